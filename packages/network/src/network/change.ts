import type { Exposure } from '../composite/exposing.ts'
import type { PortDescription } from '../port/port-description.ts'
import type { PropertyDescription, PropertyMeta, PropertyState } from '../property/description.ts'

/** What is said of a property that exists, or nearly: all but the identifier may be left out. */
export type PropertyPatch = Partial<Omit<PropertyDescription, 'identifier' | 'children'>> & {
  readonly identifier: string
  readonly children?: readonly PropertyPatch[] | undefined
}

/** Everything that is needed to make a processor (again). */
export interface ProcessorState {
  /** Class identifier. */
  readonly type: string
  readonly identifier: string
  readonly displayName?: string | undefined
  readonly meta?: Readonly<Record<string, unknown>> | undefined
  readonly properties?: readonly PropertyPatch[] | undefined
  readonly inports?: readonly PortDescription[] | undefined
  readonly outports?: readonly PortDescription[] | undefined
  /** What a file said of a type that is unknown here. With it, such a type becomes a placeholder instead of an error. */
  readonly opaque?: unknown
}

/**
 * One edit. Ports are named `Processor.port`, properties `Processor.composite.property`. Plain data: the page, scripts,
 * Python and undo all send these.
 */
export type Change =
  /** `index`: its place in the order of the network; left out: the last. */
  | { readonly kind: 'addProcessor'; readonly processor: ProcessorState; readonly index?: number | undefined }
  | { readonly kind: 'removeProcessor'; readonly identifier: string }
  | { readonly kind: 'renameProcessor'; readonly identifier: string; readonly to: string }
  /** Into a composite or out of it; connections and links must not reach across its border afterwards. */
  | { readonly kind: 'moveProcessors'; readonly moves: readonly { readonly identifier: string; readonly to: string }[] }
  | { readonly kind: 'setDisplayName'; readonly identifier: string; readonly displayName: string }
  /** `dangling`: where it cannot be made, it is kept as a dangling edge instead of an error. The same for `link`. */
  | {
      readonly kind: 'connect'
      readonly source: string
      readonly destination: string
      readonly index?: number | undefined
      readonly dangling?: true | undefined
    }
  /** Of dangling edges, too. */
  | { readonly kind: 'disconnect'; readonly source: string; readonly destination: string }
  /** `carry`: the destination takes the value at once, and not with the next change of the source. */
  | {
      readonly kind: 'link'
      readonly source: string
      readonly destination: string
      readonly dangling?: true | undefined
      readonly carry?: true | undefined
    }
  | { readonly kind: 'unlink'; readonly source: string; readonly destination: string }
  /** `restored`: puts back what was recorded with everything that depended on it, so links do not run again. */
  | { readonly kind: 'setProperty'; readonly path: string; readonly state: PropertyState; readonly restored?: true | undefined }
  | { readonly kind: 'setPropertyMeta'; readonly path: string; readonly meta: Partial<PropertyMeta> }
  /** The owner is a processor or a composite, which owns it from then on; a `restored` one belongs to who it belonged to. */
  | {
      readonly kind: 'addProperty'
      readonly owner: string
      readonly property: PropertyDescription
      readonly index?: number | undefined
      readonly restored?: true | undefined
    }
  /** One that was added by a change, or is an element of a list; others belong to their processor's class. */
  | { readonly kind: 'removeProperty'; readonly path: string; readonly restored?: true | undefined }
  /** Shows a property of a processor inside of a composite at the composite; a property that is there under the name stands for it. */
  | ({ readonly kind: 'expose' } & Exposure)
  /** Takes back `expose`; `path` is that of the property inside. */
  | { readonly kind: 'unexpose'; readonly path: string }
  /** To the place that `index` names afterwards among the properties of its owner. */
  | { readonly kind: 'moveProperty'; readonly path: string; readonly index: number }
  /** Fields that are null are removed. */
  | { readonly kind: 'setMeta'; readonly identifier: string; readonly meta: Readonly<Record<string, unknown>> }
  /** What is said of the network as a whole; fields that are left out stay. */
  | { readonly kind: 'annotate'; readonly annotations: Readonly<Record<string, string>> }
