import { sortedPoints, type TransferFunctionState } from './transfer-function.ts'

/** A transfer function that is asked for many colours: what `evaluate` gives, without making arrays. The mask does not count. */
export class ColorRamp {
  readonly #positions: Float64Array
  readonly #colors: Float64Array

  constructor({ points }: Pick<TransferFunctionState, 'points'>) {
    const sorted = sortedPoints(points)
    this.#positions = Float64Array.from(sorted, point => point.position)
    this.#colors = Float64Array.from(sorted.flatMap(point => point.color))
  }

  /** Writes red, green, blue and opacity at `t` into `colors`, from the entry `at` on. */
  write(t: number, colors: Float32Array, at: number): void {
    const positions = this.#positions
    const last = positions.length - 1
    let right = 0
    // Not a number is before everything.
    while (right <= last && t >= (positions[right] as number)) right++
    if (last < 0) colors.fill(0, at, at + 4)
    else if (right === 0 || right > last) this.#copy(right === 0 ? 0 : last, colors, at)
    else {
      const before = positions[right - 1] as number
      const share = (t - before) / ((positions[right] as number) - before)
      const from = (right - 1) * 4
      for (let c = 0; c < 4; c++)
        colors[at + c] = (this.#colors[from + c] as number) * (1 - share) + (this.#colors[from + 4 + c] as number) * share
    }
  }

  #copy(point: number, colors: Float32Array, at: number): void {
    for (let c = 0; c < 4; c++) colors[at + c] = this.#colors[point * 4 + c] as number
  }
}
