import type { Disposable, ProcessorFactory, ProcessorNetwork } from '@ivw/network'
import { type CallHandler, type LogEntry, PythonClient, PythonProcessor, type PythonTransport, PythonTypes } from '@ivw/python'
import { failureView } from './failure-view.ts'
import type { LogCenter } from './log-center.ts'
import type { FailedFileView, PythonView } from './protocol.ts'

/** So long a save waits for Python processors. */
const savePatienceMilliseconds = 2000

/** The engine's side of Python: its client, the types that files define, its output in the log. */
export class PythonBridge implements Disposable {
  readonly client: PythonClient
  readonly types: PythonTypes
  readonly #network: ProcessorNetwork
  readonly #log: LogCenter
  readonly #subscriptions: readonly Disposable[]

  constructor(transport: PythonTransport, factory: ProcessorFactory, network: ProcessorNetwork, log: LogCenter, calls: CallHandler) {
    this.#network = network
    this.#log = log
    this.client = new PythonClient(transport)
    this.types = new PythonTypes({ client: this.client, factory, network, log: entry => this.#add(entry) })
    this.#subscriptions = [this.client.onLog(entry => this.#add(entry)), this.client.serveCalls(calls)]
  }

  get view(): PythonView {
    const { state, python, version, numpy, reason } = this.client.status
    return {
      state,
      ...(python !== undefined && { interpreter: python }),
      ...(version !== undefined && { version }),
      ...(numpy !== undefined && { numpy }),
      ...(reason !== undefined && { reason }),
    }
  }

  get failedFiles(): readonly FailedFileView[] {
    return this.types.failedFiles.map(({ path, error }) => ({ file: path, failure: failureView(error, 'load') }))
  }

  /** Python has not dealt yet with all that users did in pictures. */
  get hasEvents(): boolean {
    return this.#processors.some(processor => processor.events.isBusy)
  }
  async eventsSettled(): Promise<void> {
    await Promise.all(this.#processors.map(processor => processor.events.settled()))
  }

  get #processors(): PythonProcessor[] {
    return [...this.#network.processors.values()].filter(processor => processor instanceof PythonProcessor)
  }

  /**
   * Asks processors that keep more than properties for what they want to have saved. Of those that do not answer in time, as Python is
   * busy with something else, what they said before is saved.
   */
  async collectStates(path: string): Promise<void> {
    const processors = this.#processors.filter(({ keepsState }) => keepsState)
    if (processors.length === 0) return
    await new Promise<void>(resolve => {
      const late = setTimeout(() => {
        this.#log.warning('Workspace', 'Python is busy: what its processors keep besides properties is saved as it was before')
        resolve()
      }, savePatienceMilliseconds)
      void Promise.all(processors.map(processor => processor.collectState(path))).then(() => {
        clearTimeout(late)
        resolve()
      })
    })
  }

  /** Resolves when Python is ready and all files were loaded, or when there is no Python to wait for. */
  async started(): Promise<void> {
    await new Promise<void>(resolve => {
      const settle = () => {
        if (this.client.status.state === 'starting') return
        subscription.dispose()
        resolve()
      }
      const subscription = this.client.onStatus(() => queueMicrotask(settle))
      settle()
    })
    await this.types.settled
  }

  /** Files as a watcher found them; a version of undefined says that the file is gone. */
  async filesChanged(files: readonly { readonly path: string; readonly version: string | undefined }[]): Promise<void> {
    await this.types.filesChanged(files)
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
    this.types.dispose()
    this.client.dispose()
  }

  #add({ level, source, text, file, line }: LogEntry): void {
    const frames = file === undefined ? undefined : [{ file, line: line ?? 1, function: '', text: '' }]
    this.#log.add({ level, source, text, ...(frames && { frames }) })
  }
}
