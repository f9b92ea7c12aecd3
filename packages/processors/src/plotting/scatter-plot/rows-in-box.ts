import { IndexSet } from '@ivw/data'
import type { Rectangle } from '@ivw/render'
import { shareOf } from '../plot-table.ts'
import type { ScatterData } from './scatter-dots.ts'

/** Rows by whether the middles of their dots lie in a box, pixels. */
export function rowsInBox(
  { table, x, y, xRange, yRange }: ScatterData,
  area: Rectangle,
  [left, bottom, width, height]: Rectangle,
): { readonly inside: IndexSet; readonly outside: IndexSet } {
  const [inside, outside]: [number[], number[]] = [[], []]
  for (let row = 0; row < table.rows; row++) {
    const px = area[0] + shareOf(x.numbers[row] as number, xRange) * area[2]
    const py = area[1] + shareOf(y.numbers[row] as number, yRange) * area[3]
    const isInside = px >= left && px <= left + width && py >= bottom && py <= bottom + height
    ;(isInside ? inside : outside).push(table.index[row] as number)
  }
  return { inside: IndexSet.of(inside), outside: IndexSet.of(outside) }
}
