import {
  CameraProperty,
  FloatVec4Property,
  ImageInport,
  ImageOutport,
  OptionPropertyInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeInport,
} from '@ivw/network'
import { IsoRaycaster, type IsoRaycastSettings, type RenderedImage } from '@ivw/render'
import { ProgressiveImage } from '../image/progressive-image.ts'
import { colorOptions } from '../properties/ordinal-options.ts'
import { SimpleLightingProperty } from '../properties/simple-lighting-property.ts'
import { SimpleRaycastingProperty } from '../properties/simple-raycasting-property.ts'
import { openGpu } from '../services.ts'
import { channelOptions, offerChannels } from './channel-options.ts'
import { rayInputs } from './ray-inputs.ts'

const group = 'ImagePortGroup1'
const zeroBasedId = (channel: number): string => `Channel ${channel - 1}`

/** Draws one surface of equal value in a volume. */
export class ISORaycaster extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.ISORaycaster',
    displayName: 'ISO Raycaster',
    category: 'Volume Rendering',
    codeState: 'stable',
    tags: ['GL', 'Raycasting'],
    help: 'Draws the opaque surface on which a volume has a value. Entry and exit points say from where to where each ray goes; their camera has to be the same as the one here.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume to draw' }), 'VolumePortGroup')
  readonly entry = this.addPort(new ImageInport('entry', { help: 'Where rays enter, as texture positions' }), group)
  readonly exit = this.addPort(new ImageInport('exit', { help: 'Where rays leave' }), group)
  readonly background = this.addPort(
    new ImageInport('bg', { optional: true, help: 'An image with depth; it hides the surface where it is nearer' }),
    group,
  )
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The picture, with depth' }), group)
  readonly surfaceColor = this.addProperty(
    new FloatVec4Property('surfaceColor', 'Surface Color', [1, 1, 1, 1], colorOptions({ help: 'Colour of the surface; it is opaque.' })),
  )
  readonly channel = this.addProperty(
    new OptionPropertyInt('channel', 'Render Channel', channelOptions(1, zeroBasedId), 0, {
      serializationMode: 'all',
      help: 'Component of the volume that has the surface.',
    }),
  )
  readonly raycasting = this.addProperty(
    new SimpleRaycastingProperty('raycasting', 'Raycasting', { help: 'Value of the surface, and how it is searched.' }),
  )
  readonly camera = this.addProperty(
    new CameraProperty('camera', 'Camera', {}, { help: 'The camera that the entry and exit points were drawn with.' }),
  )
  readonly lighting = this.addProperty(
    new SimpleLightingProperty('lighting', 'Lighting', this.camera, { help: 'The light on the surface.' }),
  )
  readonly #raycaster = new IsoRaycaster()
  readonly #image = new ProgressiveImage()

  constructor(identifier?: string) {
    super(identifier)
    this.raycasting.compositing.setMeta({ visible: false })
    this.volume.onChange(() => offerChannels(this.channel, this.volume.data.format.components, zeroBasedId))
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const inputs = await rayInputs(gpu, this, context)
    const [r, g, b] = this.surfaceColor.value
    const { isoValue, gradient, samplingRate } = this.raycasting.settings
    const settings: IsoRaycastSettings = {
      isoValue,
      gradient,
      samplingRate,
      surfaceColor: [r, g, b],
      channel: this.channel.value,
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
