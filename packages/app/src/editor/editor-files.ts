import type { Text } from '@codemirror/state'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { create } from 'zustand'
import { ask } from '../dialogs/ask.tsx'
import type { Disposable, EngineClient } from '../engine/client.ts'
import { layout } from '../shell/layout.ts'
import { notify, sentence } from '../shell/notices.ts'
import { nameOf } from '../ui/file-path.ts'
import { editorSetup } from './editor-setup.ts'

export interface OpenFile {
  readonly path: string
  /** Version on disk that the text began from. */
  readonly version: string
  readonly dirty: boolean
  /** Set while another program's version waits for the user's decision; `undefined` inside when the file is gone. */
  readonly conflict?: { readonly version: string | undefined } | undefined
}

export interface EditorFilesState {
  readonly files: readonly OpenFile[]
  readonly active: string | undefined
}

export const useEditorFiles = create<EditorFilesState>(() => ({ files: [], active: undefined }))

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
    layout.show('python-editor')
    if (!this.#documents.has(path)) {
      try {
        const { text, version } = await this.#engine.request('readText', { path })
        this.#documents.set(path, newDocument(text))
        useEditorFiles.setState(({ files }) => ({ files: [...files.filter(file => file.path !== path), { path, version, dirty: false }] }))
      } catch (error) {
        notify('error', sentence(error))
        return
      }
    }
    this.#line = line
    this.activate(path)
    this.#reveal()
  }

  stateOf(path: string): EditorState | undefined {
    return this.#documents.get(path)?.state
  }

  activate(path: string): void {
    useEditorFiles.setState({ active: path })
    this.#showActive()
  }

  /** The view that shows the active file; there is one at a time. */
  attach(view: EditorView): Disposable {
    this.#view = view
    this.#showActive()
    this.#reveal()
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

  async save(path: string | undefined = useEditorFiles.getState().active): Promise<boolean> {
    const document = path === undefined ? undefined : this.#documents.get(path)
    const file = this.#file(path)
    if (path === undefined || !document || !file) return false
    const { doc } = document.state
    document.saving = true
    try {
      const { version } = await this.#engine.request('writeText', { path, text: doc.toString(), expected: file.version })
      document.saved = doc
      this.#mark(path, { version, dirty: !document.state.doc.eq(doc), conflict: undefined })
      return true
    } catch (error) {
      notify('error', sentence(error))
      return false
    } finally {
      document.saving = false
      const later = document.changedWhileSaving
      document.changedWhileSaving = undefined
      if (later) void this.#changedOnDisk(path, later.version)
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
  }

  /** Goes on with the user's text: the next save replaces the other program's version. */
  keepMine(path: string): void {
    const version = this.#file(path)?.conflict?.version
    // A file that is gone has no version to compare with; it is written anew.
    this.#mark(path, { conflict: undefined, ...(version !== undefined && { version }) })
  }

  async loadTheirs(path: string): Promise<void> {
    try {
      const { text, version } = await this.#engine.request('readText', { path })
      this.#replace(path, text)
      this.#mark(path, { version, dirty: false, conflict: undefined })
    } catch (error) {
      notify('error', sentence(error))
    }
  }

  async #changedOnDisk(path: string, version: string | undefined): Promise<void> {
    const file = this.#file(path)
    const document = this.#documents.get(path)
    if (!file || !document) return
    if (document.saving) document.changedWhileSaving = { version }
    else if (version === file.version) this.#mark(path, { conflict: undefined })
    else if (file.dirty || version === undefined) this.#mark(path, { conflict: { version }, dirty: true })
    else await this.loadTheirs(path)
  }

  #replace(path: string, text: string): void {
    const document = this.#documents.get(path)
    if (!document) return
    const { state } = document
    const change = { changes: { from: 0, to: state.doc.length, insert: text } }
    document.saved = state.update(change).state.doc
    if (this.#view && useEditorFiles.getState().active === path) this.#view.dispatch(change)
    else document.state = state.update(change).state
  }

  #showActive(): void {
    const { active } = useEditorFiles.getState()
    const document = active === undefined ? undefined : this.#documents.get(active)
    if (document && this.#view && this.#view.state !== document.state) this.#view.setState(document.state)
  }

  #reveal(): void {
    if (!this.#view) return
    if (this.#line !== undefined) {
      const { doc } = this.#view.state
      const { from } = doc.line(Math.max(1, Math.min(doc.lines, this.#line)))
      this.#view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) })
    }
    this.#line = undefined
    // A panel that was just brought to the front takes the focus only once it is laid out.
    const view = this.#view
    view.focus()
    requestAnimationFrame(() => view.focus())
  }

  #file(path: string | undefined): OpenFile | undefined {
    return useEditorFiles.getState().files.find(file => file.path === path)
  }

  #mark(path: string, change: Partial<OpenFile>): void {
    useEditorFiles.setState(({ files }) => ({ files: files.map(file => (file.path === path ? { ...file, ...change } : file)) }))
  }
}

function newDocument(text: string): Document {
  const state = EditorState.create({ doc: text, extensions: editorSetup })
  return { state, saved: state.doc, saving: false, changedWhileSaving: undefined }
}
