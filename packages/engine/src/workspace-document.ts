import { type Files, folderOf } from '@ivw/data'
import { type Disposable, type History, type ProcessorNetwork, Signal } from '@ivw/network'
import {
  type Issue,
  loadNetwork,
  type Places,
  parseWorkspace,
  readScripts,
  resolveFiles,
  saveNetwork,
  serializeWorkspace,
  type Workspace,
  type WorkspaceScript,
  withScripts,
} from '@ivw/workspace'
import type { LogCenter } from './log-center.ts'
import type { WorkspaceView } from './protocol.ts'

/** Where a workspace's text came from. */
export interface WorkspaceOrigin {
  readonly path?: string | undefined
  /** A hash of the file as it was read, to see whether somebody else wrote it since. */
  readonly version?: string | undefined
  /** The network differs from the file: it comes from a journal. */
  readonly modified?: boolean | undefined
}

/** What of a file is written back as it was read. */
type Kept = { readonly parts: Workspace['parts']; readonly network?: Workspace['network'] }

export interface WorkspaceDocumentParts {
  readonly network: ProcessorNetwork
  readonly history: History
  readonly log: LogCenter
  readonly files: Files
  /** Folder that stands for Inviwo's `data/`. */
  readonly inviwoData: string | undefined
  /** Resolves when all processors have the ports and properties that they make themselves. */
  readonly structured?: (() => Promise<void>) | undefined
}

/** The open workspace: the network, the parts of its file that are not ours, and whether it is saved. */
export class WorkspaceDocument {
  readonly #network: ProcessorNetwork
  readonly #history: History
  readonly #log: LogCenter
  readonly #files: Files
  readonly #inviwoData: string | undefined
  readonly #structured: () => Promise<void>
  readonly #changed = new Signal()
  readonly #edited = new Signal()
  readonly #replaced = new Signal()
  #origin: WorkspaceOrigin = {}
  #parts: Workspace['parts'] = []
  #elements: Workspace['network']['elements']
  #issues: readonly string[] = []
  #modified = false
  #loading = false
  #checked: Promise<void> = Promise.resolve()

  constructor({ network, history, log, files, inviwoData, structured = async () => {} }: WorkspaceDocumentParts) {
    this.#network = network
    this.#files = files
    this.#inviwoData = inviwoData
    this.#structured = structured
    this.#history = history
    this.#log = log
    const touch = () => this.#touch()
    // What processors change by themselves (ranges that follow the data) is journalled but is no edit.
    history.onChange(() => this.setModified(true))
    const structure = { processorAdded: touch, processorRemoved: touch, processorRenamed: touch, connected: touch, disconnected: touch }
    const values = { linked: touch, unlinked: touch, propertyChanged: touch, propertyMetaChanged: touch, metaChanged: touch }
    network.observe({ ...structure, ...values, propertyAdded: touch, propertyRemoved: touch })
  }

