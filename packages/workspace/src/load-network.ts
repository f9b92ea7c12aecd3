import {
  type createProperty,
  PlaceholderProcessor,
  type ProcessorNetwork,
  type Property,
  PropertyGroup,
  type PropertyOwner,
  type PropertyState,
} from '@ivw/network'
import type { Issue } from './errors.ts'
import { rememberForms } from './file-forms.ts'
import type { SavedNetwork } from './network-xml.ts'
import type { SavedMeta, SavedProcessor } from './processor-xml.ts'
import { placeKeys } from './properties/file.ts'
import { propertyFormat } from './properties/property-format.ts'
import type { SavedProperty } from './properties/property-xml.ts'
import type { XmlElement } from './xml/element.ts'

/**
 * Adds a saved network to a live one, item by item, so that what cannot be used costs only itself; what that is, the
 * issues say. Processors of unknown types become placeholders, connections and links without an end dangle, and what a
 * processor cannot take stays in its meta data, from where `saveNetwork` writes it back. Call it with the network locked.
 */
export function loadNetwork(network: ProcessorNetwork, saved: SavedNetwork): Issue[] {
  const issues: Issue[] = []
  const renamed = new Map<string, string>()
  for (const processor of saved.processors) renamed.set(processor.identifier, loadProcessor(network, processor, issues))
  const current = (path: string): string => {
    const [identifier = '', ...rest] = path.split('.')
    return [renamed.get(identifier) ?? identifier, ...rest].join('.')
  }
  const join = (kind: 'connect' | 'link', edges: SavedNetwork['links']): void => {
    for (const saved of edges) {
      const [source, destination] = [current(saved.source), current(saved.destination)]
      attempt(`${source} to ${destination}`, issues, () => network.apply([{ kind, source, destination, dangling: true }]))
      const dangling = network.dangling.find(other => other.kind === kind && other.source === source && other.destination === destination)
      // What a placeholder lacks was told once, with the processor.
      const isTold = [source, destination].some(path => network.processors.get(path.split('.')[0] ?? '') instanceof PlaceholderProcessor)
      const edge = { kind, source, destination }
      if (dangling && !isTold) issues.push({ element: `${source} to ${destination}`, line: undefined, reason: dangling.reason, edge })
    }
  }
  join('connect', saved.connections)
  join('link', saved.links)
  return issues
}

/** The identifier that it got. */
function loadProcessor(network: ProcessorNetwork, saved: SavedProcessor, issues: Issue[]): string {
  const isKnown = network.factory.types.has(saved.type)
  const identifier = network.uniqueIdentifier(saved.identifier)
  const add = (properties: readonly SavedProperty[], reasons: Issue[]): boolean =>
    attempt(`Processor "${saved.identifier}"`, reasons, () =>
      network.apply([{ kind: 'addProcessor', processor: { ...saved, identifier, properties, opaque: saved } }]),
    )
  // A placeholder shows its properties, where they can be made without knowing their defaults.
  const added = (!isKnown && add(saved.properties.map(completed), [])) || add([], issues)
  const processor = network.processors.get(identifier)
  if (!added || !processor) return identifier
  rememberForms(network, identifier, saved.properties)
  if (!isKnown) {
    issues.push({
      element: `Processor "${identifier}"`,
      line: undefined,
      reason: `its type ${saved.type} is not available; it is kept as it is`,
    })
    return identifier
  }
  const loader = new PropertyLoader(network, issues)
  const left = loader.restoreAll(processor, saved.properties)
  if (left.length > 0) {
    const { remains } = processor.meta as SavedMeta
    network.apply([{ kind: 'setMeta', identifier, meta: { remains: { ...remains, properties: left } } }])
  }
  return identifier
}

/** The description of a property that is made anew. */
function completed(property: SavedProperty): Parameters<typeof createProperty>[0] {
  const { classIdentifier = '', identifier, displayName = identifier, state = {}, children, unread: _, ...rest } = property
  return { ...rest, classIdentifier, identifier, displayName, state: own(state), ...(children && { children: children.map(completed) }) }
}

function own(state: PropertyState): PropertyState {
  return Object.fromEntries(Object.entries(state).filter(([key]) => !placeKeys.includes(key)))
}

function attempt(what: string, issues: Issue[], action: () => void): boolean {
  try {
    action()
    return true
  } catch (error) {
    issues.push({ element: what, line: undefined, reason: error instanceof Error ? error.message : String(error) })
    return false
  }
}

/** Gives live properties what was saved of them; returns what they could not take. */
class PropertyLoader {
  readonly #network: ProcessorNetwork
  readonly #issues: Issue[]

  constructor(network: ProcessorNetwork, issues: Issue[]) {
    this.#network = network
    this.#issues = issues
  }

