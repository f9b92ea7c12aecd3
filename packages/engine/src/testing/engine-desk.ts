import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Engine } from '../engine.ts'
import { NodeFiles } from '../node/node-files.ts'
import { FileChangedError, type HomeServices, type JournalEntry, type UnsavedEntry } from '../page/home-services.ts'
import { PageSession } from '../page/page-session.ts'
import type { CommandName, Commands, EngineMessage, Patch, Snapshot } from '../protocol.ts'

/** An engine without GPU and Python, a folder of real files, and a page that remembers what it is told. */
export class EngineDesk {
  readonly folder = mkdtempSync(join(tmpdir(), 'ivw-engine-'))
  readonly engine: Engine
  readonly page: PageSession
  readonly messages: EngineMessage[] = []
  /** What was remembered as opened, in order. */
  readonly recent: string[] = []
  readonly #answers = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  #nextId = 1
  #journal: JournalEntry | undefined
  readonly #unsaved = new Map<string, { readonly entry: JournalEntry; readonly state: UnsavedEntry['state'] }>()

  constructor() {
    const application = {
      outputPath: '',
      basePath: this.folder,
      version: 'test',
      path: async () => this.folder,
      resolve: (path: string) => path,
      readSettings: async () => ({}),
      writeSettings: async () => {},
      writeBytes: (path: string, bytes: Uint8Array) => writeFile(path, bytes),
      readText: (path: string) => readFile(path, 'utf8'),
    }
    this.engine = new Engine({ files: new NodeFiles(), application })
    this.page = new PageSession(this.engine, this.home, { post: message => this.#receive(message) }, { takeOver: async () => {} })
  }

  get journal(): JournalEntry | undefined {
    return this.#journal
  }

  get snapshot(): Snapshot {
    const first = this.messages.find(message => message.kind === 'snapshot')
    if (!first) throw new Error('No snapshot was sent')
    return first.snapshot
  }

  get patches(): readonly Patch[] {
    return this.messages.flatMap(message => (message.kind === 'patch' ? message.patches : []))
  }

  /** Patches that `action` led to. */
  async patchesOf(action: () => Promise<unknown>): Promise<readonly Patch[]> {
    const before = this.patches.length
    await action()
    return this.patches.slice(before)
  }

  request<K extends CommandName>(command: K, parameters: Commands[K]['parameters']): Promise<Commands[K]['result']> {
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#answers.set(id, { resolve: result => resolve(result as Commands[K]['result']), reject })
      this.page.receive({ kind: 'request', id, command, parameters })
    })
  }

  dispose(): void {
    this.page.dispose()
    this.engine.dispose()
    rmSync(this.folder, { recursive: true })
  }

  readonly home: HomeServices = {
    home: this.folder,
    processorsFolder: this.folder,
    templates: ['source'],
    firstWorkspace: undefined,
    listFolder: async path => ({
      path,
      parent: dirname(path),
      entries: (await readdir(path)).map(name => ({ name, path: join(path, name), folder: false, bytes: 0 })),
    }),
    makeFolder: async path => {
      await mkdir(path, { recursive: true })
      return path
    },
    readText: async path => {
      const text = await readFile(path, 'utf8')
      return { text, version: versionOf(text) }
    },
    writeText: async (path, text, expected) => {
      if (expected !== undefined && versionOf(await readFile(path, 'utf8')) !== expected) throw new FileChangedError(path)
      await writeFile(path, text)
      return { version: versionOf(text) }
    },
    gallery: async () => [],
    workspacePicture: async () => undefined,
    rememberWorkspace: async path => void this.recent.push(path),
    forgetWorkspace: async () => {},
    newPythonProcessor: async name => ({ path: join(this.folder, `${name}.py`) }),
    loadJournal: async () => this.#journal,
    saveJournal: async entry => {
      this.#journal = entry
    },
    continueJournal: async change => {
      if (!this.#journal) throw new Error('There is no entry to continue')
      this.#journal = { ...this.#journal, changes: [...(this.#journal.changes ?? []), change] }
    },
    unsaved: async () => [...this.#unsaved].map(([id, { entry, state }]) => ({ id, path: entry.path, time: 0, state })).reverse(),
    readUnsaved: async id => this.#unsavedEntry(id).entry,
    keepUnsaved: async (entry, state) => void this.#unsaved.set(`${this.#unsaved.size + 1}`, { entry, state }),
    markUnsaved: async (id, state) => void this.#unsaved.set(id, { ...this.#unsavedEntry(id), state }),
  }

  #unsavedEntry(id: string): { readonly entry: JournalEntry; readonly state: UnsavedEntry['state'] } {
    const found = this.#unsaved.get(id)
    if (!found) throw new Error(`Nothing unsaved is called ${id}`)
    return found
  }

  #receive(message: EngineMessage): void {
    this.messages.push(message)
    if (message.kind === 'answer') this.#answers.get(message.id)?.resolve(message.result)
    if (message.kind === 'failure') this.#answers.get(message.id)?.reject(new Error(message.message))
  }
}

const versionOf = (text: string): string => createHash('sha256').update(text).digest('hex')
