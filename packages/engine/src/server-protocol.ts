/**
 * What an engine in the browser and the server that serves it say to each other: HTTP routes for files and arrays, one
 * WebSocket for messages. Every request carries `Authorization: Bearer <token>`; the WebSocket offers the token as a sub-protocol.
 * Bodies are JSON or bytes; a refusal has a JSON body `{ message }` with a sentence for the user.
 */
import type { HostMessage, HostStatus } from '@ivw/python'

export type { UnsavedEntry } from './page/home-services.ts'

/** Paths and what they take (query) and answer. Exact strings; what varies comes in the query. */
export const routes = {
  /** GET ?path&offset&length -> bytes, PUT ?path -> atomic write. Header `x-file-version` on both answers: a hash of the whole file for text files up to 4 MiB. PUT refuses with 409 when ?expected differs, or when ?create is set and there is such a file. */
  file: '/api/file',
  /** GET ?path -> FileStat or null */
  stat: '/api/stat',
  /** GET ?path -> { path (absolute), parent, entries: { name, kind, size }[] }; an empty path is the start folder. PUT { path } -> { path }: makes a folder, and those above it */
  folder: '/api/folder',
  /** GET -> the journalled workspace, a JournalEntry, or null. PUT JournalEntry replaces it, POST JournalChange continues it; both ?owner, and 409 for an engine that owns the workspace no more. */
  journal: '/api/journal',
  /** Unsaved workspaces of sessions that have ended. GET -> UnsavedEntry[], GET ?id -> JournalEntry; POST JournalEntry ?state keeps one; PUT ?id&state */
  unsaved: '/api/unsaved',
  /** GET -> the user's settings, an object; PUT replaces them */
  settings: '/api/settings',
  /** GET -> SessionInformation */
  session: '/api/session',
  /** GET ?of&folder -> GalleryItem[] */
  gallery: '/api/gallery',
  /** GET ?path&draw -> the small picture of a workspace as JPEG or PNG, an empty answer when there is none */
  workspacePicture: '/api/workspace-picture',
  /** PUT { path } remembers a workspace as opened now; DELETE ?path forgets it */
  recent: '/api/recent',
  /** POST { path?, text } -> { text } or { problem }: Python code as a formatter writes it; its settings are looked for beside `path` */
  format: '/api/format',
  /** POST { name, template } -> { path } */
  newProcessor: '/api/new-processor',
  /** GET -> InterpreterView[] */
  interpreters: '/api/interpreters',
  /** POST { path } -> InterpreterView: looks at a path that the user typed; PUT { path } makes it the one in use, and remembers it */
  interpreter: '/api/interpreter',
  /** POST PackageRequest -> InstallPlan: what would be run */
  installPlan: '/api/install-plan',
  /** POST PackageRequest -> { outcome } when it has ended; DELETE cancels. The server composes the command itself. */
  install: '/api/install',
  /** GET ?slot&path -> the bytes of a shared array of the Python host (gives the slot back afterwards). POST bytes ?dtype&shape -> ArrayReference */
  array: '/api/array',
} as const

/** Paths of WebSockets. The second one carries the Language Server Protocol, a JSON text for each message, between an editor and a server for Python. */
export const socketPaths = { engine: '/api/engine', language: '/api/language' } as const

export interface SessionInformation {
  /** The settings folder, `~/.inviwo`. */
  readonly home: string
  /** Processor folders; the first is the user's own, where new processors go. */
  readonly processorFolders: readonly string[]
  readonly inviwoData: string | undefined
  /** Folder of the examples. */
  readonly examples: string
  /** The workspace to open first when nothing is journalled: the one of the command line, else an example. */
  readonly workspace: string | undefined
  /** Whether the command line named that workspace and no page has journalled since; it then goes before the journal. */
  readonly workspaceNamed: boolean
  readonly templates: readonly string[]
  readonly version: string
}

/** Server to engine. Python messages keep their order; a message's payload follows it as a binary frame when `payload` is set. */
export type ServerMessage =
  | { readonly kind: 'python'; readonly message: HostMessage; readonly payload?: number }
  | { readonly kind: 'pythonStatus'; readonly status: HostStatus }
  /** Processor files, in one batch of final contents; `version` is undefined for a removed file. */
  | { readonly kind: 'processorFiles'; readonly files: readonly { readonly path: string; readonly version: string | undefined }[] }
  /** Answers `interrupt` and `restart`. */
  | { readonly kind: 'done'; readonly id: number; readonly error?: string }
  /** Answers `attach`: this engine owns the workspace. `owner` counts the owners of this server, so that an engine sees whether there was another one meanwhile. */
  | { readonly kind: 'attached'; readonly owner: number }
  /** Another page owns the workspace, or takes it over: an owner journals what it has and answers `released`. */
  | { readonly kind: 'takenOver' }
  /** The open workspace's file as it is on disk (`version` undefined: there is none), and the process of another server that has it open. */
  | { readonly kind: 'workspaceFile'; readonly path: string; readonly version: string | undefined; readonly process?: number | undefined }
  | { readonly kind: 'log'; readonly level: 'info' | 'warning' | 'error'; readonly source: string; readonly text: string }

/** Engine to server. */
export type EngineToServer =
  /** First: makes this engine the owner (`takeOver` also when another one is; an earlier connection of the same `client` is no other one). All processor files are then sent as one batch. */
  | { readonly kind: 'attach'; readonly takeOver: boolean; readonly client?: string | undefined }
  /** All that this engine had is journalled. */
  | { readonly kind: 'released' }
  | { readonly kind: 'python'; readonly message: HostMessage; readonly payload?: number }
  | { readonly kind: 'interrupt'; readonly id: number }
  | { readonly kind: 'restart'; readonly id: number }
