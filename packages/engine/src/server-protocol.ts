/**
 * What an engine in the browser and the server that serves it say to each other: HTTP routes for files and arrays, one
 * WebSocket for messages. Every request carries `Authorization: Bearer <token>`; the WebSocket offers the token as a sub-protocol.
 * Bodies are JSON or bytes; a refusal has a JSON body `{ message }` with a sentence for the user.
 */
import type { HostMessage, HostStatus } from '@ivw/python'

/** Paths and what they take (query) and answer. Exact strings; what varies comes in the query. */
export const routes = {
  /** GET ?path&offset&length -> bytes, PUT ?path -> atomic write. Header `x-file-version` on both answers: a hash of the whole file for text files up to 4 MiB. PUT refuses with 409 when ?expected differs. */
  file: '/api/file',
  /** GET ?path -> FileStat or null */
  stat: '/api/stat',
  /** GET ?path -> { path (absolute), parent, entries: { name, kind, size }[] }; an empty path is the start folder. */
  folder: '/api/folder',
  /** GET -> the journalled workspace { text, path } or null; PUT { text, path } */
  journal: '/api/journal',
  /** GET -> the user's settings, an object; PUT replaces them */
  settings: '/api/settings',
  /** GET -> SessionInformation */
  session: '/api/session',
  /** GET -> { path, title, description }[] */
  examples: '/api/examples',
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
  /** Another page has taken over; this engine must stop editing. */
  | { readonly kind: 'takenOver' }
  | { readonly kind: 'log'; readonly level: 'info' | 'warning' | 'error'; readonly source: string; readonly text: string }

/** Engine to server. */
export type EngineToServer =
  /** First: makes this engine the owner (`takeOver` also when another one is). All processor files are then sent as one batch. */
  | { readonly kind: 'attach'; readonly takeOver: boolean }
  | { readonly kind: 'python'; readonly message: HostMessage; readonly payload?: number }
  | { readonly kind: 'interrupt'; readonly id: number }
  | { readonly kind: 'restart'; readonly id: number }
