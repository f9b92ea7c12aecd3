import {
  CameraProperty,
  ImageInport,
  ImageOutport,
  IsoTFProperty,
  OptionPropertyInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeInport,
} from '@ivw/network'
import { Raycaster, type RenderedImage } from '@ivw/render'
import { ProgressiveImage } from '../image/progressive-image.ts'
import { VolumeIndicatorProperty } from '../properties/plane-property.ts'
import { RaycastingProperty } from '../properties/raycasting-property.ts'
import { SimpleLightingProperty } from '../properties/simple-lighting-property.ts'
import { openGpu } from '../services.ts'
import { channelOptions, joinedId, offerChannels } from './channel-options.ts'
import { rayInputs } from './ray-inputs.ts'

const group = 'ImagePortGroup1'

/** Inviwo's raycaster of 2022 and later: direct volume rendering and iso surfaces. */
export class StandardVolumeRaycaster extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.StandardVolumeRaycaster',
    displayName: 'Standard Volume Raycaster',
    category: 'Volume Rendering',
    codeState: 'stable',
    tags: ['GL', 'DVR', 'Raycasting'],
    help: 'Draws a volume by ray casting, as a coloured medium, as iso surfaces, or both. Entry and exit points say from where to where each ray goes.',
  }

  readonly volume = this.addPort(new VolumeInport('volume', { help: 'The volume to draw' }), 'VolumePortGroup')
  readonly entry = this.addPort(new ImageInport('entry', { help: 'Where rays enter, as texture positions' }), group)
  readonly exit = this.addPort(new ImageInport('exit', { help: 'Where rays leave' }), group)
  readonly background = this.addPort(
    new ImageInport('bg', { optional: true, help: 'An image with depth, in front of and behind the volume' }),
    group,
  )
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The picture, premultiplied, with depth' }), group)
  readonly raycasting = this.addProperty(new RaycastingProperty('raycaster', 'Raycasting', { help: 'How rays gather what they meet.' }))
  readonly channel = this.raycasting.addProperty(
    new OptionPropertyInt('channel', 'Render Channel', channelOptions(1, joinedId), 0, {
      serializationMode: 'all',
      help: 'Component of the volume that is classified.',
    }),
  )
  readonly isotf = this.addProperty(
    new IsoTFProperty(
      'isotf',
      'Iso & TF',
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
  readonly #raycaster = new Raycaster()
  readonly #image = new ProgressiveImage()

  constructor(identifier?: string) {
    super(identifier)
    this.raycasting.property('compositingMode')?.setMeta({ visible: false })
    this.volume.onChange(() => offerChannels(this.channel, this.volume.data.format.components, joinedId))
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const inputs = await rayInputs(gpu, this, context)
    const settings = {
      ...this.raycasting.settings,
      channel: this.channel.value,
      transferFunction: this.isotf.transferFunction.state,
      isoValues: this.isotf.isoValues.state.points,
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
