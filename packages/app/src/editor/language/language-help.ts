import { autocompletion, type CompletionContext, type CompletionResult, type CompletionSource } from '@codemirror/autocomplete'
import { globalCompletion, localCompletionSource } from '@codemirror/lang-python'
import {
  hoverTooltips,
  jumpToDefinitionKeymap,
  LSPClient,
  serverCompletionSource,
  serverDiagnostics,
  signatureHelp,
} from '@codemirror/lsp-client'
import type { Extension } from '@codemirror/state'
import { type EditorView, keymap } from '@codemirror/view'
import DOMPurify from 'dompurify'
import { storedToken } from '../../engine/session-token.ts'
import { notify } from '../../shell/notices.ts'
import { EditorWorkspace } from './editor-workspace.ts'
import { fileUri } from './file-uri.ts'
import { identifierCompletion } from './identifier-completion.ts'
import { whileStarting } from './language-state.ts'
import { SocketTransport } from './socket-transport.ts'

/** Milliseconds. The first answer waits until the language server has read NumPy and inviwopy. */
const answerTimeout = 60_000
/** Waits before a lost connection is tried again. */
const delays = [500, 2000, 8000]
/** Another page has taken the language server over. */
const replacedCode = 4001

/**
 * Completion, hover, signatures, definitions and marks from a language server for Python. It is connected while files are open;
 * without it the editor completes from the file alone.
 */
export class LanguageHelp {
  readonly #client: LSPClient
  #workspace!: EditorWorkspace
  #transport: SocketTransport | undefined
  #wanted = false
  #attempts = 0
  #hasAnswered = false

  /** `show` brings a file to the front, or answers null. */
  constructor(show: (path: string) => Promise<EditorView | null>) {
    this.#client = new LSPClient({
      timeout: answerTimeout,
      workspace: client => {
        this.#workspace = new EditorWorkspace(client, show)
        return this.#workspace
      },
      sanitizeHTML: html => DOMPurify.sanitize(html, { USE_PROFILES: { html: true }, FORBID_TAGS: ['img', 'style', 'form', 'input'] }),
      notificationHandlers: { 'window/logMessage': () => true },
      extensions: [serverDiagnostics(), hoverTooltips(), signatureHelp(), keymap.of(jumpToDefinitionKeymap)],
    })
  }

  /** For the editor of one file. */
  extension(path: string): Extension {
    return [
      this.#client.plugin(fileUri(path), 'python'),
      autocompletion({ override: [this.#members, this.#builtIn, identifierCompletion] }),
    ]
  }

  connect(): void {
    this.#wanted = true
    const token = storedToken()
    // The page of the developers has no server.
    if (this.#transport || token === undefined) return
    const url = new URL('/api/language', location.href.replace(/^http/, 'ws'))
    const transport = new SocketTransport(new WebSocket(url, ['ivw.1', `bearer.${token}`]), (code, reason) => this.#closed(code, reason))
    this.#transport = transport
    this.#client.connect(transport)
    this.#client.initializing.then(
      () => {
        if (this.#transport !== transport) return
        this.#attempts = 0
        this.#workspace.greet()
      },
      // The connection ended before, or nobody greeted: the editor completes from the file.
      () => undefined,
    )
  }

  disconnect(): void {
    this.#wanted = false
    this.#transport?.close()
  }

  /** Waits for the greeting of a language server that starts. Without one, completions come from the file alone. */
  readonly #members: CompletionSource = context => {
    if (this.#transport === undefined) return localCompletionSource(context)
    const { initializing } = this.#client
    return this.#firstAnswer(
      initializing.then(
        () => fromServer(context),
        () => localCompletionSource(context),
      ),
    )
  }

  /** The user is told why the first completion takes seconds. */
  async #firstAnswer<T>(answer: Promise<T>): Promise<T> {
    if (this.#hasAnswered) return answer
    const result = await whileStarting(answer)
    this.#hasAnswered = this.#transport !== undefined
    return result
  }

  readonly #builtIn: CompletionSource = context => (this.#transport === undefined ? globalCompletion(context) : null)

  #closed(code: number, reason: string): void {
    this.#transport = undefined
    this.#hasAnswered = false
    this.#client.disconnect()
    if (!this.#wanted || code === replacedCode) return
    const delay = delays[this.#attempts++]
    if (delay !== undefined) setTimeout(() => this.#wanted && this.connect(), delay)
    // Without a reason it is the server that is gone, which the page says by itself.
    else if (reason !== '') notify('info', `The editor completes from the file alone. ${reason}`)
  }
}

/** What is private to somebody else comes last. */
async function fromServer(context: CompletionContext): Promise<CompletionResult | null> {
  const result = await serverCompletionSource(context)
  return result && { ...result, options: result.options.map(option => (option.label.startsWith('_') ? { ...option, boost: -50 } : option)) }
}
