import type { Vec4 } from '@ivw/data'
import { CompositeProperty, FloatProperty, FloatVec4Property, OptionPropertyEnumInt, type PropertyOptions } from '@ivw/network'
import { colorOptions } from './ordinal-options.ts'

export type BoxMode = 'selection' | 'filtering' | 'none'

const modes: readonly { readonly id: BoxMode; readonly name: string; readonly value: BoxMode }[] = [
  { id: 'selection', name: 'Selection', value: 'selection' },
  { id: 'filtering', name: 'Filtering', value: 'filtering' },
  { id: 'none', name: 'None', value: 'none' },
]

/** What a rectangle does that is dragged in a plot, and how it looks. */
export class BoxSelectionProperty extends CompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.BoxSelectionProperty'
  readonly mode = this.addProperty(
    new OptionPropertyEnumInt<BoxMode>('mode', 'Mode', modes, 'selection', {
      help: 'What is inside is selected, or what is outside is filtered out.',
    }),
  )
  readonly lineColor = this.addProperty(
    new FloatVec4Property('lineColor', 'Line Color', [0.5, 0.5, 0.5, 1], colorOptions<Vec4>({ help: 'Colour of the rectangle.' })),
  )
  readonly lineWidth = this.addProperty(new FloatProperty('lineWidth', 'Line Width', 1, { min: 1, max: 100, help: 'Pixels.' }))

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, { help: 'The rectangle that is dragged in the plot.', ...options })
  }
}
