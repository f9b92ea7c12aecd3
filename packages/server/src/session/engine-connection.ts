import type { EngineToServer, ServerMessage } from '@ivw/engine/server-protocol'
import { decodeJson, encodeJson, type HostMessage, messageFrom } from '@ivw/python'
import type { RawData, WebSocket } from 'ws'
import { z } from 'zod'
import { messageOf } from '../errors.ts'

export interface ConnectionHandlers {
  readonly onMessage: (message: EngineToServer) => void
  readonly onClose: () => void
}

/** Milliseconds. */
const pingInterval = 5000
/** Counted instead of timed: while this process, or the machine, was stopped, nobody could answer. */
const unansweredPings = 4
/** Bytes that wait to be sent: above the first console lines are dropped, above the second the peer is. */
const maximum = { logQueue: 2 ** 20, queue: 32 * 2 ** 20 }

const protocolFault = 1002
const tooSlow = 1013
export const takenOverCode = 4001

const envelope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attach'), takeOver: z.boolean(), client: z.string().max(100).optional() }),
  z.object({ kind: z.literal('released') }),
  z.object({ kind: z.literal('python'), message: z.unknown(), payload: z.number().int().positive().optional() }),
  z.object({ kind: z.literal('interrupt'), id: z.number() }),
  z.object({ kind: z.literal('restart'), id: z.number() }),
])

/** One WebSocket to an engine in a browser: messages as typed values, liveness, and a bound on what waits to be sent. */
export class EngineConnection {
  readonly #socket: WebSocket
  readonly #handlers: ConnectionHandlers
  readonly #ping: NodeJS.Timeout
  /** Pings since the peer was last heard. */
  #unanswered = 0
  #droppedLines = 0
  /** A message whose payload is the next binary frame. */
  #expecting: { message: unknown; bytes: number } | undefined

  constructor(socket: WebSocket, handlers: ConnectionHandlers) {
    this.#socket = socket
    this.#handlers = handlers
    socket.on('message', (data, binary) => this.#receive(data, binary))
    socket.on('pong', () => this.#hear())
    socket.on('close', () => {
      clearInterval(this.#ping)
      handlers.onClose()
    })
    // The page's own timers are throttled in a hidden tab; the browser answers pings by itself.
    this.#ping = setInterval(() => this.#checkPeer(), pingInterval)
  }

  /** Sends in order. A peer that has stopped reading is dropped rather than queued for without bound. */
  send(message: ServerMessage, payload?: Uint8Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    const waiting = this.#socket.bufferedAmount
    if (waiting > maximum.logQueue && isConsoleText(message)) {
      this.#droppedLines++
      return
    }
    if (waiting > maximum.queue) {
      this.close(tooSlow, 'messages are not read')
      return
    }
    if (this.#droppedLines > 0) {
      const text = `${this.#droppedLines} messages were dropped, because the page could not keep up.`
      this.#droppedLines = 0
      this.send({ kind: 'log', level: 'warning', source: 'Python', text })
    }
    this.#socket.send(encodeJson(message))
    if (payload) this.#socket.send(payload)
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
    // A peer that does not answer the closing handshake is not waited for.
    setTimeout(() => this.#socket.terminate(), 1000).unref()
  }

  #checkPeer(): void {
    if (this.#unanswered++ >= unansweredPings) this.#socket.terminate()
    else this.#socket.ping()
  }

  #hear(): void {
    this.#unanswered = 0
  }

  #receive(data: RawData, binary: boolean): void {
    this.#hear()
    try {
      const message = binary ? this.#complete(bytesOf(data)) : this.#begin(String(data))
      if (message) this.#handlers.onMessage(message)
    } catch (error) {
      this.close(protocolFault, messageOf(error).slice(0, 100))
    }
  }

  #begin(text: string): EngineToServer | undefined {
    if (this.#expecting) throw new Error('a payload was announced and did not come')
    const message = envelope.parse(decodeJson(text))
    if (message.kind !== 'python') return message
    if (message.payload === undefined) return { kind: 'python', message: messageFrom(message.message, undefined) }
    this.#expecting = { message: message.message, bytes: message.payload }
    return undefined
  }

  #complete(payload: Uint8Array): EngineToServer {
    const expected = this.#expecting
    this.#expecting = undefined
    if (expected?.bytes !== payload.byteLength) throw new Error(`a payload of ${payload.byteLength} bytes was not announced`)
    return { kind: 'python', message: messageFrom(expected.message, payload), payload: payload.byteLength }
  }
}

/** A host message as it goes over the socket: JSON, then the payload as a binary frame. */
export function relayed(message: HostMessage): [ServerMessage, Uint8Array | undefined] {
  const { payload, ...header } = message
  return [{ kind: 'python', message: header as HostMessage, ...(payload && { payload: payload.byteLength }) }, payload]
}

function isConsoleText(message: ServerMessage): boolean {
  return message.kind === 'log' || (message.kind === 'python' && 'method' in message.message && message.message.method === 'log')
}

function bytesOf(data: RawData): Uint8Array {
  // Copied, so that arrays in it start at a multiple of 8 and the receive buffer is freed.
  return Uint8Array.from(Array.isArray(data) ? Buffer.concat(data) : new Uint8Array(data))
}
