import {
  BoolProperty,
  CameraProperty,
  FloatProperty,
  ImageInport,
  ImageOutport,
  IntVec2Property,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  TransferFunctionProperty,
  VolumeInport,
} from '@ivw/network'
import { PlainRaycaster, type RenderedImage } from '@ivw/render'
import { ProgressiveImage } from '../image/progressive-image.ts'
import { SimpleLightingProperty } from '../properties/simple-lighting-property.ts'
import { openGpu } from '../services.ts'
import { withoutEffect } from './opencl-options.ts'
import { rayInputs } from './ray-inputs.ts'

const group = 'ImagePortGroup1'

/** Inviwo's OpenCL sample, drawn like all others. */
export class VolumeRaycasterCL extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VolumeRaycasterCL',
    displayName: 'Volume Raycaster (OpenCL)',
    category: 'Volume Rendering',
    codeState: 'experimental',
    tags: ['GL', 'DVR', 'Raycasting'],
    help: 'Draws the first component of a volume as a coloured medium by ray casting. It stands for the OpenCL processor of older workspaces.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume to draw' }))
  readonly entry = this.addPort(new ImageInport('entry-points', { help: 'Where rays enter, as texture positions' }), group)
  readonly exit = this.addPort(new ImageInport('exit-points', { help: 'Where rays leave' }), group)
  readonly background = this.addPort(new ImageInport('background', { optional: true, help: 'What lies behind the volume' }), group)
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The picture, premultiplied' }), group)
  readonly samplingRate = this.addProperty(
    new FloatProperty('samplingRate', 'Sampling Rate', 1, { min: 1, max: 15, help: 'Samples per voxel along a ray.' }),
  )
  readonly transferFunction = this.addProperty(
    new TransferFunctionProperty('transferFunction', 'Transfer function', undefined, { help: 'Colour and opacity of values.' }),
  )
  readonly workGroup = this.addProperty(new IntVec2Property('wgsize', 'Work Group Size', [8, 8], { min: 0, max: 256, help: withoutEffect }))
  readonly sharing = this.addProperty(new BoolProperty('glsharing', 'Use OpenGL sharing', true, { help: withoutEffect }))
  readonly camera: CameraProperty
  readonly lighting: SimpleLightingProperty
  readonly #raycaster = new PlainRaycaster()
  readonly #image = new ProgressiveImage()

  constructor(identifier?: string) {
    super(identifier)
    this.camera = new CameraProperty('camera', 'Camera', {}, { help: 'The camera that the entry and exit points were drawn with.' })
    this.lighting = this.addProperty(new SimpleLightingProperty('lighting', 'Lighting', this.camera, { help: 'The light on the volume.' }))
    this.addProperty(this.camera)
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const inputs = await rayInputs(gpu, this, context)
    const settings = {
      samplingRate: this.samplingRate.value,
      transferFunction: this.transferFunction.state,
      light: this.lighting.light,
      camera: this.camera.value,
    }
    const paint = (image: RenderedImage) => this.#raycaster.draw(gpu, image, inputs, settings)
    this.picture.data = this.#image.draw({ context, processor: this, gpu, size: this.picture.size, paint })
  }

  override dispose(): void {
    this.#raycaster.dispose()
    this.#image.dispose()
  }
}
