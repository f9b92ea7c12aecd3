import type { Vec4 } from '@ivw/data'
import { FloatProperty, FloatVec4Property, IntProperty, OptionPropertyEnumInt, StringProperty } from '@ivw/network'
import type { LegendBackground } from '@ivw/render'
import { AxisStyleProperty } from '../properties/axis-style-property.ts'
import { colorOptions } from '../properties/ordinal-options.ts'

const backgrounds: readonly { readonly id: LegendBackground; readonly name: string; readonly value: LegendBackground }[] = [
  { id: 'noBackground', name: 'No Background', value: 'noBackground' },
  { id: 'checkerBoard', name: 'Checker Board', value: 'checkerBoard' },
  { id: 'solid', name: 'Solid', value: 'solid' },
]

/** The look of a colour scale: of its axis, and of its bar. */
export class LegendStyleProperty extends AxisStyleProperty {
  readonly title = this.addProperty(new StringProperty('title', 'Legend Title', 'Legend', { help: 'What the colours show.' }), 0)
  readonly background = this.addProperty(
    new OptionPropertyEnumInt<LegendBackground>('backgroundStyle', 'Background', backgrounds, 'noBackground', {
      help: 'What is behind colours that are not opaque.',
    }),
  )
  readonly checkerSize = this.addProperty(
    new IntProperty('checkerBoardSize', 'Checker Board Size', 5, { min: 1, max: 20, help: 'Width of a field, pixels.' }),
  ).visibleWhen(this.background, ({ value }) => value === 'checkerBoard')
  readonly backgroundColor = this.addProperty(
    new FloatVec4Property('backgroundColor', 'Background Color', [0, 0, 0, 1], colorOptions<Vec4>({ help: 'Colour behind the colours.' })),
  ).visibleWhen(this.background, ({ value }) => value === 'solid')
  readonly borderWidth = this.addProperty(
    new FloatProperty('borderWidth', 'Border Width', 2, { min: 0, max: 10, help: 'Width of the rim of the bar, pixels.' }),
  )
}
