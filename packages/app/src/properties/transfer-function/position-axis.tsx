import type { Vec2 } from '@ivw/data'
import type { HistogramView } from '@ivw/engine/protocol'
import { scaleLinear } from 'd3-scale'
import { displayNumber } from '../numbers/number-format.ts'
import { dataValue } from './data-value.ts'

export interface PositionAxisProps {
  /** Positions at both ends. */
  interval: Vec2
  type: 'relative' | 'absolute'
  histogram: HistogramView | undefined
}

/** Marks below the plot: data values where the data is known, else positions. */
export function PositionAxis({ interval, type, histogram }: PositionAxisProps) {
  const ends = interval.map(position => dataValue(position, type, histogram) ?? position) as [number, number]
  const scale = scaleLinear(ends, [0, 100])
  const marks = scale.ticks(8).map(value => ({ value, left: scale(value) }))
  return (
    <div className="tf-axis" aria-hidden>
      {marks
        .filter(({ left }) => left > 2 && left < 98)
        .map(({ value, left }) => (
          <span key={value} style={{ left: `${left.toFixed(3)}%` }}>
            {displayNumber(value, 'double')}
          </span>
        ))}
      {histogram?.unit && <span className="tf-axis-unit">{histogram.unit}</span>}
    </div>
  )
}
