import { type HeightScaling, heightField, Image, type Layer } from '@ivw/data'
import {
  FloatMinMaxProperty,
  FloatProperty,
  ImageInport,
  ImageOutport,
  OptionPropertyInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'

const modes = [
  { id: 'scaleFixed', name: 'Fixed Range [0:1]', value: 0 },
  { id: 'scaleRange', name: 'Data Range', value: 1 },
  { id: 'scaleSeaLevel', name: 'Sea Level', value: 2 },
]

/** Makes heights of an image. */
export class HeightFieldMapper extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.HeightFieldMapper',
    displayName: 'Height Field Mapper',
    category: 'Heightfield',
    codeState: 'experimental',
    tags: ['CPU', 'Height Field'],
    help: 'Makes heights of the first channel of an image, for the Height Field Renderer.',
    background: true,
  }

  readonly image = this.addPort(new ImageInport('image', { outportDeterminesSize: true, help: 'The image; its first channel counts' }))
  readonly heights = this.addPort(
    new ImageOutport('heightfield', { handlesResize: false, help: 'Heights as red floats, in the size of the image' }),
  )
  readonly scaling = this.addProperty(
    new OptionPropertyInt('scalingmode', 'Scaling Mode', modes, 0, {
      help: '**Fixed Range**: from 0 at the lowest value to 1 at the highest. **Data Range**: between two heights. **Sea Level**: above and below a value.',
    }),
  )
  readonly range = this.addProperty(
    new FloatMinMaxProperty('heightrange', 'Height Range', [0, 1], {
      range: [-10, 10],
      help: 'Heights of the lowest and of the highest value.',
    }),
  ).visibleWhen(this.scaling, ({ selected }) => selected === 'scaleRange')
  readonly maximum = this.addProperty(
    new FloatProperty('maxheight', 'Maximum Height', 1, { min: 0, max: 10, help: 'Of the value that is farthest from the sea level.' }),
  ).visibleWhen(this.scaling, ({ selected }) => selected === 'scaleSeaLevel')
  readonly seaLevel = this.addProperty(
    new FloatProperty('sealevel', 'Sea Level', 0, { min: -10, max: 10, help: 'The value that has the height 0.' }),
  ).visibleWhen(this.scaling, ({ selected }) => selected === 'scaleSeaLevel')

  override async process(context: ProcessContext): Promise<void> {
    const layer = this.image.data.colorLayers[0] as Layer
    const array = await layer.read(context.signal)
    this.heights.data = new Image({ colorLayers: [await inTurns(heightField(layer, array, this.#rule), context)] })
  }

  get #rule(): HeightScaling {
    switch (this.scaling.selected) {
      case 'scaleRange':
        return { mode: 'range', range: this.range.value }
      case 'scaleSeaLevel':
        return { mode: 'seaLevel', seaLevel: this.seaLevel.value, maximum: this.maximum.value }
      default:
        return { mode: 'fixed' }
    }
  }
}
