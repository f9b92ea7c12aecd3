import {
  checkIdentifier,
  createProperty,
  type Inport,
  identifierAt,
  levelOf,
  localIdentifier,
  type Outport,
  PlaceholderProcessor,
  type Processor,
  type ProcessorNetwork,
  type Property,
  PropertyGroup,
  type PropertyOwner,
  type PropertyState,
  processorOf,
  sameValue,
} from '@ivw/network'
import type { Issue } from './errors.ts'
import { rememberForms } from './file-forms.ts'
import { isPassedOver } from './migrations/passed-over.ts'
import { typesOfOtherPorts } from './migrations/port-names.ts'
import type { SavedNetwork } from './network-xml.ts'
import type { SavedMeta, SavedProcessor } from './processor-xml.ts'
import { placeKeys } from './properties/file.ts'
import { propertyFormat } from './properties/property-format.ts'
import type { SavedProperty } from './properties/property-xml.ts'
import { loadedValues } from './save-property.ts'
import { shareAspectRatios } from './share-aspect-ratios.ts'

/**
 * Adds a saved network to a live one, item by item, so that what cannot be used costs only itself; what that is, the
 * issues say. Processors of unknown types become placeholders, connections and links without an end dangle, and what a
 * processor cannot take stays in its meta data, from where `saveNetwork` writes it back. Call it with the network locked.
 */
export function loadNetwork(network: ProcessorNetwork, saved: SavedNetwork): Issue[] {
  const issues: Issue[] = []
  const renamed = new Map<string, string>()
  const moved = new Map<string, string>()
  const current = (path: string): string => {
    const [identifier = '', ...rest] = path.split('.')
    return [renamed.get(identifier) ?? identifier, ...rest].join('.')
  }
  const loaded = saved.processors.map(processor => {
    const { identifier } = processor
    const wanted = identifierAt(current(levelOf(identifier)), localIdentifier(identifier))
    const result = loadProcessor(network, { ...processor, identifier: wanted }, issues, moved)
    renamed.set(identifier, result.identifier)
    return result
  })
  for (const { path, as } of saved.exposed ?? []) expose(network, current(path), as, issues)
  const join = (kind: 'connect' | 'link', edges: SavedNetwork['links']): void => {
    for (const saved of edges) {
      const before = [current(saved.source), current(saved.destination)] as const
      const { source, destination } = presentEnds(network, kind, ...before, moved)
      if (kind === 'connect')
        for (const [was, now] of [[before[0], source] as const, [before[1], destination] as const])
          if (was !== now)
            issues.push({
              element: `${before[0]} to ${before[1]}`,
              line: saved.line,
              reason: `there is no port ${was}; ${now} was taken for it, as the only one of its kind`,
            })
      attempt(`${source} to ${destination}`, saved.line, issues, () => network.apply([{ kind, source, destination, dangling: true }]))
      const dangling = network.danglingEdge({ kind, source, destination })
      // What a placeholder lacks was told once, with the processor.
      // Inviwo wrote links from a property to itself, which mean nothing.
      const isTold =
        source === destination ||
        [source, destination].some(path => network.processors.get(path.split('.')[0] ?? '') instanceof PlaceholderProcessor)
      const edge = { kind, source, destination }
      if (dangling && !isTold) issues.push({ element: `${source} to ${destination}`, line: saved.line, reason: dangling.reason, edge })
    }
  }
  join('connect', saved.connections)
  const ends = saved.links.map(({ source, destination }) => presentEnds(network, 'link', current(source), current(destination), moved))
  shareAspectRatios(
    network,
    ends.map(({ source, destination }) => [source, destination]),
  )
  join('link', saved.links)
  for (const processor of loaded) rememberSaid(network, processor)
  return issues
}

/** The ends as they are called here, where an older file calls them otherwise. */
function presentEnds(
  network: ProcessorNetwork,
  kind: 'connect' | 'link',
  source: string,
  destination: string,
  moved: ReadonlyMap<string, string>,
) {
  if (kind === 'link') return { source: inGroup(source, moved), destination: inGroup(destination, moved) }
  const named = <P extends Inport | Outport>(ports: readonly P[] | undefined, path: string) => ports?.find(port => port.path === path)
  const [feeder, consumer] = [source, destination].map(path => network.processors.get(processorOf(path)))
  const outport = named(feeder?.outports, source)
  const inport = named(consumer?.inports, destination) ?? onlyPort(consumer, consumer?.inports, port => !outport || port.takes(outport))
  const taken = outport ?? onlyPort(feeder, feeder?.outports, port => !inport || inport.takes(port))
  return { source: taken?.path ?? source, destination: inport?.path ?? destination }
}

