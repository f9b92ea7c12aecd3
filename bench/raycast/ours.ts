import {
  basisFromSpacing,
  type CameraState,
  cubeMesh,
  defaultCamera,
  formatByName,
  memory,
  type TransferFunctionState,
  Volume,
} from '@ivw/data'
import {
  boundRendered,
  EntryExit,
  Gpu,
  type LightState,
  offscreenGpuHome,
  Raycaster,
  type RaycastSettings,
  RenderedImage,
} from '@ivw/render'
import { type Case, edge, eyeOf, halfView, light, pictureSize, type Renderer, samplingRate } from './scene.ts'

const grey = (value: number) => [value, value, value] as const
/** As far away as if it came from one direction. */
const headlight: Omit<LightState, 'mode'> = {
  frame: 'view',
  position: [0, 0, 1e4],
  ambient: grey(light.ambient),
  diffuse: grey(light.diffuse),
  specular: grey(light.specular),
  shininess: light.shininess,
}

let gpu: Promise<Gpu> | undefined

/** Entry and exit points, raycast, bitmap: what a canvas costs. */
export async function ours(
  { points, shaded }: Case,
  voxels: Uint8Array<ArrayBuffer>,
): Promise<Renderer & { readonly description: string }> {
  gpu ??= Gpu.open(offscreenGpuHome())
  const open = await gpu
  const volume = new Volume({
    dimensions: [edge, edge, edge],
    format: formatByName('UINT8'),
    source: memory(voxels),
    modelMatrix: basisFromSpacing([edge, edge, edge], [1 / edge, 1 / edge, 1 / edge]),
  })
  const mesh = await open.mesh(cubeMesh({ modelMatrix: volume.modelMatrix, faceNormals: false }))
  const texels = await open.volume(volume)
  const image = new RenderedImage(open, [pictureSize, pictureSize])
  const [entryExit, raycaster] = [new EntryExit(), new Raycaster()]
  const transferFunction: TransferFunctionState = {
    points: points.map(([position, ...color]) => ({ position, color })),
    mask: [0, 1],
    type: 'relative',
  }
  const canvas = new OffscreenCanvas(pictureSize, pictureSize)
  const shown = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  return {
    description: open.description,
    async frame(number) {
      const camera: CameraState = {
        ...defaultCamera,
        lookFrom: eyeOf(number),
        fov: (2 * Math.atan(halfView) * 180) / Math.PI,
        near: 0.1,
        far: 10,
      }
      const settings: RaycastSettings = {
        rendering: 'dvr',
        classification: 'transfer-function',
        compositing: 'dvr',
        gradient: 'central',
        samplingRate,
        channel: 0,
        transferFunction,
        isoValues: [],
        light: { ...headlight, mode: shaded ? 'blinnphong' : 'none' },
        camera,
        planes: [],
      }
      const { entry, exit } = entryExit.draw(open, { mesh, camera, capNearClipping: true, size: [pictureSize, pictureSize] })
      raycaster.draw(open, image, { volume, texels, entry: boundRendered(entry), exit: boundRendered(exit) }, settings)
      const bitmap = await open.toBitmap(image.colorLayers[0] as never)
      shown.drawImage(bitmap, 0, 0)
      bitmap.close()
      shown.getImageData(0, 0, 1, 1)
    },
    async picture() {
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
      return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
    },
  }
}
