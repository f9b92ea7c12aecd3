import { type LSPClient, LSPPlugin, Workspace, type WorkspaceFile } from '@codemirror/lsp-client'
import type { Text } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { filePath } from './file-uri.ts'

class ShownFile implements WorkspaceFile {
  readonly uri: string
  readonly languageId: string
  readonly view: EditorView
  version: number
  doc: Text

  constructor(uri: string, languageId: string, view: EditorView, version: number) {
    this.uri = uri
    this.languageId = languageId
    this.view = view
    this.version = version
    this.doc = view.state.doc
  }

  getView(): EditorView {
    return this.view
  }
}

/**
 * The files that the language server sees: the one that is shown. Others are read from disk, where they are when it asks for them.
 * Nothing is said before the server has greeted, so that nothing waits in vain when it never does.
 */
export class EditorWorkspace extends Workspace {
  override files: ShownFile[] = []
  readonly #show: (path: string) => Promise<EditorView | null>
  readonly #shown = new Map<EditorView, { uri: string; languageId: string }>()
  #greeted = false
  #nextVersion = 0

  /** `show` brings a file to the front, or answers null. */
  constructor(client: LSPClient, show: (path: string) => Promise<EditorView | null>) {
    super(client)
    this.#show = show
  }

  /** The language server is there: it is told of what is shown. */
  greet(): void {
    this.#greeted = true
    for (const [view, { uri, languageId }] of this.#shown) {
      LSPPlugin.get(view)?.clear()
      this.#open(uri, languageId, view)
    }
  }

  override connected(): void {
    // The client calls this before the greeting.
  }

  override disconnected(): void {
    this.#greeted = false
    this.files = []
  }

  override syncFiles() {
    return this.files.flatMap(file => {
      const plugin = LSPPlugin.get(file.view)
      if (!plugin || plugin.unsyncedChanges.empty) return []
      const update = { changes: plugin.unsyncedChanges, file, prevDoc: file.doc }
      file.doc = file.view.state.doc
      file.version = this.#nextVersion++
      plugin.clear()
      return [update]
    })
  }

  override openFile(uri: string, languageId: string, view: EditorView): void {
    this.#shown.set(view, { uri, languageId })
    if (this.#greeted) this.#open(uri, languageId, view)
  }

  override closeFile(uri: string, view: EditorView): void {
    this.#shown.delete(view)
    const rest = this.files.filter(file => file.uri !== uri || file.view !== view)
    if (rest.length === this.files.length) return
    this.files = rest
    this.client.didClose(uri)
  }

  override displayFile(uri: string): Promise<EditorView | null> {
    return this.#show(filePath(uri))
  }

  #open(uri: string, languageId: string, view: EditorView): void {
    const file = new ShownFile(uri, languageId, view, this.#nextVersion++)
    this.files = [...this.files, file]
    this.client.didOpen(file)
  }
}