/** Of a type whose ports had other names once, the only one that fits. */
function onlyPort<P>(processor: Processor | undefined, ports: readonly P[] = [], fits: (port: P) => boolean): P | undefined {
  if (!processor || !typesOfOtherPorts.includes(processor.classIdentifier)) return undefined
  const [first, ...others] = ports.filter(fits)
  return others.length === 0 ? first : undefined
}

/** The path, where it leads into what lay beside a group and is a member of it now. */
function inGroup(path: string, moved: ReadonlyMap<string, string>): string {
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const now = moved.get(path.slice(0, end))
    if (now !== undefined) return now + path.slice(end)
  }
  return path
}

/** A mark that cannot be followed stays with the composite. */
function expose(network: ProcessorNetwork, path: string, as: string | undefined, issues: Issue[]): void {
  if (attempt(path, undefined, issues, () => network.apply([{ kind: 'expose', path, as }]))) return
  const level = levelOf(processorOf(path))
  const { remains } = (network.processors.get(level)?.meta ?? {}) as Partial<SavedMeta>
  const exposed = [...(remains?.exposed ?? []), { path: path.slice(level.length + 1), as }]
  network.processors.get(level)?.setMeta({ remains: { ...remains, exposed } })
}

interface Loaded {
  /** What it got. */
  readonly identifier: string
  readonly isKnown: boolean
  readonly said: readonly SavedProperty[]
}

/** `moved`: gets the present paths of properties by those that they have in the file. */
function loadProcessor(network: ProcessorNetwork, saved: SavedProcessor, issues: Issue[], moved: Map<string, string>): Loaded {
  const isKnown = network.factory.find(saved.type) !== undefined
  const identifier = network.uniqueIdentifier(saved.identifier)
  const what = `Processor "${saved.identifier}"`
  const [inports, oddInports] = splitPorts(saved.inports)
  const [outports, oddOutports] = splitPorts(saved.outports)
  const odd = { inports: oddInports.filter(port => port.owned), outports: oddOutports.filter(port => port.owned) }
  const { remains } = saved.meta
  const isWhole = odd.inports.length + odd.outports.length === 0
  const meta = isWhole ? saved.meta : { ...saved.meta, remains: { ...remains, ports: odd } }
  const add = (properties: readonly SavedProperty[], reasons: Issue[]): boolean =>
    attempt(what, saved.line, reasons, () =>
      network.apply([
        { kind: 'addProcessor', processor: { ...saved, identifier, inports, outports, meta, properties: [...properties], opaque: saved } },
      ]),
    )
  const addPlaceholder = (): boolean =>
    attempt(what, saved.line, issues, () => {
      network.add(new PlaceholderProcessor({ ...saved, identifier, properties: [], opaque: saved })).setMeta(saved.meta)
    })
  // A placeholder shows its properties, where they can be made without knowing their defaults.
  const added = (!isKnown && add(saved.properties.filter(isNamed).map(completed), [])) || add([], issues) || addPlaceholder()
  if (isKnown)
    for (const port of [...odd.inports, ...odd.outports])
      attempt(`${identifier}.${port.identifier}`, saved.line, issues, () => checkIdentifier('Port', port.identifier))
  const processor = network.processors.get(identifier)
  if (!added || !processor) return { identifier, isKnown, said: [] }
  rememberForms(network, identifier, saved.properties)
  if (!isKnown)
    issues.push({
      element: `Processor "${identifier}"`,
      line: saved.line,
      reason: `its type ${saved.type} is not available; it is kept as it is`,
    })
  const said = isKnown ? new PropertyLoader(network, issues, moved).restoreProcessor(processor, saved.properties) : saved.properties
  return { identifier, isKnown, said }
}

type Ports = NonNullable<SavedProcessor['inports']>

/** Those that can be made, and those whose names are not allowed. */
function splitPorts(ports: Ports = []): [Ports, Ports] {
  const isOdd = ({ identifier }: Ports[number]) => !attempt('', undefined, [], () => checkIdentifier('Port', identifier))
  return [ports.filter(port => !isOdd(port)), ports.filter(isOdd)]
}

function isNamed({ identifier, isExtra }: SavedProperty): boolean {
  return !isExtra && attempt('', undefined, [], () => checkIdentifier('Property', identifier))
}

/** Keeps with the processor what the file said of its properties. */
function rememberSaid(network: ProcessorNetwork, { identifier, isKnown, said }: Loaded): void {
  const processor = network.processors.get(identifier)
  if (!processor || said.length === 0) return
  const { remains } = processor.meta as SavedMeta
  const properties = asLoaded(said, processor, isKnown)
  network.apply([{ kind: 'setMeta', identifier, meta: { remains: { ...remains, properties } } }])
}

