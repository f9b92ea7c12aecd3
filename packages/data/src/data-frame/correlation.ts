import type { PlainArray } from '../numbers.ts'

export interface Correlation {
  /** Pearson's coefficient, -1 to 1; NaN when a column is constant. */
  readonly r: number
  /** Share of the variance that a straight line explains. */
  readonly r2: number
}

/** How well a straight line fits the rows that are kept; what is not finite is left out. */
export function correlation(x: PlainArray, y: PlainArray, isKept: (row: number) => boolean = () => true): Correlation {
  let [count, meanX, meanY, xx, yy, xy] = [0, 0, 0, 0, 0, 0]
  for (let row = 0; row < x.length; row++) {
    const [a, b] = [x[row] as number, y[row] as number]
    if (!isKept(row) || !Number.isFinite(a) || !Number.isFinite(b)) continue
    count++
    const [dx, dy] = [a - meanX, b - meanY]
    meanX += dx / count
    meanY += dy / count
    xx += dx * (a - meanX)
    yy += dy * (b - meanY)
    xy += dx * (b - meanY)
  }
  const r = xx > 0 && yy > 0 ? Math.min(Math.max(xy / Math.sqrt(xx * yy), -1), 1) : Number.NaN
  return { r, r2: r * r }
}
