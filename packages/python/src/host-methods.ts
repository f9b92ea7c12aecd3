import type { PortDescription, ProcessorInfo, PropertyDescription, PropertyMeta, PropertyState } from '@ivw/network'
import type { Brushed, BrushingState } from './brushing-sync.ts'

/** One changed property, by its path below the processor. `change` counts the changes that were sent for the processor. */
export interface PropertyPatch {
  readonly path: string
  readonly state?: PropertyState | undefined
  readonly meta?: Partial<PropertyMeta> | undefined
  readonly change?: number | undefined
  /** The whole property, which an object added at run time: a new one makes it again unless it has it already. */
  readonly added?: PropertyDescription | undefined
  /** All elements of a list, to which the user has added, removed or moved some. */
  readonly children?: readonly PropertyDescription[] | undefined
}

export interface ProcessorDescription {
  readonly type: string
  readonly identifier: string
  readonly displayName: string
  readonly ports: readonly PortDescription[]
  readonly properties: readonly PropertyDescription[]
  readonly isSink?: boolean | undefined
  /** Methods of the class that the host is asked to call only where there are such: `invokeEvent`, `doIfNotReady` ... */
  readonly overrides?: readonly string[] | undefined
  /** Blocks of picking identifiers that belong to it. */
  readonly picking?: readonly (readonly [first: number, count: number])[] | undefined
}

export interface TypeDescription {
  readonly info: ProcessorInfo
  /** Of the class. */
  readonly name: string
  readonly file: string
  /** What a processor of the type has at first. */
  readonly prototype: ProcessorDescription
}

export interface LoadedFile {
  readonly types: readonly TypeDescription[]
  /** Helper modules of the user that the file imports, directly or through others. */
  readonly dependencies: readonly string[]
  /** Hash of the texts of the file and its dependencies. */
  readonly version: string
}

export interface RunParameters {
  readonly key: number
  readonly identifier: string
  /** Runs `initializeResources` before `process`. */
  readonly initialize: boolean
  readonly changedInports: readonly string[]
  /** DataDescriptions by inport; ports that are not named are not connected. */
  readonly inputs: Readonly<Record<string, readonly InputDescription[]>>
  /** By brushing inport, connected or not. */
  readonly brushing: Readonly<Record<string, BrushingState>>
}
export interface InputDescription {
  /** `Processor.port`. */
  readonly source: string
  readonly changed: boolean
  readonly data: unknown
}
export interface RunResult {
  /** Only outports that were set; null was cleared. */
  readonly outputs: Readonly<Record<string, unknown>>
  readonly milliseconds: number
}

/** What a Python processor did with an event. */
export interface EventAnswer {
  readonly used: boolean
  /** It goes on to what feeds the processor. */
  readonly forward: boolean
  /** Event properties and cameras of the processor see it, too. */
  readonly properties: boolean
  /** What its callbacks raised. */
  readonly errors: readonly { readonly phase: 'event' | 'picking'; readonly error: unknown }[]
}

/** What a processor writes into its element of a workspace besides ports and properties. Attributes are pairs. */
export interface SerializedState {
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly elements: readonly SerializedElement[]
}
export interface SerializedElement {
  readonly name: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly children: readonly SerializedElement[]
}

/** What the engine asks of the host. */
export interface HostMethods {
  /** Forgets all processors, files and data: another engine attaches. */
  reset: { params: Record<never, never>; result: null }
  load: { params: { path: string }; result: LoadedFile }
  unload: { params: { path: string }; result: null }
  /** `properties` are the values that differ from those of the type. */
  create: {
    params: {
      key: number
      classIdentifier: string
      identifier: string
      displayName: string
      properties: readonly PropertyPatch[]
    }
    result: ProcessorDescription
  }
  process: { params: RunParameters; result: RunResult }
  press: { params: { key: number; identifier: string; path: string; index: number }; result: null }
  /** `part`: so many numbers from such a one on, of an array that must have `length` in all. */
  read: {
    params: { handle: string; part?: { start: number; count: number; length: number } | undefined }
    result: { array: { $array: unknown } }
  }
  /** An event of a picture downstream, as the `InteractionEvent` of the network. `outport`: where it came from. `isHover`: nothing is done. */
  event: { params: { key: number; identifier: string; outport: string | null; event: unknown; isHover: boolean }; result: EventAnswer }
  /** What `serialize` of the processor writes. */
  serialize: { params: { key: number; identifier: string; path: string }; result: SerializedState }
  /** Gives it back; `path` is that of the workspace. */
  deserialize: { params: { key: number; identifier: string; path: string; state: SerializedState }; result: null }
  doIfNotReady: { params: RunParameters; result: RunResult }
  runScript: { params: { path?: string; source?: string; name: string; argv: readonly string[] }; result: { status: number } }
  /** Scripts in a folder may run when a workspace names them, also in later sessions. */
  trust: { params: { folder: string }; result: null }
  /** Lets a debugger attach on loopback; null when `debugpy` is not installed. */
  debug: { params: Record<never, never>; result: { host: string; port: number } | null }
}
export type HostMethod = keyof HostMethods

export interface LogEntry {
  readonly level: 'info' | 'warning' | 'error'
  readonly source: string
  readonly text: string
  readonly processor?: string | undefined
  readonly file?: string | undefined
  readonly line?: number | undefined
}

/** What the host tells without being asked. Those with a `key` are about one processor. */
export interface HostNotifications {
  log: { entries: readonly LogEntry[] }
  /** `applied` is the last change from here that the host had seen. */
  /** `outside`: not by the processor's own code, but by the program that it is part of. */
  /** `outside`: by code that is not the processor's; `during`: while it dealt with such a request of a user. */
  propertyChanged: {
    key: number
    path: string
    state?: PropertyState
    meta?: Partial<PropertyMeta>
    applied: number
    outside?: boolean
    during?: 'event' | 'press'
  }
  structureChanged: { key: number; description: ProcessorDescription; applied: number }
  buttonPressed: { key: number; path: string; index: number }
  invalidated: { key: number; level: 'invalidOutput' | 'invalidResources' }
  brushed: { key: number } & Brushed
  progress: { key: number; fraction: number; text: string }
  newResults: { key: number; outputs: Readonly<Record<string, unknown>> }
  /** Picking identifiers, by the first of their block, that nobody uses any more. */
  releasePicking: { first: number }
  /** `handles` with how often each was mentioned to the host. */
  releaseHandles: { handles: readonly (readonly [handle: string, mentions: number])[] }
}
export type HostNotificationName = keyof HostNotifications