/** The description of a property that is made anew. */
function completed(property: SavedProperty): Parameters<typeof createProperty>[0] {
  const {
    classIdentifier = '',
    identifier,
    displayName = identifier,
    state = {},
    children,
    unread: _,
    words: __,
    loaded: ___,
    line: ____,
    ...rest
  } = property
  const inside = children?.filter(isNamed).map(completed)
  return { ...rest, classIdentifier, identifier, displayName, state: own(state), ...(inside && { children: inside }) }
}

/** With what of it can be made: without values that do not go together, and children that cannot be. */
function creatable(property: ReturnType<typeof completed>): ReturnType<typeof completed> | undefined {
  const children = property.children?.map(creatable).filter(child => child !== undefined)
  return [property.state, {}]
    .map(state => ({ ...property, state, ...(children && { children }) }))
    .find(description => attempt('', undefined, [], () => createProperty(description)))
}

function own(state: PropertyState): PropertyState {
  return Object.fromEntries(Object.entries(state).filter(([key]) => !placeKeys.includes(key)))
}

function attempt(what: string, line: number | undefined, issues: Issue[], action: () => void): boolean {
  try {
    action()
    return true
  } catch (error) {
    issues.push({ element: what, line, reason: error instanceof Error ? error.message : String(error) })
    return false
  }
}

/**
 * What the file said of the properties, with what they are now that everything is loaded. A placeholder has not made its
 * properties: the type that takes its place may lack some, but for those that were added at run time.
 */
function asLoaded(said: readonly SavedProperty[], owner: PropertyOwner, isKnown: boolean): SavedProperty[] {
  return said.map(saidProperty => {
    const property = withWordsAlone(saidProperty)
    const live = property.isExtra ? undefined : childOf(owner, property.identifier)
    if (!live) return property
    const children = live instanceof PropertyGroup && saidProperty.children
    return {
      ...property,
      ...(children && { children: asLoaded(children, live, isKnown) }),
      loaded: loadedValues(live, property),
      ...((isKnown || property.owned) && { wasMade: true as const }),
    }
  })
}

/** What it says stands in its words. */
function withWordsAlone({ state: _, unread: __, line: ___, children, ...property }: SavedProperty): SavedProperty {
  return { ...property, ...(children && { children: children.map(withWordsAlone) }) }
}

/** Gives live properties what was saved of them; what they cannot take is told. */
class PropertyLoader {
  readonly #network: ProcessorNetwork
  readonly #issues: Issue[]
  readonly #moved: Map<string, string>
  #processor: Processor | undefined
  /** Properties whose value the constructor of their processor set to another one than their default. */
  #preset: ReadonlySet<Property> = new Set()

  constructor(network: ProcessorNetwork, issues: Issue[], moved: Map<string, string>) {
    this.#network = network
    this.#moved = moved
    this.#issues = issues
  }

  /** What was saved of a new processor. */
  restoreProcessor(processor: Processor, saved: readonly SavedProperty[]): SavedProperty[] {
    this.#preset = new Set(presetIn(processor.properties))
    this.#processor = processor
    return this.restoreAll(processor, saved)
  }

