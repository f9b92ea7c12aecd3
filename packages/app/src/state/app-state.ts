import type {
  AnnotationsView,
  EdgeView,
  FailedFileView,
  GpuView,
  HistoryView,
  LogEntry,
  ProcessorTypeView,
  ProcessorView,
  PythonView,
  SessionView,
  WorkspaceView,
} from '@ivw/engine/protocol'

export const noAnnotations: AnnotationsView = { title: '', author: '', tags: '', categories: '', description: '' }

/** What the page knows of the engine. Parts that did not change keep their identity, so that selectors are cheap. */
export interface AppState {
  /** False until the first snapshot. */
  readonly loaded: boolean
  /** How many networks were opened: another number is another network, or the same read anew. */
  readonly opened: number
  readonly workspace: WorkspaceView
  /** By identifier, in the order of the network. */
  readonly processors: ReadonlyMap<string, ProcessorView>
  /** Identifiers of selected processors. The page owns it; the engine's marks count when they change. */
  readonly selection: ReadonlySet<string>
  /** The composite whose network is shown; empty for the network of the workspace. */
  readonly level: string
  readonly connections: readonly EdgeView[]
  readonly links: readonly EdgeView[]
  readonly history: HistoryView
  readonly types: readonly ProcessorTypeView[]
  readonly failedFiles: readonly FailedFileView[]
  readonly python: PythonView
  readonly gpu: GpuView
  readonly session: SessionView
  /** Oldest first, at most `logLimit`. */
  readonly logs: readonly LogEntry[]
  /** Entries that went beyond `logLimit` since the console was cleared. */
  readonly logsDropped: number
}

export const logLimit = 10_000

export const emptyState: AppState = {
  loaded: false,
  opened: 0,
  workspace: { path: undefined, name: 'Untitled', modified: false, issues: [], scripts: [], annotations: noAnnotations },
  processors: new Map(),
  selection: new Set(),
  level: '',
  connections: [],
  links: [],
  history: { undo: undefined, redo: undefined },
  types: [],
  failedFiles: [],
  python: { state: 'starting' },
  gpu: { state: 'starting', backend: '' },
  session: { state: 'connecting' },
  logs: [],
  logsDropped: 0,
}
