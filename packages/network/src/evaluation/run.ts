import type { ProcessContext, Processor } from '../processor/processor.ts'
import type { ProcessorFailure } from '../processor/status.ts'
import type { Services } from '../services.ts'

/** One run of one processor: `initializeResources` if needed, `onChange` of changed inports, `process`. */
export class Run implements ProcessContext {
  readonly processor: Processor
  readonly services: Services
  readonly started = performance.now()
  phase: ProcessorFailure['phase'] = 'initializeResources'
  /** Something changed meanwhile: another run is due. */
  superseded = false
  cancelled = false
  readonly notices: string[] = []
  readonly #onProgress: (run: Run, fraction: number, text: string) => void
  // Most runs end without anybody asking for a signal, and a controller costs more than a trivial run.
  #controller: AbortController | undefined
  #stopped = false
  #ownSections = 0

  constructor(processor: Processor, services: Services, onProgress: (run: Run, fraction: number, text: string) => void) {
    this.processor = processor
    this.services = services
    this.#onProgress = onProgress
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController()
      if (this.#stopped) this.#controller.abort()
    }
    return this.#controller.signal
  }

  progress(fraction: number, text = ''): void {
    this.#onProgress(this, Math.min(Math.max(fraction, 0), 1), text)
  }

  notice(text: string): void {
    this.notices.push(text)
  }

  ownChange(action: () => void): void {
    this.#own(action)
  }

  /** The processor's own code is at work: what it invalidates of itself is part of this run. */
  get inOwnCode(): boolean {
    return this.#ownSections > 0
  }

  /** Something changed: it is stopped, unless its processor wants runs that have begun to end. */
  outdate(): void {
    const { keepOldResults, queuedDispatch } = this.processor.backgroundSwitches ?? {}
    if (keepOldResults || queuedDispatch) this.superseded = true
    else this.supersede()
  }

  supersede(): void {
    this.superseded = true
    this.#stop()
  }

  cancel(): void {
    this.cancelled = true
    this.#stop()
  }

  #stop(): void {
    this.#stopped = true
    this.#controller?.abort()
  }

  /** What it gave is not the latest, but may be handed out before. */
  get givesIntermediate(): boolean {
    const { keepOldResults, queuedDispatch } = this.processor.backgroundSwitches ?? {}
    return keepOldResults || !queuedDispatch
  }

  get milliseconds(): number {
    return performance.now() - this.started
  }

  /** Returns a promise when the processor does. Synchronous processors stay synchronous. */
  execute(): void | Promise<void> {
    const { processor } = this
    if (processor.level !== 'invalidResources') return this.#process()
    const waiting = this.#own(() => processor.initializeResources(this))
    if (isPromise(waiting)) return waiting.then(() => this.#afterResources())
    return this.#afterResources()
  }

  #afterResources(): void | Promise<void> {
    if (this.#stopped) return
    this.processor.resourcesInitialized()
    return this.#process()
  }

  #process(): void | Promise<void> {
    this.#ownSections++
    try {
      this.phase = 'onChange'
      for (const inport of this.processor.inports) if (inport.isChanged) inport.callOnChange()
      this.phase = 'process'
      return this.processor.process(this)
    } finally {
      this.#ownSections--
    }
  }

  #own<T>(action: () => T): T {
    this.#ownSections++
    try {
      return action()
    } finally {
      this.#ownSections--
    }
  }
}

export function isPromise(value: unknown): value is Promise<void> {
  return typeof value === 'object' && value !== null && 'then' in value
}
