import {
  CompositeProcessor,
  type Disposable,
  type Processor,
  type ProcessorFailure,
  type ProcessorNetwork,
  type Property,
} from '@ivw/network'
import { HostLostError } from '@ivw/python'
import { failureView } from './failure-view.ts'
import type { LogCenter } from './log-center.ts'

/** Writes to the log what goes wrong in a network when it happens, once: failures of processors, links that set nothing. */
export class FailureLog implements Disposable {
  readonly #log: LogCenter
  readonly #known = new WeakMap<Processor, ProcessorFailure>()
  /** What was told last of a property that could not follow. */
  readonly #unlinked = new WeakMap<Property, string>()
  readonly #subscription: Disposable

  constructor(network: ProcessorNetwork, log: LogCenter) {
    this.#log = log
    this.#subscription = network.observe({
      statusChanged: processor => this.#check(processor),
      linkFailed: (source, destination) => this.#tellUnlinked(source, destination),
    })
  }

  #tellUnlinked(source: Property, destination: Property): void {
    const text = `Unable to link ${source.path} to ${destination.path}: they do not have the same properties`
    if (this.#unlinked.get(destination) === text) return
    this.#unlinked.set(destination, text)
    this.#log.warning('Link', text)
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
