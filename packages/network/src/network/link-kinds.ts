import type { PropertyState } from '../property/description.ts'

/** What a link needs to know of a property; properties and their descriptions both say it. */
export interface Linkable {
  readonly classIdentifier: string
  readonly state: PropertyState
}

/** Properties of different classes that can follow each other, by what they hold. `index` is a number that can count options. */
export type LinkKind =
  | 'scalar'
  | 'index'
  | 'vector2'
  | 'vector3'
  | 'vector4'
  | 'text'
  | 'path'
  | 'option'
  | 'transferFunction'
  | 'isoValues'
  | 'isoTransferFunction'

/** Which kinds can follow one kind, beside properties of the same class. */
const followers: Readonly<Record<LinkKind, readonly LinkKind[]>> = {
  scalar: ['scalar', 'index', 'text'],
  index: ['scalar', 'index', 'option', 'text'],
  vector2: ['vector2', 'text'],
  vector3: ['vector3', 'text'],
  vector4: ['vector4', 'text'],
  text: ['path'],
  path: ['text'],
  option: ['option', 'index', 'text'],
  transferFunction: ['isoTransferFunction'],
  isoValues: ['isoTransferFunction'],
  isoTransferFunction: ['transferFunction', 'isoValues'],
}

const kinds: Readonly<Record<string, LinkKind>> = {
  Float: 'scalar',
  Double: 'scalar',
  UInt: 'scalar',
  Int64: 'scalar',
  Size_t: 'scalar',
  Int: 'index',
  String: 'text',
  File: 'path',
  Directory: 'path',
  TransferFunction: 'transferFunction',
  IsoValue: 'isoValues',
  IsoTF: 'isoTransferFunction',
}

/** Undefined for properties that can be linked with their own class alone: booleans, matrices, cameras, groups. */
export function linkKind({ classIdentifier, state }: Linkable): LinkKind | undefined {
  const name = classIdentifier.replace(/^org\.inviwo\./u, '').replace(/(Ref)?Property$/u, '')
  const components = /^(?:Float|Double|Int|UInt)Vec([234])$|^IntSize([234])$/u.exec(name)
  if (components) return `vector${components[1] ?? components[2]}` as LinkKind
  // Options come in many classes, of processors too: a column of a table.
  return kinds[name] ?? (Array.isArray(state.options) ? 'option' : undefined)
}

/** Whether a link from `source` to `destination` is possible, apart from that no property follows itself. */
export function canFollow(source: Linkable, destination: Linkable): boolean {
  if (source.classIdentifier === destination.classIdentifier) return true
  const [from, to] = [linkKind(source), linkKind(destination)]
  return from !== undefined && to !== undefined && followers[from].includes(to)
}
