import type { Vec4 } from '@ivw/data'
import {
  CompositeProperty,
  FloatProperty,
  FloatVec4Property,
  type IntProperty,
  type OptionPropertyString,
  type PropertyOptions,
  StringProperty,
} from '@ivw/network'
import { fontRoles } from '@ivw/render'
import type { AxisProperty } from './axis-property.ts'
import { fontFaceProperty, fontSizeProperty } from './font-property.ts'
import { colorOptions } from './ordinal-options.ts'

/** The look of several axes at once: what is changed here is handed on to all of them (processors-a spec 6.1). */
export class AxisStyleProperty extends CompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.AxisStyleProperty'
  readonly fontFace: OptionPropertyString
  readonly fontSize: IntProperty
  readonly color: FloatVec4Property
  readonly lineWidth: FloatProperty
  readonly tickLength: FloatProperty
  readonly labelFormat: StringProperty
  readonly #axes: AxisProperty[] = []

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, { help: 'Hands a look on to all axes.', ...options })
    this.fontFace = this.addProperty(fontFaceProperty('fontFace', 'Font Face', fontRoles.label))
    this.fontSize = this.addProperty(fontSizeProperty('fontSize', 'Font Size', 14))
    this.color = this.addProperty(
      new FloatVec4Property('defaultcolor', 'Color', [0, 0, 0, 1], colorOptions<Vec4>({ help: 'Colour of lines, ticks and texts.' })),
    )
    this.lineWidth = this.#size('lineWidth', 'Line Width', 2.5, 'Pixels; minor ticks get two thirds of it.')
    this.tickLength = this.#size('tickLength', 'Tick Length', 8, 'Length of major ticks; minor ones get three quarters of it.')
    this.labelFormat = this.addProperty(
      new StringProperty('labelFormat', 'Label Format', '%.1f', { help: "Format of values, as of C's printf: %.1f, %g." }),
    )
    this.fontFace.onChange(() => this.#texts(text => text.font.face.selectId(this.fontFace.selected)))
    this.fontSize.onChange(() => this.#texts(text => text.font.size.setState({ value: this.fontSize.value })))
    this.color.onChange(() => {
      this.#texts(text => text.color.setState({ value: this.color.value }))
      for (const part of this.#axes.flatMap(axis => [axis, axis.major, axis.minor])) part.color.value = this.color.value
    })
    this.lineWidth.onChange(() => {
      const width = this.lineWidth.value
      for (const axis of this.#axes) {
        axis.width.value = axis.major.width.value = width
        axis.minor.width.value = width * 0.66667
      }
    })
    this.tickLength.onChange(() => {
      for (const { major, minor } of this.#axes) {
        major.length.value = this.tickLength.value
        minor.length.value = this.tickLength.value * 0.75
      }
    })
    this.labelFormat.onChange(() => {
      for (const { labels } of this.#axes) labels.title.value = this.labelFormat.value
    })
  }

  /** Hands later changes on to these axes, too. */
  register(...axes: readonly AxisProperty[]): void {
    this.#axes.push(...axes)
  }

  #texts(change: (text: AxisProperty['caption']) => void): void {
    for (const { caption, labels } of this.#axes) {
      change(caption)
      change(labels)
    }
  }

  #size(identifier: string, name: string, value: number, help: string): FloatProperty {
    return this.addProperty(new FloatProperty(identifier, name, value, { min: 0, max: 20, help }))
  }
}
