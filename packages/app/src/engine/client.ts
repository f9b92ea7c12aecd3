import { type CommandName, type Commands, type EngineMessage, type PageMessage, protocolVersion, SnapshotParts } from '@ivw/engine/protocol'

/** What carries messages to an engine and back: a Worker, or a double of one. */
export interface EnginePort {
  postMessage(message: PageMessage): void
  onmessage: ((event: MessageEvent<EngineMessage>) => void) | null
  terminate(): void
}

export interface Disposable {
  dispose(): void
}

/** A command that the engine refused; `message` is the sentence for the user. */
export class CommandError extends Error {
  readonly command: CommandName

  constructor(command: CommandName, message: string) {
    super(message)
    this.name = 'CommandError'
    this.command = command
  }
}

interface Pending {
  readonly command: CommandName
  resolve(result: unknown): void
  reject(error: Error): void
}

type Handler<T> = (value: T) => void

/** The page's end of the protocol: pairs answers with requests and hands all other messages on. */
export class EngineClient {
  readonly #port: EnginePort
  readonly #pending = new Map<number, Pending>()
  readonly #handlers = new Set<Handler<EngineMessage>>()
  readonly #refusals = new Set<Handler<CommandError>>()
  readonly #parts = new SnapshotParts()
  #nextId = 1

  constructor(port: EnginePort) {
    this.#port = port
    port.onmessage = event => this.#receive(event.data)
  }

  hello(address: string, token: string): void {
    this.send({ kind: 'hello', version: protocolVersion, address, token })
  }

  /** Rejects with a CommandError when the engine refuses. */
  request<K extends CommandName>(command: K, parameters: Commands[K]['parameters']): Promise<Commands[K]['result']> {
    const id = this.#nextId++
    return new Promise<Commands[K]['result']>((resolve, reject) => {
      // The engine answers a command with the result that `Commands` states for it; this is the one place that relies on it.
      this.#pending.set(id, { command, resolve: result => resolve(result as Commands[K]['result']), reject })
      this.send({ kind: 'request', id, command, parameters })
    })
  }

  /** A request whose result nobody waits for; a refusal goes to `onRefusal`. */
  perform<K extends CommandName>(command: K, parameters: Commands[K]['parameters']): void {
    this.request(command, parameters).catch((error: unknown) => {
      if (!(error instanceof CommandError)) throw error
      for (const handler of this.#refusals) handler(error)
    })
  }

  send(message: PageMessage): void {
    this.#port.postMessage(message)
  }

  /** Everything but answers and failures. */
  onMessage(handler: Handler<EngineMessage>): Disposable {
    this.#handlers.add(handler)
    return { dispose: () => this.#handlers.delete(handler) }
  }

  onRefusal(handler: Handler<CommandError>): Disposable {
    this.#refusals.add(handler)
    return { dispose: () => this.#refusals.delete(handler) }
  }

  /** Ends the engine; everything that is pending rejects. */
  dispose(): void {
    this.#port.onmessage = null
    this.#port.terminate()
    this.rejectPending('The engine has ended.')
  }

  /** A dead engine answers nothing: whoever waits is told `reason`. */
  rejectPending(reason: string): void {
    const pending = [...this.#pending.values()]
    this.#pending.clear()
    for (const { command, reject } of pending) reject(new CommandError(command, reason))
  }

  #receive(part: EngineMessage): void {
    const message = this.#parts.whole(part)
    if (!message) return
    if (message.kind === 'answer' || message.kind === 'failure') {
      const pending = this.#pending.get(message.id)
      if (!pending) return
      this.#pending.delete(message.id)
      if (message.kind === 'answer') pending.resolve(message.result)
      else pending.reject(new CommandError(pending.command, message.message))
      return
    }
    for (const handler of this.#handlers) handler(message)
  }
}
