// Invalidation runs along whole networks. Done by plain recursion a chain of 10,000 processors would overflow the stack,
// and a ladder of diamonds would take exponential time; so the steps queue up here, and each wave has a number by which
// processors know that it passed them already.

let queue: (() => void)[] | undefined
let number = 0

/** Runs `step` now, or when another step is running, after it. Returns when nothing is queued only to the outermost caller. */
export function deferred(step: () => void): void {
  if (queue) {
    queue.push(step)
    return
  }
  queue = [step]
  number++
  try {
    for (let i = 0; i < queue.length; i++) queue[i]?.()
  } finally {
    queue = undefined
  }
}

export function currentWave(): number {
  return number
}