  restoreAll(owner: PropertyOwner, saved: readonly SavedProperty[]): SavedProperty[] {
    const left: SavedProperty[] = []
    const late: SavedProperty[] = []
    for (const property of intoGroups(owner, saved)) {
      const live = childOf(owner, property.identifier) ?? this.#addOwned(owner, property)
      if (live) left.push(...this.#restore(live, property))
      else late.push(property)
    }
    // What callbacks of the others made may be there by now.
    for (const property of late) {
      const live = childOf(owner, property.identifier)
      if (live) left.push(...this.#restore(live, property))
      else if (saysAnything(property)) {
        left.push(property)
        if (hasValue(property))
          this.#tell(`${owner.path}.${property.identifier}`, 'there is no such property; what was saved of it is kept')
      }
    }
    return left
  }

  #addOwned(owner: PropertyOwner, saved: SavedProperty): Property | undefined {
    if (!saved.owned || !saved.classIdentifier) return undefined
    const path = `${owner.path}.${saved.identifier}`
    attempt(path, this.#issues, () => this.#network.apply([{ kind: 'addProperty', owner: owner.path, property: completed(saved) }]))
    return childOf(owner, saved.identifier)
  }

  #restore(live: Property, saved: SavedProperty): SavedProperty[] {
    const { displayName, semantics, visible, readOnly, usageMode, children = [] } = saved
    const { state, unread } = readFor(live, saved)
    const left = this.#setState(live, state)
    const meta = Object.entries({ displayName, semantics, visible, readOnly, usageMode }).filter(([, value]) => value !== undefined)
    if (meta.length > 0)
      attempt(live.path, this.#issues, () =>
        this.#network.apply([{ kind: 'setPropertyMeta', path: live.path, meta: Object.fromEntries(meta) }]),
      )
    const leftChildren = live instanceof PropertyGroup ? this.restoreAll(live, children) : children
    if (Object.keys(left).length === 0 && leftChildren.length === 0 && unread.length === 0) return []
    const { classIdentifier, identifier } = saved
    return [
      {
        ...(classIdentifier !== undefined && { classIdentifier }),
        identifier,
        state: left,
        ...(leftChildren.length > 0 && { children: leftChildren }),
        ...(unread.length > 0 && { unread }),
      },
    ]
  }

  /** All at once, since fields depend on each other; where that is refused, field by field. Returns what was refused. */
  #setState(live: Property, state: PropertyState): PropertyState {
    const [known, unknown] = split(state, key => key in live.state)
    const left = this.#intoChildren(live, unknown)
    if (Object.keys(known).length === 0 || this.#apply(live, known)) return left
    const refused = Object.entries(known).filter(([key, value]) => !this.#apply(live, { [key]: value }, 'quietly'))
    return { ...left, ...Object.fromEntries(refused) }
  }

  #apply(live: Property, state: PropertyState, quietly?: 'quietly'): boolean {
    const issues = quietly ? [] : this.#issues
    return attempt(live.path, issues, () => this.#network.apply([{ kind: 'setProperty', path: live.path, state, restored: true }]))
  }

  /** Some classes of Inviwo hold beside their children what are children here. */
  #intoChildren(live: Property, state: PropertyState): PropertyState {
    const refused = Object.entries(state).filter(([key, value]) => {
      const child = live instanceof PropertyGroup ? childOf(live, key) : undefined
      return !child || !this.#apply(child, { value })
    })
    return Object.fromEntries(refused)
  }

  #tell(element: string, reason: string): void {
    this.#issues.push({ element, line: undefined, reason })
  }
}

/** Files of older versions name every property, also those that they say nothing of. */
function saysAnything({ classIdentifier: _, identifier: __, state = {}, children = [], unread = [], ...meta }: SavedProperty): boolean {
  return Object.keys(state).length + Object.keys(meta).length + unread.length > 0 || children.some(saysAnything)
}

/** Whether more than its look would be lost. */
function hasValue({ state = {}, children = [], unread = [] }: SavedProperty): boolean {
  return Object.keys(own(state)).length > 0 || unread.some(node => node.name !== 'MetaDataMap') || children.some(hasValue)
}

function childOf(owner: PropertyOwner, identifier: string): Property | undefined {
  return owner.properties.find(property => property.identifier === identifier)
}

function split(state: PropertyState, belongs: (key: string) => boolean): [PropertyState, PropertyState] {
  const entries = Object.entries(state)
  return [Object.fromEntries(entries.filter(([key]) => belongs(key))), Object.fromEntries(entries.filter(([key]) => !belongs(key)))]
}

/** In older files the members of what is a group now lie beside each other: they move into the group of the same members. */
function intoGroups(owner: PropertyOwner, saved: readonly SavedProperty[]): SavedProperty[] {
  const missing = owner.properties.filter(
    (property): property is PropertyGroup =>
      property instanceof PropertyGroup && !saved.some(other => other.identifier === property.identifier),
  )
  const groups = new Map<PropertyGroup, SavedProperty[]>()
  const others = saved.filter(property => {
    if (childOf(owner, property.identifier)) return true
    const group = missing.find(candidate => childOf(candidate, property.identifier)?.classIdentifier === property.classIdentifier)
    if (!group) return true
    groups.set(group, [...(groups.get(group) ?? []), property])
    return false
  })
  const moved = [...groups].map(([{ classIdentifier, identifier }, children]) => ({ classIdentifier, identifier, state: {}, children }))
  return [...others, ...moved]
}

/** What was saved, read as the class that is there, which may be another one than the file says. */
function readFor(live: Property, saved: SavedProperty): { state: PropertyState; unread: readonly XmlElement[] } {
  const unread: XmlElement[] = []
  const state: Record<string, unknown> = { ...own(saved.state ?? {}) }
  const { leading, trailing } = propertyFormat(live.classIdentifier)
  const differs = live.classIdentifier !== saved.classIdentifier
  for (const node of saved.unread ?? []) {
    const field = differs ? [...leading, ...trailing].find(known => known.element === node.name) : undefined
    const found = field?.read(node)
    if (found) Object.assign(state, own(found))
    else unread.push(node)
  }
  return { state: withLiveOptions(live, state), unread }
}

/** Options of a file have numbers; what their values are here, the option of the same id knows. */
function withLiveOptions(live: Property, state: PropertyState): PropertyState {
  const { options } = state
  const own = live.state.options
  if (!Array.isArray(options) || !Array.isArray(own)) return state
  return { ...state, options: options.map(option => own.find(other => other.id === option.id) ?? option) }
}
