import type { Vec4 } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  DoubleProperty,
  FloatProperty,
  FloatVec4Property,
  IntProperty,
  OptionPropertyEnumInt,
  type PropertyOptions,
} from '@ivw/network'
import { type AxisState, type TickSide, type TickStyle, tickSides } from '@ivw/render'
import { colorOptions } from './ordinal-options.ts'

const names: Record<TickSide, string> = { none: 'None', inside: 'Inside', outside: 'Outside', both: 'Both' }

function sideProperty(side: TickSide): OptionPropertyEnumInt<TickSide> {
  const options = tickSides.map(id => ({ id, name: names[id], value: id }))
  return new OptionPropertyEnumInt<TickSide>('style', 'Style', options, side, { help: 'On which side of the axis ticks are.' })
}

function colorProperty(): FloatVec4Property {
  return new FloatVec4Property('color', 'Color', [0, 0, 0, 1], colorOptions<Vec4>({ help: 'Colour of the ticks.' }))
}

function sizeProperty(identifier: string, name: string, value: number, help: string): FloatProperty {
  return new FloatProperty(identifier, name, value, { min: 0, max: 20, help })
}

interface TickProperties {
  readonly side: OptionPropertyEnumInt<TickSide>
  readonly color: FloatVec4Property
  readonly length: FloatProperty
  readonly width: FloatProperty
}

function styleOf({ side, color, length, width }: TickProperties): TickStyle {
  return { side: side.value, color: color.value, length: length.value, width: width.value }
}

/** Ticks that have labels. */
export class MajorTickProperty extends CompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.MajorTickProperty'
  readonly side = this.addProperty(sideProperty('both'))
  readonly color = this.addProperty(colorProperty())
  readonly length = this.addProperty(sizeProperty('tickLength', 'Length', 8, 'Length of a tick.'))
  readonly width = this.addProperty(sizeProperty('tickWidth', 'Width', 2.5, 'Pixels.'))
  readonly delta = this.addProperty(
    new DoubleProperty('tickDelta', 'Tick Delta', 0, {
      min: 0,
      max: 100,
      help: 'Distance of ticks in values; 0: ticks at both ends alone.',
    }),
  )
  readonly fromRange = this.addProperty(
    new BoolProperty('rangeBasedTicks', 'Range-based Ticks', false, { help: 'Ticks are counted from the start of the range, not from 0.' }),
  )

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, { help: 'Ticks with labels.', ...options })
  }

  get style(): AxisState['major'] {
    return { ...styleOf(this), delta: this.delta.value, fromRange: this.fromRange.value }
  }
}

/** Ticks between those. */
export class MinorTickProperty extends CompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.MinorTickProperty'
  readonly side = this.addProperty(sideProperty('outside'))
  readonly fill = this.addProperty(
    new BoolProperty('outsideMajorTicks', 'Fill Entire Axis', true, { help: 'Also before the first and after the last major tick.' }),
  )
  readonly color = this.addProperty(colorProperty())
  readonly length = this.addProperty(sizeProperty('tickLength', 'Length', 6, 'Length of a tick.'))
  readonly width = this.addProperty(sizeProperty('tickWidth', 'Width', 1.5, 'Pixels.'))
  readonly frequency = this.addProperty(
    new IntProperty('tickFrequency_', 'Tick Frequency', 2, { min: 2, max: 20, help: 'Parts between two major ticks.' }),
  )

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, { help: 'Ticks without labels, between the others.', ...options })
  }

  get style(): AxisState['minor'] {
    return { ...styleOf(this), frequency: this.frequency.value, fill: this.fill.value }
  }
}
