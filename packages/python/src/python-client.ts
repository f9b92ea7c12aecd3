import type { NumericArray } from '@ivw/data'
import { type Disposable, disposable, Signal } from '@ivw/network'
import { bytesOf, checkReference, dtypeOf, inlineArray, inlineLimit } from './array-reference.ts'
import { DataHome } from './data-home.ts'
import { HostLostError, ProtocolError, PythonError } from './errors.ts'
import type { HostMethod, HostMethods, HostNotificationName, HostNotifications, LogEntry } from './host-methods.ts'
import { type HostAnswer, type HostMessage, type HostRequest, isRequest } from './message.ts'
import type { ArrayPart } from './python-array.ts'
import { RunQueue } from './run-queue.ts'
import type { HostExit, HostStatus, PythonTransport } from './transport.ts'

interface Pending {
  readonly resolve: (answer: HostAnswer) => void
  readonly reject: (error: Error) => void
  /** Whose run it is. */
  readonly processor?: ClientProcessor | undefined
}

interface ServedParameters {
  readonly handle?: string
  readonly target?: string
  readonly member?: string
  readonly arguments?: readonly unknown[]
  /** Asked by the main thread, which serves requests while it waits. */
  readonly nested?: boolean
}

/** What the client tells the processor that a notification is about. */
export interface ClientProcessor {
  readonly key: number
  receive<N extends HostNotificationName>(method: N, params: HostNotifications[N]): void
  /** Its `process` has ended: what Python tells from now on came after it. */
  answered(): void
  /** Changes that were held back while Python was busy. */
  flushChanges(): void
  /** A fresh host is ready and its types are loaded: make the Python object anew. */
  recreate(): void
  /** The host is gone. `returns` says whether another will come without the user's help. */
  lost(reason: string, returns: boolean): void
}

/** Answers what Python asks through `inviwopy.app`: `network.property`, `canvas.snapshot`. */
export type CallHandler = (target: string, member: string, args: readonly unknown[]) => unknown

const final: ReadonlySet<HostStatus['state']> = new Set(['off', 'refused', 'asking'])
const userCode = new Set<HostMethod>([
  'load',
  'create',
  'process',
  'press',
  'event',
  'serialize',
  'deserialize',
  'doIfNotReady',
  'runScript',
])

/** Typed requests to the Python host. When the host ends, everything pending rejects with a HostLostError. */
export class PythonClient {
  readonly data: DataHome
  /** Of the workspace that is open or being opened. */
  workspacePath: () => string = () => ''
  readonly #transport: PythonTransport
  readonly #pending = new Map<number, Pending>()
  readonly #processors = new Map<number, ClientProcessor>()
  /** Requests under way during which user code runs, the innermost last, each with the key of the processor that it is about. */
  readonly #runs = new Map<number, number | undefined>()
  readonly #queue = new RunQueue(() => this.#flush())
  readonly #logged = new Signal<[LogEntry]>()
  readonly #started = new Signal()
  readonly #pickingReleased = new Signal<[first: number]>()
  readonly #statusChanged = new Signal<[HostStatus]>()
  #call: CallHandler | undefined
  #ready = false
  #hasTypes = false
  #generation = -1
  // What the host still says to an earlier client (a page that was reloaded) is not for this one.
  #nextId = randomStart()
  #nextKey = randomStart()
  readonly #subscriptions: readonly Disposable[]

  constructor(transport: PythonTransport) {
    this.#transport = transport
    this.data = new DataHome(this, handles => this.notify('releaseHandles', { handles }))
    this.#subscriptions = [transport.onMessage(message => this.#receive(message)), transport.onStatus(status => this.#followStatus(status))]
    this.#followStatus(transport.status)
  }

