import { sortedPoints, type TransferFunctionPoint, type Vec4 } from '@ivw/data'
import { PropertyError } from '../errors.ts'
import { expectList, expectNumber, expectNumbers, expectRecord } from './validation.ts'

export const positionTypes = ['relative', 'absolute'] as const
export type PositionType = (typeof positionTypes)[number]
export const histogramModes = ['off', 'all', 'p99', 'p95', 'p90', 'log'] as const
export type HistogramMode = (typeof histogramModes)[number]

/** Points in order of position, then opacity. @throws PropertyError for a relative position outside of 0 to 1. */
export function expectPoints(path: string, value: unknown, type: PositionType): readonly TransferFunctionPoint[] {
  const points = expectList(path, value, (place, entry) => {
    const { position, color } = expectRecord(place, entry)
    const at = expectNumber(place, position)
    if (type === 'relative' && !(at >= 0 && at <= 1)) throw new PropertyError(place, 'a position from 0 to 1', at)
    const [red, green, blue, opacity] = expectNumbers(place, color, 4) as Vec4
    return { position: at, color: [red, green, blue, opacity] as const }
  })
  return sortedPoints(points)
}
