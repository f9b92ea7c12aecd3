import type { WebSocket } from 'ws'
import { messageOf } from '../errors.ts'
import type { WatchedFile } from '../watch/folder-watcher.ts'
import { LanguageConnection, type LanguageSettings } from './language-connection.ts'

const replacedCode = 4001
const cannotStartCode = 1011

/**
 * Knowledge about Python for the editor of one page: a language server that is started when an editor connects and ends
 * with that connection. There is one at most; a second page takes over.
 */
export class LanguageService {
  readonly #settings: LanguageSettings
  #connection: LanguageConnection | undefined
  #endings: Promise<unknown> = Promise.resolve()

  constructor(settings: LanguageSettings) {
    this.#settings = settings
  }

  get pid(): number | undefined {
    return this.#connection?.pid
  }

  accept(socket: WebSocket): void {
    this.#connection?.close(replacedCode, 'another page asks now')
    try {
      const connection = new LanguageConnection(socket, this.#settings, ended => {
        this.#endings = Promise.all([this.#endings, ended])
        if (this.#connection === connection) this.#connection = undefined
      })
      this.#connection = connection
    } catch (error) {
      // An installation without it: the page completes from the file alone.
      socket.close(cannotStartCode, messageOf(error).slice(0, 100))
    }
  }

  /** The interpreter may be another one than before. */
  settingsChanged(): void {
    this.#connection?.settingsChanged()
  }

  filesChanged(files: readonly WatchedFile[]): void {
    this.#connection?.filesChanged(files)
  }

  /** Resolves when no process is left. */
  async close(): Promise<void> {
    this.#connection?.close(1001, 'the server ends')
    await this.#endings
  }
}