  get status(): HostStatus {
    return this.#transport.status
  }
  onStatus(callback: (status: HostStatus) => void): Disposable {
    return this.#statusChanged.add(callback)
  }
  /** A host is ready that knows nothing yet. Fires at once when there is one. */
  onStarted(callback: () => void): Disposable {
    const subscription = this.#started.add(callback)
    if (this.#ready) callback()
    return subscription
  }
  /** Every print, warning and error of Python. */
  onLog(callback: (entry: LogEntry) => void): Disposable {
    return this.#logged.add(callback)
  }
  /** A block of picking identifiers is used no more. */
  onPickingReleased(callback: (first: number) => void): Disposable {
    return this.#pickingReleased.add(callback)
  }
  /** Serves `inviwopy.app`; one handler at a time. */
  serveCalls(handler: CallHandler): Disposable {
    this.#call = handler
    return disposable(() => {
      if (this.#call === handler) this.#call = undefined
    })
  }

  /** Whether user code runs: changes are held back until it ends. */
  get isBusy(): boolean {
    return this.#queue.isBusy
  }

  /**
   * Rejects with PythonError when the user's code raised, with HostLostError when the host ended or is not there. Parameters given as a
   * function are made when the request's turn has come.
   */
  async request<M extends HostMethod>(
    method: M,
    params: HostMethods[M]['params'] | (() => HostMethods[M]['params']),
    signal?: AbortSignal,
  ): Promise<HostMethods[M]['result']> {
    return (await this.#ask(method, params, signal)).result as HostMethods[M]['result']
  }

  notify(method: string, params: unknown): void {
    if (this.#ready) this.#transport.send({ method, params })
  }

  /** Reads an array of Python, or a part of it, into memory of its own or from `allocate`. */
  async fetch(handle: string, signal?: AbortSignal, allocate?: (bytes: number) => ArrayBuffer, part?: ArrayPart): Promise<NumericArray> {
    const { result, payload } = await this.#ask('read', { handle, ...(part && { part }) })
    const reference = checkReference((result as HostMethods['read']['result']).array.$array)
    return 'inline' in reference ? inlineArray(reference, payload) : this.#transport.readArray(reference, signal, allocate)
  }

  /** Stops the user code that runs: KeyboardInterrupt, then kill. Resolves when Python is free or gone. */
  async interrupt(): Promise<void> {
    // The last is what runs; a script that waits for it ends when it has.
    for (const run of this.#runs.keys()) this.notify('cancel', { run })
    await this.#transport.interrupt()
  }

  /** As `interrupt`, for what runs of one processor. A script that waits for it, or that removed the processor, goes on. */
  async interruptRun(key: number): Promise<void> {
    const [run] = [...this.#runs].findLast(([, about]) => about === key) ?? []
    if (run === undefined) return
    if (this.#runs.size === 1) return this.interrupt()
    this.notify('cancel', { run })
  }

  restart(): Promise<void> {
    return this.#transport.restart()
  }

  /** @internal Names a Python object for good, whatever its processor is called. */
  newKey(): number {
    return this.#nextKey++
  }

  /** @internal */
  register(processor: ClientProcessor): Disposable {
    this.#processors.set(processor.key, processor)
    return disposable(() => this.#processors.delete(processor.key))
  }

  /** Whether the host has the types that it should have, so that processors can be made. */
  get hasTypes(): boolean {
    return this.#hasTypes
  }

  /** @internal The types are loaded: processors may be made. */
  recreateProcessors(): void {
    this.#hasTypes = true
    for (const processor of [...this.#processors.values()]) processor.recreate()
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
    this.#lose('The engine closed its connection to Python', false)
  }

  #ask(method: HostMethod, params: unknown, signal?: AbortSignal): Promise<HostAnswer> {
    const send = () => {
      if (!this.#ready) return Promise.reject(new HostLostError(this.status.reason ?? 'Python is not running'))
      const id = this.#nextId++
      return new Promise<HostAnswer>((resolve, reject) => {
        const given = typeof params === 'function' ? params() : params
        const processor = method === 'process' ? this.#processors.get(given.key) : undefined
        this.#pending.set(id, { resolve, reject, processor })
        if (userCode.has(method)) this.#runs.set(id, 'key' in given && typeof given.key === 'number' ? given.key : undefined)
        // A relay gives requests other ids, so runs are named in their parameters as well.
        this.#transport.send({ id, method, params: userCode.has(method) ? { ...given, run: id } : given })
      })
    }
    return userCode.has(method) && this.#ready ? this.#queue.add(send, signal) : send()
  }

  #followStatus(status: HostStatus): void {
    const isNew = status.state === 'ready' && (!this.#ready || status.generation !== this.#generation)
    if (status.state !== 'ready' || isNew) this.#lose(status.reason ?? 'Python is not running', !final.has(status.state), status.lastExit)
    if (isNew) {
      this.#ready = true
      this.#generation = status.generation
      this.#transport.send({ method: 'reset', params: {} })
    }
    this.#statusChanged.fire(status)
    if (isNew) this.#started.fire()
  }

  #lose(reason: string, returns: boolean, exit?: HostExit): void {
    this.#ready = false
    this.#hasTypes = false
    const error = new HostLostError(reason, exit)
    const pending = [...this.#pending.values()]
    this.#pending.clear()
    this.#runs.clear()
    this.#queue.rejectAll(error)
    this.data.reset(reason)
    for (const { reject } of pending) reject(error)
    for (const processor of this.#processors.values()) processor.lost(reason, returns)
  }

  #flush(): void {
    for (const processor of this.#processors.values()) processor.flushChanges()
  }

  #receive(message: HostMessage): void {
    if (isRequest(message)) void this.#answer(message)
    else if ('method' in message) this.#guarded(message.method as HostNotificationName, message.params as never)
    else {
      const pending = this.#pending.get(message.id)
      this.#pending.delete(message.id)
      this.#runs.delete(message.id)
      // At once: who waits for the answer is told in a later task, and a notification may follow in this one.
      pending?.processor?.answered()
      if ('error' in message) pending?.reject(new PythonError(message.error))
      else pending?.resolve(message)
    }
  }

  /** What one notification brings down must not take the connection with it. */
  #guarded<N extends HostNotificationName>(method: N, params: HostNotifications[N]): void {
    try {
      this.#notified(method, params)
    } catch (error) {
      const text = `${method} from Python could not be taken over: ${error instanceof Error ? error.message : error}`
      this.report({ level: 'error', source: 'Python', text })
    }
  }

  #notified<N extends HostNotificationName>(method: N, params: HostNotifications[N]): void {
    if (method === 'log') for (const entry of (params as HostNotifications['log']).entries) this.#logged.fire(entry)
    else if (method === 'releasePicking') this.#pickingReleased.fire((params as HostNotifications['releasePicking']).first)
    else if (method === 'releaseHandles')
      for (const [handle, mentions] of (params as HostNotifications['releaseHandles']).handles) this.data.released(handle, mentions)
    else this.#processors.get((params as { key: number }).key)?.receive(method, params)
  }

  /** Says something to whoever shows the output of Python. */
  report(entry: LogEntry): void {
    this.#logged.fire(entry)
  }

  async #answer({ id, method, params }: HostRequest): Promise<void> {
    try {
      this.#transport.send({ id, ...(await this.#serve(method, params as ServedParameters)) })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const type = error instanceof HostLostError ? 'DataLostError' : 'RuntimeError'
      this.#transport.send({ id, error: { type, message, frames: [], traceback: '' } })
    }
  }

  async #serve(method: string, params: ServedParameters): Promise<{ result: unknown; payload?: Uint8Array }> {
    if (method === 'read') return this.#readFor(String(params.handle))
    if (method !== 'call') throw new ProtocolError(`Python asks for "${method}", which is not known here`)
    const { target, member, arguments: given, nested } = params
    const handler = this.#call
    if (!handler) throw new Error(`${target}.${member} is not available here`)
    const action = async () => handler(String(target), String(member), Array.isArray(given) ? given : [])
    // Python serves requests while its main thread waits; a thread of the user that waits leaves the main thread busy. What is answered at
    // once lets nothing in between: a script that then waited for the very object that asks would wait for ever.
    const lets = nested === true && target !== 'picking'
    const result = await (lets ? this.#queue.whileServed(action) : action())
    return { result: result ?? null }
  }

  async #readFor(handle: string): Promise<{ result: unknown; payload?: Uint8Array }> {
    const array = await this.data.offered(handle).read()
    const common = { dtype: dtypeOf(array), shape: [array.length], bytes: array.byteLength }
    if (array.byteLength <= inlineLimit) return { result: { array: { $array: { ...common, inline: 0 } } }, payload: bytesOf(array) }
    return { result: { array: { $array: await this.#transport.writeArray(array) } } }
  }
}

function randomStart(): number {
  return Math.floor(Math.random() * 2 ** 31) * 2 ** 20
}
