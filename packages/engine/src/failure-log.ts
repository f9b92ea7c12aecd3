import { CompositeProcessor, type Disposable, type Processor, type ProcessorFailure, type ProcessorNetwork } from '@ivw/network'
import { HostLostError } from '@ivw/python'
import { failureView } from './failure-view.ts'
import type { LogCenter } from './log-center.ts'

/** Writes a processor's failure to the log when it happens, once. */
export class FailureLog implements Disposable {
  readonly #log: LogCenter
  readonly #known = new WeakMap<Processor, ProcessorFailure>()
  readonly #subscription: Disposable

  constructor(network: ProcessorNetwork, log: LogCenter) {
    this.#log = log
    this.#subscription = network.observe({ statusChanged: processor => this.#check(processor) })
  }

  #check(processor: Processor): void {
    // Those inside have told.
    if (processor instanceof CompositeProcessor) return
    const { error } = processor.status
    if (!error || this.#known.get(processor) === error) return
    this.#known.set(processor, error)
    // The end of Python was reported when it was seen, with its last words.
    if (error.cause instanceof HostLostError && error.cause.exit?.requested === false) return
    const { message, frames, traceback } = failureView(error.cause, error.phase)
    this.#log.add({
      level: 'error',
      source: processor.identifier,
      text: `${phases[error.phase]}: ${message}`,
      ...(frames.length > 0 && { frames }),
      ...(traceback !== undefined && { traceback }),
    })
  }

  dispose(): void {
    this.#subscription.dispose()
  }
}

/** As Inviwo names them. */
const phases: Readonly<Record<ProcessorFailure['phase'], string>> = {
  initializeResources: 'Error in InitializeResources',
  onChange: 'Error in PortOnChange',
  process: 'Error in Process',
  doIfNotReady: 'Error in DoIfNotReady',
  isReady: 'Error in IsReady',
  event: 'Error in InvokeEvent',
  picking: 'Error in Picking',
  serialize: 'Error in Serialize',
  deserialize: 'Error in Deserialize',
}
