import { type DataFormat, typeRange } from './format.ts'
import type { Vec2 } from './vector.ts'

export interface Axis {
  readonly name: string
  readonly unit: string
}

/** How stored numbers become transfer function positions (dataRange to 0..1) and physical values (dataRange to valueRange). */
export interface DataMap {
  readonly dataRange: Vec2
  readonly valueRange: Vec2
  readonly valueAxis: Axis
}

/** Floats 0..1, unsigned integers 0..max, signed min..max; the value range is the data range, without a unit. */
export function defaultDataMap(format: DataFormat): DataMap {
  const dataRange: Vec2 = format.numericType === 'float' ? [0, 1] : typeRange(format)
  return { dataRange, valueRange: dataRange, valueAxis: { name: '', unit: '' } }
}

/** 0 at the start of `range`, 1 at its end, not clamped; 0 for a range without extent. */
export function normalized(value: number, [low, high]: Vec2): number {
  return high === low ? 0 : (value - low) / (high - low)
}

export function valueFromData(map: DataMap, data: number): number {
  const [low, high] = map.valueRange
  return normalized(data, map.dataRange) * (high - low) + low
}

export function dataFromValue(map: DataMap, value: number): number {
  const [low, high] = map.dataRange
  return normalized(value, map.valueRange) * (high - low) + low
}
