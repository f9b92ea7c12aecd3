import { mix, type Vec2, type Vec4 } from './vector.ts'

export interface TransferFunctionPoint {
  readonly position: number
  /** Red, green, blue, opacity, not premultiplied. */
  readonly color: Vec4
}

/** `relative`: positions from 0 to 1 of the data range; `absolute`: positions are data values. */
export type PositionType = 'relative' | 'absolute'

export interface TransferFunctionState {
  readonly points: readonly TransferFunctionPoint[]
  /** Outside of it everything is transparent. */
  readonly mask: Vec2
  readonly type: PositionType
}

export interface IsoValueState {
  readonly points: readonly TransferFunctionPoint[]
  readonly type: PositionType
}

/** From transparent black to opaque white. */
export const defaultTransferFunction: TransferFunctionState = {
  points: [
    { position: 0, color: [0, 0, 0, 0] },
    { position: 1, color: [1, 1, 1, 1] },
  ],
  mask: [0, 1],
  type: 'relative',
}

/** In the order that all functions here want: by position, then by opacity. */
export function sortedPoints<P extends TransferFunctionPoint>(points: readonly P[]): P[] {
  return [...points].sort((a, b) => a.position - b.position || a.color[3] - b.color[3])
}

/** Colour at `t`, without the mask: linear between points, constant outside them, transparent black when there are none. */
export function evaluate(tf: Pick<TransferFunctionState, 'points'>, t: number): Vec4 {
  const points = sortedPoints(tf.points)
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return [0, 0, 0, 0]
  if (!(t >= first.position)) return first.color
  if (t >= last.position) return last.color
  const upper = points.findIndex(point => point.position > t)
  const left = points[upper - 1] as TransferFunctionPoint
  const right = points[upper] as TransferFunctionPoint
  return mix(left.color, right.color, (t - left.position) / (right.position - left.position))
}

/**
 * `size` RGBA colours over 0..1, as the shaders look them up (linear filter, clamp). A point at p fills from entry
 * ceil(p * (size - 1)); entries in between are mixed at their own place; the mask makes what is outside transparent.
 */
export function lookupTable(tf: TransferFunctionState, size = 1024): Float32Array<ArrayBuffer> {
  const table = new Float32Array(size * 4)
  const points = sortedPoints(tf.points)
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return table
  const end = size - 1
  const index = (point: TransferFunctionPoint): number => Math.min(Math.max(Math.ceil(point.position * end), 0), size)
  const fill = (from: number, to: number, color: (n: number) => Vec4): void => {
    for (let n = from; n < to; n++) table.set(color(n), n * 4)
  }
  fill(0, index(first), () => first.color)
  points.slice(1).forEach((right, i) => {
    const left = points[i] as TransferFunctionPoint
    const width = (right.position - left.position) * end
    fill(index(left), index(right), n => mix(left.color, right.color, (n - left.position * end) / width))
  })
  fill(index(last), size, () => last.color)
  clearOutside(table, tf.mask, size)
  return table
}

function clearOutside(table: Float32Array, [low, high]: Vec2, size: number): void {
  for (let n = 0; n < size; n++) if (n < Math.trunc(low * size) || n >= Math.trunc(high * size)) table[n * 4 + 3] = 0
}
