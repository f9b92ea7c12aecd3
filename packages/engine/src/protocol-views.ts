import type { Vec2, Vec3 } from '@ivw/data'
import type { ProcessorInfo, PropertyDescription } from '@ivw/network'

/** The plain forms in which the page sees what the engine holds. Part of the protocol: import them from there. */

export interface WorkspaceView {
  readonly path: string | undefined
  readonly name: string
  readonly modified: boolean
  /** What could not be understood at loading, each as a sentence. */
  readonly issues: readonly string[]
  /** Python scripts that the workspace holds, in their order. */
  readonly scripts: readonly ScriptView[]
  readonly annotations: AnnotationsView
  /** Another program wrote, or removed, the file since it was read, and the user did not say yet that this is known. */
  readonly onDisk?: 'changed' | 'gone'
  /** The process of another server that has this file open: here it is read-only. */
  readonly openIn?: number
}

/** A workspace with changes that are in no file, from a session that has ended or from a workspace that was left. */
export interface UnsavedView {
  readonly id: string
  readonly name: string
  readonly path: string | undefined
  /** Of the last edit, milliseconds since 1970. */
  readonly time: number
  /** `closed`: it was restored or discarded; it can be had for some more days. */
  readonly state: 'unsaved' | 'closed'
}

/** How an unsaved workspace differs from its file. */
export interface UnsavedDifference {
  /** Names of the last edits, the oldest first. */
  readonly edits: readonly string[]
  /** How the network differs from the file's, in phrases, the most telling first: `2 processors added: Ball, Canvas`. */
  readonly lines: readonly string[]
  /** `none`: it belongs to no file. `changed`: another program wrote the file since. */
  readonly file: 'same' | 'changed' | 'gone' | 'none'
}

/** What a workspace says of itself. Tags and categories are lists with commas, the description is Markdown. */
export interface AnnotationsView {
  readonly title: string
  readonly author: string
  readonly tags: string
  readonly categories: string
  readonly description: string
}

/** `readText` and `writeText` take such paths for the scripts of the workspace, so that they are edited like files. */
const scriptScheme = 'workspace-script:/'
export const scriptPath = (name: string): string => scriptScheme + name
/** The name of the script at such a path; undefined for the path of a file. */
export const scriptNameAt = (path: string): string | undefined =>
  path.startsWith(scriptScheme) ? path.slice(scriptScheme.length) : undefined

export interface ScriptView {
  /** Unique in its workspace. */
  readonly name: string
  readonly text: string
}

export interface ScriptOutcome {
  readonly succeeded: boolean
  readonly milliseconds: number
  /** Why it failed; the log has its traceback. Missing for a script that ended itself with an exit status. */
  readonly failure?: FailureView
}

export interface InterpreterView {
  readonly path: string
  /** Where it was found: `PATH`, `conda`, `the managed environment`. */
  readonly origin: string
  /** Python runs in it, or would if it could be used. */
  readonly current: boolean
  readonly version?: string
  readonly numpy?: string
  /** Why it cannot be used, in a few words: `has no NumPy`. */
  readonly problem?: string
  /** What an installation of NumPy would mend. */
  readonly mendedBy?: 'installing' | 'updating'
}

export interface PackageRequest {
  /** As it is imported, `skimage.filters`. */
  readonly module?: string
  /** As it is installed, `scikit-image`; goes before `module`. */
  readonly package?: string
  /** Path of an interpreter that was listed or looked at. */
  readonly interpreter?: string
}

export interface InstallPlan {
  readonly interpreter: string
  /** Name of the distribution. */
  readonly package: string
  /** As one would type it. */
  readonly command: string
  /** Why it cannot be run, and what to do instead. */
  readonly refusal?: string
}

/** `missing`: `debugpy` is not installed. */
export type DebuggerView =
  | { readonly state: 'listening'; readonly host: string; readonly port: number; readonly interpreter: string }
  | { readonly state: 'missing'; readonly interpreter: string }

