import type { Transport } from '@codemirror/lsp-client'

/** `WebSocket.OPEN`, which tests have not. */
const openState = 1
const connectionEnded = -32099
/** How the server refuses what is about a file that is not open (yet, or any more). */
const refused = -32600

/** Messages to and from a language server over a WebSocket. What is sent before it is open waits. */
export class SocketTransport implements Transport {
  readonly #socket: WebSocket
  readonly #handlers = new Set<(message: string) => void>()
  /** Methods of requests without an answer: a connection that ends answers them with nothing, so that nobody waits. */
  readonly #pending = new Map<number, string>()
  #waiting: string[] | undefined = []

  constructor(socket: WebSocket, onClose: (code: number, reason: string) => void) {
    this.#socket = socket
    socket.onopen = () => {
      for (const message of this.#waiting ?? []) socket.send(message)
      this.#waiting = undefined
    }
    socket.onmessage = ({ data }) => this.#receive(String(data))
    socket.onclose = ({ code, reason }) => {
      for (const [id, method] of this.#pending) {
        // Nothing is no greeting: without one the client is not connected.
        const answer = method === 'initialize' ? { error: { code: connectionEnded, message: 'The connection ended' } } : { result: null }
        this.#receive(JSON.stringify({ jsonrpc: '2.0', id, ...answer }))
      }
      onClose(code, reason)
    }
  }

  send(message: string): void {
    const { id, method } = JSON.parse(message) as { id?: number; method?: string }
    if (id !== undefined && method !== undefined) this.#pending.set(id, method)
    if (this.#waiting) this.#waiting.push(message)
    else if (this.#socket.readyState === openState) this.#socket.send(message)
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
    const { id, method, error } = JSON.parse(message) as { id?: number; method?: string; error?: { code: number } }
    const asked = id !== undefined && method === undefined ? this.#pending.get(id) : undefined
    if (asked !== undefined) this.#pending.delete(id as number)
    // The pointer rests on a text that is being replaced: there is nothing to say about it, and nothing to complain of.
    const isNothing = error?.code === refused && asked?.startsWith('textDocument/')
    const told = isNothing ? JSON.stringify({ jsonrpc: '2.0', id, result: null }) : message
    for (const handler of this.#handlers) handler(told)
  }
}
