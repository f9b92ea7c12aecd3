import type { Vec2 } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  DoubleMinMaxProperty,
  FloatProperty,
  ImageInport,
  ImageOutport,
  type Inport,
  type InteractionEvent,
  OptionPropertyEnumInt,
  type Outport,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { AxisPass, clearImage, DrawnImage, defaultLayout, layoutOver, PicturePass, type Rectangle } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { ViewRouter } from '../image/view-router.ts'
import { AxisProperty } from '../properties/axis-property.ts'
import { AxisStyleProperty } from '../properties/axis-style-property.ts'
import { MarginProperty } from '../properties/margin-property.ts'
import { openGpu } from '../services.ts'
import { axisLines } from './axis-lines.ts'

type RangeMode = 'dims' | 'custom'

const rangeModes: readonly { readonly id: RangeMode; readonly name: string; readonly value: RangeMode }[] = [
  { id: 'dims', name: 'Image Dimensions', value: 'dims' },
  { id: 'custom', name: 'Custom', value: 'custom' },
]

/** Shows an image with axes at its left and below. */
export class ImagePlotProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.ImagePlotProcessor',
    displayName: 'Image Plot',
    category: 'Plotting',
    codeState: 'stable',
    tags: ['GL', 'Plotting'],
    help: 'Shows an image with a horizontal and a vertical axis, which count pixels or values of your choice.',
  }

  readonly image = this.addPort(new ImageInport('image', { outportDeterminesSize: true, help: 'The image to show' }))
  readonly behind = this.addPort(new ImageInport('bg', { optional: true, help: 'The image to draw on' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The image with axes' }))
  readonly margins = this.addProperty(new MarginProperty('margins', 'Margins', { top: 5, right: 5, bottom: 30, left: 50 }))
  readonly axisMargin = this.addProperty(
    new FloatProperty('axisMargin', 'Axis Margin', 15, { min: 0, max: 100, help: 'Space between the axes and the image, pixels.' }),
  )
  readonly rangeMode = this.addProperty(
    new OptionPropertyEnumInt<RangeMode>('rangeMode', 'Axis Range Mode', rangeModes, 'dims', { help: 'What the axes count.' }),
  )
  readonly customRanges = this.addProperty(
    new CompositeProperty('customRanges', 'Custom Ranges', { help: 'Values at the ends of the axes.' }),
  ).visibleWhen(this.rangeMode, mode => mode.value === 'custom')
  readonly ranges = (['X', 'Y'] as const).map(name =>
    this.customRanges.addProperty(
      new DoubleMinMaxProperty(`range${name}`, `${name} Axis`, [0, 1], {
        range: [-1e6, 1e6],
        semantics: 'Text',
        help: 'Values at both ends.',
      }),
    ),
  )
  readonly axisStyle = this.addProperty(new AxisStyleProperty('axisStyle', 'Global Axis Style'))
  readonly xAxis = this.addProperty(new AxisProperty('xAxis', 'X Axis'))
  readonly yAxis = this.addProperty(new AxisProperty('yAxis', 'Y Axis', 'vertical'))
  readonly imageInteraction = this.addProperty(
    new BoolProperty('imageInteraction', 'Enable Image Interaction', true, {
      help: 'What is done in the image reaches those who drew it.',
    }),
  )
  readonly #passes = [new AxisPass(), new AxisPass()] as const
  readonly #picture = new PicturePass()
  readonly #drawn = new DrawnImage()
  readonly #router = new ViewRouter()

  constructor(identifier?: string) {
    super(identifier)
    this.axisStyle.register(this.xAxis, this.yAxis)
    this.axisStyle.labelFormat.value = '%g'
    this.axisStyle.setCurrentAsDefault()
    this.xAxis.caption.title.value = 'x'
    this.yAxis.caption.title.value = 'y'
    this.yAxis.flipped.value = true
    for (const axis of this.#axes) axis.setCurrentAsDefault()
    this.yAxis.flipped.serializationMode = 'all'
    // Both ways: a range that is changed at the axis is a custom one, too.
    this.#axes.forEach((axis, i) => {
      const range = this.ranges[i] as DoubleMinMaxProperty
      const isCustom = () => this.rangeMode.value === 'custom'
      range.onChange(() => isCustom() && axis.showRange(range.value))
      axis.range.onChange(() => isCustom() && range.setState({ value: axis.range.value }))
    })
    this.rangeMode.onChange(() => this.#followImage())
    this.image.onChange(() => this.#followImage())
  }

  get #axes(): readonly [AxisProperty, AxisProperty] {
    return [this.xAxis, this.yAxis]
  }

  #followImage(): void {
    const dimensions = this.image.dataOrUndefined?.dimensions
    this.#axes.forEach((axis, i) => {
      if (this.rangeMode.value === 'custom') axis.showRange((this.ranges[i] as DoubleMinMaxProperty).value)
      else if (dimensions) axis.showRange([0, dimensions[i] as number])
    })
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const source = await gpu.image(this.image.data)
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#drawn.at(gpu, this.picture.size, behind ? layoutOver(this.behind.data) : defaultLayout)
    if (behind) gpu.copyInto(behind, image)
    else clearImage(gpu, image)
    const [lower, upper] = this.margins.corners(image.dimensions)
    for (const [i, [start, end]] of axisLines(lower, upper, this.axisMargin.value).entries()) {
      const axis = this.#axes[i]?.axis
      if (axis) await this.#passes[i]?.drawFlat(gpu, image, axis, start, end, true)
    }
    const place = this.#place(image.dimensions)
    if (place[2] > 0 && place[3] > 0) this.#picture.draw(gpu, image, source, place)
    this.picture.data = image
  }

  /** The part of the picture that the image has. */
  #place(size: Vec2): Rectangle {
    const [[left, bottom], [right, top]] = this.margins.corners(size)
    const pad = this.axisMargin.value
    return [left + pad, bottom + pad, right - left - 2 * pad, top - bottom - 2 * pad]
  }

  override handleEvent(event: InteractionEvent, from?: Outport): void {
    super.handleEvent(event, from)
    this.#router.follow(event, [this.#place(this.picture.size)], this.picture.size)
  }

  override eventFor(inport: Inport, event: InteractionEvent): InteractionEvent | undefined {
    if (inport !== this.image) return event
    if (!this.imageInteraction.value) return undefined
    return this.#router.eventIn(0, event, this.#place(this.picture.size), this.picture.size)
  }

  override dispose(): void {
    for (const pass of this.#passes) pass.dispose()
    this.#picture.dispose()
    this.#drawn.dispose()
  }
}
