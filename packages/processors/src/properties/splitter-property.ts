import type { Vec4 } from '@ivw/data'
import { BoolCompositeProperty, FloatProperty, FloatVec4Property, OptionPropertyEnumInt, type PropertyOptions } from '@ivw/network'
import { type SplitStyle, splitStyles } from '@ivw/render'
import { colorOptions } from './ordinal-options.ts'

const names: Record<SplitStyle, string> = { handle: 'Handle', divider: 'Divider', line: 'Line', invisible: 'Invisible' }

/** The look of a bar between two images. */
export class SplitterProperty extends BoolCompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.SplitterProperty'
  readonly style = this.addProperty(
    new OptionPropertyEnumInt(
      'style',
      'Style',
      splitStyles.map((id, value) => ({ id, name: names[id], value })),
      0,
      { help: 'What is drawn of the bar.' },
    ),
  )
  readonly color = this.#color('color', 'Color', [0.71, 0.81, 0.85, 1], 'Colour of the handle, or of the line.')
  readonly backgroundColor = this.#color('bgColor', 'Background', [0.27, 0.3, 0.31, 1], 'Colour of the bar behind the handle.')
  readonly hoverColor = this.#color(
    'hoverColor',
    'Hover Color',
    [1, 0.666, 0, 1],
    'Colour of the arrows while the pointer is over the bar.',
  )
  readonly length = this.#pixels('length', 'Length', 75, 'Length of the handle in pixels.')
  readonly width = this.#pixels('width', 'Width', 9, 'Width of the bar in pixels.')
  readonly triangleSize = this.#pixels('triSize', 'Triangle Size', 10, 'Size of the arrows in pixels.')

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, true, options)
  }

  #color(identifier: string, name: string, value: Vec4, help: string): FloatVec4Property {
    return this.addProperty(new FloatVec4Property(identifier, name, value, colorOptions({ help })))
  }

  #pixels(identifier: string, name: string, value: number, help: string): FloatProperty {
    return this.addProperty(new FloatProperty(identifier, name, value, { min: 0, max: 100, semantics: 'SpinBox', help }))
  }
}
