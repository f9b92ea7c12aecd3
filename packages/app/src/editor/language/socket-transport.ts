import type { Transport } from '@codemirror/lsp-client'

/** Messages to and from a language server over a WebSocket. What is sent before it is open waits. */
export class SocketTransport implements Transport {
  readonly #socket: WebSocket
  readonly #handlers = new Set<(message: string) => void>()
  /** Requests without an answer: a connection that ends answers them with nothing, so that nobody waits. */
  readonly #pending = new Set<number>()
  #waiting: string[] | undefined = []

  constructor(socket: WebSocket, onClose: (code: number) => void) {
    this.#socket = socket
    socket.onopen = () => {
      for (const message of this.#waiting ?? []) socket.send(message)
      this.#waiting = undefined
    }
    socket.onmessage = ({ data }) => this.#receive(String(data))
    socket.onclose = ({ code }) => {
      for (const id of this.#pending) this.#receive(JSON.stringify({ jsonrpc: '2.0', id, result: null }))
      onClose(code)
    }
  }

  send(message: string): void {
    const { id, method } = JSON.parse(message) as { id?: number; method?: string }
    if (id !== undefined && method !== undefined) this.#pending.add(id)
    if (this.#waiting) this.#waiting.push(message)
    else if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(message)
  }

  subscribe(handler: (message: string) => void): void {
    this.#handlers.add(handler)
  }

  unsubscribe(handler: (message: string) => void): void {
    this.#handlers.delete(handler)
  }

  close(): void {
    this.#socket.close()
  }

  #receive(message: string): void {
    const { id, method } = JSON.parse(message) as { id?: number; method?: string }
    if (id !== undefined && method === undefined) this.#pending.delete(id)
    for (const handler of this.#handlers) handler(message)
  }
}
