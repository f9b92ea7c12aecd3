import type { Disposable } from '@ivw/network'
import { decodeJson, encodeJson } from '@ivw/python'
import { type EngineToServer, type ServerMessage, socketPaths } from '../server-protocol.ts'
import type { ServerClient } from './server-client.ts'

export type SocketState = 'connecting' | 'open' | 'closed'
type Payload = Uint8Array<ArrayBuffer> | undefined
type Listener = (message: ServerMessage, payload: Payload) => void

/** Waits before the next attempt, milliseconds; the last one repeats. */
const delays = [200, 500, 1000, 2000, 5000]

/** The WebSocket to the server: opens again by itself until it is disposed; a message's payload is paired with it here. */
export class ServerSocket implements Disposable {
  readonly #client: ServerClient
  readonly #path: string
  readonly #listeners = new Set<Listener>()
  readonly #stateListeners = new Set<(state: SocketState) => void>()
  #socket: WebSocket | undefined
  #state: SocketState = 'closed'
  #attempts = 0
  #awaiting: ServerMessage | undefined
  #disposed = false

  constructor(client: ServerClient, path: string = socketPaths.engine) {
    this.#client = client
    this.#path = path
  }

  get state(): SocketState {
    return this.#state
  }

  onMessage(listener: Listener): Disposable {
    this.#listeners.add(listener)
    return { dispose: () => void this.#listeners.delete(listener) }
  }

  onState(listener: (state: SocketState) => void): Disposable {
    this.#stateListeners.add(listener)
    return { dispose: () => void this.#stateListeners.delete(listener) }
  }

  open(): void {
    if (this.#disposed) return
    this.#setState('connecting')
    const url = new URL(this.#path, this.#client.address.replace(/^http/, 'ws'))
    const socket = new WebSocket(url, ['ivw.1', `bearer.${this.#client.token}`])
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => {
      this.#attempts = 0
      this.#setState('open')
    }
    socket.onmessage = event => this.#receive(event.data)
    socket.onclose = () => this.#closed(socket)
    this.#socket = socket
    this.#awaiting = undefined
  }

  /** Sends now, or not at all when the connection is down: what matters is asked again after `open`. */
  send(message: EngineToServer, payload?: Uint8Array): void {
    if (this.#state !== 'open' || !this.#socket) return
    this.#socket.send(encodeJson(message))
    if (payload) this.#socket.send(new Uint8Array(payload))
  }

  dispose(): void {
    this.#disposed = true
    this.#socket?.close()
    this.#setState('closed')
  }

  #receive(data: string | ArrayBuffer): void {
    if (typeof data !== 'string') {
      const message = this.#awaiting
      this.#awaiting = undefined
      if (message) this.#deliver(message, new Uint8Array(data))
      return
    }
    const message = decodeJson(data) as ServerMessage
    if (message.kind === 'python' && message.payload !== undefined) this.#awaiting = message
    else this.#deliver(message, undefined)
  }

  #deliver(message: ServerMessage, payload: Payload): void {
    for (const listener of this.#listeners) listener(message, payload)
  }

  #closed(socket: WebSocket): void {
    if (this.#socket !== socket || this.#disposed) return
    this.#setState('closed')
    const delay = delays[Math.min(this.#attempts++, delays.length - 1)]
    setTimeout(() => this.open(), delay)
  }

  #setState(state: SocketState): void {
    if (this.#state === state) return
    this.#state = state
    for (const listener of this.#stateListeners) listener(state)
  }
}
