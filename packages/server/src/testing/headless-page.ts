import { BrowserEngine } from '@ivw/engine/browser'
import type {
  CommandName,
  Commands,
  EngineMessage,
  FailedFileView,
  LogEntry,
  Patch,
  ProcessorView,
  PythonView,
  RunState,
  SessionView,
  Snapshot,
  StatusView,
  WorkspaceView,
} from '@ivw/engine/protocol'
import { SnapshotParts } from '@ivw/engine/protocol'
import { WebSocket as NodeSocket } from 'ws'
import { rounds } from './seeded.ts'

/** Milliseconds; a machine that is busy with other tests needs much of it. */
const patience = rounds(25_000, 50_000)

/** The page's engine with its real connection to a server, and a page that shows nothing: it remembers what it is told. */
export class HeadlessPage {
  readonly log: LogEntry[] = []
  /** Every state that a processor came to, in order. */
  readonly states: { readonly identifier: string; readonly state: RunState; readonly time: number }[] = []
  /** Every state of Python, in order, with the time at which it was told. */
  readonly pythonStates: { readonly state: PythonView['state']; readonly time: number }[] = []
  readonly processors = new Map<string, ProcessorView>()
  python: PythonView = { state: 'off' }
  failedFiles: readonly FailedFileView[] = []
  types: ReadonlySet<string> = new Set()
  connections: Snapshot['connections'] = []
  session: SessionView = { state: 'connecting' }
  workspace: WorkspaceView | undefined
  readonly #engine: BrowserEngine
  readonly #parts = new SnapshotParts()
  readonly #answers = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  readonly #waiting = new Set<() => void>()
  #nextId = 1

  private constructor(address: string, token: string) {
    this.#engine = new BrowserEngine(address, token, message => this.#receive(message))
  }

  /** Resolves when the page is connected and its first workspace is open. */
  static async open(served: { readonly port: number; readonly token: string }): Promise<HeadlessPage> {
    const page = HeadlessPage.openBeside(served)
    await page.connected()
    return page
  }

  /** Where another page owns the workspace, this one is told so. */
  static openBeside({ port, token }: { readonly port: number; readonly token: string }, host: string = '127.0.0.1'): HeadlessPage {
    Object.assign(globalThis, { WebSocket: BrowserLikeSocket })
    const page = new HeadlessPage(`http://${host}:${port}`, token)
    void page.#engine.start()
    return page
  }

  connected(): Promise<void> {
    return this.until(() => this.session.state === 'connected')
  }

  /** Cuts the connections of all pages to a server at 127.0.0.1, and keeps new ones from being made until `restore` is called. */
  static cutNetwork(port: number): { restore(): void } {
    const host = `127.0.0.1:${port}`
    BrowserLikeSocket.unreachable.add(host)
    for (const socket of BrowserLikeSocket.sockets) if (new URL(socket.url).host === host) socket.terminate()
    return { restore: () => void BrowserLikeSocket.unreachable.delete(host) }
  }

  close(): void {
    this.#engine.dispose()
  }

