import {
  CameraProperty,
  CompositeProperty,
  ImageInport,
  ImageOutport,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  TransferFunctionProperty,
  VolumeInport,
} from '@ivw/network'
import { MultichannelRaycaster as ChannelsPass, type RenderedImage } from '@ivw/render'
import { ProgressiveImage } from '../image/progressive-image.ts'
import { VolumeIndicatorProperty } from '../properties/plane-property.ts'
import { SimpleLightingProperty } from '../properties/simple-lighting-property.ts'
import { SimpleRaycastingProperty } from '../properties/simple-raycasting-property.ts'
import { openGpu } from '../services.ts'
import { rayInputs } from './ray-inputs.ts'

const group = 'ImagePortGroup1'

/** Draws every component of a volume with a transfer function of its own. */
export class MultichannelRaycaster extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.MultichannelRaycaster',
    displayName: 'Multichannel Raycaster',
    category: 'Volume Rendering',
    codeState: 'experimental',
    tags: ['GL', 'DVR', 'Raycasting'],
    help: 'Draws a volume of up to four components by ray casting, each as a medium with its own transfer function.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume to draw' }), 'VolumePortGroup')
  readonly entry = this.addPort(new ImageInport('entry', { help: 'Where rays enter, as texture positions' }), group)
  readonly exit = this.addPort(new ImageInport('exit', { help: 'Where rays leave' }), group)
  readonly background = this.addPort(new ImageInport('bg', { optional: true, help: 'An image with depth' }), group)
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The picture, premultiplied, with depth' }), group)
  readonly raycasting = this.addProperty(
    new SimpleRaycastingProperty('raycaster', 'Raycasting', { help: 'How rays gather what they meet.' }),
  )
  readonly camera = this.addProperty(
    new CameraProperty('camera', 'Camera', {}, { help: 'The camera that the entry and exit points were drawn with.' }),
  )
  readonly lighting = this.addProperty(
    new SimpleLightingProperty('lighting', 'Lighting', this.camera, { help: 'The light on the volume.' }),
  )
  readonly positionIndicator = this.addProperty(
    new VolumeIndicatorProperty('positionindicator', 'Position Indicator', { help: 'Planes through the volume.' }),
  )
  readonly transferFunctions = this.addProperty(
    new CompositeProperty('transfer-functions', 'Transfer functions', { help: 'One for each component.' }),
  )
  readonly functions = [1, 2, 3, 4].map(channel =>
    this.transferFunctions.addProperty(
      new TransferFunctionProperty(`transferFunction${channel}`, `Channel ${channel}`, undefined, {
        help: 'Colour and opacity of values.',
      }),
    ),
  )
  readonly #raycaster = new ChannelsPass()
  readonly #image = new ProgressiveImage()

  constructor(identifier?: string) {
    super(identifier)
    this.volume.onChange(() => this.#show(this.volume.data.format.components))
  }

  #show(components: number): void {
    this.functions.forEach((property, i) => {
      property.setMeta({ visible: i < components })
    })
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const inputs = await rayInputs(gpu, this, context)
    const { classification: _, ...raycasting } = this.raycasting.settings
    const settings = {
      transferFunctions: this.functions.slice(0, inputs.volume.format.components).map(({ state }) => state),
      ...raycasting,
      light: this.lighting.light,
      camera: this.camera.value,
      planes: this.positionIndicator.planes,
    }
    const paint = (image: RenderedImage) => this.#raycaster.draw(gpu, image, inputs, settings)
    this.picture.data = this.#image.draw({ context, processor: this, gpu, size: this.picture.size, paint })
  }

  override dispose(): void {
    this.#raycaster.dispose()
    this.#image.dispose()
  }
}
