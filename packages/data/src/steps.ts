/**
 * A long computation in short steps: after each it yields the share of the work that is done, 0 to 1, and at the end it returns its
 * result. Who drives it may do other things between steps, or stop.
 */
export type Steps<T> = Generator<number, T, void>

/** The result, computed at once. */
export function completed<T>(steps: Steps<T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** A part of a computation, whose share goes from `from` to `to` meanwhile. */
export function* part<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  let step = steps.next()
  while (!step.done) {
    yield from + (to - from) * step.value
    step = steps.next()
  }
  return step.value
}

const blockSize = 1 << 16

/** Calls `visit` for `count` things in blocks from one index to another (not included), with a step after each. */
export function* inBlocks(count: number, visit: (from: number, to: number) => void, size = blockSize): Steps<void> {
  for (let from = 0; from < count; from += size) {
    const to = Math.min(from + size, count)
    visit(from, to)
    yield to / count
  }
}