  /** What was saved, in the groups that are there. */
  restoreAll(owner: PropertyOwner, saved: readonly SavedProperty[]): SavedProperty[] {
    const late: SavedProperty[] = []
    const restored = new Map<SavedProperty, SavedProperty>()
    const grouped = intoGroups(owner, saved, this.#moved)
    for (const property of grouped) {
      if (property.isExtra) continue
      const live = childOf(owner, property.identifier) ?? this.#addOwned(owner, property)
      if (live) restored.set(property, this.#restore(live, property))
      else late.push(property)
    }
    // What callbacks of the others made may be there by now.
    for (const property of late) {
      const live = childOf(owner, property.identifier)
      if (live) restored.set(property, this.#restore(live, property))
      else if (hasValue(property) && !this.#isPassedOver(`${owner.path}.${property.identifier}`))
        this.#tell(`${owner.path}.${property.identifier}`, property.line, 'there is no such property; what was saved of it is kept')
    }
    return grouped.map(property => restored.get(property) ?? property)
  }

  #isPassedOver(path: string): boolean {
    const { identifier = '', classIdentifier = '' } = this.#processor ?? {}
    return isPassedOver(classIdentifier, path.slice(identifier.length + 1))
  }

  #addOwned(owner: PropertyOwner, saved: SavedProperty): Property | undefined {
    if (!saved.owned || !saved.classIdentifier) return undefined
    const path = `${owner.path}.${saved.identifier}`
    const add = (property: ReturnType<typeof completed>): boolean =>
      attempt(path, saved.line, this.#issues, () => this.#network.apply([{ kind: 'addProperty', owner: owner.path, property }]))
    const whole = completed(saved)
    if (!add(whole)) {
      const part = creatable(whole)
      if (part) add(part)
    }
    return childOf(owner, saved.identifier)
  }

  #restore(live: Property, saved: SavedProperty): SavedProperty {
    // An older program may have saved what is not kept in files any more.
    if (live.serializationMode === 'none') return saved
    const { displayName, semantics, visible, readOnly, usageMode, children } = saved
    const state = readFor(live, saved)
    // One that is listed without a value has its default, as only what differs from that is written.
    const isDefault = this.#preset.has(live) && saved.words !== undefined && !('value' in state)
    this.#setState(live, isDefault ? { ...state, value: live.defaultState.value } : state, saved.line)
    const meta = Object.entries({ displayName, semantics, visible, readOnly, usageMode }).filter(([, value]) => value !== undefined)
    if (meta.length > 0)
      attempt(live.path, saved.line, this.#issues, () =>
        this.#network.apply([{ kind: 'setPropertyMeta', path: live.path, meta: Object.fromEntries(meta) }]),
      )
    return children && live instanceof PropertyGroup ? { ...saved, children: this.restoreAll(live, children) } : saved
  }

  /** All at once, since fields depend on each other; where that is refused, field by field. */
  #setState(live: Property, state: PropertyState, line: number | undefined): void {
    const [known, unknown] = split(state, key => key in live.state)
    this.#intoChildren(live, unknown, line)
    if (Object.keys(known).length === 0 || this.#apply(live, known, line, this.#issues)) return
    for (const [key, value] of Object.entries(known)) this.#apply(live, { [key]: value }, line, [])
  }

  #apply(live: Property, state: PropertyState, line: number | undefined, issues: Issue[]): boolean {
    return attempt(live.path, line, issues, () => this.#network.apply([{ kind: 'setProperty', path: live.path, state, restored: true }]))
  }

  /** Some classes of Inviwo hold beside their children what are children here. */
  #intoChildren(live: Property, state: PropertyState, line: number | undefined): void {
    for (const [key, value] of Object.entries(state)) {
      const child = live instanceof PropertyGroup ? childOf(live, key) : undefined
      if (child) this.#apply(child, { value }, line, this.#issues)
    }
  }

  #tell(element: string, line: number | undefined, reason: string): void {
    this.#issues.push({ element, line, reason })
  }
}

function presetIn(properties: readonly Property[]): Property[] {
  return properties.flatMap(property => {
    const { state, defaultState } = property
    const own = sameValue(state.value, defaultState.value) ? [] : [property]
    return property instanceof PropertyGroup ? [...own, ...presetIn(property.properties)] : own
  })
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
function intoGroups(owner: PropertyOwner, saved: readonly SavedProperty[], paths: Map<string, string>): SavedProperty[] {
  const missing = owner.properties.filter(
    (property): property is PropertyGroup =>
      property instanceof PropertyGroup && !saved.some(other => other.identifier === property.identifier),
  )
  const groups = new Map<PropertyGroup, SavedProperty[]>()
  const others = saved.filter(property => {
    if (property.isExtra || childOf(owner, property.identifier)) return true
    const group = missing.find(candidate => childOf(candidate, property.identifier)?.classIdentifier === property.classIdentifier)
    if (!group) return true
    groups.set(group, [...(groups.get(group) ?? []), property])
    paths.set(`${owner.path}.${property.identifier}`, `${group.path}.${property.identifier}`)
    return false
  })
  const moved = [...groups].map(([{ classIdentifier, identifier }, children]) => ({ classIdentifier, identifier, state: {}, children }))
  return [...others, ...moved]
}

/** What was saved, read as the class that is there, which may be another one than the file says. */
function readFor(live: Property, saved: SavedProperty): PropertyState {
  const state: Record<string, unknown> = { ...own(saved.state ?? {}) }
  const { leading, trailing } = propertyFormat(live.classIdentifier)
  const differs = live.classIdentifier !== saved.classIdentifier
  for (const node of saved.words?.children ?? saved.unread ?? []) {
    const isRead = !saved.unread?.some(other => sameValue(other, node))
    const field = [...leading, ...trailing].find(known => known.element === node.name && (known.needsLive || (differs && !isRead)))
    const found = field?.read(node, live.state)
    if (found) Object.assign(state, own(found))
  }
  return withLiveOptions(live, state)
}

/** Options of a file have numbers; what their values are here, the option of the same id knows. */
function withLiveOptions(live: Property, state: PropertyState): PropertyState {
  const { options } = state
  const own = live.state.options
  if (!Array.isArray(options) || !Array.isArray(own)) return state
  return { ...state, options: options.map(option => own.find(other => other.id === option.id) ?? option) }
}
