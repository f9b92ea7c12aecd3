/**
 * The page's only door to the engine, wherever the engine lives (a Web Worker today, a server that streams frames later).
 *
 * The page sends commands and input; the engine answers commands, sends one snapshot and then patches, log entries and frames.
 * Every message is structured-clone-able; arrays and bitmaps travel beside it, never inside strings.
 * Positions in canvases are normalised: (0, 0) is the centre of the lower left pixel, (1, 1) that of the upper right one.
 */
import type { Vec2 } from '@ivw/data'
import type {
  PictureInput as CanvasInput,
  TouchPoint as CanvasTouch,
  Change,
  InvalidationLevel,
  Modifier,
  MouseButton,
  ProcessorInfo,
  PropertyDescription,
  PropertyState,
  UsageMode,
} from '@ivw/network'
import type { AnimationFrame, AnimationRequest } from './animation-views.ts'
import type { PortContents, PortHistogram, PortPicture, PortPictureRequest, PortRequest } from './inspection-views.ts'
import type {
  ArrayKind,
  CanvasMenuEntry,
  DataFileView,
  DataSourceView,
  DebuggerView,
  EdgeView,
  FailedFileView,
  FolderView,
  GalleryItem,
  GalleryName,
  GpuView,
  HistogramView,
  HistoryView,
  InstallPlan,
  InterpreterView,
  LogEntry,
  MendView,
  PackageRequest,
  PictureRequest,
  ProcessorTypeView,
  ProcessorView,
  PropertyView,
  PythonView,
  RawDataView,
  RawFileView,
  ScriptOutcome,
  ScriptView,
  SessionView,
  StatusView,
  UnsavedDifference,
  UnsavedView,
  WorkspacePicture,
  WorkspaceView,
} from './protocol-views.ts'

/** What event properties call a key. */
export { keyName } from '@ivw/network/key-name'
/** What can be linked with what; the page shows it before it asks. */
export { canFollow, type Linkable } from '@ivw/network/link-kinds'
export {
  type AnimatedProperty,
  type AnimationFrame,
  type AnimationRequest,
  type Easing,
  easings,
  frameTimes,
  keyframe,
  type Repeat,
} from './animation-views.ts'
export type {
  PortContents,
  PortFact,
  PortHistogram,
  PortPicture,
  PortPictureChoice,
  PortPictureRequest,
  PortRequest,
  PortTable,
} from './inspection-views.ts'
export type {
  AnnotationsView,
  ArrayKind,
  CanvasMenuEntry,
  DataFileView,
  DataSourceView,
  DebuggerView,
  EdgeView,
  FailedFileView,
  FailureView,
  FolderView,
  FrameView,
  GalleryItem,
  GalleryName,
  GpuView,
  HistogramView,
  HistoryView,
  InstallPlan,
  InterpreterView,
  LogEntry,
  MendView,
  PackageRequest,
  PictureLayer,
  PictureRequest,
  PortShape,
  PortView,
  ProcessorTypeView,
  ProcessorView,
  PropertyView,
  PythonView,
  RawDataView,
  RawFileView,
  RunState,
  ScriptOutcome,
  ScriptView,
  SessionView,
  StatusView,
  UnsavedDifference,
  UnsavedView,
  WorkspacePicture,
  WorkspaceView,
} from './protocol-views.ts'
export { scriptNameAt, scriptPath } from './protocol-views.ts'
export { SnapshotParts } from './snapshot-parts.ts'
export type {
  CanvasInput,
  CanvasTouch,
  Change,
  InvalidationLevel,
  Modifier,
  MouseButton,
  ProcessorInfo,
  PropertyDescription,
  PropertyState,
  UsageMode,
}

/** Compared in the first message; page and engine that differ refuse each other. */
export const protocolVersion = 1

/** Under this keyword PNG files carry the workspace that drew them. */
export const workspaceKeyword = 'inviwo-workspace'

export type PageMessage =
  /** `address` is the server's origin, `token` its bearer token. */
  | { readonly kind: 'hello'; readonly version: number; readonly address: string; readonly token: string }
  | { readonly kind: 'request'; readonly id: number; readonly command: CommandName; readonly parameters: unknown }
  | { readonly kind: 'input'; readonly canvas: string; readonly event: CanvasInput }
  /** The size of a canvas panel in device pixels; `visible` is false while its tab is hidden. */
  | { readonly kind: 'canvasSize'; readonly canvas: string; readonly size: Vec2; readonly visible: boolean }
  /** The answer to a `question`; undefined when the user cancelled. */
  | { readonly kind: 'reply'; readonly id: number; readonly answer: string | undefined }

