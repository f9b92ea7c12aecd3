import type { Vec4 } from '@ivw/data'
import { BoolProperty, CompositeProperty, FloatProperty, FloatVec4Property } from '@ivw/network'
import { MarginProperty } from '../../properties/margin-property.ts'
import { colorOptions } from '../../properties/ordinal-options.ts'

/** How axes and their handles look. */
export class AxesProperties extends CompositeProperty {
  readonly size = this.addProperty(new FloatProperty('axisSize', 'Axis Size', 4, { min: 0, max: 50, help: 'Width of the axes, pixels.' }))
  readonly color = this.#color('axisColor', 'Axis Color', [0.3, 0.3, 0.3, 1], 'Colour of the axes.')
  readonly hoverColor = this.#color('axisHoverColor', 'Axis Hover Color', [0.8, 0.8, 0.8, 1], 'Colour of the axis under the pointer.')
  readonly selectedColor = this.#color('axisSelectedColor', 'Axis Selected Color', [0.8, 0.2, 0.2, 1], 'Colour of selected axes.')
  readonly handlesVisible = this.addProperty(
    new BoolProperty('handlesVisible', 'Handles Visible', true, { help: 'Shows handles that filter rows by their values.' }),
  )
  readonly handleSize = this.addProperty(
    new FloatProperty('handleSize', 'Handle Size', 20, { min: 15, max: 100, help: 'Width of the handles, pixels.' }),
  )
  readonly handleColor = this.#color('handleColor', 'Handle Color', [0.4, 0.4, 0.4, 1], 'Colour of handles that filter nothing.')
  readonly handleFilteredColor = this.#color(
    'handleFilteredColor',
    'Handle Filtered Color',
    [0.6, 0.6, 0.6, 1],
    'Colour of handles that filter rows out.',
  )

  constructor(identifier: string, displayName: string) {
    super(identifier, displayName, { help: 'Axes and their handles.' })
  }

  #color(identifier: string, name: string, value: Vec4, help: string): FloatVec4Property {
    return this.addProperty(new FloatVec4Property(identifier, name, value, colorOptions<Vec4>({ help })))
  }
}

/** Space around the plot, and whether that is for the texts, too. */
export class PlotMargins extends MarginProperty {
  readonly includeLabels = this.addProperty(
    new BoolProperty('includeLabelsInMargins', 'Include Labels', true, { help: 'Leaves room for all texts beside the margins.' }),
    0,
  )

  constructor(identifier: string, displayName: string) {
    super(identifier, displayName, { top: 0, right: 0, bottom: 0, left: 0 })
  }
}
