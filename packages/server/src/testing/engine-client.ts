import type { EngineToServer, ServerMessage } from '@ivw/engine/server-protocol'
import { decodeJson, encodeJson } from '@ivw/python'
import { WebSocket } from 'ws'

/** An engine's end of the WebSocket, for tests: everything received so far, and waiting for what is to come. */
export class EngineClient {
  readonly messages: ServerMessage[] = []
  readonly payloads: Buffer[] = []
  readonly socket: WebSocket
  readonly closed: Promise<number>
  readonly #arrivals = new Set<() => void>()

  private constructor(socket: WebSocket) {
    this.socket = socket
    this.closed = new Promise(resolve => socket.on('close', resolve))
    socket.on('error', () => undefined)
    socket.on('message', (data, binary) => {
      if (binary) this.payloads.push(data as Buffer)
      else this.messages.push(decodeJson(String(data)) as ServerMessage)
      for (const look of [...this.#arrivals]) look()
    })
  }

  static open(port: number, token: string): Promise<EngineClient> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/engine`, ['ivw.1', `bearer.${token}`])
    const client = new EngineClient(socket)
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(client))
      socket.once('error', reject)
    })
  }

  send(message: EngineToServer, payload?: Uint8Array): void {
    this.socket.send(encodeJson(message))
    if (payload) this.socket.send(payload)
  }

  /** The next message, past or future, that fits. */
  arrival<T extends ServerMessage>(fits: (message: ServerMessage) => message is T): Promise<T>
  arrival(fits: (message: ServerMessage) => boolean): Promise<ServerMessage>
  arrival(fits: (message: ServerMessage) => boolean): Promise<ServerMessage> {
    return new Promise(resolve => {
      const look = () => {
        const message = this.messages.find(fits)
        if (!message) return
        this.#arrivals.delete(look)
        resolve(message)
      }
      this.#arrivals.add(look)
      look()
    })
  }
}
