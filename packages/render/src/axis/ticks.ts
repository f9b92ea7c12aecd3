import type { Vec2 } from '@ivw/data'

const epsilon = Number.EPSILON
/** More ticks than this nobody can read: their distance is doubled until they are fewer. */
const mostTicks = 1000

export interface Ticks {
  readonly values: readonly number[]
  /** Their distance; the length of the range when they are at its ends. */
  readonly step: number
}

/** Ticks with labels (processors-a spec 6.2). `fromRange`: the first is where the range starts, else at a multiple of `delta`. */
export function majorTicks([min, max]: Vec2, delta: number, fromRange: boolean): Ticks {
  if (delta <= 0) return { values: [min, max], step: max - min }
  const first = fromRange ? min : Math.ceil((min - epsilon) / delta) * delta
  const last = fromRange ? max : Math.max(first, Math.floor((max + epsilon) / delta) * delta)
  let step = delta
  let count = first > max + epsilon ? 0 : last - first < epsilon ? 1 : Math.floor((last - first + epsilon) / delta) + 1
  while (count > mostTicks) {
    count = Math.floor(count / 2)
    step *= 2
  }
  return { values: Array.from({ length: count }, (_, i) => first + i * step), step }
}

/** Ticks between them. `fill`: also from the first to the start of the range, and from the last to its end. */
export function minorTicks([min, max]: Vec2, major: Ticks, frequency: number, fill: boolean): readonly number[] {
  const [first, last, step] = [major.values[0], major.values.at(-1), major.step / frequency]
  if (first === undefined || last === undefined || !(step > 0)) return []
  const before = fill ? Math.floor((first - min) / step) : 0
  const after = fill ? Math.floor((max - last) / step) : 0
  const start = first - before * step
  const count = Math.floor((last + after * step - start + epsilon) / step) + 1
  return Array.from({ length: count }, (_, i) => i)
    .filter(i => (i - before) % frequency !== 0)
    .map(i => start + i * step)
}
