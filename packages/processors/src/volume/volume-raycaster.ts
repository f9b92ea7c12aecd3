import {
  CameraProperty,
  EventProperty,
  ImageInport,
  ImageOutport,
  IsoTFProperty,
  OptionPropertyInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeInport,
} from '@ivw/network'
import { Raycaster, type RaycastSettings, type RenderedImage } from '@ivw/render'
import { ProgressiveImage } from '../image/progressive-image.ts'
import { VolumeIndicatorProperty } from '../properties/plane-property.ts'
import { RaycastingProperty } from '../properties/raycasting-property.ts'
import { SimpleLightingProperty } from '../properties/simple-lighting-property.ts'
import { openGpu } from '../services.ts'
import { channelOptions, offerChannels, spacedId } from './channel-options.ts'
import { rayInputs } from './ray-inputs.ts'

const group = 'ImagePortGroup1'

/** Casts rays through a volume, from entry to exit points. */
export class VolumeRaycaster extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VolumeRaycaster',
    displayName: 'Volume Raycaster',
    category: 'Volume Rendering',
    codeState: 'stable',
    tags: ['GL', 'DVR', 'Raycasting'],
    help: 'Draws a volume by ray casting: as a coloured medium (transfer function), as iso surfaces, or both. Entry and exit points say from where to where each ray goes; their camera has to be the same as the one here.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume to draw' }), 'VolumePortGroup')
  readonly entry = this.addPort(new ImageInport('entry', { help: 'Where rays enter, as texture positions' }), group)
  readonly exit = this.addPort(new ImageInport('exit', { help: 'Where rays leave' }), group)
  readonly background = this.addPort(
    new ImageInport('bg', { optional: true, help: 'An image with depth; the volume is drawn in front of and behind it' }),
    group,
  )
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The picture, premultiplied, with depth' }), group)

  readonly channel = this.addProperty(
    new OptionPropertyInt('channel', 'Render Channel', channelOptions(1, spacedId), 0, {
      serializationMode: 'all',
      help: 'Component of the volume that is classified.',
    }),
  )
  readonly raycasting = this.addProperty(new RaycastingProperty('raycaster', 'Raycasting', { help: 'How rays gather what they meet.' }))
  readonly isotf = this.addProperty(
    new IsoTFProperty(
      'isotfComposite',
      'TF & Isovalues',
      {},
      { invalidationLevel: 'invalidResources', help: 'Colour and opacity of values, and surfaces of equal value.' },
    ),
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
  readonly toggleShading = this.addProperty(
    new EventProperty(
      'toggleShading',
      'Toggle Shading',
      { kind: 'key', key: 'L', states: ['press'], modifiers: [] },
      event => {
        this.lighting.toggle()
        event.used = true
      },
      { help: 'Switches between no shading and Phong shading.' },
    ),
  )
  readonly #raycaster = new Raycaster()
  readonly #image = new ProgressiveImage()

  constructor(identifier?: string) {
    super(identifier)
    this.volume.onChange(() => this.#offerChannels(this.volume.data.format.components))
  }

  /** A volume with gradients in three of its four components has its value in the other one. */
  #offerChannels(components: number): void {
    if (this.channel.options.length === components) return
    offerChannels(this.channel, components, spacedId)
    if (components !== 4) return
    if (this.raycasting.gradient === 'precomputedXYZ') this.channel.selectIndex(3)
    if (this.raycasting.gradient === 'precomputedYZW') this.channel.selectIndex(0)
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const inputs = await rayInputs(gpu, this, context)
    const settings = this.#settings
    const paint = (image: RenderedImage) => this.#raycaster.draw(gpu, image, inputs, settings)
    this.picture.data = this.#image.draw({ context, processor: this, gpu, size: this.picture.size, paint })
  }

  get #settings(): RaycastSettings {
    return {
      ...this.raycasting.settings,
      channel: this.channel.value,
      transferFunction: this.isotf.transferFunction.state,
      isoValues: this.isotf.isoValues.state.points,
      light: this.lighting.light,
      camera: this.camera.value,
      planes: this.positionIndicator.planes,
    }
  }

  override dispose(): void {
    this.#raycaster.dispose()
    this.#image.dispose()
  }
}
