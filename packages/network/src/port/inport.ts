import type { Disposable } from '../disposable.ts'
import { NetworkError, NotReadyError } from '../errors.ts'
import { levelOf } from '../identifier.ts'
import { Signal } from '../signal.ts'
import { isUpstream } from './cycle.ts'
import type { DataType } from './data-type.ts'
import type { Outport } from './outport.ts'
import { Port, type PortOptions } from './port.ts'
import { attempt } from './wave.ts'

export interface InportOptions extends PortOptions {
  /** The processor runs without it, too. */
  readonly optional?: boolean | undefined
  /** Any number of connections, or at most so many; one when left out. */
  readonly multi?: boolean | number | undefined
  /** Takes outports that carry lists of the type as well, item by item. */
  readonly flat?: boolean | undefined
}

export interface Source<T> {
  readonly outport: Outport
  readonly item: T
}

/** Reads what connected outports hand out. */
export class Inport<T = unknown> extends Port<T> {
  /** `Infinity` for a multi inport. */
  readonly maxConnections: number
  readonly flat: boolean
  #optional: boolean
  #connections: readonly { readonly outport: Outport; readonly end: Disposable }[] = []
  // Only where there can be several: a set for each inport is what large networks would mostly consist of.
  #changedOutports: Set<Outport> | undefined
  #changed = false
  #valid = false
  // Made for the first callback: most inports have none, and networks may have many inports.
  #onChange: Signal | undefined
  #onInvalid: Signal | undefined
  readonly #onConnect = new Signal<[outport: Outport]>()
  readonly #onDisconnect = new Signal<[outport: Outport]>()

  constructor(identifier: string, dataType: DataType<T>, options: InportOptions = {}) {
    super(identifier, dataType, options)
    this.maxConnections = typeof options.multi === 'number' ? options.multi : options.multi ? Number.POSITIVE_INFINITY : 1
    this.flat = options.flat ?? false
    this.#optional = options.optional ?? false
  }

  /** `org.inviwo.Volume.inport`, `org.inviwo.Mesh.flat.multi.inport`. */
  override get classIdentifier(): string {
    const count = this.maxConnections === 1 ? '' : this.multi ? '.multi' : `.${this.maxConnections}`
    return `${this.dataType.classIdentifier}${this.flat ? '.flat' : ''}${count}.inport`
  }

  get multi(): boolean {
    return this.maxConnections === Number.POSITIVE_INFINITY
  }

