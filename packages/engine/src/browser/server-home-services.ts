import { isPng } from '@ivw/data'
import {
  FileChangedError,
  type HomeServices,
  type JournalChange,
  type JournalEntry,
  type UnsavedEntry,
  type VersionedText,
} from '../page/home-services.ts'
import type { FolderView, GalleryItem, GalleryName, WorkspacePicture } from '../protocol.ts'
import { routes, type SessionInformation } from '../server-protocol.ts'
import { type ServerClient, ServerError } from './server-client.ts'
import { ServerPythonTools } from './server-python-tools.ts'

interface FolderAnswer {
  readonly path: string
  readonly parent: string | null
  readonly entries: readonly { readonly name: string; readonly kind: 'file' | 'directory'; readonly size: number }[]
}

/** The home's services through the server that served the page. */
export class ServerHomeServices implements HomeServices {
  readonly python: ServerPythonTools
  /** This engine's number among the owners of the workspace; the journal of one that is no longer the last is refused. */
  owner: number | undefined
  readonly #client: ServerClient
  readonly #session: SessionInformation

  constructor(client: ServerClient, session: SessionInformation) {
    this.#client = client
    this.python = new ServerPythonTools(client)
    this.#session = session
  }

  get home(): string {
    return this.#session.home
  }
  get processorsFolder(): string {
    return this.#session.processorFolders[0] ?? ''
  }
  get inviwoData(): string | undefined {
    return this.#session.inviwoData
  }
  get examples(): string {
    return this.#session.examples
  }
  get templates(): readonly string[] {
    return this.#session.templates
  }
  get firstWorkspace(): { path: string; named: boolean } | undefined {
    const { workspace, workspaceNamed } = this.#session
    return workspace === undefined ? undefined : { path: workspace, named: workspaceNamed }
  }

  async listFolder(path: string): Promise<FolderView> {
    const { path: absolute, parent, entries } = await this.#client.json<FolderAnswer>(routes.folder, { path })
    const joined = (name: string) => (absolute.endsWith('/') ? absolute + name : `${absolute}/${name}`)
    const views = entries.map(({ name, kind, size }) => ({ name, path: joined(name), folder: kind === 'directory', bytes: size }))
    return { path: absolute, parent: parent ?? undefined, entries: views }
  }

  async makeFolder(path: string): Promise<string> {
    return (await this.#client.sendJson<{ path: string }>('PUT', routes.folder, { path })).path
  }

  async readText(path: string): Promise<VersionedText> {
    const response = await this.#client.fetch('GET', routes.file, { path })
    const text = new TextDecoder('utf-8').decode(await response.arrayBuffer())
    return { text, version: versionOf(response) }
  }

  async writeText(path: string, text: string, expected?: string): Promise<{ version: string }> {
    try {
      const bytes = new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
      return { version: versionOf(await this.#client.sendBytes('PUT', routes.file, bytes, { path, expected })) }
    } catch (error) {
      if (error instanceof ServerError && error.status === 409) throw new FileChangedError(path)
      throw error
    }
  }

  gallery(of: GalleryName, folder?: string): Promise<readonly GalleryItem[]> {
    return this.#client.json(routes.gallery, { of, folder })
  }

  async workspacePicture(path: string, draw: boolean): Promise<WorkspacePicture | undefined> {
    const bytes = new Uint8Array(await this.#client.bytes(routes.workspacePicture, { path, ...(draw && { draw: 1 }) }))
    return bytes.length === 0 ? undefined : { type: isPng(bytes) ? 'image/png' : 'image/jpeg', bytes }
  }

  async rememberWorkspace(path: string): Promise<void> {
    await this.#client.sendJson('PUT', routes.recent, { path })
  }

  async forgetWorkspace(path: string): Promise<void> {
    await this.#client.fetch('DELETE', routes.recent, { path })
  }

  newPythonProcessor(name: string, template: string): Promise<{ path: string }> {
    return this.#client.sendJson('POST', routes.newProcessor, { name, template })
  }

  async loadJournal(): Promise<JournalEntry | undefined> {
    return (await this.#client.json<JournalEntry | null>(routes.journal)) ?? undefined
  }

  async saveJournal(entry: JournalEntry): Promise<void> {
    await this.#client.sendJson('PUT', routes.journal, entry, { owner: this.owner })
  }

  async continueJournal(change: JournalChange): Promise<void> {
    await this.#client.sendJson('POST', routes.journal, change, { owner: this.owner })
  }

  unsaved(): Promise<readonly UnsavedEntry[]> {
    return this.#client.json(routes.unsaved)
  }

  readUnsaved(id: string): Promise<JournalEntry> {
    return this.#client.json(routes.unsaved, { id })
  }

  async keepUnsaved(entry: JournalEntry, state: UnsavedEntry['state']): Promise<void> {
    await this.#client.sendJson('POST', routes.unsaved, entry, { state })
  }

  async markUnsaved(id: string, state: UnsavedEntry['state']): Promise<void> {
    await this.#client.sendJson('PUT', routes.unsaved, {}, { id, state })
  }
}

const versionOf = (response: Response): string => response.headers.get('x-file-version') ?? ''
