import type { Disposable, Evaluator, Outport, Processor, ProcessorNetwork } from '@ivw/network'
import type { Refinement } from '@ivw/processors'

/** Milliseconds that a picture may take while things change: about what still feels like following the hand. */
const fluent = 80
/** How long nothing may have changed before pictures are drawn fully, in milliseconds: after a change of its own, and after a row of them (a drag). */
const restAfterOne = 40
const restAfterMany = 150
/** Changes that follow each other more quickly are a row, in milliseconds. */
const row = 400
const coarse = 1 / 2
const coarsest = 1 / 4

/**
 * Pictures that take long are drawn with fewer pixels while things change, and fully at rest. What is measured is the time from the first
 * processor that asks to the picture on the screen, so that the GPU's share counts, too.
 */
export class ProgressiveRefinement implements Refinement, Disposable {
  readonly #network: ProcessorNetwork
  readonly #evaluator: Evaluator
  readonly #now: () => number
  readonly #subscription: Disposable
  readonly #waiting = new Set<Processor>()
  readonly #due = new Set<Processor>()
  /** Of the last two full pictures: the first one of a kind also compiles shaders. */
  #times: readonly [before: number, last: number] = [0, 0]
  #begun: number | undefined
  #isFull = true
  #lastCoarse = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | undefined
  #enabled = true

  /** `now` in milliseconds. */
  constructor(network: ProcessorNetwork, evaluator: Evaluator, now: () => number = () => performance.now()) {
    this.#network = network
    this.#evaluator = evaluator
    this.#now = now
    this.#subscription = network.observe({
      processorRemoved: processor => {
        this.#waiting.delete(processor)
        this.#due.delete(processor)
      },
    })
  }

  get enabled(): boolean {
    return this.#enabled
  }
  set enabled(enabled: boolean) {
    this.#enabled = enabled
    if (!enabled) this.refine()
  }

  scaleFor(processor: Processor): number {
    this.#begun ??= this.#now()
    const time = Math.min(...this.#times)
    const isDue = this.#due.delete(processor)
    if (isDue || !this.#enabled || time <= fluent || feedsBackground(processor)) return 1
    this.#waiting.add(processor)
    this.#isFull = false
    return time > 4 * fluent ? coarsest : coarse
  }

  /** A picture is on the screen. */
  presented(): void {
    if (this.#begun !== undefined && this.#isFull) this.#times = [this.#times[1], this.#now() - this.#begun]
    this.#begun = undefined
    this.#isFull = true
    if (this.#waiting.size === 0) return
    const now = this.#now()
    this.#refineLater(now - this.#lastCoarse < row ? restAfterMany : restAfterOne)
    this.#lastCoarse = now
  }

  /** Some picture is still to be drawn fully. */
  get isPending(): boolean {
    return this.#waiting.size > 0
  }

  /** Asks for all pictures that were drawn coarsely. */
  refine(): void {
    clearTimeout(this.#timer)
    const processors = [...this.#waiting]
    this.#waiting.clear()
    const lock = this.#network.lock()
    for (const processor of processors) {
      this.#due.add(processor)
      processor.invalidate('invalidOutput')
    }
    lock.dispose()
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#subscription.dispose()
  }

  #refineLater(rest: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (this.#evaluator.isIdle) this.refine()
      else if (this.#waiting.size > 0) this.#refineLater(restAfterMany)
    }, rest)
  }
}

/** Whoever computes long with a picture shall get the full one at once. */
function feedsBackground(processor: Processor, seen = new Set<Processor>()): boolean {
  if (seen.has(processor)) return false
  seen.add(processor)
  const consumers = processor.outports.flatMap((port: Outport) => port.connectedInports.map(({ owner }) => owner as Processor))
  return consumers.some(consumer => consumer.isBackground || feedsBackground(consumer, seen))
}
