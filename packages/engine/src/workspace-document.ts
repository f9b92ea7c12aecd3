import { type Files, folderOf } from '@ivw/data'
import { type Disposable, type History, type ProcessorNetwork, processorOf, Signal } from '@ivw/network'
import {
  type AnnotationPictures,
  type Issue,
  loadNetwork,
  type Places,
  parseWorkspace,
  readAnnotations,
  readScripts,
  resolveFiles,
  type SavedEdge,
  type SavePlaces,
  saveEdges,
  saveNetwork,
  savePart,
  serializeWorkspace,
  type Workspace,
  type WorkspaceScript,
  withAnnotations,
  withFileParts,
  withPictures,
  withScripts,
} from '@ivw/workspace'
import type { LogCenter } from './log-center.ts'
import type { WorkspaceView } from './protocol.ts'

/** Where a workspace's text came from. */
export interface WorkspaceOrigin {
  readonly path?: string | undefined
  /** Of a copy that has no file yet: what it is called, and the folder in which its relative paths are looked for. */
  readonly name?: string | undefined
  readonly folder?: string | undefined
  /** A hash of the file as it was read, to see whether somebody else wrote it since. */
  readonly version?: string | undefined
  /** The network differs from the file: it comes from a journal. */
  readonly modified?: boolean | undefined
}

/** The workspace's file as it is on disk. */
export interface OutsideFile {
  readonly path: string
  /** Undefined when it is not there. */
  readonly version: string | undefined
  /** Of another server that has it open. */
  readonly process?: number | undefined
}