export interface ProcessorView {
  /** `Outer/Inner/Source` of one that lies inside of composites. */
  readonly identifier: string
  readonly displayName: string
  readonly type: string
  readonly info: ProcessorInfo
  /** Centre of the node in the network, y down, in pixels at zoom 1. */
  readonly position: Vec2
  readonly selected: boolean
  readonly inports: readonly PortView[]
  readonly outports: readonly PortView[]
  readonly properties: readonly PropertyView[]
  readonly status: StatusView
  /** The file of a Python processor. */
  readonly file: string | undefined
  /** Set when the type is not known here: the node keeps what the workspace said of it. */
  readonly placeholder: boolean
  /** Set for processors that draw into a panel of the page, with the size that the workspace stores. */
  readonly canvas: { readonly size: Vec2 } | undefined
  /** Set for processors with a network inside, and for those that bring data into it or out of it. */
  readonly composite?: 'composite' | 'source' | 'sink'
}

export interface PortView {
  readonly identifier: string
  readonly classIdentifier: string
  /** Class identifier of the data, `org.inviwo.Volume`. */
  readonly dataType: string
  /** RGB, 0 to 255. */
  readonly color: readonly [number, number, number]
  readonly shape: PortShape
  readonly optional: boolean
  /** How many connections it takes; Infinity for multi inports. */
  readonly maximum: number
  /** Also takes containers of its data type. */
  readonly flat: boolean
  readonly help: string
}
export type PortShape = 'square' | 'circle' | 'triangle' | 'diamond' | 'hexagon' | 'pentagon' | 'bar' | 'cross'

/** A property with what the page needs beside its description. */
export interface PropertyView extends Omit<PropertyDescription, 'children'> {
  readonly path: string
  readonly isDefault: boolean
  /** Shown at the composite around its processor. */
  readonly exposed?: true
  readonly children?: readonly PropertyView[]
  /** Set on file properties whose file is missing: which, and where it was looked for. */
  readonly problem?: string
  /** Of a file property: which of its files, from 0, are missing. */
  readonly missing?: readonly number[]
}

export interface EdgeView {
  /** `Processor.outport`, or a property path for links. */
  readonly source: string
  readonly destination: string
}

export type RunState = 'idle' | 'stale' | 'pending' | 'running' | 'success' | 'error' | 'cancelled' | 'disabled' | 'not-ready'

export interface StatusView {
  readonly state: RunState
  readonly error?: FailureView
  /** Fraction from 0 to 1. */
  readonly progress?: { readonly fraction: number; readonly text: string }
  /** Duration of the last run. */
  readonly milliseconds?: number
  /** Time of the last reload of its Python file, milliseconds since 1970. */
  readonly reloadedAt?: number
  /** What the user should know: values or connections that a reload could not keep. */
  readonly notes?: readonly string[]
  /** What the last run had to say of its result: a volume that is drawn in bricks, or reduced. */
  readonly notices?: readonly string[]
}

export interface FailureView {
  /** One sentence: what failed, for which input. */
  readonly message: string
  /** `ValueError`, `NotReadyError`, ... */
  readonly type: string
  /** `initializeResources`, `process`, `create`, ... */
  readonly phase: string
  /** Outermost first, the user's own frames only. */
  readonly frames: readonly FrameView[]
  readonly traceback?: string
}
export interface FrameView {
  readonly file: string
  readonly line: number
  readonly function: string
  readonly text: string
}

export interface HistoryView {
  /** Name of the step that undo would take back. */
  readonly undo: string | undefined
  readonly redo: string | undefined
  /** The same of camera moves. */
  readonly undoView?: string | undefined
  readonly redoView?: string | undefined
}

export interface ProcessorTypeView {
  readonly info: ProcessorInfo
  readonly inports: readonly PortView[]
  readonly outports: readonly PortView[]
  readonly file: string | undefined
}

/** A Python file that gives no processor type, and why. */
export interface FailedFileView {
  readonly file: string
  readonly failure: FailureView
}

export interface PythonView {
  readonly state: 'off' | 'refused' | 'starting' | 'ready' | 'stopped' | 'asking'
  readonly interpreter?: string
  readonly version?: string
  readonly numpy?: string
  /** Why it is refused or stopped, and what to do. */
  readonly reason?: string
}

export interface GpuView {
  readonly state: 'starting' | 'ready' | 'lost' | 'none'
  /** `WebGPU` or `WebGL 2`. */
  readonly backend: string
  readonly message?: string
}

