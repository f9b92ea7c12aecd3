import type { Disposable } from '@ivw/network'
import type { LogCenter } from './log-center.ts'
import type { HomeServices } from './page/home-services.ts'
import type { WorkspaceDocument } from './workspace-document.ts'

/** At most so long after an edit it is in the journal. */
const delayMilliseconds = 500

/** Writes the workspace beside the settings after every edit, so that a page or server that dies loses less than a second. */
export class Journal implements Disposable {
  readonly #document: WorkspaceDocument
  readonly #home: HomeServices
  readonly #log: LogCenter
  readonly #text: (path: string | undefined) => string | Promise<string>
  readonly #subscription: Disposable
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<void> | undefined
  #failed = false

  /** `text` of the document as a file, where more belongs into it than the document itself knows. */
  constructor(
    document: WorkspaceDocument,
    home: HomeServices,
    log: LogCenter,
    text: (path: string | undefined) => string | Promise<string> = path => document.text(path),
  ) {
    this.#text = text
    this.#document = document
    this.#home = home
    this.#log = log
    this.#subscription = document.onEdit(() => this.#schedule())
  }

  #schedule(): void {
    // A workspace that was just saved is journalled at once: until then a reloaded page would show it as it was before.
    const isSaved = !this.#document.view.modified
    if (isSaved) clearTimeout(this.#timer)
    else if (this.#timer !== undefined) return
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        this.#writing = this.#write()
      },
      isSaved ? 0 : delayMilliseconds,
    )
  }

  async #write(): Promise<void> {
    await this.#writing
    const { path, version, view } = this.#document
    try {
      await this.#home.saveJournal({ text: await this.#text(path), path, version, modified: view.modified })
      this.#failed = false
    } catch (error) {
      // Said once: the next edit tries again.
      if (!this.#failed) this.#log.warning('Journal', `Unsaved changes cannot be kept for later: ${(error as Error).message}`)
      this.#failed = true
    }
  }

  dispose(): void {
    this.#subscription.dispose()
    clearTimeout(this.#timer)
  }
}