export type EngineMessage =
  | { readonly kind: 'welcome'; readonly version: number }
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'patch'; readonly patches: readonly Patch[] }
  /** The first processors of the snapshot that comes next, which has the others: see `SnapshotParts`. */
  | { readonly kind: 'processors'; readonly processors: readonly ProcessorView[] }
  | { readonly kind: 'log'; readonly entries: readonly LogEntry[] }
  /** A new picture of a canvas, opaque; the bitmap is transferred. */
  | { readonly kind: 'frame'; readonly canvas: string; readonly bitmap: ImageBitmap }
  /** A script waits for what the user answers. */
  | { readonly kind: 'question'; readonly id: number; readonly question: PageQuestion }
  /** A processor shows a text at the pointer in a canvas; an empty one goes. */
  | { readonly kind: 'toolTip'; readonly canvas: string; readonly text: string }
  /** A menu opens at the pointer in a canvas; what is chosen comes back as input. `withViews`: also the ways to look at the data. */
  | { readonly kind: 'contextMenu'; readonly canvas: string; readonly entries: readonly CanvasMenuEntry[]; readonly withViews: boolean }

export type PageQuestion =
  /** One line. */
  | { readonly kind: 'text'; readonly title: string; readonly message: string; readonly initial: string }
  /** A path for a file property, whose state says which are fitting. */
  | { readonly kind: 'file'; readonly title: string; readonly state: PropertyState }

/** Every command with what it takes and what it answers. A refused command rejects with a sentence for the user and changes nothing. */
export interface Commands {
  /** Applies edits as one named undo step; steps with the same `merge` key that follow each other are one (a drag). `view` marks camera moves, which have a history of their own. */
  apply: { parameters: { changes: readonly Change[]; name: string; merge?: string; view?: boolean }; result: undefined }
  undo: { parameters: Record<string, never>; result: undefined }
  redo: { parameters: Record<string, never>; result: undefined }
  undoView: { parameters: Record<string, never>; result: undefined }
  redoView: { parameters: Record<string, never>; result: undefined }
  /** Adds a processor of a type at a network position, its cameras linked to the nearest ones, as one step. */
  addProcessor: {
    /** `level`: the composite into which it goes; the network itself when left out. */
    parameters: { type: string; position: Vec2; level?: string; connectFrom?: string; connectTo?: string }
    result: { identifier: string }
  }
  /** Puts processors of one network into a composite, which takes over their connections and links to others. */
  createComposite: { parameters: { identifiers: readonly string[]; displayName?: string }; result: { identifier: string } }
  /** Puts what lies inside of a composite into its place. */
  expandComposite: { parameters: { identifier: string }; result: { identifiers: readonly string[] } }
  press: { parameters: { path: string; index?: number }; result: undefined }
  resetProperty: { parameters: { path: string }; result: undefined }
  /** The selection as text for the clipboard. */
  copy: { parameters: { identifiers: readonly string[] }; result: { text: string } }
  /** Pastes such text; `keepInputs` also restores connections from processors outside of it. `verb` begins the name of the step. */
  paste: {
    parameters: { text: string; position?: Vec2; level?: string; keepInputs?: boolean; verb?: 'Paste' | 'Duplicate' }
    result: { identifiers: readonly string[] }
  }

  newWorkspace: { parameters: Record<string, never>; result: undefined }
  /** Opens a workspace, or one that a PNG file carries; as a `copy` it has no file yet. */
  openWorkspace: { parameters: { path: string; copy?: boolean }; result: undefined }
  /** Opens the workspace that a PNG file carries, or the text of a workspace, as one that has no file yet. */
  openContent: { parameters: { bytes: Uint8Array; name: string }; result: undefined }
  /** Saves to `path`, or to where the workspace came from. Unless `overwrite`, fails with `changed on disk` when another program wrote the file since, and with `open elsewhere` when another server has it open. */
  saveWorkspace: { parameters: { path?: string; overwrite?: boolean }; result: { path: string } }
  /** Goes on with the workspace as it is here although its file is another one now. */
  keepMine: { parameters: Record<string, never>; result: undefined }
  /** What was left unsaved, newest first. */
  unsaved: { parameters: Record<string, never>; result: { entries: readonly UnsavedView[] } }
  unsavedDifference: { parameters: { id: string }; result: UnsavedDifference }
  /** Opens it, with its changes still unsaved; what is open now is kept as `discardUnsaved` does. */
  restoreUnsaved: { parameters: { id: string }; result: undefined }
  /** Puts it aside; it is deleted some days later. */
  discardUnsaved: { parameters: { id: string }; result: undefined }
  /** Workspaces to begin with. Those of the user in a folder, when one is named. */
  gallery: { parameters: { of: GalleryName; folder?: string }; result: { items: readonly GalleryItem[] } }
  /** The small picture that a workspace holds, or one that is drawn for it; undefined when there is none. */
  workspacePicture: { parameters: { path: string; draw?: boolean }; result: WorkspacePicture | undefined }
  /** Takes a workspace out of the list of recent ones. */
  forgetRecent: { parameters: { path: string }; result: undefined }
  /** Keeps the open workspace to begin others with. Fails when there is one of that name, unless `overwrite`. */
  saveTemplate: { parameters: { name: string; overwrite?: boolean }; result: { path: string } }

