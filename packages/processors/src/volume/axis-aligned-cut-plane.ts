import type { Vec3, Vec4 } from '@ivw/data'
import {
  BoolCompositeProperty,
  BoolProperty,
  CameraProperty,
  FloatProperty,
  FloatVec4Property,
  ImageInport,
  ImageOutport,
  IntProperty,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  TransferFunctionProperty,
  VolumeInport,
} from '@ivw/network'
import { CutPlanes, type CutPlanesSettings, DrawnImage } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { CameraTrackball } from '../properties/camera-trackball.ts'
import { colorOptions } from '../properties/ordinal-options.ts'
import { openGpu } from '../services.ts'
import { volumeOnGpu } from './volume-on-gpu.ts'

const [black, white]: [Vec4, Vec4] = [
  [0, 0, 0, 1],
  [1, 1, 1, 1],
]
const opaque = {
  points: [
    { position: 0, color: black },
    { position: 1, color: white },
  ],
  mask: [0, 1],
  type: 'relative',
} as const

/** Slices along the axes, drawn where they lie in space. */
export class AxisAlignedCutPlane extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.AxisAlignedCutPlane',
    displayName: 'Axis Aligned Cut Plane',
    category: 'Volume Rendering',
    codeState: 'stable',
    tags: ['GL'],
    help: 'Draws up to three slices of a volume, one along each axis, as planes in space, with a transfer function.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume to cut' }))
  readonly behind = this.addPort(new ImageInport('imageInport_', { optional: true, help: 'An image with depth to draw over' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The picture, with depth' }))
  readonly planes = (['x', 'y', 'z'] as const).map(axis => this.#plane(axis))
  readonly disableTF = this.addProperty(
    new BoolProperty('disableTF', 'Disable transfer function', false, {
      invalidationLevel: 'invalidResources',
      help: 'Voxels are colours themselves.',
    }),
  )
  readonly transferFunction = this.addProperty(
    new TransferFunctionProperty('transferfunction', 'Transfer Function', opaque, { help: 'Colours of the first component.' }),
  )
  readonly boundingBox = this.addProperty(
    new BoolProperty('boundingBox', 'Render Bounding Box', true, { help: 'Draws the edges of the box.' }),
  )
  readonly boundingBoxColor = this.addProperty(
    new FloatVec4Property('boundingBoxColor', 'Bounding Box Color', black, colorOptions({ help: 'Colour of the edges.' })),
  )
  readonly renderPointSize = this.addProperty(
    new FloatProperty('renderPointSize', 'Point Size', 1, { min: 0.001, max: 15, increment: 0.1, help: 'Has no effect on lines.' }),
  )
  readonly renderLineWidth = this.addProperty(
    new FloatProperty('renderLineWidth', 'Line Width', 1, {
      min: 0.001,
      max: 15,
      increment: 0.1,
      help: 'Width of the edges; GPUs draw 1 pixel.',
    }),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'From where the planes are seen.' }))
  readonly trackball = this.addProperty(
    new CameraTrackball('trackball', 'Trackball', this.camera, { help: 'How mouse and keys move the camera.' }),
  )
  readonly #drawing = new CutPlanes()
  readonly #image = new DrawnImage()

  constructor(identifier?: string) {
    super(identifier)
    this.volume.onChange(() => this.#fitSlices(this.volume.data.dimensions))
  }

  #plane(axis: string) {
    const name = axis.toUpperCase()
    const enabled = this.addProperty(
      new BoolCompositeProperty(axis, `${name} Axis`, true, { help: `The plane perpendicular to the ${axis} axis.` }),
    )
    const slice = enabled.addProperty(
      new IntProperty('slice', `${name} Slice`, 50, { min: 1, max: 100, help: 'Number of the slice, from 1.' }),
    )
    return { enabled, slice }
  }

  /** Another number of slices: the one at the same place. */
  #fitSlices(dimensions: Vec3): void {
    this.planes.forEach(({ slice }, axis) => {
      const count = dimensions[axis] as number
      const { value, max } = slice
      if (max !== count) slice.setState({ max: count, value: Math.max(1, Math.trunc((value / max) * count)) })
    })
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const volume = this.volume.data
    const [texels, behind] = await Promise.all([volumeOnGpu(gpu, volume, context), fittedInput(gpu, this.behind)])
    const image = this.#image.at(gpu, this.picture.size)
    if (behind) gpu.copyInto(behind, image)
    await this.#drawing.draw(gpu, image, volume, texels, this.#settings, behind ? 'keep' : 'clear')
    this.picture.data = image
  }

  get #settings(): CutPlanesSettings {
    const places = this.planes.map(({ enabled, slice }) => (enabled.checked ? (slice.value - 0.5) / slice.max : undefined))
    return {
      camera: this.camera.value,
      places: places as unknown as CutPlanesSettings['places'],
      transferFunction: this.disableTF.value ? undefined : this.transferFunction.state,
      box: this.boundingBox.value ? this.boundingBoxColor.value : undefined,
    }
  }

  override dispose(): void {
    this.#drawing.dispose()
    this.#image.dispose()
  }
}
