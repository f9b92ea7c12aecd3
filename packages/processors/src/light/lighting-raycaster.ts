import {
  BoolProperty,
  CameraProperty,
  ImageInport,
  ImageOutport,
  OptionPropertyInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  TransferFunctionProperty,
  VolumeInport,
} from '@ivw/network'
import { LightingRaycaster as LightingPass, type LightingSettings, type RenderedImage } from '@ivw/render'
import { ProgressiveImage } from '../image/progressive-image.ts'
import { SimpleLightingProperty } from '../properties/simple-lighting-property.ts'
import { SimpleRaycastingProperty } from '../properties/simple-raycasting-property.ts'
import { openGpu } from '../services.ts'
import { channelOptions, offerChannels, spacedId } from '../volume/channel-options.ts'
import { rayInputs } from '../volume/ray-inputs.ts'
import { volumeOnGpu } from '../volume/volume-on-gpu.ts'

const group = 'ImagePortGroup1'

/** Casts rays through a volume in the light of a light volume. */
export class LightingRaycaster extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.LightingRaycaster',
    displayName: 'Lighting Raycaster',
    category: 'Volume Rendering',
    codeState: 'experimental',
    tags: ['GL', 'DVR', 'Raycasting', 'Light'],
    help: 'Draws a volume by ray casting as a coloured medium, with the light that a Light Volume says arrives at each place: with shadows.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume to draw' }), 'VolumePortGroup')
  readonly entry = this.addPort(new ImageInport('entry-points', { help: 'Where rays enter, as texture positions' }), group)
  readonly exit = this.addPort(new ImageInport('exit-points', { help: 'Where rays leave' }), group)
  readonly lightVolume = this.addPort(new VolumeInport('lightVolume', { help: 'How much light arrives at each place of the volume' }))
  readonly background = this.addPort(new ImageInport('bg', { optional: true, help: 'An image with depth' }), group)
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The picture, premultiplied, with depth' }), group)
  readonly raycasting = this.addProperty(
    new SimpleRaycastingProperty('raycaster', 'Raycasting', { help: 'How rays gather what they meet.' }),
  )
  readonly camera = this.addProperty(
    new CameraProperty('camera', 'Camera', {}, { help: 'The camera that the entry and exit points were drawn with.' }),
  )
  readonly lighting = this.addProperty(
    new SimpleLightingProperty('lighting', 'Lighting', this.camera, { help: 'How the volume answers to light.' }),
  )
  readonly coloredLight = this.lighting.addProperty(
    new BoolProperty('supportColoredLight', 'Enable Light Color', false, {
      invalidationLevel: 'invalidResources',
      help: 'The light volume holds colours.',
    }),
  )
  readonly channel = this.addProperty(
    new OptionPropertyInt('channel', 'Render Channel', channelOptions(1, spacedId), 0, {
      serializationMode: 'all',
      help: 'Component of the volume that is classified.',
    }),
  )
  readonly transferFunction = this.addProperty(
    new TransferFunctionProperty('transferFunction', 'Transfer function', undefined, { help: 'Colour and opacity of values.' }),
  )
  readonly #raycaster = new LightingPass()
  readonly #image = new ProgressiveImage()

  constructor(identifier?: string) {
    super(identifier)
    this.volume.onChange(() => offerChannels(this.channel, this.volume.data.format.components, spacedId))
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const lightVolume = this.lightVolume.data
    const [rays, lightTexels] = await Promise.all([rayInputs(gpu, this, context), volumeOnGpu(gpu, lightVolume, context)])
    const inputs = { ...rays, light: { volume: lightVolume, texels: lightTexels } }
    const settings = this.#settings
    const paint = (image: RenderedImage) => this.#raycaster.draw(gpu, image, inputs, settings)
    this.picture.data = this.#image.draw({ context, processor: this, gpu, size: this.picture.size, paint })
  }

  get #settings(): LightingSettings {
    return {
      ...this.raycasting.settings,
      channel: this.channel.value,
      transferFunction: this.transferFunction.state,
      coloredLight: this.coloredLight.value && this.lightVolume.data.format.components >= 3,
      light: this.lighting.light,
      camera: this.camera.value,
    }
  }

  override dispose(): void {
    this.#raycaster.dispose()
    this.#image.dispose()
  }
}
