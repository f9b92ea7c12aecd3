import type { Disposable } from '../disposable.ts'
import type { ProcessorNetwork } from '../network/processor-network.ts'
import type { Processor } from '../processor/processor.ts'
import type { ProcessorFailure, RunStatus } from '../processor/status.ts'
import { DelayedStarts } from './delayed-starts.ts'
import { evaluationOrder } from './order.ts'
import { isPromise, Run } from './run.ts'

/** More runs of one processor without a change from outside than any sound network needs. */
const maxRunsPerBurst = 100

/** What the evaluator remembers of a processor. The counts are those of its invalidations. */
interface Notes {
  /** It failed or was cancelled then: there is no point in another run before something changes. */
  blockedAt: number
  notReadyAt: number
  runs: number
  burst: number
}

/**
 * Runs what is invalid, ready and needed by a sink, producers first. Requests of one turn are answered together in a
 * microtask. Processors that return promises run side by side; what needs them waits, or, behind a background processor,
 * goes on with its last outputs. A change during a run aborts its signal and asks for another run: latest wins.
 * A run that completes all the same hands out its result, as it is newer than what was there.
 */
export class Evaluator {
  readonly #network: ProcessorNetwork
  readonly #subscription: Disposable
  readonly #running = new Map<Processor, Run>()
  readonly #notes = new Map<Processor, Notes>()
  readonly #delayed = new DelayedStarts(() => {
    this.#request()
    this.#settleIdle()
  })
  readonly #onProgress = (run: Run, fraction: number, text: string) => this.#progressed(run, fraction, text)
  #order: readonly Processor[] | undefined
  #ordered: ReadonlySet<Processor> = new Set()
  readonly #unordered = new Set<Processor>()
  #requested = false
  #scheduled = false
  #working = false
  #burst = 0
  #waiters: (() => void)[] = []
  #paused = false
  #notReadyCount = 0

  constructor(network: ProcessorNetwork) {
    this.#network = network
    this.#subscription = network.observe({
      processorInvalidated: processor => this.#invalidated(processor),
      processorRemoved: processor => this.#forget(processor),
      readyChanged: () => this.#request(),
      topologyChanged: () => {
        this.#order = undefined
        this.#request()
      },
      unlocked: () => {
        if (this.#requested) this.#schedule()
      },
    })
    this.#request()
  }

  /** While it is set nothing is started; what runs goes on. */
  get paused(): boolean {
    return this.#paused
  }
  set paused(paused: boolean) {
    this.#paused = paused
    if (!paused && this.#requested) this.#schedule()
  }

  /** How many processors run now. */
  get runningCount(): number {
    return this.#running.size
  }

  /** Evaluates now what can be: synchronous processors are through when it returns, others were started. Nothing while locked. */
  evaluate(): void {
    for (let pass = 0; this.#requested && this.#mayStart && !this.#working && pass < maxRunsPerBurst; pass++) this.#pass()
  }

  /** Resolves when nothing that could run is invalid and nothing runs; failed processors are no reason to wait. */
  idle(): Promise<void> {
    if (this.isIdle) return Promise.resolve()
    return new Promise(resolve => this.#waiters.push(resolve))
  }

  get #mayStart(): boolean {
    return !this.#paused && !this.#network.isLocked
  }

  get isIdle(): boolean {
    return (!this.#requested || this.#paused) && this.#running.size === 0 && this.#delayed.count === 0 && this.#notReadyCount === 0
  }

  /** Stops a running processor. Its last outputs stay; it runs again after the next change. */
  cancel(processor: Processor): void {
    this.#running.get(processor)?.cancel()
  }

  /** Stops everything and listens no more. */
  dispose(): void {
    this.#subscription.dispose()
    for (const run of this.#running.values()) run.supersede()
    this.#running.clear()
    this.#delayed.clear()
    this.#requested = false
    this.#settleIdle()
  }

  #invalidated(processor: Processor): void {
    const run = this.#running.get(processor)
    if (run && !run.inOwnCode) run.outdate()
    if (!this.#ordered.has(processor)) this.#unordered.add(processor)
    this.#request()
  }

  #forget(processor: Processor): void {
    this.#running.get(processor)?.supersede()
    this.#running.delete(processor)
    this.#unordered.delete(processor)
    this.#delayed.forget(processor)
    this.#notes.delete(processor)
    this.#request()
  }

  #request(): void {
    if (!this.#working) this.#burst++
    this.#requested = true
    this.#schedule()
  }

  #schedule(): void {
    if (this.#scheduled || !this.#mayStart) return
    this.#scheduled = true
    queueMicrotask(() => {
      this.#scheduled = false
      if (this.#requested && this.#mayStart) this.#pass()
      this.#settleIdle()
    })
  }

  #settleIdle(): void {
    if (!this.isIdle) return
    const waiters = this.#waiters
    this.#waiters = []
    for (const resolve of waiters) resolve()
  }

  #pass(): void {
    this.#requested = false
    this.#whileWorking(() => {
      for (const processor of this.#currentOrder()) if (!processor.isValid) this.#visit(processor)
      for (const processor of this.#unordered) if (!processor.isValid && !this.#ordered.has(processor)) this.#leaveAside(processor)
      this.#unordered.clear()
    })
  }

  /** No sink needs it. */
  #leaveAside(processor: Processor): void {
    const { state } = processor.status
    if (state === 'success') processor.setStatus({ ...lastTime(processor), state: 'stale' })
    else if (state === 'pending' || state === 'not-ready') processor.setStatus({ state: 'idle' })
  }

  /** What the network is asked meanwhile comes from the processors themselves, not from outside. */
  #whileWorking(action: () => void): void {
    this.#working = true
    try {
      action()
    } finally {
      this.#working = false
    }
  }

  #currentOrder(): readonly Processor[] {
    if (this.#order) return this.#order
    const order = evaluationOrder(this.#network.processors.values())
    this.#order = order
    this.#ordered = new Set(order)
    for (const processor of this.#network.processors.values()) if (!this.#ordered.has(processor)) this.#unordered.add(processor)
    return order
  }

  #visit(processor: Processor): void {
    try {
      this.#consider(processor)
    } catch (cause) {
      // Only overrides such as `isReady` get here; the rest of the network goes on without the processor.
      this.#notesOf(processor).blockedAt = processor.invalidations
      processor.setStatus({ state: 'error', error: failure('isReady', cause) })
    }
  }

  #consider(processor: Processor): void {
    if (this.#running.has(processor) || this.#notesOf(processor).blockedAt === processor.invalidations) return
    const { disabledReason } = processor
    if (disabledReason !== undefined) setStatus(processor, { state: 'disabled', notes: [disabledReason] }, [])
    else if (this.#running.size > 0 && this.#waits(processor)) setStatus(processor, { ...lastTime(processor), state: 'pending' })
    else if (!processor.isReady) this.#notReady(processor)
    else if (!processor.hasReasonToRun) keepResults(processor)
    else if (this.#delayed.holds(processor)) setStatus(processor, { ...lastTime(processor), state: 'pending' })
    else this.#start(processor)
  }

  /** Something that feeds it will deliver soon. For an optional input only what is quick is waited for. */
  #waits(processor: Processor): boolean {
    return processor.inports.some(inport => {
      if (inport.isReady) return false
      return inport.connectedOutports.some(({ owner }) => {
        const feeder = owner as Processor
        const runs = this.#running.has(feeder) && !(inport.optional && feeder.isBackground)
        return runs || feeder.status.state === 'pending'
      })
    })
  }

  #notReady(processor: Processor): void {
    const notes = this.#notesOf(processor)
    if (processor.isBackground) for (const port of processor.outports) if (port.isReady) port.invalidate()
    setStatus(processor, { state: 'not-ready' }, [])
    if (notes.notReadyAt === processor.invalidations) return
    notes.notReadyAt = processor.invalidations
    const fail = (cause: unknown) => processor.setStatus({ state: 'error', error: failure('doIfNotReady', cause) })
    try {
      const waiting = processor.doIfNotReady()
      if (isPromise(waiting)) this.#awaitNotReady(waiting.catch(fail))
    } catch (cause) {
      fail(cause)
    }
  }

  /** Nothing waits for it but `idle`. */
  #awaitNotReady(waiting: Promise<void>): void {
    this.#notReadyCount++
    void waiting.finally(() => {
      this.#notReadyCount--
      this.#settleIdle()
    })
  }

  #start(processor: Processor): void {
    if (this.#runsInCircles(processor)) return
    const run = new Run(processor, this.#network.services, this.#onProgress)
    for (const port of processor.outports) port.collect()
    try {
      const waiting = run.execute()
      if (isPromise(waiting)) this.#await(run, waiting)
      else this.#succeed(run)
    } catch (cause) {
      this.#fail(run, cause)
    }
  }

  #await(run: Run, waiting: Promise<void>): void {
    const { processor } = run
    // Only here: maps to which much is added and removed leave chains of old tables, and the collector takes what they held late.
    this.#running.set(processor, run)
    processor.setStatus({ ...lastTime(processor), state: 'running' })
    const settle = (end: () => void) => {
      if (this.#running.get(processor) !== run) return
      this.#whileWorking(() => {
        end()
        this.#request()
      })
    }
    waiting.then(
      () => settle(() => this.#succeed(run)),
      cause => settle(() => this.#fail(run, cause)),
    )
  }

  #succeed(run: Run): void {
    const { processor } = run
    this.#running.delete(processor)
    if (run.cancelled) this.#giveUp(run, { state: 'cancelled' })
    else if (run.superseded) {
      if (!run.givesIntermediate) discard(processor)
      else if (publishIntermediate(processor)) this.#outdateConsumers(processor)
      // A callback may have invalidated what the processor reads: it is due again then.
    } else if (!processor.isReady) discard(processor)
    else {
      publish(run)
      this.#outdateConsumers(processor)
      this.#retryConsumers(processor)
    }
  }

  /** Those that run have begun with older data, or without any: invalid as they are, nothing else would tell them. */
  #outdateConsumers(processor: Processor): void {
    if (this.#running.size === 0) return
    for (const port of processor.outports)
      for (const inport of port.connectedInports) if (inport.owner) this.#running.get(inport.owner as Processor)?.outdate()
  }

  /** Those that failed with what a background processor gave before: they were told of the change when its run began. */
  #retryConsumers({ isBackground, outports }: Processor): void {
    if (!isBackground) return
    for (const port of outports)
      for (const { owner } of port.connectedInports) {
        const notes = owner && this.#notes.get(owner as Processor)
        if (notes) notes.blockedAt = -1
      }
  }

  #fail(run: Run, cause: unknown): void {
    this.#running.delete(run.processor)
    if (run.cancelled) this.#giveUp(run, { state: 'cancelled' })
    else if (run.superseded) discard(run.processor)
    else this.#giveUp(run, { state: 'error', error: failure(run.phase, cause) })
  }

  /** Until something changes. */
  #giveUp({ processor, milliseconds, notices }: Run, status: RunStatus): void {
    this.#notesOf(processor).blockedAt = processor.invalidations
    discard(processor)
    processor.setStatus({ ...status, milliseconds }, notices)
  }

  #progressed(run: Run, fraction: number, text: string): void {
    const { processor } = run
    if (this.#running.get(processor) === run && processor.status.state === 'running')
      processor.setStatus({ ...lastTime(processor), state: 'running', progress: { fraction, text } })
  }

  /** Ends a circle of processors that change what they depend on, which would keep the program busy for ever. */
  #runsInCircles(processor: Processor): boolean {
    const notes = this.#notesOf(processor)
    if (notes.burst !== this.#burst) {
      notes.burst = this.#burst
      notes.runs = 0
    }
    notes.runs++
    if (notes.runs <= maxRunsPerBurst) return false
    const message = `${processor.identifier} was run ${maxRunsPerBurst} times in a row: its results change what it depends on`
    notes.blockedAt = processor.invalidations
    processor.setStatus({ state: 'error', error: failure('process', new Error(message)) })
    return true
  }

  #notesOf(processor: Processor): Notes {
    const known = this.#notes.get(processor)
    if (known) return known
    const notes = { blockedAt: -1, notReadyAt: -1, runs: 0, burst: -1 }
    this.#notes.set(processor, notes)
    return notes
  }
}

