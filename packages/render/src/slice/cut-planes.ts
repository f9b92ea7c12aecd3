import {
  bufferOf,
  type CameraState,
  Mesh,
  attribute as meshAttribute,
  type TransferFunctionState,
  type Vec3,
  type Vec4,
  type Volume,
} from '@ivw/data'
import { attribute, uniform, varying } from 'three/tsl'
import { Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import { type BoundMesh, bindMesh } from '../mesh/bound-mesh.ts'
import { MeshPass } from '../pass/mesh-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import type { Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { TransferFunctionTable } from '../shading/transfer-function-table.ts'
import { VolumeSampler } from '../shading/volume-sampler.ts'
import type { VolumeTexels } from '../texture/volume-texels.ts'

export interface CutPlanesSettings {
  readonly camera: CameraState
  /** Where each plane cuts its axis, texture space; undefined where there is none. */
  readonly places: readonly [number | undefined, number | undefined, number | undefined]
  /** Colours of the first component; without it voxels are colours. */
  readonly transferFunction: TransferFunctionState | undefined
  /** Colour of the edges of the box; undefined when they are not drawn. */
  readonly box: Vec4 | undefined
}

/** Draws planes through a volume where they lie in space, and the edges of its box (processors-b spec 5.4). */
export class CutPlanes {
  readonly #volume = new VolumeSampler()
  readonly #table = new TransferFunctionTable()
  readonly #boxColor = uniform(new Vector4())
  #mapped = true
  readonly #planes = new MeshPass('cut planes', () => this.#buildPlanes())
  readonly #box = new MeshPass('box of cut planes', () => ({ color: this.#boxColor as unknown as Vec4Node }))

  /** `keep`: draws over what the image holds. */
  async draw(
    renderer: Renderer,
    image: RenderedImage,
    volume: Volume,
    texels: VolumeTexels,
    settings: CutPlanesSettings,
    start: 'clear' | 'keep',
  ): Promise<void> {
    const { camera, places, box, transferFunction } = settings
    const edges = box ? [await bindMesh(boxEdges(volume))] : []
    const planes = places.some(place => place !== undefined) ? [await bindMesh(planesMesh(volume, places))] : []
    this.#volume.set(volume, texels)
    this.#mapped = transferFunction !== undefined
    if (transferFunction) this.#table.set(transferFunction)
    if (box) this.#boxColor.value.set(...box)
    this.#box.draw(renderer, image, edges, camera, { start })
    this.#planes.draw(renderer, image, planes, camera, { start: 'keep', variant: `${this.#mapped} ${this.#volume.kind}` })
    for (const { parts } of [...edges, ...planes] as BoundMesh[]) for (const { geometry } of parts) geometry.dispose()
  }

  dispose(): void {
    this.#planes.dispose()
    this.#box.dispose()
    this.#table.dispose()
  }

  #buildPlanes(): Outputs {
    const place = varying(attribute('position', 'vec3') as never, 'texturePosition') as unknown as Vec3Node
    if (!this.#mapped) return { color: this.#volume.voxel(place) }
    return { color: this.#table.sample(this.#volume.channel(place, 0)) }
  }
}

const square = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const

function planesMesh({ modelMatrix, worldMatrix }: Volume, places: CutPlanesSettings['places']): Mesh {
  const positions: Vec3[] = []
  places.forEach((t, axis) => {
    if (t === undefined) return
    for (const [a, b] of square) positions.push(([[t, a, b] as const, [a, t, b] as const, [a, b, t] as const] as const)[axis] as Vec3)
  })
  const indices = Array.from({ length: positions.length / 4 }, (_, i) => [0, 1, 2, 2, 1, 3].map(corner => 4 * i + corner)).flat()
  return new Mesh({
    buffers: [meshAttribute('position', bufferOf('Vec3FLOAT32', Float32Array.from(positions.flat())))],
    indices: [{ drawType: 'triangles', connectivity: 'none', buffer: bufferOf('UINT32', Uint32Array.from(indices)) }],
    modelMatrix,
    worldMatrix,
  })
}

/** One strip over all edges, some twice; corners in binary order, z fastest. */
const strip = [1, 0, 2, 3, 7, 5, 4, 6, 2, 0, 4, 5, 1, 3, 7, 6]

function boxEdges({ modelMatrix, worldMatrix }: Volume): Mesh {
  const corners = Array.from({ length: 8 }, (_, i) => [i >> 2, (i >> 1) & 1, i & 1])
  return new Mesh({
    buffers: [meshAttribute('position', bufferOf('Vec3FLOAT32', Float32Array.from(corners.flat())))],
    indices: [{ drawType: 'lines', connectivity: 'strip', buffer: bufferOf('UINT32', Uint32Array.from(strip)) }],
    modelMatrix,
    worldMatrix,
  })
}
