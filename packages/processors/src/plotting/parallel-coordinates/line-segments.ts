import { IndexSet, partition, type Vec2 } from '@ivw/data'
import { type ParallelSegments, pickingColor } from '@ivw/render'
import { type PlotTable, shareOf } from '../plot-table.ts'
import type { LineGroup } from './line-properties.ts'

/** An axis as lines cross it. */
export interface CrossedAxis {
  /** Number of the column. */
  readonly column: number
  readonly limits: Vec2
  readonly isInverted: boolean
}

/** How far a value may lie outside of a range: what single precision cannot tell. */
const tolerance = 1.1920929e-7

/** Rows that do not pass the range of some axis; `ranges` by column, undefined for those that let all pass. NaN passes. */
export function rowsOutside({ columns, index }: PlotTable, ranges: readonly (Vec2 | undefined)[]): IndexSet {
  const filters = columns.flatMap(({ numbers }, i) => {
    const range = ranges[i]
    return range ? [{ numbers, low: range[0] - tolerance, high: range[1] + tolerance }] : []
  })
  const outside = (row: number): boolean =>
    filters.some(({ numbers, low, high }) => (numbers[row] as number) < low || (numbers[row] as number) > high)
  const found: number[] = []
  if (filters.length > 0) for (let row = 0; row < index.length; row++) if (outside(row)) found.push(index[row] as number)
  return IndexSet.of(found)
}

/** Rows in the order in which their lines are drawn, group by group (processors-a spec 7.4.2). */
export function groupRows(
  table: PlotTable,
  filtered: IndexSet,
  selected: IndexSet,
  highlighted: IndexSet,
): Readonly<Record<LineGroup, Uint32Array>> {
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row)
  const isIn =
    (set: IndexSet) =>
    (row: number): boolean =>
      set.has(table.index[row] as number)
  const [isSelected, isHighlighted] = [isIn(selected), isIn(highlighted)]
  const first = partition(rows, 0, rows.length, isIn(filtered))
  const second = partition(rows, first, rows.length, row => !isSelected(row) && !isHighlighted(row))
  const third = partition(rows, second, rows.length, row => !isHighlighted(row))
  return {
    filtered: rows.subarray(0, first),
    regular: rows.subarray(first, second),
    selected: rows.subarray(second, third),
    highlighted: rows.subarray(third),
  }
}

/** One segment for each row between neighbouring axes. `firstId`: picking identifier of row 0. */
export function lineSegments(
  table: PlotTable,
  rows: Uint32Array,
  axes: readonly CrossedAxis[],
  color: { readonly column: number; readonly limits: Vec2 } | undefined,
  firstId: number,
): ParallelSegments {
  const gaps = Math.max(axes.length - 1, 0)
  const count = rows.length * gaps
  const [from, to] = [new Float32Array(count * 2), new Float32Array(count * 2)]
  const [value, picking] = [new Float32Array(count), new Float32Array(count * 4)]
  const numbers = axes.map(({ column }) => table.columns[column]?.numbers)
  const height = (axis: number, row: number): number => {
    const { limits, isInverted } = axes[axis] as CrossedAxis
    const share = shareOf(numbers[axis]?.[row] ?? 0, limits)
    return isInverted ? 1 - share : share
  }
  const colored = color && table.columns[color.column]?.numbers
  let next = 0
  for (const row of rows) {
    const id = pickingColor(firstId + row)
    const share = color && colored ? shareOf(colored[row] as number, color.limits) : 0
    let before = gaps > 0 ? height(0, row) : 0
    // A hundred thousand rows make a million segments: nothing is allocated here.
    for (let gap = 0; gap < gaps; gap++, next++) {
      const after = height(gap + 1, row)
      from[2 * next] = gap / gaps
      from[2 * next + 1] = before
      to[2 * next] = (gap + 1) / gaps
      to[2 * next + 1] = after
      value[next] = share
      for (let channel = 0; channel < 4; channel++) picking[4 * next + channel] = id[channel as 0 | 1 | 2 | 3]
      before = after
    }
  }
  return {
    count,
    attributes: {
      start: { size: 2, numbers: from },
      end: { size: 2, numbers: to },
      place: { size: 1, numbers: value },
      pickingColor: { size: 4, numbers: picking },
    },
  }
}
