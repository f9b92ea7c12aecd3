import type { Disposable, ProcessorFactory, ProcessorNetwork } from '@ivw/network'
import { type CallHandler, type LogEntry, PythonClient, type PythonTransport, PythonTypes } from '@ivw/python'
import { failureView } from './failure-view.ts'
import type { LogCenter } from './log-center.ts'
import type { FailedFileView, PythonView } from './protocol.ts'

/** The engine's side of Python: its client, the types that files define, its output in the log. */
export class PythonBridge implements Disposable {
  readonly client: PythonClient
  readonly types: PythonTypes
  readonly #log: LogCenter
  readonly #subscriptions: readonly Disposable[]

  constructor(transport: PythonTransport, factory: ProcessorFactory, network: ProcessorNetwork, log: LogCenter, calls: CallHandler) {
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
