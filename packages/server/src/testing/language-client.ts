import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { socketPaths } from '@ivw/engine/server-protocol'
import { WebSocket } from 'ws'

interface Answer {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

export interface Diagnostic {
  readonly severity: number
  readonly message: string
  readonly range: { readonly start: { readonly line: number } }
}

/** An editor that asks the server about Python, as the page does. */
export class LanguageClient {
  readonly socket: WebSocket
  readonly closed: Promise<{ code: number; reason: string }>
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  readonly #listeners = new Set<(answer: Answer) => void>()
  #nextId = 1

  private constructor(socket: WebSocket) {
    this.socket = socket
    this.closed = once(socket, 'close').then(([code, reason]) => ({ code: Number(code), reason: String(reason) }))
    socket.on('message', data => {
      const answer = JSON.parse(String(data)) as Answer
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer)
      for (const listener of [...this.#listeners]) listener(answer)
    })
  }

  static async connect(port: number, token: string): Promise<LanguageClient> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${socketPaths.language}`, ['ivw.1', `bearer.${token}`])
    const client = new LanguageClient(socket)
    await once(socket, 'open')
    return client
  }

  async initialize(): Promise<void> {
    await this.ask('initialize', { capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } } })
    this.tell('initialized', {})
  }

  /** The result; throws what the server refuses with. */
  async ask(method: string, params: object): Promise<unknown> {
    const id = this.#nextId++
    const answer = new Promise<Answer>(resolve => this.#waiting.set(id, resolve))
    this.socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
    const ended = this.closed.then((): Answer => ({ error: { message: 'The connection ended.' } }))
    const { result, error } = await Promise.race([answer, ended])
    if (error) throw new Error(error.message)
    return result
  }

  tell(method: string, params: object): void {
    this.socket.send(JSON.stringify({ jsonrpc: '2.0', method, params }))
  }

  open(path: string, text: string = readFileSync(path, 'utf8')): string {
    const uri = pathToFileURL(path).href
    this.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } })
    return uri
  }

  /** Labels of what completes the text at a mark `|` in a file that is opened with it. */
  async complete(path: string, marked: string): Promise<string[]> {
    const uri = this.open(path, marked.replace('|', ''))
    const before = marked.slice(0, marked.indexOf('|')).split('\n')
    const position = { line: before.length - 1, character: before.at(-1)!.length }
    const result = (await this.ask('textDocument/completion', { textDocument: { uri }, position })) as { items: { label: string }[] } | null
    this.tell('textDocument/didClose', { textDocument: { uri } })
    return result?.items.map(({ label }) => label) ?? []
  }

  /** The diagnostics of a file when they next pass. */
  diagnostics(uri: string, passes: (found: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    return new Promise(resolve => {
      const listener = ({ method, params }: Answer) => {
        const { uri: of, diagnostics = [] } = (params ?? {}) as { uri?: string; diagnostics?: Diagnostic[] }
        if (method !== 'textDocument/publishDiagnostics' || of !== uri || !passes(diagnostics)) return
        this.#listeners.delete(listener)
        resolve(diagnostics)
      }
      this.#listeners.add(listener)
    })
  }
}
