import {
  dot,
  normalize,
  plainNumbers,
  planeSlice,
  subtract,
  transformPoint,
  unproject,
  type Vec2,
  type Vec3,
  type Volume,
  valueFromData,
} from '@ivw/data'
import {
  CameraProperty,
  FloatVec3Property,
  ImageInport,
  ImageOutport,
  type PickingEvent,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  TransferFunctionProperty,
  VolumeInport,
} from '@ivw/network'
import { DrawnImage, EmbeddedSlice } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { openGpu, pointerFeedbackService } from '../services.ts'
import { volumeOnGpu } from './volume-on-gpu.ts'

/** One slice of a volume at any angle, drawn where it lies in space. */
export class EmbeddedVolumeSlice extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.EmbeddedVolumeSlice',
    displayName: 'Embedded Volume Slice',
    category: 'Volume Rendering',
    codeState: 'stable',
    tags: ['GL'],
    help: 'Draws a slice of a volume at any angle as a plane in space, with a transfer function. A tool tip tells the voxel under the pointer.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume to cut' }))
  readonly behind = this.addPort(new ImageInport('background', { optional: true, help: 'An image with depth to draw over' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The picture, with depth and picking' }))
  readonly planeNormal = this.addProperty(
    new FloatVec3Property('planeNormal', 'Plane Normal', [1, 0, 0], {
      min: -1,
      max: 1,
      increment: 0.01,
      help: 'Direction that the plane faces, in the texture space of the volume.',
    }),
  )
  readonly planePosition = this.addProperty(
    new FloatVec3Property('planePosition', 'Plane Position', [0.5, 0.5, 0.5], {
      min: 0,
      max: 1,
      increment: 0.01,
      help: 'A point of the plane, from 0 to 1 along each edge of the volume.',
    }),
  )
  readonly transferFunction = this.addProperty(
    new TransferFunctionProperty('transferFunction', 'Transfer Function', undefined, {
      help: 'Colour and opacity of the first component.',
    }),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'From where the slice is seen.' }))
  readonly trackball = this.addProperty(
    new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
  )
  readonly #slice = new EmbeddedSlice()
  readonly #image = new DrawnImage()
  readonly #picking = this.addPicking(1, event => this.#point(event))
  #telling: Promise<void> | undefined

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const volume = this.volume.data
    const [texels, background] = await Promise.all([volumeOnGpu(gpu, volume, context), fittedInput(gpu, this.behind)])
    const image = this.#image.at(gpu, this.picture.size)
    if (background) gpu.copyInto(background, image)
    const { modelMatrix, worldMatrix } = volume
    const slice = planeSlice({ point: this.planePosition.value, normal: this.planeNormal.value, modelMatrix, worldMatrix })
    const settings = { camera: this.camera.value, transferFunction: this.transferFunction.state, id: this.#picking.first }
    await this.#slice.draw(gpu, image, { volume, texels, slice, background }, settings)
    this.picture.data = image
  }

  #point(event: PickingEvent): void {
    if (event.hover === 'none' || event.canvas === undefined || !this.services.has(pointerFeedbackService)) return
    const feedback = this.services.get(pointerFeedbackService)
    const { canvas } = event
    if (event.hover === 'exit') feedback.toolTip(canvas, '')
    // While one voxel is read, others are not: the next move tells where the pointer is then.
    else
      this.#telling ??= this.#describe(event.position)
        .then(text => feedback.toolTip(canvas, text))
        // What is told is not worth an error of its own: a volume that cannot be read fails where it is drawn.
        .catch(() => undefined)
        .finally(() => {
          this.#telling = undefined
        })
  }

  /** Resolves when the last move has been answered. */
  get settled(): Promise<void> {
    return this.#telling ?? Promise.resolve()
  }

  async #describe(position: Vec2): Promise<string> {
    const volume = this.volume.dataOrUndefined
    const place = volume && this.#placeUnder(volume, position)
    if (!place) return ''
    const index = place.map((part, axis) => voxelAt(part, volume.dimensions[axis] as number)) as unknown as Vec3
    const values = await valuesOf(volume, index)
    const world = transformPoint(volume.worldFromTexture, place)
    return `Voxel: ${index.join(', ')}\nPosition: ${listed(world)}\nValue: ${listed(values)}`
  }

  /** Where the ray through a point of the picture meets the plane, in texture space. */
  #placeUnder(volume: Volume, [u, v]: Vec2): Vec3 | undefined {
    const { textureFromWorld } = volume
    const onRay = (depth: number): Vec3 => transformPoint(textureFromWorld, unproject(this.camera.value, [2 * u - 1, 2 * v - 1, depth]))
    const [near, far] = [onRay(-1), onRay(1)]
    const normal = normalize(this.planeNormal.value)
    const [before, behind] = [near, far].map(point => dot(subtract(point, this.planePosition.value), normal)) as [number, number]
    if (before === behind) return undefined
    const t = before / (before - behind)
    return near.map((from, axis) => from + t * ((far[axis] as number) - from)) as unknown as Vec3
  }

  override dispose(): void {
    this.#slice.dispose()
    this.#image.dispose()
  }
}

const voxelAt = (place: number, count: number): number => Math.min(Math.max(Math.floor(place * count), 0), count - 1)
const listed = (numbers: readonly number[]): string => numbers.map(number => String(Number(number.toPrecision(5)))).join(', ')

/** Physical values of all components. */
async function valuesOf(volume: Volume, [x, y, z]: Vec3): Promise<readonly number[]> {
  const { format, dimensions, dataMap } = volume
  const first = (x + dimensions[0] * (y + dimensions[1] * z)) * format.components
  const stored = plainNumbers(format, (await volume.read()).subarray(first, first + format.components))
  return Array.from(stored, number => valueFromData(dataMap, number))
}