/** One tab owns the workspace; another one may take over. */
export interface SessionView {
  readonly state: 'connecting' | 'connected' | 'disconnected' | 'taken-over'
  /** Of `disconnected`: the engine goes on, and looks for its server. */
  readonly retrying?: boolean | undefined
  readonly message?: string
  readonly home?: string
  readonly processorsFolder?: string
  /** Folder that stands for Inviwo's `data/`. */
  readonly inviwoData?: string
  /** Folder of the examples. */
  readonly examples?: string
  /** Names that `newPythonProcessor` takes as template. */
  readonly templates?: readonly string[]
}

export type GalleryName = 'examples' | 'templates' | 'recent' | 'folder'

/** A workspace as a card shows it. */
export interface GalleryItem {
  readonly path: string
  readonly title: string
  readonly author: string
  readonly tags: readonly string[]
  readonly categories: readonly string[]
  /** Markdown. */
  readonly description: string
  /** Of a recent one: when it was opened, milliseconds since 1970, and whether the file is not there any more. */
  readonly opened?: number
  readonly missing?: boolean
}

/** An image file. */
export interface WorkspacePicture {
  readonly type: 'image/jpeg' | 'image/png'
  readonly bytes: Uint8Array
}

export type PictureLayer = 'shown' | 'color' | 'depth' | 'picking'

export interface PictureRequest {
  readonly canvas: string
  /** Pixels; those of the image that the canvas shows when it is left out. */
  readonly size?: Vec2
  /** How many pixels are drawn for one, along each side. */
  readonly supersampling?: 1 | 2 | 4
  /** Keeps alpha and leaves Background processors out; otherwise the picture is as the screen shows it. */
  readonly transparent?: boolean
  /** Default what the canvas shows. Depth is written as 16 bits from near to far, picking as its colours. */
  readonly layer?: PictureLayer
  readonly withWorkspace?: boolean
}

/** A processor type that reads files. */
export interface DataSourceView {
  readonly type: string
  readonly displayName: string
  /** Path of its file property inside of the processor. */
  readonly property: string
  /** Lower case, without the dot. */
  readonly extensions: readonly { readonly extension: string; readonly description: string }[]
  /** Class identifier of what it gives. */
  readonly dataType: string
  /** Whether there is a small network that shows it. */
  readonly visualizable: boolean
}

export type ArrayKind = 'image' | 'volume'

export interface DataFileView {
  readonly path: string
  /** Of a `DataSourceView`. */
  readonly type: string
  /** Of a file that is numbers only. */
  readonly raw?: RawDataView
}

/** What a file of nothing but numbers cannot say itself. */
export interface RawDataView {
  /** Voxels along x, y and z; x runs fastest. */
  readonly dimensions: Vec3
  /** `UINT8`, `Vec3FLOAT32`. */
  readonly format: string
  readonly bigEndian: boolean
  /** Bytes before the first number. */
  readonly byteOffset: number
}

export interface RawFileView {
  readonly path: string
  readonly bytes: number
  /** Undefined as long as nobody has described it. */
  readonly raw: RawDataView | undefined
}

/** A property whose file would be there. */
export interface MendView {
  readonly path: string
  /** `Volume Source: Volume file`. */
  readonly label: string
  readonly index: number
  /** The path that it has now, and that it would have. */
  readonly before: string
  readonly after: string
}

export interface FolderView {
  readonly path: string
  readonly parent: string | undefined
  readonly entries: readonly { readonly name: string; readonly path: string; readonly folder: boolean; readonly bytes: number }[]
}

export interface HistogramView {
  /** One count per bin, equally wide bins over `range`. */
  readonly counts: readonly number[]
  readonly range: Vec2
  readonly unit: string
}

export interface LogEntry {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly time: number
  readonly level: 'info' | 'warning' | 'error'
  /** Processor identifier, `Python`, `Workspace`, `GPU`, ... */
  readonly source: string
  readonly text: string
  readonly frames?: readonly FrameView[]
  readonly traceback?: string
}

/** An entry of a menu that a processor shows. */
export type CanvasMenuEntry =
  | { readonly kind: 'action'; readonly id: string; readonly label: string; readonly enabled: boolean }
  | { readonly kind: 'submenu'; readonly label: string; readonly entries: readonly CanvasMenuEntry[] }
  | { readonly kind: 'separator' }