  /** Processors that read files, for dialogs and for what is dropped; of those that read one extension, the first is what a user will mostly want. */
  dataSources: { parameters: Record<string, never>; result: { sources: readonly DataSourceView[] } }
  /** What the data of an `.npy` or TIFF file mostly are, by their shape or pages; undefined when neither or when the file is none. */
  arrayKind: { parameters: { path: string }; result: { kind: ArrayKind | undefined } }
  /**
   * Adds a source for each file and, with `visualize`, what shows its data; cameras are linked, and all is one step. Where
   * `position` has no room for them, they stand beside.
   */
  addData: {
    parameters: { files: readonly DataFileView[]; position: Vec2; visualize: boolean }
    result: { identifiers: readonly string[] }
  }
  /** What is known of the raw file that a source reads; undefined when it reads none. */
  rawData: { parameters: { identifier: string }; result: { file: RawFileView | undefined } }
  /** Says what is in the raw file of a source, which then reads it anew. */
  describeRawData: { parameters: { identifier: string; raw: RawDataView }; result: undefined }
  /** What would be whole if a missing file of a property were `chosen`: that property first, then others whose files moved along. Changes nothing. */
  planMending: { parameters: { path: string; index: number; chosen: string }; result: { mends: readonly MendView[] } }
  /** Looks for missing files at once instead of in a moment. */
  lookForFiles: { parameters: Record<string, never>; result: undefined }

  listFolder: { parameters: { path: string }; result: FolderView }
  /** Makes a folder, and those above it; one that is there is fine. */
  makeFolder: { parameters: { path: string }; result: { path: string } }
  fileExists: { parameters: { path: string }; result: { exists: boolean } }
  readText: { parameters: { path: string }; result: { text: string; version: string } }
  /** Writes a text file atomically; refused when the file's version is no longer `expected`. */
  writeText: { parameters: { path: string; text: string; expected?: string }; result: { version: string } }

  newPythonProcessor: { parameters: { name: string; template: string }; result: { path: string; classIdentifier: string | undefined } }
  restartPython: { parameters: Record<string, never>; result: undefined }
  /** Stops the Python code that runs, whatever it is: flag, then interrupt, then kill. */
  interruptPython: { parameters: Record<string, never>; result: undefined }
  /** Every Python that is found on the server's machine; takes a moment, since each is started. */
  interpreters: { parameters: Record<string, never>; result: { interpreters: readonly InterpreterView[] } }
  /** Looks at the interpreter, or the environment, at a path. */
  examineInterpreter: { parameters: { path: string }; result: InterpreterView }
  /** Starts Python anew with one that was listed or looked at, and remembers the choice. */
  chooseInterpreter: { parameters: { path: string }; result: undefined }
  /** What would install a package, or what a module comes in; into the interpreter in use when none is named. */
  planInstallation: { parameters: PackageRequest; result: InstallPlan }
  /** Runs what `planInstallation` shows, with its output in the log; Python then starts anew. */
  install: { parameters: PackageRequest; result: { outcome: 'installed' | 'failed' | 'cancelled' } }
  cancelInstallation: { parameters: Record<string, never>; result: undefined }
  /** Runs a script on the network: a file, or a text, which with `path` is that file's as it is being edited. What it prints comes as log entries whose source is `name`. */
  runScript: { parameters: { name: string; path?: string; source?: string }; result: ScriptOutcome }
  /** Scripts in a folder may run when a workspace names them, from now on. */
  trustFolder: { parameters: { folder: string }; result: undefined }
  /** Replaces the scripts that the workspace holds. */
  setScripts: { parameters: { scripts: readonly ScriptView[] }; result: undefined }
  /** Lets a debugger attach to Python. */
  debugPython: { parameters: Record<string, never>; result: DebuggerView }
  /** Stops what a processor is computing: flag, then interrupt, then kill. */
  cancel: { parameters: { identifier: string }; result: undefined }
  rerun: { parameters: { identifiers: readonly string[] }; result: undefined }
  pauseEvaluation: { parameters: { paused: boolean }; result: undefined }
  /** Answers when everything up to now has had its effect: nothing is invalid, nothing runs, and the frames are on their way. */
  idle: { parameters: Record<string, never>; result: undefined }

