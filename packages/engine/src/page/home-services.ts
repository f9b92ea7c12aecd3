import type { FolderView, GalleryItem, GalleryName, WorkspacePicture } from '../protocol.ts'
import type { PythonTools } from './python-tools.ts'

/** What a page needs from its engine's home beside the network: folders, text files, examples, a journal. */
export interface HomeServices {
  readonly home: string
  readonly processorsFolder: string
  /** Folder that stands for Inviwo's `data/`. */
  readonly inviwoData?: string | undefined
  /** Folder of the examples. */
  readonly examples?: string | undefined
  readonly templates: readonly string[]
  /** The workspace to start with when nothing is journalled. */
  readonly firstWorkspace: { readonly path: string; readonly named: boolean } | undefined
  /** Left out where Python cannot be changed. */
  readonly python?: PythonTools
  listFolder(path: string): Promise<FolderView>
  /** Makes a folder, and those above it; answers its path. */
  makeFolder(path: string): Promise<string>
  readText(path: string): Promise<VersionedText>
  /** Atomic. @throws FileChangedError when `expected` is given and is not the file's version any more. */
  writeText(path: string, text: string, expected?: string): Promise<{ version: string }>
  gallery(of: GalleryName, folder?: string): Promise<readonly GalleryItem[]>
  /** `draw`: when the workspace holds none. */
  workspacePicture(path: string, draw: boolean): Promise<WorkspacePicture | undefined>
  /** Puts a workspace at the head of the recent ones. */
  rememberWorkspace(path: string): Promise<void>
  forgetWorkspace(path: string): Promise<void>
  newPythonProcessor(name: string, template: string): Promise<{ path: string }>
  loadJournal(): Promise<JournalEntry | undefined>
  saveJournal(entry: JournalEntry): Promise<void>
  /** Appends to the entry with the id `change.base`. */
  continueJournal(change: JournalChange): Promise<void>
  /** What earlier sessions, or other workspaces of this one, left unsaved; newest first. */
  unsaved(): Promise<readonly UnsavedEntry[]>
  readUnsaved(id: string): Promise<JournalEntry>
  keepUnsaved(entry: JournalEntry, state: UnsavedEntry['state']): Promise<void>
  markUnsaved(id: string, state: UnsavedEntry['state']): Promise<void>
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
  /** Names of the last edits that are in no file, the oldest first. */
  readonly edits?: readonly string[] | undefined
  /** What changes refer to. */
  readonly id?: string | undefined
  /** In their order. */
  readonly changes?: readonly JournalChange[] | undefined
}

/** What came after an entry, so that a drag in a large network does not write all of it each second. */
export interface JournalChange {
  /** Of the entry. */
  readonly base: string
  readonly modified: boolean
  /** As of the entry. */
  readonly edits?: readonly string[] | undefined
  /** A workspace of the processors that changed. */
  readonly text: string
  /** Set when processors, connections or links came or went: the identifiers of all processors; `text` then holds all connections and links. */
  readonly processors?: readonly string[] | undefined
}

/** An unsaved workspace that nobody has open. `closed`: the user restored or discarded it; it is kept for some days all the same. */
export interface UnsavedEntry {
  readonly id: string
  readonly path: string | undefined
  /** Of the last edit, milliseconds since 1970. */
  readonly time: number
  readonly state: 'unsaved' | 'closed'
}

/** The file on disk is not the one that was read. */
export class FileChangedError extends Error {
  override readonly name = 'FileChangedError'

  constructor(path: string) {
    super(`${path} was changed on disk by another program since it was read`)
  }
}