function keepResults(processor: Processor): void {
  const stale = processor.inports.some(inport => inport.isStale)
  processor.keepResults()
  for (const port of processor.outports) port.keep(stale)
  setStatus(processor, { ...lastTime(processor), state: stale ? 'stale' : 'success' })
}

function publish({ processor, milliseconds, notices }: Run): void {
  const stale = processor.inports.some(inport => inport.isStale)
  processor.setValid()
  for (const port of processor.outports) port.publish(stale)
  processor.setStatus({ state: stale ? 'stale' : 'success', milliseconds }, notices)
}

/** Newer than what was handed out, and yet not the latest. Answers whether there was anything. */
function publishIntermediate(processor: Processor): boolean {
  const newer = processor.outports.filter(port => port.hasStaged)
  for (const port of processor.outports) {
    if (newer.includes(port)) port.publish(true)
    else port.discard()
  }
  return newer.length > 0
}

function discard(processor: Processor): void {
  for (const port of processor.outports) port.discard()
}

function lastTime(processor: Processor): Pick<RunStatus, 'milliseconds'> {
  return { milliseconds: processor.status.milliseconds }
}

function setStatus(processor: Processor, status: RunStatus, notices?: readonly string[]): void {
  if (processor.status.state !== status.state) processor.setStatus(status, notices)
}

function failure(phase: ProcessorFailure['phase'], cause: unknown): ProcessorFailure {
  return { phase, message: cause instanceof Error ? cause.message : String(cause), cause }
}
