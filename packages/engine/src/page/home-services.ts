import type { ExampleView, FolderView } from '../protocol.ts'
import type { PythonTools } from './python-tools.ts'

/** What a page needs from its engine's home beside the network: folders, text files, examples, a journal. */
export interface HomeServices {
  readonly home: string
  readonly processorsFolder: string
  readonly templates: readonly string[]
  /** The workspace to start with when nothing is journalled. */
  readonly firstWorkspace: { readonly path: string; readonly named: boolean } | undefined
  /** Left out where Python cannot be changed. */
  readonly python?: PythonTools
  listFolder(path: string): Promise<FolderView>
  readText(path: string): Promise<VersionedText>
  /** Atomic. @throws FileChangedError when `expected` is given and is not the file's version any more. */
  writeText(path: string, text: string, expected?: string): Promise<{ version: string }>
  examples(): Promise<readonly ExampleView[]>
  newPythonProcessor(name: string, template: string): Promise<{ path: string }>
  loadJournal(): Promise<JournalEntry | undefined>
  saveJournal(entry: JournalEntry): Promise<void>
}

export interface VersionedText {
  readonly text: string
  /** A hash of the content. */
  readonly version: string
}

/** The open workspace as it is now, saved or not. */
export interface JournalEntry {
  readonly text: string
  /** The file that it belongs to, and that file's version when it was read or saved. */
  readonly path: string | undefined
  readonly version: string | undefined
  readonly modified: boolean
}

/** The file on disk is not the one that was read. */
export class FileChangedError extends Error {
  override readonly name = 'FileChangedError'

  constructor(path: string) {
    super(`${path} was changed on disk by another program since it was read`)
  }
}
