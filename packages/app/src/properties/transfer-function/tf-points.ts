import { evaluate, type TransferFunctionPoint, type Vec2, type Vec4 } from '@ivw/data'

export type Points = readonly TransferFunctionPoint[]
/** Indices into points. */
export type Selection = ReadonlySet<number>

/** Points in order, with the selection that belongs to this order. */
export interface PointSet {
  readonly points: Points
  readonly selection: Selection
}

export const noPoints: PointSet = { points: [], selection: new Set() }

/** By position, then by opacity; what was selected stays selected. */
export function inOrder({ points, selection }: PointSet): PointSet {
  const entries = points.map((point, index) => ({ point, selected: selection.has(index) }))
  entries.sort((a, b) => a.point.position - b.point.position || a.point.color[3] - b.point.color[3])
  return {
    points: entries.map(({ point }) => point),
    selection: new Set(entries.flatMap(({ selected }, index) => (selected ? [index] : []))),
  }
}

/** A new point, selected alone; its colour lies between its neighbours'. */
export function insertPoint(points: Points, position: number, alpha?: number): PointSet {
  const [red, green, blue, opacity] = points.length > 0 ? evaluate({ points }, position) : ([1, 1, 1, 1] as const)
  const point: TransferFunctionPoint = { position, color: [red, green, blue, limit(alpha ?? opacity, 0, 1)] }
  return inOrder({ points: [...points, point], selection: new Set([points.length]) })
}

/** Selected points moved together inside the domain; opacities stop at 0 and 1 each for itself. */
export function movePoints({ points, selection }: PointSet, by: { position: number; alpha: number }, [low, high]: Vec2): PointSet {
  const positions = points.filter((_, index) => selection.has(index)).map(point => point.position)
  if (positions.length === 0) return { points, selection }
  const first = Math.min(...positions)
  const last = Math.max(...positions)
  // A point that is outside already may stay there, but goes no further.
  const shift = limit(by.position, Math.min(low - first, 0), Math.max(high - last, 0))
  return changePoints({ points, selection }, ({ position, color }) => ({
    position: position + shift,
    color: withAlpha(color, color[3] + by.alpha),
  }))
}

export function changePoints({ points, selection }: PointSet, change: (point: TransferFunctionPoint) => TransferFunctionPoint): PointSet {
  return inOrder({ points: points.map((point, index) => (selection.has(index) ? change(point) : point)), selection })
}

export function removePoints({ points, selection }: PointSet): PointSet {
  return { points: points.filter((_, index) => !selection.has(index)), selection: new Set() }
}

export function withAlpha([red, green, blue]: Vec4, alpha: number): Vec4 {
  return [red, green, blue, limit(alpha, 0, 1)]
}

export function withColor([, , , alpha]: Vec4, [red, green, blue]: readonly [number, number, number, ...number[]]): Vec4 {
  return [red, green, blue, alpha]
}

/** What all selected points agree on; undefined where they differ or none is selected. */
export function shared<T>({ points, selection }: PointSet, read: (point: TransferFunctionPoint) => T): T | undefined {
  const values = new Set(points.filter((_, index) => selection.has(index)).map(read))
  return values.size === 1 ? [...values][0] : undefined
}

/** The interval that positions may lie in: 0 to 1, or for absolute positions the data's range and all points. */
export function domainOf(type: 'relative' | 'absolute', points: Points, dataRange: Vec2 | undefined): Vec2 {
  if (type === 'relative') return [0, 1]
  const ends = [...points.map(point => point.position), ...(dataRange ?? [])]
  if (ends.length === 0) return [0, 1]
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  return high > low ? [low, high] : [low - 0.5, high + 0.5]
}

function limit(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