  get path(): string | undefined {
    return this.#origin.path
  }
  get version(): string | undefined {
    return this.#origin.version
  }
  get view(): WorkspaceView {
    const { path } = this.#origin
    const scripts = readScripts(this.#parts)
    return { path, name: path?.split('/').at(-1) ?? 'Untitled', modified: this.#modified, issues: this.#issues, scripts }
  }

  /** Runs when the path, the saved state or the issues change. */
  onChange(callback: () => void): Disposable {
    return this.#changed.add(callback)
  }
  /** Runs when another workspace was opened, or an empty one made. */
  onReplace(callback: () => void): Disposable {
    return this.#replaced.add(callback)
  }
  /** Runs at every edit, for the journal. */
  onEdit(callback: () => void): Disposable {
    return this.#edited.add(callback)
  }

  /** An empty network without a file. */
  clear(): void {
    this.#replace(() => this.#network.clear(), {}, { parts: [] }, [])
  }

  /**
   * Replaces the network by what the text says. What cannot be understood is listed, the rest is loaded.
   * @throws WorkspaceError when the text is no workspace; the open one stays as it was.
   */
  async load(text: string, origin: WorkspaceOrigin): Promise<void> {
    const workspace = parseWorkspace(text, { name: origin.path ?? 'workspace' })
    const network = await resolveFiles(workspace.network, this.#places(origin.path))
    const issues: Issue[] = [...workspace.issues]
    const told: string[] = []
    this.#replace(
      () => {
        this.#network.clear()
        issues.push(...loadNetwork(this.#network, network))
        told.push(...issues.filter(({ edge }) => !edge).map(sentence))
      },
      origin,
      workspace,
      told,
    )
    for (const issue of told) this.#log.warning('Workspace', issue)
    this.#checkEdges(issues)
  }

  /** Resolves when it is known which connections of the opened file cannot be made: `view.issues` is complete then. */
  get checked(): Promise<void> {
    return this.#checked
  }

  /** Adds the file's network to the present one; returns the new identifiers. */
  async append(text: string, path: string): Promise<readonly string[]> {
    const workspace = parseWorkspace(text, { name: path })
    const network = await resolveFiles(workspace.network, this.#places(path))
    const before = new Set(this.#network.processors.keys())
    const lock = this.#network.lock()
    const issues = loadNetwork(this.#network, network)
    for (const issue of issues) if (!issue.edge) this.#log.warning('Workspace', sentence(issue))
    lock.dispose()
    this.#checkEdges(issues)
    return [...this.#network.processors.keys()].filter(identifier => !before.has(identifier))
  }

  /** The workspace as a file; paths in it are also kept relative to the folder of `path`. */
  text(path: string | undefined): string {
    const network = saveNetwork(this.#network, { path, dataFolder: this.#inviwoData })
    return serializeWorkspace({ network: { ...network, ...(this.#elements && { elements: this.#elements }) }, parts: this.#parts })
  }

  /** Python scripts that are kept in the file. @throws Error when two have one name, or one has none. */
  setScripts(scripts: readonly WorkspaceScript[]): void {
    const names = scripts.map(({ name }) => name)
    if (names.some(name => name.trim() === '')) throw new Error('A script needs a name')
    const twice = names.find((name, index) => names.indexOf(name) !== index)
    if (twice !== undefined) throw new Error(`There is a script ${twice} already`)
    this.#parts = withScripts(this.#parts, scripts)
    this.#modified = true
    this.#changed.fire()
    this.#edited.fire()
  }

  saved(path: string, version: string): void {
    this.#origin = { path, version }
    this.setModified(false)
    this.#changed.fire()
    // The journal, too, says which file it is now and that nothing is unsaved.
    this.#edited.fire()
  }

  /** Whether there is something that no file has. */
  setModified(modified: boolean): void {
    if (modified === this.#modified || this.#loading) return
    this.#modified = modified
    this.#changed.fire()
  }

  #replace(action: () => void, origin: WorkspaceOrigin, kept: Kept, issues: readonly string[]): void {
    this.#loading = true
    const lock = this.#network.lock()
    try {
      action()
      this.#history.clear()
    } finally {
      this.#loading = false
      lock.dispose()
    }
    this.#origin = origin
    this.#parts = kept.parts
    this.#elements = kept.network?.elements
    this.#issues = issues
    this.#modified = origin.modified ?? false
    this.#replaced.fire()
    this.#changed.fire()
    this.#edited.fire()
  }

  /** What waits for ports that processors make themselves is told when these have had their turn. */
  #checkEdges(issues: readonly Issue[]): void {
    const edges = issues.filter(({ edge }) => edge)
    if (edges.length === 0) return
    const parts = this.#parts
    const isMissing = ({ edge }: Issue) =>
      this.#network.dangling.some(
        ({ kind, source, destination }) => kind === edge?.kind && source === edge.source && destination === edge.destination,
      )
    this.#checked = this.#structured().then(() => {
      // Another workspace was opened meanwhile.
      if (parts !== this.#parts) return
      const missing = edges.filter(isMissing).map(sentence)
      if (missing.length === 0) return
      for (const issue of missing) this.#log.warning('Workspace', issue)
      this.#issues = [...this.#issues, ...missing]
      this.#changed.fire()
    })
  }

  #places(path: string | undefined): Places {
    return { files: this.#files, workspaceFolder: path === undefined ? undefined : folderOf(path), dataFolder: this.#inviwoData }
  }

  #touch(): void {
    if (!this.#loading) this.#edited.fire()
  }
}

const sentence = ({ element, line, reason }: Issue): string => `${line === undefined ? '' : `line ${line}: `}${element}: ${reason}`
