import type { NumericArray } from '@ivw/data'
import type { Disposable } from '@ivw/network'
import {
  type ArrayReference,
  bytesOf,
  checkReference,
  dtypeOf,
  HostLostError,
  type HostMessage,
  type HostStatus,
  numbersOf,
  type PythonTransport,
} from '@ivw/python'
import type { EngineToServer, ServerMessage } from '../server-protocol.ts'
import { routes } from '../server-protocol.ts'
import type { ServerClient } from './server-client.ts'
import type { ServerSocket } from './server-socket.ts'

interface Pending {
  resolve(): void
  reject(error: Error): void
}

/** The Python host behind the server: messages over the WebSocket, arrays by HTTP (a WebSocket moves them ten times slower). */
export class SocketTransport implements PythonTransport, Disposable {
  readonly #client: ServerClient
  readonly #socket: ServerSocket
  readonly #statusListeners = new Set<(status: HostStatus) => void>()
  readonly #messageListeners = new Set<(message: HostMessage) => void>()
  readonly #pending = new Map<number, Pending>()
  readonly #subscriptions: readonly Disposable[]
  #status: HostStatus = { state: 'starting', generation: 0 }
  #nextId = 1

  constructor(client: ServerClient, socket: ServerSocket) {
    this.#client = client
    this.#socket = socket
    this.#subscriptions = [
      socket.onMessage((message, payload) => this.#receive(message, payload)),
      socket.onState(state => {
        if (state === 'closed') this.#connectionLost()
      }),
    ]
  }

  get status(): HostStatus {
    return this.#status
  }

  onStatus(callback: (status: HostStatus) => void): Disposable {
    this.#statusListeners.add(callback)
    return { dispose: () => void this.#statusListeners.delete(callback) }
  }

  onMessage(callback: (message: HostMessage) => void): Disposable {
    this.#messageListeners.add(callback)
    return { dispose: () => void this.#messageListeners.delete(callback) }
  }

  send(message: HostMessage): void {
    const { payload, ...header } = message
    if (payload) this.#socket.send({ kind: 'python', message: header as HostMessage, payload: payload.byteLength }, payload)
    else this.#socket.send({ kind: 'python', message: header as HostMessage })
  }

  async readArray(reference: ArrayReference, signal?: AbortSignal, allocate?: (bytes: number) => ArrayBuffer): Promise<NumericArray> {
    if ('inline' in reference) throw new HostLostError('An inline array is read from its message, not from the transport')
    const { path, slot, bytes, offset } = reference
    const query = { path, slot, bytes, offset }
    if (!allocate) return numbersOf(reference, new Uint8Array(await this.#client.bytes(routes.array, query, signal)))
    const target = new Uint8Array(allocate(bytes), 0, bytes)
    await this.#client.readInto(target, routes.array, query, signal)
    return numbersOf(reference, target)
  }

  async writeArray(array: NumericArray, shape: readonly number[] = [array.length]): Promise<ArrayReference> {
    const bytes = new Uint8Array(bytesOf(array)) as Uint8Array<ArrayBuffer>
    const response = await this.#client.sendBytes('POST', routes.array, bytes, { dtype: dtypeOf(array), shape: shape.join(',') })
    return checkReference(await response.json())
  }

  interrupt(): Promise<void> {
    return this.#ask('interrupt')
  }

  restart(): Promise<void> {
    return this.#ask('restart')
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
    this.#rejectAll('The page is closing')
  }

  #ask(kind: 'interrupt' | 'restart'): Promise<void> {
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      this.#socket.send({ kind, id } satisfies EngineToServer)
    })
  }

  #receive(message: ServerMessage, payload: Uint8Array<ArrayBuffer> | undefined): void {
    if (message.kind === 'python') {
      const complete = payload ? ({ ...message.message, payload } as HostMessage) : message.message
      for (const listener of this.#messageListeners) listener(complete)
    } else if (message.kind === 'pythonStatus') {
      this.#setStatus(message.status)
    } else if (message.kind === 'done') {
      const pending = this.#pending.get(message.id)
      this.#pending.delete(message.id)
      if (message.error === undefined) pending?.resolve()
      else pending?.reject(new HostLostError(message.error))
    }
  }

  #connectionLost(): void {
    this.#rejectAll('The connection to the server was lost')
    this.#setStatus({ ...this.#status, state: 'stopped', reason: 'The connection to the server was lost' })
  }

  #setStatus(status: HostStatus): void {
    this.#status = status
    for (const listener of this.#statusListeners) listener(status)
  }

  #rejectAll(reason: string): void {
    for (const { reject } of this.#pending.values()) reject(new HostLostError(reason))
    this.#pending.clear()
  }
}