  /** The values behind a transfer function: counts of the volume that its processor draws, over the volume's data range. */
  histogram: { parameters: { path: string }; result: HistogramView | undefined }
  /** What a port holds, without its pictures and histograms. */
  inspectPort: { parameters: PortRequest; result: PortContents }
  /** One picture of what a port holds, small; undefined when it cannot be drawn. */
  portPicture: { parameters: PortPictureRequest; result: PortPicture | undefined }
  /** The values of one channel of what a port holds. */
  portHistogram: { parameters: PortRequest & { channel: number }; result: PortHistogram | undefined }
  /** A canvas as a PNG file at its own size. */
  snapshot: { parameters: { canvas: string }; result: { png: Uint8Array } }
  /** A canvas drawn anew at a size, as a PNG file that may carry the workspace. */
  exportPicture: { parameters: PictureRequest; result: { png: Uint8Array } }
  /** Properties begin to move; what was animated before ends. The history of edits takes no notice. */
  beginAnimation: { parameters: AnimationRequest; result: undefined }
  /** Answers when the frame at a share of the time, 0 to 1, is evaluated: with its picture, where the animation was begun with one. */
  animationFrame: { parameters: { at: number; as?: 'png' | 'pixels' }; result: AnimationFrame | undefined }
  /** Properties are as they were before. */
  endAnimation: { parameters: Record<string, never>; result: undefined }
  /** Whether slow pictures are drawn coarsely while things change. */
  setRefinement: { parameters: { enabled: boolean }; result: undefined }
  /** Rebuilds a lost GPU device or context. */
  restoreGpu: { parameters: Record<string, never>; result: undefined }
  /** Loses the GPU context on purpose, to see the recovery. */
  loseGpu: { parameters: Record<string, never>; result: undefined }
  /** Takes the workspace over from the other tab that owns it. */
  takeOver: { parameters: Record<string, never>; result: undefined }
}
export type CommandName = keyof Commands

export interface Snapshot {
  readonly workspace: WorkspaceView
  readonly processors: readonly ProcessorView[]
  readonly connections: readonly EdgeView[]
  readonly links: readonly EdgeView[]
  readonly history: HistoryView
  readonly types: readonly ProcessorTypeView[]
  readonly failedFiles: readonly FailedFileView[]
  readonly python: PythonView
  readonly gpu: GpuView
  readonly session: SessionView
}

/** A change of the snapshot, in the order in which it happened. */
export type Patch =
  | { readonly kind: 'reset'; readonly snapshot: Snapshot }
  | { readonly kind: 'workspace'; readonly workspace: WorkspaceView }
  | { readonly kind: 'processor'; readonly processor: ProcessorView }
  | { readonly kind: 'processorRemoved'; readonly identifier: string }
  | { readonly kind: 'processorRenamed'; readonly identifier: string; readonly to: string }
  | { readonly kind: 'status'; readonly identifier: string; readonly status: StatusView }
  | {
      readonly kind: 'meta'
      readonly identifier: string
      readonly displayName: string
      readonly position: Vec2
      readonly selected: boolean
    }
  /** One property without its children: a value, a range or a label changed. */
  | { readonly kind: 'property'; readonly path: string; readonly property: PropertyView }
  | { readonly kind: 'connections'; readonly connections: readonly EdgeView[] }
  | { readonly kind: 'links'; readonly links: readonly EdgeView[] }
  | { readonly kind: 'history'; readonly history: HistoryView }
  | { readonly kind: 'types'; readonly types: readonly ProcessorTypeView[]; readonly failedFiles: readonly FailedFileView[] }
  | { readonly kind: 'python'; readonly python: PythonView }
  | { readonly kind: 'gpu'; readonly gpu: GpuView }
  | { readonly kind: 'session'; readonly session: SessionView }
  /** A file that somebody may have open in an editor changed on disk. */
  | { readonly kind: 'fileChanged'; readonly path: string; readonly version: string | undefined }
