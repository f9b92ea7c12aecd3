import type { Vec2 } from '@ivw/data'
import { BoolCompositeProperty, BoolProperty, DoubleMinMaxProperty, type PropertyOptions } from '@ivw/network'

/** One axis of parallel coordinates: whether it is shown, and which values pass it. */
export class AxisSettingsProperty extends BoolCompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.parallelcoordinates.axissettingsproperty'
  readonly range = this.addProperty(
    new DoubleMinMaxProperty('range', 'Axis Range', [0, 1], {
      range: [0, 1],
      increment: 0.01,
      serializationMode: 'all',
      help: 'Rows with other values in this column are filtered out.',
    }),
  )
  readonly invertRange = this.addProperty(
    new BoolProperty('invertRange', 'Invert Range', false, { serializationMode: 'all', help: 'Low values are at the top.' }),
  )

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, true, { help: 'An axis.', collapsed: true, ...options })
  }

  /** Lowest and highest value of the column; what was chosen of them keeps its share. */
  showLimits([low, high]: Vec2): void {
    const limits: Vec2 = low === high ? [low - 1, high + 1] : [low, high]
    const [oldLow, oldHigh] = this.range.range
    if (limits[0] !== oldLow || limits[1] !== oldHigh) this.range.setRangeNormalized(limits)
  }

  resetRange(): void {
    this.range.value = this.range.range
  }

  /** Place of a value along the axis, 0 at the lower limit. */
  share(value: number): number {
    const [low, high] = this.range.range
    return (value - low) / (high - low)
  }
}
