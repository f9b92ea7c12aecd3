import { type Disposable, type Processor, type ProcessorNetwork, type Property, processorOf } from '@ivw/network'
import type { LogCenter } from './log-center.ts'
import type { HomeServices, JournalEntry } from './page/home-services.ts'
import type { WorkspaceDocument } from './workspace-document.ts'

/** Milliseconds: at most so long after an edit it is on its way into the journal, and so often it is written. */
const delay = 500
const interval = 900
/** After a write that failed. */
const retryDelay = 5000
/** Characters: a workspace up to this is always written whole. */
const smallWorkspace = 2 ** 17

/** So many names of edits tell a user which changes these are. */
const namedEdits = 12

export const lastEdits = ({ edits }: WorkspaceDocument): readonly string[] => edits.slice(-namedEdits)

export interface JournalParts {
  readonly document: WorkspaceDocument
  readonly network: ProcessorNetwork
  readonly home: HomeServices
  readonly log: LogCenter
  /** The document as a file, where more belongs into it than the document itself knows. */
  readonly text?: ((path: string | undefined) => string | Promise<string>) | undefined
  /** Larger ones are continued by what changed; characters. */
  readonly wholeUpTo?: number | undefined
}

/** What is in the journal, so far as whole. */
interface Base {
  readonly id: string
  readonly path: string | undefined
  readonly version: string | undefined
  readonly parts: WorkspaceDocument['parts']
  readonly length: number
  /** Of all changes that continue it. */
  continued: number
}

/**
 * Writes the workspace beside the settings after every edit, so that a page or server that dies loses at most a second: a small
 * one whole, of a large one the processors that changed.
 */
export class Journal implements Disposable {
  readonly #document: WorkspaceDocument
  readonly #network: ProcessorNetwork
  readonly #home: HomeServices
  readonly #log: LogCenter
  readonly #text: (path: string | undefined) => string | Promise<string>
  readonly #wholeUpTo: number
  readonly #subscriptions: readonly Disposable[]
  readonly #session = Math.random().toString(36).slice(2)
  #changed = new Set<string>()
  #structure = false
  #base: Base | undefined
  /** Something is not in the journal yet. */
  #pending = false
  #paused = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #due = Number.POSITIVE_INFINITY
  #lastWrite = Number.NEGATIVE_INFINITY
  #writing: Promise<void> | undefined
  #failed = false
  #count = 0

  constructor({ document, network, home, log, text = path => document.text(path), wholeUpTo = smallWorkspace }: JournalParts) {
    this.#document = document
    this.#network = network
    this.#home = home
    this.#log = log
    this.#text = text
    this.#wholeUpTo = wholeUpTo
    this.#subscriptions = [
      network.observe(this.#observer()),
      document.onReplace(() => void this.#takeChanges()),
      document.onEdit(() => this.#edited()),
    ]
    // So that the server knows which file is open.
    if (document.path !== undefined) this.#edited()
  }

  /** The workspace differs from what is in the journal. */
  get isPending(): boolean {
    return this.#pending
  }

  /** Resolves when everything up to now is in the journal, or could not be written. */
  async flush(): Promise<void> {
    this.#cancel()
    await this.#writing
    if (this.#pending && !this.#paused) await this.#run()
  }

  /** Writes nothing until `resume`: another page owns the journal, or the server is away. */
  pause(): void {
    this.#paused = true
    this.#cancel()
  }

  /** `anew`: somebody else may have written meanwhile. */
  resume({ anew }: { readonly anew: boolean }): void {
    this.#paused = false
    if (anew) this.#base = undefined
    if (this.#pending) this.#schedule()
  }

  /** What is in the journal was just opened from it. */
  forget(): void {
    this.#pending = false
    this.#base = undefined
    this.#cancel()
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
    // A write that is under way and fails does not try again.
    this.pause()
  }

  #observer() {
    const touched = ({ identifier }: Processor) => void this.#changed.add(identifier)
    const property = ({ path }: Property) => void this.#changed.add(processorOf(path))
    const structure = () => {
      this.#structure = true
    }
    const both = (processor: Processor) => {
      touched(processor)
      structure()
    }
    const edges = { connected: structure, disconnected: structure, linked: structure, unlinked: structure, danglingChanged: structure }
    const properties = {
      propertyChanged: property,
      propertyMetaChanged: property,
      propertyAdded: property,
      propertyRemoved: property,
      propertyMoved: property,
    }
    return { ...edges, ...properties, processorAdded: both, processorRemoved: structure, processorRenamed: both, metaChanged: touched }
  }

  #edited(): void {
    this.#pending = true
    if (!this.#paused) this.#schedule()
  }

  #schedule(wait?: number): void {
    const now = performance.now()
    const due = now + (wait ?? (this.#isOtherFile() ? 0 : Math.max(delay, this.#lastWrite + interval - now)))
    if (this.#timer !== undefined && this.#due <= due) return
    this.#cancel()
    this.#due = due
    this.#timer = setTimeout(() => {
      this.#cancel()
      void this.#run()
    }, due - now)
  }

  /** A workspace that was just saved or opened is journalled at once: until then a reloaded page would show it as it was before. */
  #isOtherFile(): boolean {
    const { path, version } = this.#document
    return !this.#base || this.#base.path !== path || this.#base.version !== version
  }

  #cancel(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#due = Number.POSITIVE_INFINITY
  }

  /** One write after the other. */
  #run(): Promise<void> {
    const before = this.#writing ?? Promise.resolve()
    const writing = before.then(() => (this.#pending && !this.#paused ? this.#write() : undefined))
    this.#writing = writing
    return writing
  }

  async #write(): Promise<void> {
    this.#pending = false
    this.#lastWrite = performance.now()
    try {
      if (this.#canContinue()) await this.#continue()
      else await this.#writeWhole(this.#document.takeFileText())
      this.#failed = false
    } catch (error) {
      // Said once: the next edit, or a while, tries again, with all of it.
      this.#base = undefined
      this.#pending = true
      if (this.#paused) return
      if (!this.#failed) this.#log.warning('Journal', `Unsaved changes cannot be kept for later: ${(error as Error).message}`)
      this.#failed = true
      this.#schedule(retryDelay)
    }
  }

  #canContinue(): boolean {
    const base = this.#base
    if (!base || this.#isOtherFile() || base.parts !== this.#document.parts) return false
    return base.length > this.#wholeUpTo && base.continued < base.length
  }

  async #writeWhole(fileText: string | undefined): Promise<void> {
    const { path, version, parts, modified } = this.#document
    const id = `${this.#session}-${++this.#count}`
    const isFile = fileText !== undefined && !modified
    // What processors changed by themselves since the file was read goes with the first edit.
    if (!isFile) this.#takeChanges()
    const text = isFile ? fileText : await this.#text(path)
    const entry: JournalEntry = { text, path, version, modified, id, edits: lastEdits(this.#document) }
    await this.#home.saveJournal(entry)
    this.#base = { id, path, version, parts, length: text.length, continued: 0 }
  }

  #takeChanges(): { readonly changed: ReadonlySet<string>; readonly structure: boolean } {
    const taken = { changed: this.#changed, structure: this.#structure }
    this.#changed = new Set()
    this.#structure = false
    return taken
  }

  async #continue(): Promise<void> {
    const base = this.#base as Base
    const { changed, structure } = this.#takeChanges()
    const text = this.#document.partText(changed, structure)
    await this.#home.continueJournal({
      base: base.id,
      modified: this.#document.modified,
      edits: lastEdits(this.#document),
      text,
      ...(structure && { processors: [...this.#network.processors.keys()] }),
    })
    base.continued += text.length
  }
}
