import type { Vec2 } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  FloatVec2Property,
  ImageInport,
  ImageOutport,
  IntProperty,
  IntVec2Property,
  IsoTFProperty,
  OptionPropertyInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeInport,
} from '@ivw/network'
import { AxisPass, clearImage, DrawnImage, defaultLayout, LegendPass, layoutOver } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { AxisProperty } from '../properties/axis-property.ts'
import { openGpu } from '../services.ts'
import { legendAnchors, legendPlace, legendSides } from './legend-place.ts'
import { LegendStyleProperty } from './legend-style-property.ts'

const placements = [
  ...legendSides.map((id, value) => ({ id, name: id[0]?.toUpperCase() + id.slice(1), value })),
  { id: 'custom', name: 'Custom', value: 4 },
]
const custom = 4
const rotations = [0, 90, 180, 270].map((degrees, value) => ({ id: `degree${degrees}`, name: `${degrees} degrees`, value }))

/** Draws a bar with the colours of a transfer function and the values that they stand for. */
export class ColorScaleLegend extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.ColorScaleLegend',
    displayName: 'Color Scale Legend',
    category: 'Plotting',
    codeState: 'stable',
    tags: ['GL', 'Plotting', 'TF'],
    help: 'Draws a bar with the colours of a transfer function and an axis with the values of a volume over an image. Link the transfer function with that of the renderer.',
  }

  readonly behind = this.addPort(new ImageInport('inport', { optional: true, help: 'The image to draw on' }))
  readonly volume = this.addPort(new VolumeInport('volumeInport', { optional: true, help: 'Whose values the colours stand for' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The image with the legend' }))
  readonly enabled = this.addProperty(new BoolProperty('enabled', 'Enabled', true, { help: 'Off: the image as it is.' }))
  readonly isoTf = this.addProperty(new IsoTFProperty('isotfComposite', 'TF & Isovalues', {}, { help: 'The colours.' }))
  readonly positioning = this.addProperty(new CompositeProperty('positioning', 'Positioning & Size', { help: 'Where the legend stands.' }))
  readonly placement = this.positioning.addProperty(
    new OptionPropertyInt('legendPlacement', 'Legend Placement', placements, 'right', { help: 'At which side of the image.' }),
  )
  readonly rotation = this.positioning.addProperty(
    new OptionPropertyInt('legendRotation', 'Legend Rotation', rotations, 'degree90', {
      help: 'The axis is below the bar, left of it, above it or right of it.',
    }),
  )
  readonly position = this.positioning.addProperty(
    new FloatVec2Property('position', 'Position', [0.5, 0.5], {
      min: 0,
      max: 1,
      help: 'Share of the image, from the left and from below.',
    }),
  )
  readonly margin = this.positioning.addProperty(
    new IntProperty('margin', 'Margin', 25, { min: 0, max: 100, help: 'Distance from the edges of the image, pixels.' }),
  )
  readonly legendSize = this.positioning.addProperty(
    new IntVec2Property('legendSize', 'Legend Size', [200, 25], {
      min: [10, 10],
      max: [2000, 500],
      help: 'Length and height of the bar, pixels.',
    }),
  )
  readonly style = this.addProperty(new LegendStyleProperty('style', 'Style'))
  readonly axis = this.addProperty(new AxisProperty('axis', 'Scale Axis'))
  readonly #axisPass = new AxisPass()
  readonly #legend = new LegendPass()
  readonly #image = new DrawnImage()

  constructor(identifier?: string) {
    super(identifier)
    this.rotation.visibleWhen(this.placement, ({ value }) => value === custom)
    this.position.visibleWhen(this.placement, ({ value }) => value === custom)
    this.style.register(this.axis)
    this.axis.width.value = 0
    this.axis.caption.checked = true
    this.axis.caption.offset.value = 20
    this.axis.caption.title.value = this.style.title.value
    this.#turnAxis()
    this.axis.setCurrentAsDefault()
    for (const property of [this.axis.width, this.axis.orientation, this.axis.placement, this.axis.flipped])
      property.serializationMode = 'all'
    this.style.title.onChange(() => {
      this.axis.caption.title.value = this.style.title.value
    })
    this.placement.onChange(() => {
      if (this.placement.value !== custom) this.rotation.value = this.placement.value
    })
    this.rotation.onChange(() => this.#turnAxis())
  }

  /** Ticks and texts are on the outer side of the bar. */
  #turnAxis(): void {
    const turns = this.rotation.value
    this.axis.orientation.selectId(turns % 2 === 1 ? 'vertical' : 'horizontal')
    this.axis.placement.selectId(turns < 2 ? 'outside' : 'inside')
    this.axis.flipped.value = turns === 1 || turns === 2
  }

  /** Files leave out what an axis has by itself in Inviwo, though it follows from the placement here; anchors that they name stay. */
  #catchUp(): void {
    const anchors = [this.axis.caption, this.axis.labels].map(({ font }) => font.anchor).filter(anchor => !anchor.isDefault)
    const values = anchors.map(({ value }) => value)
    if (this.rotation.isDefault && this.placement.value !== custom) this.rotation.value = this.placement.value
    const { title } = this.axis.caption
    if (title.isDefault) title.value = this.style.title.value
    this.#turnAxis()
    for (const [i, anchor] of anchors.entries()) anchor.value = values[i] as Vec2
  }

  override async process(context: ProcessContext): Promise<void> {
    if (!this.enabled.value && this.behind.isReady) {
      this.picture.data = this.behind.data
      return
    }
    context.ownChange(() => {
      this.#catchUp()
      this.axis.followRange(this.volume.dataOrUndefined?.dataMap.valueRange ?? [0, 1])
    })
    const gpu = await openGpu(context)
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#image.at(gpu, this.picture.size, behind ? layoutOver(this.behind.data) : defaultLayout)
    if (behind) gpu.copyInto(behind, image)
    else clearImage(gpu, image)
    if (this.enabled.value) await this.#draw(gpu, image)
    this.picture.data = image
  }

  async #draw(gpu: Awaited<ReturnType<typeof openGpu>>, image: ReturnType<DrawnImage['at']>): Promise<void> {
    const { style, axis } = this
    const [length, height] = this.legendSize.value
    const turns = this.rotation.value
    const place = legendPlace(
      {
        ...{ length, height, turns, margin: this.margin.value },
        anchor: legendAnchors[this.placement.value] ?? this.position.value,
        borderWidth: style.borderWidth.value,
        tickWidth: axis.major.width.value,
      },
      image.dimensions,
    )
    if (axis.axis) await this.#axisPass.drawFlat(gpu, image, axis.axis, ...place.axis, true, 'lessEqual')
    this.#legend.draw(gpu, image, {
      ...{ corner: place.corner, size: place.size, vertical: turns % 2 === 1 },
      transferFunction: this.isoTf.transferFunction.value,
      borderWidth: style.borderWidth.value,
      borderColor: axis.color.value,
      background: style.background.value,
      backgroundColor: style.backgroundColor.value,
      checkerSize: style.checkerSize.value,
    })
  }

  override dispose(): void {
    this.#axisPass.dispose()
    this.#legend.dispose()
    this.#image.dispose()
  }
}
