import { pathToFileURL } from 'node:url'
import type { RawData, WebSocket } from 'ws'
import { messageOf } from '../errors.ts'
import type { WatchedFile } from '../watch/folder-watcher.ts'
import { LanguageProcess } from './language-process.ts'
import { OpenedFiles, type PageMessage, pageMessage } from './page-message.ts'

export interface LanguageSettings {
  /** The chosen interpreter; its packages are what the user's files import. */
  readonly interpreter: () => string | undefined
  /** The folder that holds `inviwopy`. */
  readonly library: string
  /** Folders of processors, from which they import each other's modules. */
  readonly importFolders: readonly string[]
  /** Folders whose files may be opened. */
  readonly folders: () => readonly string[]
}

interface ProcessMessage {
  readonly id?: number | string
  readonly method?: string
  readonly params?: { readonly uri?: string; readonly items?: readonly { readonly section?: string }[] }
}

/** Bytes that may wait for a page that does not read. */
const maximumQueue = 32 * 2 ** 20
const invalidRequest = -32600
const serverEnded = 1011
const tooSlow = 1013
const policyFault = 1008

/** One page's editor and the language server that answers it. Everything that the page says is checked before it is passed on. */
export class LanguageConnection {
  readonly #socket: WebSocket
  readonly #settings: LanguageSettings
  readonly #opened: OpenedFiles
  readonly #process: LanguageProcess
  #interpreter: string | undefined
  /** Files that the language server was told of. */
  readonly #known = new Set<string>()

  constructor(socket: WebSocket, settings: LanguageSettings, onEnd: (ended: Promise<void>) => void) {
    this.#socket = socket
    this.#settings = settings
    this.#opened = new OpenedFiles(settings.folders)
    this.#interpreter = settings.interpreter()
    this.#process = new LanguageProcess({
      onMessage: text => this.#fromProcess(text),
      onEnd: reason => this.close(serverEnded, reason.slice(0, 100)),
    })
    socket.on('message', (data, binary) => this.#fromPage(data, binary))
    socket.once('close', () => onEnd(this.#process.stop()))
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  /** Tells the language server when the interpreter is another one; while there is none, the last one stays. */
  settingsChanged(): void {
    const interpreter = this.#settings.interpreter()
    if (interpreter === undefined || interpreter === this.#interpreter) return
    this.#interpreter = interpreter
    // It then asks for its settings.
    this.#notify('workspace/didChangeConfiguration', { settings: null })
  }

  filesChanged(files: readonly WatchedFile[]): void {
    const changes = files.map(({ path, version }) => ({ uri: pathToFileURL(path).href, type: this.#changeType(path, version) }))
    if (changes.length > 0) this.#notify('workspace/didChangeWatchedFiles', { changes })
  }

  /** 1 created, 2 changed, 3 deleted: a module that is new may be what an import was missing. */
  #changeType(path: string, version: string | undefined): 1 | 2 | 3 {
    const type = version === undefined ? 3 : this.#known.has(path) ? 2 : 1
    if (version === undefined) this.#known.delete(path)
    else this.#known.add(path)
    return type
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
    // A peer that does not answer the closing handshake is not waited for.
    setTimeout(() => this.#socket.terminate(), 1000).unref()
  }

  #fromPage(data: RawData, binary: boolean): void {
    let message: PageMessage
    const text = String(data)
    try {
      if (binary) throw new Error('messages are text')
      message = pageMessage.parse(JSON.parse(text))
    } catch (error) {
      this.close(policyFault, `not understood: ${messageOf(error)}`.slice(0, 100))
      return
    }
    const refusal = this.#opened.refuse(message)
    if (message.method === 'initialize') this.#process.send(JSON.stringify({ ...message, params: initialParameters(message.params) }))
    else if (refusal === undefined) this.#process.send(text)
    else if (message.id !== undefined)
      this.#toPage(JSON.stringify(answer(message.id, { error: { code: invalidRequest, message: refusal } })))
  }

  #fromProcess(text: string): void {
    const message = JSON.parse(text) as ProcessMessage
    if (message.method === undefined) this.#toPage(text)
    else if (message.id !== undefined) this.#process.send(JSON.stringify(answer(message.id, { result: this.#reply(message) })))
    else if (message.method === 'textDocument/publishDiagnostics' && this.#opened.has(message.params?.uri ?? '')) this.#toPage(text)
  }

  /** What the language server asks its editor: we know the settings, and need to do nothing else. */
  #reply({ method, params }: ProcessMessage): unknown {
    if (method !== 'workspace/configuration') return null
    return params?.items?.map(({ section }) => (section === 'python' ? this.#pythonSettings() : null)) ?? []
  }

  #pythonSettings(): object {
    const { library, importFolders } = this.#settings
    return {
      pythonPath: this.#interpreter,
      analysis: {
        extraPaths: [library, ...importFolders],
        diagnosticMode: 'openFilesOnly',
        // Types are the authors' own business; what would fail when it runs is marked.
        typeCheckingMode: 'off',
        diagnosticSeverityOverrides: severities,
        useLibraryCodeForTypes: true,
        autoImportCompletions: false,
        autoSearchPaths: false,
        indexing: false,
      },
    }
  }

  #notify(method: string, params: object): void {
    this.#process.send(JSON.stringify({ jsonrpc: '2.0', method, params }))
  }

  #toPage(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > maximumQueue) this.close(tooSlow, 'messages are not read')
    else this.#socket.send(text)
  }
}

const severities = {
  reportUndefinedVariable: 'error',
  reportUnboundVariable: 'error',
  reportMissingImports: 'error',
  reportAttributeAccessIssue: 'warning',
  reportCallIssue: 'warning',
  reportPossiblyUnbound: 'warning',
  reportSelfClsParameterName: 'warning',
  reportIndexIssue: 'warning',
  reportTypedDictNotRequiredAccess: 'warning',
  reportNoOverloadImplementation: 'none',
  reportUnusedExpression: 'warning',
  reportUnusedCoroutine: 'warning',
}

const answer = (id: number | string, content: { result: unknown } | { error: unknown }) => ({ jsonrpc: '2.0', id, ...content })

/** Of what a page says of itself only what it can show counts; the rest of the session is ours. */
function initialParameters(params: PageMessage['params']): object {
  const capabilities = params?.capabilities as { readonly textDocument?: unknown } | undefined
  return {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      textDocument: capabilities?.textDocument ?? {},
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        // Without it the language server would watch folders itself.
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
    },
  }
}
