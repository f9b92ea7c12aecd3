import type { EditorState, Text } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { create } from 'zustand'
import { ask } from '../dialogs/ask.tsx'
import type { Disposable, EngineClient } from '../engine/client.ts'
import { layout } from '../shell/layout.ts'
import { notify, sentence } from '../shell/notices.ts'
import { nameOf } from '../ui/file-path.ts'
import { formatPython } from './format-python.ts'

export interface OpenFile {
  readonly path: string
  /** Version on disk that the text began from; undefined when the next save makes the file anew. */
  readonly version: string | undefined
  readonly dirty: boolean
  /** Set while another program's version waits for the user's decision; `version` is undefined when the file is gone. */
  readonly conflict?: { readonly version: string | undefined } | undefined
  /** Set while the user merges: the version of the other text. */
  readonly merging?: { readonly version: string } | undefined
}

export interface EditorFilesState {
  readonly files: readonly OpenFile[]
  readonly active: string | undefined
}

export const useEditorFiles = create<EditorFilesState>(() => ({ files: [], active: undefined }))

type Code = typeof import('./code-documents.ts')

interface Document {
  state: EditorState
  saved: Text
  /** While a save is under way, the change that the watcher reports of it is our own. */
  saving: boolean
  changedWhileSaving: { version: string | undefined } | undefined
}

/** The files of the Python Editor: real files on the server, each with the text as it is edited. */
export class EditorFiles {
  readonly #engine: EngineClient
  readonly #documents = new Map<string, Document>()
  #code: Promise<Code & { documents: InstanceType<Code['CodeDocuments']> }> | undefined
  #view: EditorView | undefined
  #line: number | undefined

  constructor(engine: EngineClient) {
    this.#engine = engine
  }

