import type { Vec2, Vec4 } from '@ivw/data'
import {
  BoolCompositeProperty,
  BoolProperty,
  DoubleMinMaxProperty,
  FloatProperty,
  FloatVec4Property,
  OptionPropertyEnumInt,
  type Property,
  type PropertyOptions,
} from '@ivw/network'
import { type AxisState, fontRoles } from '@ivw/render'
import { colorOptions } from './ordinal-options.ts'
import { PlotTextProperty } from './plot-text-property.ts'
import { MajorTickProperty, MinorTickProperty } from './tick-properties.ts'

export type Orientation = 'horizontal' | 'vertical'

const orientations = [
  { id: 'horizontal', name: 'Horizontal', value: 'horizontal' },
  { id: 'vertical', name: 'Vertical', value: 'vertical' },
] as const
const placements = [
  { id: 'outside', name: 'Outside', value: 'outside' },
  { id: 'inside', name: 'Inside', value: 'inside' },
] as const

/** An axis of a plot: line, ticks, caption and labels (processors-a spec 6.1). */
export class AxisProperty extends BoolCompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.AxisProperty'
  readonly color = this.addProperty(
    new FloatVec4Property('color', 'Color', [0, 0, 0, 1], colorOptions<Vec4>({ help: 'Colour of the line.' })),
  )
  readonly width = this.addProperty(new FloatProperty('width', 'Width', 2.5, { min: 0, max: 20, help: 'Width of the line in pixels.' }))
  readonly useDataRange = this.addProperty(
    new BoolProperty('useDataRange', 'Use Data Range', true, { help: 'The range follows the data.' }),
  )
  readonly range = this.addProperty(
    new DoubleMinMaxProperty('range', 'Axis Range', [0, 100], { range: [-1e6, 1e6], semantics: 'Text', help: 'Values at both ends.' }),
  ).readOnlyWhen(this.useDataRange, use => use.value)
  readonly flipped = this.addProperty(
    new BoolProperty('flipped', 'Swap Label Position', false, { help: 'Ticks and texts are on the other side.' }),
  )
  readonly orientation: OptionPropertyEnumInt<Orientation>
  readonly placement: OptionPropertyEnumInt<'outside' | 'inside'>
  readonly caption: PlotTextProperty
  readonly labels: PlotTextProperty
  readonly major: MajorTickProperty
  readonly minor: MinorTickProperty

  constructor(identifier: string, displayName: string, orientation: Orientation = 'horizontal', options: PropertyOptions = {}) {
    super(identifier, displayName, true, { help: 'Line, ticks and texts of an axis.', ...options })
    this.orientation = this.addProperty(
      new OptionPropertyEnumInt<Orientation>('orientation', 'Orientation', orientations, orientation, {
        help: 'Vertical: the caption reads upwards, and labels stand beside the axis.',
      }),
    )
    this.placement = this.addProperty(
      new OptionPropertyEnumInt<'outside' | 'inside'>('placement', 'Placement', placements, 'outside', {
        help: 'On which side of the axis the texts hang.',
      }),
    )
    this.caption = this.addProperty(
      new PlotTextProperty('caption', 'Caption', {
        checked: false,
        title: 'Axis Title',
        offset: 35,
        face: fontRoles.caption,
        help: 'What the axis shows.',
      }),
    )
    this.labels = this.addProperty(
      new PlotTextProperty('labels', 'Axis Labels', {
        title: '%.1f',
        titleHelp: "Format of the values, as of C's printf: %.1f, %g.",
        help: 'Values at the major ticks.',
      }),
    )
    this.major = this.addProperty(new MajorTickProperty('majorTicks', 'Major Ticks'))
    this.minor = this.addProperty(new MinorTickProperty('minorTicks', 'Minor Ticks'))
    this.orientation.onChange(() => this.#alignTexts())
    this.placement.onChange(() => this.#alignTexts())
    this.#alignTexts()
    for (const property of this.#startingElsewhere) property.serializationMode = 'all'
  }

  /** Inviwo's axes start with other values of these than the defaults that it leaves out of files: they are always written. */
  get #startingElsewhere(): readonly Property[] {
    return [this.caption, this.labels]
      .flatMap(text => [text.property('checked'), text.title, text.offset, text.font.face, text.font.anchor])
      .filter(property => property !== undefined)
  }

  /** Undefined when it is switched off. */
  get axis(): AxisState | undefined {
    if (!this.checked) return undefined
    return {
      color: this.color.value,
      width: this.width.value,
      range: this.range.value,
      flipped: this.flipped.value,
      vertical: this.orientation.value === 'vertical',
      caption: this.caption.axisText,
      labels: this.labels.axisText,
      major: this.major.style,
      minor: this.minor.style,
    }
  }

  /** Shows this range, whether or not the range follows data; limits give way. */
  showRange([start, end]: Vec2): void {
    const [low, high] = this.range.range
    this.range.setState({ value: [start, end], range: [Math.min(low, start), Math.max(high, end)] })
  }

  /** Shows the range of data, unless the user chose another one. */
  followRange(range: Vec2): void {
    if (this.useDataRange.value) this.showRange(range)
  }

  /** Texts hang off the axis. */
  #alignTexts(): void {
    const side = this.placement.value === 'outside' ? 1 : -1
    const isVertical = this.orientation.value === 'vertical'
    this.labels.font.anchor.value = isVertical ? [side, 0] : [0, side]
    this.caption.font.anchor.value = isVertical ? [0, -side] : [0, side]
  }
}