  get optional(): boolean {
    return this.#optional
  }
  set optional(optional: boolean) {
    if (optional === this.#optional) return
    this.#optional = optional
    this.owner?.readyChanged()
  }

  /** The first item. @throws NotReadyError when there is none. */
  get data(): T {
    const item = this.dataOrUndefined
    if (item === undefined) throw new NotReadyError(this.isConnected ? `${this.path} has no data yet` : `${this.path} is not connected`)
    return item
  }

  get dataOrUndefined(): T | undefined {
    for (const { outport } of this.#connections) {
      const item = outport.isReady ? this.itemsOf(outport)[0] : undefined
      if (item !== undefined) return item
    }
    return undefined
  }

  get items(): readonly T[] {
    return this.sources.map(source => source.item)
  }

  /** Every item with the outport that it comes from, in the order of the connections. */
  get sources(): readonly Source<T>[] {
    return this.#connections.flatMap(({ outport }) => (outport.isReady ? this.itemsOf(outport).map(item => ({ outport, item })) : []))
  }

  protected itemsOf(outport: Outport): readonly T[] {
    const data = outport.data
    if (data === undefined) return []
    // The types were compared when the ports were connected.
    return this.#sameType(outport) ? [data as T] : (data as readonly T[])
  }

  get isConnected(): boolean {
    return this.#connections.length > 0
  }

  get connectedOutports(): readonly Outport[] {
    return this.#connections.map(connection => connection.outport)
  }

  /** Connected, and every source has data that may be used. */
  get isReady(): boolean {
    return this.isConnected && this.#connections.every(({ outport }) => outport.isReady)
  }

  /** Something upstream was computed anew, or a connection came or went, since the processor was last valid. */
  get isChanged(): boolean {
    return this.#changed
  }

  get changedOutports(): readonly Outport[] {
    if (!this.#changed) return []
    return this.#changedOutports ? [...this.#changedOutports] : this.connectedOutports
  }

  /** Some source shows old data. */
  get isStale(): boolean {
    return this.#connections.some(({ outport }) => outport.isStale)
  }

  /** Whether the outport may be connected; where not, a sentence that says why. */
  accepts(outport: Outport): true | string {
    if (!this.owner || !outport.owner) return `${this.owner ? outport.path : this.path} belongs to no processor`
    const [feeder, consumer] = [outport.seenAt, this.seenAt]
    if (feeder === consumer) return `${consumer?.identifier} cannot feed itself`
    if (levelOf(feeder?.identifier ?? '') !== levelOf(consumer?.identifier ?? ''))
      return `${outport.path} and ${this.path} do not lie in the same network`
    if (!this.takes(outport)) return `${this.path} takes ${this.dataType.classIdentifier}, not ${outport.dataType.classIdentifier}`
    if (this.isConnectedTo(outport)) return `${outport.path} and ${this.path} are connected already`
    if (this.#connections.length >= this.maxConnections)
      return `${this.path} takes ${this.maxConnections === 1 ? 'one connection' : `${this.maxConnections} connections`} and has no room`
    if (consumer && feeder && isUpstream(consumer, feeder))
      return `${consumer.identifier} feeds ${feeder.identifier}: this would close a cycle`
    return true
  }

  isConnectedTo(outport: Outport): boolean {
    return this.#connections.some(connection => connection.outport === outport)
  }

  /** Whether it is made for data of the outport's type. */
  takes(outport: Outport): boolean {
    return this.#sameType(outport) || (this.flat && outport.dataType.item?.classIdentifier === this.dataType.classIdentifier)
  }

  #sameType(outport: Outport): boolean {
    return outport.dataType.classIdentifier === this.dataType.classIdentifier
  }

  /** @internal The network connects, so that everybody hears of it. @throws NetworkError when `accepts` says why not. */
  connect(outport: Outport, index = this.#connections.length): void {
    const answer = this.accepts(outport)
    if (answer !== true) throw new NetworkError(answer)
    this.#connections = this.#connections.toSpliced(index, 0, { outport, end: outport.attach(this as Inport) })
    this.connectionChanged(outport, this.#onConnect)
  }

  /** @internal */
  disconnect(outport: Outport): void {
    const connection = this.#connections.find(other => other.outport === outport)
    if (!connection) throw new NetworkError(`${outport.path} and ${this.path} are not connected`)
    connection.end.dispose()
    this.#connections = this.#connections.filter(other => other !== connection)
    this.connectionChanged(outport, this.#onDisconnect)
    this.#changedOutports?.delete(outport)
  }

  private connectionChanged(outport: Outport, signal: Signal<[outport: Outport]>): void {
    this.#markChanged(outport)
    signal.fire(outport)
    this.#becomeInvalid()
    this.owner?.invalidate('invalidOutput')
  }

  /** Runs before `process()` when the port is changed. */
  onChange(callback: () => void): Disposable {
    this.#onChange ??= new Signal()
    return this.#onChange.add(callback)
  }
  /** Runs when what the port reads becomes invalid. */
  onInvalid(callback: () => void): Disposable {
    this.#onInvalid ??= new Signal()
    return this.#onInvalid.add(callback)
  }
  onConnect(callback: (outport: Outport) => void): Disposable {
    return this.#onConnect.add(callback)
  }
  onDisconnect(callback: (outport: Outport) => void): Disposable {
    return this.#onDisconnect.add(callback)
  }

  /** @internal */
  callOnChange(): void {
    this.#onChange?.fire()
  }

  /** @internal A source is about to be computed anew. */
  invalidate(): void {
    this.#becomeInvalid()
    this.owner?.invalidateFromInport()
  }

  /** @internal A source's data got old. */
  markStale(): void {
    this.owner?.markStale()
  }

  /** @internal */
  sourceBecameValid(outport: Outport): void {
    this.#valid = true
    this.#markChanged(outport)
    if (this.owner?.isValid) this.invalidate()
  }

  #markChanged(outport: Outport): void {
    this.#changed = true
    if (this.maxConnections === 1) return
    this.#changedOutports ??= new Set()
    this.#changedOutports.add(outport)
  }

  #becomeInvalid(): void {
    if (!this.#valid) return
    this.#valid = false
    if (this.#onInvalid) attempt(() => this.#onInvalid?.fire())
  }

  /** @internal The processor has run. */
  setValid(): void {
    this.#changed = false
    this.#changedOutports?.clear()
  }
}