  /** Hears of files that other programs change. */
  follow(): Disposable {
    return this.#engine.onMessage(message => {
      if (message.kind !== 'patch') return
      for (const patch of message.patches) if (patch.kind === 'fileChanged') void this.#changedOnDisk(patch.path, patch.version)
    })
  }

  /** Shows a file, at a line (from 1) if there is one. */
  async open(path: string, line?: number): Promise<void> {
    layout.showEditor()
    if (!this.#documents.has(path)) {
      try {
        const [{ documents }, { text, version }] = await Promise.all([this.#loadCode(), this.#engine.request('readText', { path })])
        // Another call may have been faster.
        if (!this.#documents.has(path)) {
          const state = documents.newState(path, text)
          this.#documents.set(path, { state, saved: state.doc, saving: false, changedWhileSaving: undefined })
          useEditorFiles.setState(({ files }) => ({ files: [...files, { path, version, dirty: false }] }))
        }
      } catch (error) {
        notify('error', sentence(error))
        return
      }
    }
    this.#line = line
    this.activate(path)
    await this.#reveal()
  }

  stateOf(path: string): EditorState | undefined {
    return this.#documents.get(path)?.state
  }

  activate(path: string): void {
    useEditorFiles.setState({ active: path })
    this.#showActive()
    void this.#loadCode().then(({ documents }) => documents.language.connect())
    void this.refresh(path)
  }

  /** The view that shows the active file; there is one at a time. */
  attach(view: EditorView): Disposable {
    this.#view = view
    this.#showActive()
    void this.#reveal()
    return {
      dispose: () => {
        if (this.#view === view) this.#view = undefined
      },
    }
  }

  /** Called by the view for every change of its state. */
  update(path: string, state: EditorState): void {
    const document = this.#documents.get(path)
    if (!document) return
    const edited = !document.state.doc.eq(state.doc)
    document.state = state
    if (edited) this.#mark(path, { dirty: !state.doc.eq(document.saved) })
  }

  /** False when nothing was written: the file is not open, the write failed, or another program's version must be looked at first. */
  async save(path: string | undefined = useEditorFiles.getState().active): Promise<boolean> {
    const document = path === undefined ? undefined : this.#documents.get(path)
    const file = this.#file(path)
    if (path === undefined || !document || !file) return false
    if (file.version === undefined && !(await this.#isGone(path))) return false
    const { doc } = document.state
    document.saving = true
    try {
      const expected = file.version === undefined ? {} : { expected: file.version }
      const { version } = await this.#engine.request('writeText', { path, text: doc.toString(), ...expected })
      document.saved = doc
      this.#mark(path, { version, dirty: !document.state.doc.eq(doc), conflict: undefined })
      return true
    } catch (error) {
      notify('error', sentence(error))
      // The bar that offers a choice comes also for files that nobody watches.
      document.saving = false
      await this.refresh(path)
      return false
    } finally {
      document.saving = false
      const later = document.changedWhileSaving
      document.changedWhileSaving = undefined
      if (later) void this.#changedOnDisk(path, later.version)
    }
  }

  /** Writes the active file in the usual style, without saving it. */
  async format(path: string | undefined = useEditorFiles.getState().active): Promise<void> {
    const document = path === undefined ? undefined : this.#documents.get(path)
    if (path === undefined || !document) return
    const { doc } = document.state
    try {
      const text = await formatPython(path, doc.toString())
      // What was typed meanwhile counts more.
      if (document.state.doc.eq(doc)) await this.#change(path, text)
    } catch (error) {
      notify('error', sentence(error))
    }
  }

  async close(path: string): Promise<void> {
    if (this.#file(path)?.dirty) {
      const answer = await ask({
        title: 'Unsaved Changes',
        text: `${nameOf(path)} has changes that are not saved.`,
        choices: [
          { value: 'discard', label: 'Discard', variant: 'danger' },
          { value: 'save', label: 'Save', variant: 'primary' },
        ],
      })
      if (answer === undefined || (answer === 'save' && !(await this.save(path)))) return
    }
    this.#documents.delete(path)
    useEditorFiles.setState(({ files, active }) => {
      const index = files.findIndex(file => file.path === path)
      const rest = files.filter(file => file.path !== path)
      return { files: rest, active: active === path ? (rest[index] ?? rest.at(-1))?.path : active }
    })
    this.#showActive()
    if (this.#documents.size === 0) (await this.#loadCode()).documents.language.disconnect()
  }

  /** Goes on with the user's text: the next save replaces the other program's version, and no newer one. */
  keepMine(path: string): void {
    const conflict = this.#file(path)?.conflict
    if (conflict) this.#mark(path, { conflict: undefined, version: conflict.version })
  }

  async takeTheirs(path: string): Promise<void> {
    try {
      const { text, version } = await this.#engine.request('readText', { path })
      await this.#take(path, text, version)
    } catch (error) {
      notify('error', sentence(error))
    }
  }

  /** Shows the differences between the user's text and the one on disk in the active file. */
  async startMerging(path: string): Promise<void> {
    try {
      const [code, { text, version }] = await Promise.all([this.#loadCode(), this.#engine.request('readText', { path })])
      if (!this.#view || useEditorFiles.getState().active !== path) return
      code.startMerging(this.#view, text)
      this.#mark(path, { merging: { version } })
    } catch (error) {
      notify('error', sentence(error))
    }
  }

  /** The text as it is now contains both versions; the next save replaces the one that was merged, and no newer one. */
  async stopMerging(path: string): Promise<void> {
    const code = await this.#loadCode()
    const file = this.#file(path)
    if (!file?.merging || !this.#view) return
    code.stopMerging(this.#view)
    const { version } = file.merging
    const newer = file.conflict !== undefined && file.conflict.version !== version
    this.#mark(path, { merging: undefined, version, ...(!newer && { conflict: undefined }) })
    this.#view.focus()
  }

  /** Moves between differences while merging, or settles the one at the caret. */
  async merge(action: 1 | -1 | 'mine' | 'theirs'): Promise<void> {
    const code = await this.#loadCode()
    if (!this.#view) return
    if (action === 1 || action === -1) code.goToDifference(this.#view, action)
    else code.settleDifference(this.#view, action)
  }

  /** Looks whether files (all that are open) changed on disk: not every folder is watched. */
  async refresh(path?: string): Promise<void> {
    const paths = path === undefined ? [...this.#documents.keys()] : [path]
    await Promise.all(
      paths.map(async each => {
        const before = this.#file(each)?.version
        const found = await this.#engine.request('readText', { path: each }).catch(() => undefined)
        // A file that cannot be read just now is told of when it is saved; an answer from before a save says nothing.
        if (found && this.#file(each)?.version === before && !this.#documents.get(each)?.saving)
          await this.#changedOnDisk(each, found.version)
      }),
    )
  }

  async #changedOnDisk(path: string, version: string | undefined): Promise<void> {
    const file = this.#file(path)
    const document = this.#documents.get(path)
    if (!file || !document) return
    if (document.saving) document.changedWhileSaving = { version }
    else if (version === file.version) this.#mark(path, { conflict: undefined, dirty: !document.state.doc.eq(document.saved) })
    else if (file.dirty || version === undefined) this.#mark(path, { conflict: { version }, dirty: true })
    else await this.#follow(path)
  }

  /** Takes over what another program wrote, unless the user began to edit while it was read. */
  async #follow(path: string): Promise<void> {
    const before = this.#documents.get(path)?.state.doc
    const found = await this.#engine.request('readText', { path }).catch(() => undefined)
    const document = this.#documents.get(path)
    // A file that cannot be read just now is told of when it is saved.
    if (!found || !document || !before) return
    if (document.state.doc.eq(before) && !document.saving) await this.#take(path, found.text, found.version)
    else await this.#changedOnDisk(path, found.version)
  }

  /** Whether there is still no file at a path whose file was deleted; a new one there is a conflict. */
  async #isGone(path: string): Promise<boolean> {
    const found = await this.#engine.request('readText', { path }).catch(() => undefined)
    if (found) this.#mark(path, { conflict: { version: found.version } })
    return found === undefined
  }

  async #take(path: string, text: string, version: string): Promise<void> {
    await this.#change(path, text, true)
    this.#mark(path, { version, dirty: false, conflict: undefined })
  }

  async #change(path: string, text: string, saved = false): Promise<void> {
    const code = await this.#loadCode()
    const document = this.#documents.get(path)
    if (!document) return
    const { state } = document
    const transaction = state.update(code.changeInto(state.doc, text))
    if (saved) document.saved = transaction.newDoc
    if (this.#view?.state === state) this.#view.dispatch(transaction)
    else document.state = transaction.state
  }

  #showActive(): void {
    const { active } = useEditorFiles.getState()
    const document = active === undefined ? undefined : this.#documents.get(active)
    if (document && this.#view && this.#view.state !== document.state) this.#view.setState(document.state)
  }

  async #reveal(): Promise<void> {
    const code = await this.#loadCode()
    if (!this.#view) return
    if (this.#line !== undefined) code.revealLine(this.#view, this.#line)
    this.#line = undefined
    // A panel that was just brought to the front takes the focus only once it is laid out.
    takeFocus(this.#view)
    requestAnimationFrame(() => this.#view && takeFocus(this.#view))
  }

  #loadCode() {
    this.#code ??= import('./code-documents.ts').then(code => ({ ...code, documents: new code.CodeDocuments(path => this.#display(path)) }))
    return this.#code
  }

  /** For going to a definition. */
  async #display(path: string): Promise<EditorView | null> {
    await this.open(path)
    return (useEditorFiles.getState().active === path && this.#view) || null
  }

  #file(path: string | undefined): OpenFile | undefined {
    return useEditorFiles.getState().files.find(file => file.path === path)
  }

  #mark(path: string, change: Partial<OpenFile>): void {
    useEditorFiles.setState(({ files }) => ({ files: files.map(file => (file.path === path ? { ...file, ...change } : file)) }))
  }
}

/** What is typed into a dialog must not go into the code behind it. */
function takeFocus(view: EditorView): void {
  if (!document.querySelector('.dialog')) view.focus()
}
