import { type Disposable, disposable } from '../disposable.ts'
import { NetworkError } from '../errors.ts'
import type { Inport } from './inport.ts'
import { Port, type PortOptions } from './port.ts'

export type OutportOptions = PortOptions

/** Hands a processor's result to the connected inports. */
export class Outport<T = unknown> extends Port<T> {
  #connected: readonly Inport[] = []
  #data: T | undefined
  #staged: { readonly data: T | undefined } | undefined
  #collecting = false
  #valid = false
  #stale = false

  override get classIdentifier(): string {
    return `${this.dataType.classIdentifier}.outport`
  }

  get connectedInports(): readonly Inport[] {
    return this.#connected
  }
  get isConnected(): boolean {
    return this.#connected.length > 0
  }

  /**
   * What the processor handed out last. Setting it while the processor runs takes effect when the run succeeds; setting it
   * at any other time (a script, a button) at once. Setting the same object again counts as new data.
   * @throws NetworkError when the value is not of the port's type.
   */
  get data(): T | undefined {
    return this.#staged ? this.#staged.data : this.#data
  }
  set data(data: T | undefined) {
    if (data !== undefined && !this.dataType.guard(data))
      throw new NetworkError(`${this.path} was given something that is no ${this.dataType.classIdentifier}`)
    this.#staged = { data }
    if (this.#collecting) return
    this.publish()
    // A consumer that waited for its first data is invalid already: nothing else would tell that it can run now.
    for (const inport of this.#connected) inport.owner?.readyChanged()
  }

  clear(): void {
    this.data = undefined
  }

  get hasData(): boolean {
    return this.#data !== undefined
  }

  /** Has data that may be used: those of the last run, or old ones while or because there are no newer. */
  get isReady(): boolean {
    return this.#data !== undefined && (this.#valid || this.#stale)
  }

  /** The data are older than the inputs of the processor: it runs, failed, or shows old data itself. */
  get isStale(): boolean {
    return this.#stale
  }

  /** @internal Until `publish` or `discard`, new data are held back. */
  collect(): void {
    this.#collecting = true
  }

  /** @internal Whether new data are held back. */
  get hasStaged(): boolean {
    return this.#staged !== undefined
  }

  /** @internal The processor ran: held back data become the data, consumers see the port as changed. `stale`: made from old inputs. */
  publish(stale = false): void {
    this.#collecting = false
    if (this.#staged) this.#data = this.#staged.data
    this.#staged = undefined
    this.#valid = true
    this.#stale = stale
    for (const inport of this.#connected) inport.sourceBecameValid(this)
  }

  /** @internal The run failed or was given up: what was handed out before stays, but is old. */
  discard(): void {
    this.#collecting = false
    this.#staged = undefined
    this.#stale = this.#data !== undefined
  }

  /** @internal The processor had no reason to run: what it handed out before holds on. */
  keep(stale: boolean): void {
    this.#valid = true
    this.#stale = stale
  }

  /** @internal Consumers may not use the data before the processor has run. */
  invalidate(): void {
    this.#valid = false
    this.#stale = false
    for (const inport of this.#connected) inport.invalidate()
  }

  /** @internal The data stay usable but are old. */
  markStale(): void {
    if (this.#stale || this.#data === undefined) return
    this.#stale = true
    for (const inport of this.#connected) inport.markStale()
  }

  /** @internal */
  attach(inport: Inport): Disposable {
    this.#connected = [...this.#connected, inport]
    return disposable(() => {
      this.#connected = this.#connected.filter(other => other !== inport)
    })
  }
}
