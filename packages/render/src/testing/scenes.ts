import type { CameraState } from '@ivw/data'
import {
  basisFromSpacing,
  cubeMesh,
  defaultCamera,
  formatByName,
  memory,
  type TransferFunctionState,
  type Vec2,
  type Vec3,
  Volume,
} from '@ivw/data'
import type { Gpu } from '../gpu.ts'
import { boundRendered } from '../pass/bound-image.ts'
import { EntryExit } from '../raycast/entry-exit.ts'
import type { RaycastInputs, RaycastSettings } from '../raycast/raycast-settings.ts'
import { defaultLight } from '../shading/lighting.ts'

/** A volume whose edges are 1 long and whose value at a voxel centre (texture space) is `value`, from 0 to 1. */
export function volumeOf(dimensions: Vec3, value: (x: number, y: number, z: number) => number, format = 'UINT8'): Volume {
  const [nx, ny, nz] = dimensions
  const known = formatByName(format)
  const scale = known.numericType === 'float' ? 1 : 2 ** known.bits - 1
  const array =
    format === 'UINT8' ? new Uint8Array(nx * ny * nz) : format === 'UINT16' ? new Uint16Array(nx * ny * nz) : new Float32Array(nx * ny * nz)
  let i = 0
  for (let z = 0; z < nz; z++)
    for (let y = 0; y < ny; y++) for (let x = 0; x < nx; x++) array[i++] = value((x + 0.5) / nx, (y + 0.5) / ny, (z + 0.5) / nz) * scale
  const spacing: Vec3 = [1 / nx, 1 / ny, 1 / nz]
  return new Volume({ dimensions, format: known, source: memory(array), modelMatrix: basisFromSpacing(dimensions, spacing) })
}

/** A soft ball: 1 in the middle, 0 at the faces. */
export const ball = (x: number, y: number, z: number): number => Math.max(0, 1 - 2 * Math.hypot(x - 0.5, y - 0.5, z - 0.5))

export const constantOpacity = (opacity: number): TransferFunctionState => ({
  points: [{ position: 0, color: [1, 1, 1, opacity] }],
  mask: [0, 1],
  type: 'relative',
})

export const testCamera: CameraState = { ...defaultCamera, lookFrom: [0, 0, 2] }

export const testSettings: RaycastSettings = {
  rendering: 'dvr',
  classification: 'transfer-function',
  compositing: 'dvr',
  gradient: 'central',
  samplingRate: 2,
  channel: 0,
  transferFunction: constantOpacity(0.01),
  isoValues: [],
  light: { ...defaultLight, mode: 'none' },
  camera: testCamera,
  planes: [],
}

/** Entry and exit points of the whole volume, bound. */
export async function inputsFor(gpu: Gpu, volume: Volume, camera: CameraState, size: Vec2): Promise<RaycastInputs> {
  const mesh = await gpu.mesh(cubeMesh({ modelMatrix: volume.modelMatrix, worldMatrix: volume.worldMatrix }))
  const { entry, exit } = new EntryExit().draw(gpu, { mesh, camera, size, capNearClipping: true })
  return { volume, texels: await gpu.volume(volume), entry: boundRendered(entry), exit: boundRendered(exit) }
}