  /** The server is gone for ever: what was asked is not answered any more. */
  abandon(): void {
    for (const { reject } of this.#answers.values()) reject(new Error('The server is gone'))
    this.#answers.clear()
  }

  request<K extends CommandName>(command: K, parameters: Commands[K]['parameters']): Promise<Commands[K]['result']> {
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#answers.set(id, { resolve: result => resolve(result as Commands[K]['result']), reject })
      this.#engine.receive({ kind: 'request', id, command, parameters })
    })
  }

  idle(): Promise<undefined> {
    return this.request('idle', {})
  }

  status(identifier: string): StatusView {
    const processor = this.processors.get(identifier)
    if (!processor) throw new Error(`There is no processor ${identifier}`)
    return processor.status
  }

  /** Resolves as soon as it holds; it is looked at after every message. Rejects with what happened instead. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.delete(look)
        reject(new Error(`This did not come true: ${holds}\n${this.#story()}`))
      }, patience)
      const look = () => {
        if (!holds()) return
        clearTimeout(late)
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
      look()
    })
  }

  /** Resolves with the processor's next status of that state, or at once. */
  async becomes(identifier: string, state: RunState): Promise<StatusView> {
    await this.until(() => this.processors.get(identifier)?.status.state === state)
    return this.status(identifier)
  }

  /** The first entry, past or future, that holds the text. */
  async logged(text: string | RegExp): Promise<LogEntry> {
    const fits = (entry: LogEntry) => (typeof text === 'string' ? entry.text.includes(text) : text.test(entry.text))
    await this.until(() => this.log.some(fits))
    return this.log.find(fits) as LogEntry
  }

  /** Forgets the past: entries and states. */
  forget(): void {
    this.log.length = 0
    this.states.length = 0
    this.pythonStates.length = 0
  }

  #story(): string {
    const entries = this.log.slice(-20).map(({ level, source, text }) => `  ${level} ${source}: ${text.slice(0, 300)}`)
    const nodes = [...this.processors.values()].map(
      ({ identifier, status }) => `  ${identifier} is ${status.state} ${status.error?.message ?? ''}`,
    )
    return [`Python is ${this.python.state}: ${this.python.reason ?? ''}`, ...nodes, ...entries].join('\n')
  }

  #receive(part: EngineMessage): void {
    const message = this.#parts.whole(part)
    if (!message) return
    if (message.kind === 'answer' || message.kind === 'failure') {
      const pending = this.#answers.get(message.id)
      this.#answers.delete(message.id)
      if (message.kind === 'answer') pending?.resolve(message.result)
      else pending?.reject(new Error(message.message))
    } else if (message.kind === 'snapshot') this.#restart(message.snapshot)
    else if (message.kind === 'patch') for (const patch of message.patches) this.#patch(patch)
    else if (message.kind === 'log') this.log.push(...message.entries)
    for (const look of [...this.#waiting]) look()
  }

  #restart(snapshot: Snapshot): void {
    this.processors.clear()
    for (const processor of snapshot.processors) this.#show(processor)
    this.connections = snapshot.connections
    this.#pythonIs(snapshot.python)
    this.#typesAre(snapshot)
    this.session = snapshot.session
    this.workspace = snapshot.workspace
  }

  #patch(patch: Patch): void {
    if (patch.kind === 'reset') this.#restart(patch.snapshot)
    else if (patch.kind === 'processor') this.#show(patch.processor)
    else if (patch.kind === 'processorRemoved') this.processors.delete(patch.identifier)
    else if (patch.kind === 'status') this.#statusIs(patch.identifier, patch.status)
    else if (patch.kind === 'connections') this.connections = patch.connections
    else if (patch.kind === 'python') this.#pythonIs(patch.python)
    else if (patch.kind === 'types') this.#typesAre(patch)
    else if (patch.kind === 'session') this.session = patch.session
    else if (patch.kind === 'workspace') this.workspace = patch.workspace
    else if (patch.kind === 'property') this.#propertyIs(patch)
  }

  #show(processor: ProcessorView): void {
    this.processors.set(processor.identifier, processor)
    this.#note(processor.identifier, processor.status)
  }

  #statusIs(identifier: string, status: StatusView): void {
    const processor = this.processors.get(identifier)
    if (processor) this.processors.set(identifier, { ...processor, status })
    this.#note(identifier, status)
  }

  #propertyIs({ path, property }: Extract<Patch, { kind: 'property' }>): void {
    const [identifier = ''] = path.split('.')
    const processor = this.processors.get(identifier)
    if (!processor) return
    const properties = processor.properties.map(before => (before.path === path ? { ...before, ...property } : before))
    this.processors.set(identifier, { ...processor, properties })
  }

  #note(identifier: string, { state }: StatusView): void {
    if (this.states.findLast(entry => entry.identifier === identifier)?.state !== state)
      this.states.push({ identifier, state, time: performance.now() })
  }

  #pythonIs(python: PythonView): void {
    this.python = python
    if (this.pythonStates.at(-1)?.state !== python.state) this.pythonStates.push({ state: python.state, time: performance.now() })
  }

  #typesAre({ types, failedFiles }: Pick<Snapshot, 'types' | 'failedFiles'>): void {
    this.types = new Set(types.map(({ info }) => info.classIdentifier))
    this.failedFiles = failedFiles
  }
}

/** Node 20 has no WebSocket of its own; a browser's does not throw when it cannot connect. */
class BrowserLikeSocket extends NodeSocket {
  static readonly sockets = new Set<NodeSocket>()
  /** Hosts with their ports behind a network that is cut. */
  static readonly unreachable = new Set<string>()

  constructor(address: string | URL, protocols: string[]) {
    // Nobody listens on the port of discarded messages.
    super(BrowserLikeSocket.unreachable.has(new URL(address).host) ? 'ws://127.0.0.1:9' : address, protocols)
    BrowserLikeSocket.sockets.add(this)
    this.on('close', () => BrowserLikeSocket.sockets.delete(this))
    this.on('error', () => undefined)
  }
}
