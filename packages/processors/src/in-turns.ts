import type { Steps } from '@ivw/data'
import type { ProcessContext } from '@ivw/network'

/** What a computation needs to know of the run that it belongs to. */
export type RunView = Pick<ProcessContext, 'signal' | 'progress'>

/** How long a computation keeps the thread, in milliseconds: events and pictures wait no longer than that. */
const turn = 12

/**
 * Computes step by step on the thread of the engine, which serves everything else in between. What is done is told as progress.
 * Rejects when the run is stopped or newer values make it needless.
 */
export async function inTurns<T>(steps: Steps<T>, run: RunView): Promise<T> {
  let ends = performance.now() + turn
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < ends) continue
    run.progress(step.value)
    await others()
    run.signal.throwIfAborted()
    ends = performance.now() + turn
  }
}

/** Resolves when all that came meanwhile was served. A message is quicker than a timer, which browsers hold back for 4 ms. */
function others(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