/** What of a file is written back as it was read. */
type Kept = Partial<Workspace> & Pick<Workspace, 'parts'>

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
  readonly #replacing = new Signal()
  #origin: WorkspaceOrigin = {}
  #parts: Workspace['parts'] = []
  #file: Kept = { parts: [] }
  #issues: readonly string[] = []
  #modified = false
  #loading = false
  #outside: OutsideFile | undefined
  /** The version of which the user knows. */
  #kept: string | undefined
  #saves = 0
  #fileText: string | undefined
  /** Where in the history the file was written; undefined when no way through it leads to what the file holds. */
  #savedAt: string | undefined
  /** Edits that are in no history. */
  #otherEdits = 0
  /** How many edits of the history the file has. */
  #savedEdits = 0
  #checked: Promise<void> = Promise.resolve()
  #opened: Promise<unknown> = Promise.resolve()

  constructor({ network, history, log, files, inviwoData, structured = async () => {} }: WorkspaceDocumentParts) {
    this.#network = network
    this.#files = files
    this.#inviwoData = inviwoData
    this.#structured = structured
    this.#history = history
    this.#log = log
    const touch = () => this.#touch()
    // What processors change by themselves (ranges that follow the data) is journalled but is no edit.
    history.onChange(() => this.#followHistory())
    this.#savedAt = history.position
    const structure = { processorAdded: touch, processorRemoved: touch, processorRenamed: touch, connected: touch, disconnected: touch }
    const values = { linked: touch, unlinked: touch, propertyChanged: touch, propertyMetaChanged: touch, metaChanged: touch }
    network.observe({ ...structure, ...values, propertyAdded: touch, propertyRemoved: touch, propertyMoved: touch })
    network.observe({ annotationsChanged: () => this.#annotated() })
  }

  get path(): string | undefined {
    return this.#origin.path
  }
  get version(): string | undefined {
    return this.#origin.version
  }
  get modified(): boolean {
    return this.#modified
  }
  /** Names of the user's edits that are in no file, the oldest first. */
  get edits(): readonly string[] {
    return this.#history.editNames.slice(this.#savedEdits)
  }
  /** What of the file is no network; another array when any of it changed. */
  get parts(): Workspace['parts'] {
    return this.#parts
  }
  get view(): WorkspaceView {
    const { path, name } = this.#origin
    const annotations = readAnnotations(this.#parts)
    return {
      path,
      name: path?.split('/').at(-1) ?? (annotations.title || name || 'Untitled'),
      modified: this.#modified,
      issues: this.#issues,
      scripts: readScripts(this.#parts),
      annotations,
      ...this.#outsideView,
    }
  }

  /** Runs when the path, the saved state or the issues change. */
  onChange(callback: () => void): Disposable {
    return this.#changed.add(callback)
  }
  /** Runs when another workspace was opened, or an empty one made. */
  onReplace(callback: () => void): Disposable {
    return this.#replaced.add(callback)
  }
  /** Runs before another workspace takes the place of one with unsaved changes. */
  onReplacing(callback: () => void): Disposable {
    return this.#replacing.add(callback)
  }
  /** Runs at every edit, for the journal. */
  onEdit(callback: () => void): Disposable {
    return this.#edited.add(callback)
  }

  /** An empty network without a file. */
  clear(): void {
    this.#fileText = undefined
    this.#replace(() => this.#network.clear(), {}, { parts: [] }, [])
  }

  /** Runs what opens a workspace after all that was asked for before, however long that takes: what was asked for last stays. */
  inTurn(open: () => Promise<void>): Promise<undefined> {
    const done = this.#opened.then(open).then(() => undefined)
    this.#opened = done.catch(() => undefined)
    return done
  }

  /**
   * Replaces the network by what the text says. What cannot be understood is listed, the rest is loaded.
   * @throws WorkspaceError when the text is no workspace; the open one stays as it was.
   */
  async load(text: string, origin: WorkspaceOrigin): Promise<void> {
    const workspace = parseWorkspace(text, { name: origin.path ?? 'workspace' })
    const network = await resolveFiles(workspace.network, this.#places(origin.path, origin.folder))
    const issues: Issue[] = [...workspace.issues]
    const told: string[] = []
    this.#fileText = origin.modified || origin.path === undefined ? undefined : text
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
    const issues: Issue[] = []
    this.#network.locked(() => {
      issues.push(...loadNetwork(this.#network, network))
    })
    for (const issue of issues) if (!issue.edge) this.#log.warning('Workspace', sentence(issue))
    this.#checkEdges(issues)
    return [...this.#network.processors.keys()].filter(identifier => !before.has(identifier))
  }

  /** The workspace as a file; paths in it are also kept relative to the folder of `path`. */
  text(path: string | undefined, { asRead }: Pick<SavePlaces, 'asRead'> = {}): string {
    const network = saveNetwork(this.#network, { path, dataFolder: this.#inviwoData, asRead })
    const whole = this.#file.network ? withFileParts(network, this.#file.network) : network
    return serializeWorkspace({ ...this.#file, network: whole, parts: this.#parts })
  }

  /** Small pictures that are kept in the file; those of canvases that are left out stay as they are. */
  setPictures(pictures: AnnotationPictures): void {
    this.#parts = withPictures(this.#parts, pictures)
  }

  /** A workspace of some of the processors, for the journal; `withEdges`: and of all connections and links. */
  partText(identifiers: Iterable<string>, withEdges: boolean): string {
    const places = { path: this.path, dataFolder: this.#inviwoData }
    const { processors, exposed } = savePart(this.#network, identifiers, places)
    const edges = saveEdges(this.#network)
    // A composite is written with all that lies inside, the edges included.
    const isWanted = ({ source }: SavedEdge) => withEdges || processorOf(source).includes('/')
    const [connections, links] = [edges.connections.filter(isWanted), edges.links.filter(isWanted)]
    return serializeWorkspace({ network: { processors, connections, links, exposed }, parts: [] })
  }

  /** Python scripts that are kept in the file. @throws Error when two have one name, or one has none. */
  setScripts(scripts: readonly WorkspaceScript[]): void {
    const names = scripts.map(({ name }) => name)
    if (names.some(name => name.trim() === '')) throw new Error('A script needs a name')
    const twice = names.find((name, index) => names.indexOf(name) !== index)
    if (twice !== undefined) throw new Error(`There is a script ${twice} already`)
    this.#parts = withScripts(this.#parts, scripts)
    this.#otherEdits++
    this.#modified = true
    this.#savedAt = undefined
    this.#changed.fire()
    this.#edited.fire()
  }

  /** Runs a save; what happens to the file meanwhile is our own doing. */
  async saving(write: () => Promise<{ readonly path: string; readonly version: string; readonly text?: string }>): Promise<void> {
    this.#saves++
    const others = this.#otherEdits
    const { position } = this.#history
    try {
      const { path, version, text } = await write()
      this.#saves--
      this.#fileText = text
      this.saved(path, version)
      // Of edits that came while it was being written nobody knows whether they are in the file.
      this.#savedAt = others === this.#otherEdits && position === this.#history.position ? position : undefined
      this.#followHistory()
    } catch (error) {
      this.#saves--
      this.#changed.fire()
      throw error
    }
  }

  /** The text of the file that was just read or written, once: a large one need not be written anew for the journal. */
  takeFileText(): string | undefined {
    const text = this.#fileText
    this.#fileText = undefined
    return text
  }

  /** What is known of the file: another program may have written it, another server may have it open. */
  outside(file: OutsideFile): void {
    if (file.path !== this.path) return
    this.#outside = file
    this.#changed.fire()
  }

  /** The process of another server that has this file open, if any. */
  get openIn(): number | undefined {
    return this.#outside?.path === this.path ? this.#outside?.process : undefined
  }

  /** The user knows that the file is another one, and goes on with what is here. */
  keepMine(): void {
    this.#kept = this.#outside?.version ?? ''
    this.#changed.fire()
  }

  saved(path: string, version: string): void {
    this.#origin = { path, version }
    this.#savedEdits = this.#history.editNames.length
    this.#outside = { ...(this.#outside?.path === path && this.#outside), path, version }
    this.setModified(false)
    this.#changed.fire()
    // The journal, too, says which file it is now and that nothing is unsaved.
    this.#edited.fire()
  }

  /** Whether there is something that no file has. */
  setModified(modified: boolean): void {
    if (this.#loading) return
    this.#savedAt = modified ? undefined : this.#history.position
    this.#followHistory()
  }

  #followHistory(): void {
    const modified = this.#savedAt !== this.#history.position
    if (modified === this.#modified || this.#loading) return
    this.#modified = modified
    this.#changed.fire()
  }

  #replace(action: () => void, origin: WorkspaceOrigin, kept: Kept, issues: readonly string[]): void {
    if (this.#modified) this.#replacing.fire()
    this.#loading = true
    const lock = this.#network.lock()
    try {
      action()
      this.#network.annotate(readAnnotations(kept.parts))
      this.#history.clear()
    } finally {
      this.#loading = false
      lock.dispose()
    }
    this.#origin = origin
    this.#savedEdits = 0
    if (this.#outside?.path !== origin.path) this.#outside = undefined
    this.#kept = undefined
    this.#parts = kept.parts
    this.#file = kept
    this.#issues = issues
    this.#modified = origin.modified ?? false
    this.#savedAt = this.#modified ? undefined : this.#history.position
    this.#replaced.fire()
    this.#changed.fire()
    this.#edited.fire()
  }

  /** What waits for ports that processors make themselves is told when these have had their turn. */
  #checkEdges(issues: readonly Issue[]): void {
    const edges = issues.filter(({ edge }) => edge)
    if (edges.length === 0) return
    const parts = this.#parts
    const isMissing = ({ edge }: Issue) => edge !== undefined && this.#network.danglingEdge(edge) !== undefined
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

  /** Where the files are that properties name. */
  get places(): Places {
    return this.#places(this.#origin.path, this.#origin.folder)
  }

  #places(path: string | undefined, folder: string | undefined = path && folderOf(path)): Places {
    return { files: this.#files, workspaceFolder: folder, dataFolder: this.#inviwoData }
  }

  /** The file's part of annotations follows those of the network, which are edited and undone. */
  #annotated(): void {
    if (this.#loading) return
    this.#parts = withAnnotations(this.#parts, this.#network.annotations)
    this.#changed.fire()
    this.#edited.fire()
  }

  get #outsideView(): Pick<WorkspaceView, 'onDisk' | 'openIn'> {
    const { path, version } = this.#origin
    const file = this.#outside
    if (!file || file.path !== path) return {}
    const differs = version !== undefined && file.version !== version && this.#saves === 0 && (file.version ?? '') !== this.#kept
    return {
      ...(differs && { onDisk: file.version === undefined ? ('gone' as const) : ('changed' as const) }),
      ...(file.process !== undefined && { openIn: file.process }),
    }
  }

  #touch(): void {
    if (!this.#loading) this.#edited.fire()
  }
}

const sentence = ({ element, line, reason }: Issue): string => `${line === undefined ? '' : `line ${line}: `}${element}: ${reason}`
