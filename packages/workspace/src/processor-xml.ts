import type { PortDescription, ProcessorState } from '@ivw/network'
import type { SavedExposure } from './composite-xml.ts'
import type { Issue } from './errors.ts'
import type { SavedNetwork } from './network-xml.ts'
import { numberListKeys, readNumberLists, withNumberLists } from './number-lists.ts'
import { readOpenMeta, writeOpenMeta } from './open-meta.ts'
import { readVector, writeVector } from './properties/field.ts'
import { readProperties, type SavedProperty, withoutNested, writeProperties } from './properties/property-xml.ts'
import { boolText } from './properties/text-form.ts'
import { attribute, child, childrenOf, element, items, withChildren, withoutLines, type XmlElement } from './xml/element.ts'
import { inOrderOf, reworded, sortedAmong, withMissing, withRest, withTag } from './xml/reword.ts'

/** A processor as a file has it. Compatible with the network's states: what it has besides travels in open records. */
export type SavedProcessor = Omit<ProcessorState, 'properties' | 'meta'> & {
  readonly properties: readonly SavedProperty[]
  readonly meta: SavedMeta
  /** Where it stood in the file. */
  readonly line?: number | undefined
}

/** Window of a canvas: its size is that of the picture. */
export interface WidgetMeta {
  readonly position: readonly [number, number]
  readonly dimensions: readonly [number, number]
  readonly visible: boolean
  readonly fullScreen?: boolean
  readonly onTop?: boolean
}

export interface SavedMeta {
  readonly position: readonly [number, number]
  readonly visible: boolean
  readonly selected: boolean
  readonly widget?: WidgetMeta
  /** What the file says and nobody here understands; written back. */
  readonly remains?: Remains
  readonly [key: string]: unknown
}

export interface Remains {
  /** Of `Processor`, as pairs. */
  readonly attributes?: readonly (readonly [name: string, value: string])[]
  /** Children of `Processor`. */
  readonly elements?: readonly XmlElement[]
  /** Entries of its `MetaDataMap`. */
  readonly metaData?: readonly XmlElement[]
  /** What the file said of its properties: those that are as they were then are written as they stood there. */
  readonly properties?: readonly SavedProperty[]
  /** Ports that were added at run time and cannot be made here. */
  readonly ports?: { readonly inports: readonly PortDescription[]; readonly outports: readonly PortDescription[] }
  /** Of a composite: what only the file knows of the network inside. */
  readonly network?: Pick<SavedNetwork, 'elements' | 'attributes' | 'text' | 'lists' | 'extra'>
  /** Of a composite: marks of properties inside that could not be exposed at it. */
  readonly exposed?: readonly SavedExposure[]
  /** The processor's element as it was, without properties, unknown elements and unknown attributes. */
  readonly words?: XmlElement
}

const compositeType = 'org.inviwo.CompositeProcessor'
const processorMeta = 'org.inviwo.ProcessorMetaData'
const widgetMeta = 'org.inviwo.ProcessorWidgetMetaData'
const ownAttributes = ['type', 'identifier', 'displayName']
const structure = [
  'PortGroups',
  'OwnedInportIdentifiers',
  'OwnedOutportIdentifiers',
  'InPorts',
  'OutPorts',
  'OwnedPropertyIdentifiers',
  'Properties',
  'MetaDataMap',
]
/** Not written as items: they have a form of their own, or none in files. */
const ownMeta = ['position', 'visible', 'selected', 'widget', 'remains', 'fileForms', '__proto__']

/** `identifier`: what it will be called, which may differ from what the element says. */
export function readProcessor(node: XmlElement, identifier: string, issues: Issue[]): SavedProcessor {
  const displayName = attribute(node, 'displayName')
  return {
    type: attribute(node, 'type') ?? '',
    identifier,
    ...(displayName !== undefined && { displayName }),
    meta: readMeta(node),
    ...(node.line !== undefined && { line: node.line }),
    properties: readProperties(node, identifier, issues),
    inports: readPorts(node, 'in'),
    outports: readPorts(node, 'out'),
  }
}

const readOwn = (node: XmlElement | undefined) => ({
  position: pair(node, 'position') ?? ([0, 0] as const),
  visible: flag(node, 'visibility') ?? true,
  selected: flag(node, 'selection') ?? false,
})

function readMeta(node: XmlElement): SavedMeta {
  const all = items(node, 'MetaDataMap', 'MetaDataItem')
  const [own, widget] = [processorMeta, widgetMeta].map(key => all.find(item => attribute(item, 'key') === key))
  const metaData = all.filter(item => item !== own && item !== widget).map(withoutLines)
  const isUsed = (inner: XmlElement) => structure.includes(inner.name) && child(node, inner.name) === inner
  const elements = node.children.filter(inner => !isUsed(inner)).map(withoutLines)
  const attributes = node.attributes.filter(([name]) => !ownAttributes.includes(name))
  const type = attribute(node, 'type') === compositeType ? [['type', compositeType] as const] : []
  const words = { ...withoutNested(withChildren(node, node.children.filter(isUsed))), attributes: type }
  const open = metaData.map(item => [attribute(item, 'key') ?? '', readOpenMeta(item)] as const)
  const remains = {
    words,
    ...(attributes.length > 0 && { attributes }),
    ...(elements.length > 0 && { elements }),
    ...(metaData.length > 0 && { metaData }),
  }
  return {
    ...Object.fromEntries(open.filter(([key, value]) => value !== undefined && !ownMeta.includes(key))),
    ...readNumberLists(attribute(node, 'type') ?? '', elements),
    ...readOwn(own),
    ...(widget && { widget: readWidget(widget) }),
    remains,
  }
}

function readWidget(node: XmlElement): WidgetMeta {
  const [fullScreen, onTop] = [flag(node, 'fullScreen'), flag(node, 'onTop')]
  return {
    position: pair(node, 'position') ?? [0, 0],
    dimensions: pair(node, 'dimensions') ?? [256, 256],
    visible: flag(node, 'visibility') ?? false,
    ...(fullScreen !== undefined && { fullScreen }),
    ...(onTop !== undefined && { onTop }),
  }
}

function pair(node: XmlElement | undefined, name: string): [number, number] | undefined {
  const inner = node && child(node, name)
  const [x, y] = (inner && readVector(inner, 2)) ?? []
  return x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : undefined
}

function flag(node: XmlElement | undefined, name: string): boolean | undefined {
  const inner = node && child(node, name)
  return inner && boolText.parse(attribute(inner, 'content') ?? '')
}

/** Those that were added at run time are owned. Old files list all ports, which helps when the type is unknown. */
function readPorts(node: XmlElement, direction: 'in' | 'out'): PortDescription[] {
  const [list, item, owners] = direction === 'in' ? ['InPorts', 'InPort', 'Inport'] : ['OutPorts', 'OutPort', 'Outport']
  const owned = new Set(items(node, `Owned${owners}Identifiers`, `${owners}Identifier`).map(inner => attribute(inner, 'content')))
  const groups = new Map(items(node, 'PortGroups', 'PortGroup').map(inner => [attribute(inner, 'key'), attribute(inner, 'content')]))
  return items(node, list, item).map(port => {
    const identifier = attribute(port, 'identifier') ?? ''
    const group = groups.get(identifier)
    return {
      ...describePort(direction, identifier, attribute(port, 'type') ?? ''),
      ...(owned.has(identifier) && { owned: true }),
      ...(group !== undefined && group !== 'default' && { group }),
    }
  })
}

/** `org.inviwo.Mesh.flat.multi.inport` says all: data type, flat, number of connections, direction. */
export function describePort(direction: 'in' | 'out', identifier: string, classIdentifier: string): PortDescription {
  const dataType = classIdentifier.replace(/(\.flat)?(\.multi|\.\d+)?\.(in|out)port$/, '')
  const parts = classIdentifier.slice(dataType.length).split('.')
  return {
    direction,
    identifier,
    classIdentifier,
    dataType,
    ...(parts.includes('multi') && { multi: true }),
    ...(parts.includes('flat') && { flat: true }),
  }
}

export function writeProcessor(processor: SavedProcessor): XmlElement {
  const { type, identifier, displayName, meta, properties, inports = [], outports = [] } = processor
  const remains = meta.remains ?? {}
  const { words } = remains
  const ports = [...inports, ...outports]
  const listed = Object.fromEntries(numberListKeys(type).map(key => [key, undefined]))
  const hasProperties = properties.length > 0 || (words && child(words, 'Properties'))
  const names = words && child(words, 'OwnedPropertyIdentifiers')
  const children = [
    portGroups(ports, words),
    ...ownedPorts('In', inports, words),
    ...ownedPorts('Out', outports, words),
    ...portList('In', inports, words),
    ...portList('Out', outports, words),
    ...(hasProperties ? writeProperties(properties, words) : names ? [names] : []),
    writeMeta({ ...meta, ...listed }, remains.metaData ?? [], words),
    ...withNumberLists(type, meta, remains.elements ?? []),
  ]
  const node = element('Processor', { type, identifier, displayName }, inOrderOf(words, children))
  return withTag({ ...node, attributes: [...node.attributes, ...(remains.attributes ?? [])] }, words)
}

function portGroups(ports: readonly PortDescription[], words: XmlElement | undefined): XmlElement {
  const old = words && child(words, 'PortGroups')
  const groups = ports.flatMap(({ identifier: key, group }) => {
    if (group === undefined) return []
    const now = element('PortGroup', { content: group, key })
    const before = old?.children.find(item => attribute(item, 'key') === key)
    return [before ? withRest(now, before) : now]
  })
  const there = new Set(ports.map(({ identifier }) => identifier))
  const made = (direction: 'In' | 'Out') => ownedNames(direction, words).filter(name => madePorts(direction, words).includes(name))
  const gone = new Set([...made('In'), ...made('Out')].filter(name => !there.has(name)))
  const now = element('PortGroups', {}, groups)
  return old
    ? withTag(
        withMissing(now, old, 'key', item => !gone.has(attribute(item, 'key') ?? '')),
        old,
      )
    : now
}

/** Ports that were added at run time. */
function ownedNames(direction: 'In' | 'Out', words: XmlElement | undefined): string[] {
  const names = words ? items(words, `Owned${direction}portIdentifiers`, `${direction}portIdentifier`) : []
  return names.map(node => attribute(node, 'content') ?? '')
}

function ownedPorts(direction: 'In' | 'Out', ports: readonly PortDescription[], words: XmlElement | undefined): XmlElement[] {
  const [list, item] = [`Owned${direction}portIdentifiers`, `${direction}portIdentifier`]
  const old = words && child(words, list)
  const nameOf = (node: XmlElement): string | undefined => (node.name === item ? attribute(node, 'content') : undefined)
  const owned = ports
    .filter(port => port.owned)
    .map(({ identifier }) => {
      const now = element(item, { content: identifier })
      const before = old?.children.find(node => nameOf(node) === identifier)
      return before ? withRest(now, before) : now
    })
  // Names of ports that were never there.
  const listed = new Set(madePorts(direction, words))
  const kept = old?.children.filter(node => {
    const name = nameOf(node)
    return name === undefined || !(listed.has(name) || ports.some(port => port.identifier === name))
  })
  const all = [...owned, ...(kept ?? [])]
  return all.length > 0 || old ? [withTag(element(list, {}, all), old)] : []
}

/** Ports that are gone when they are not there any more: those of a composite stand for ports inside, whatever it lists itself. */
function madePorts(direction: 'In' | 'Out', words: XmlElement | undefined): (string | undefined)[] {
  const isComposite = words && attribute(words, 'type') === compositeType
  return words && !isComposite ? items(words, `${direction}Ports`, `${direction}Port`).map(node => attribute(node, 'identifier')) : []
}

/** Also those that an older file lists though their type makes them. */
function portList(direction: 'In' | 'Out', ports: readonly PortDescription[], words: XmlElement | undefined): XmlElement[] {
  const [list, item] = [`${direction}Ports`, `${direction}Port`]
  const old = words && child(words, list)
  const made = madePorts(direction, words)
  const owned = new Set(ownedNames(direction, words).filter(name => made.includes(name)))
  const written = new Set(ports.map(({ identifier }) => identifier))
  const kept = old?.children.filter(node => {
    const identifier = attribute(node, 'identifier') ?? ''
    return node.name !== item || (!written.has(identifier) && !owned.has(identifier))
  })
  const nodes = ports.map(({ classIdentifier, identifier }) => {
    const now = element(item, { type: classIdentifier, identifier })
    const before = old?.children.find(node => node.name === item && attribute(node, 'identifier') === identifier)
    return before ? withRest(now, before) : now
  })
  const order = old?.children.map(node => attribute(node, 'identifier')) ?? []
  const all = sortedAmong([...nodes, ...(kept ?? [])], node => {
    const at = order.indexOf(attribute(node, 'identifier'))
    return at < 0 ? undefined : at
  })
  return all.length > 0 || old ? [withTag(element(list, {}, all), old)] : []
}

function writeMeta(meta: SavedMeta, others: readonly XmlElement[], words: XmlElement | undefined): XmlElement {
  const { position, visible, selected, widget } = meta
  const switches = (values: Readonly<Record<string, boolean | undefined>>): XmlElement[] =>
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [element(name, { content: boolText.format(value) })]))
  const before = childrenOf(words && child(words, 'MetaDataMap'), 'MetaDataItem')
  const item = (key: string, children: readonly XmlElement[], read: (node: XmlElement) => unknown): XmlElement => {
    const now = element('MetaDataItem', { type: key, key }, children)
    const old = before.find(node => attribute(node, 'key') === key)
    return old ? reworded(now, old, read) : now
  }
  const own = [writeVector('position', position), ...switches({ visibility: visible, selection: selected })]
  const window = widget && [
    writeVector('position', widget.position),
    writeVector('dimensions', widget.dimensions),
    ...switches({ visibility: widget.visible, fullScreen: widget.fullScreen, onTop: widget.onTop }),
  ]
  const nodes = [
    item(processorMeta, own, readOwn),
    ...(window ? [item(widgetMeta, window, readWidget)] : []),
    ...others.flatMap(node => keptMeta(meta, node)),
    ...newMeta(meta, others),
  ]
  const order = before.map(node => attribute(node, 'key'))
  const at = (node: XmlElement): number | undefined => {
    const index = order.indexOf(attribute(node, 'key'))
    return index < 0 ? undefined : index
  }
  const map = words && child(words, 'MetaDataMap')
  const strangers = map?.children.filter(({ name }) => name !== 'MetaDataItem') ?? []
  return withTag(element('MetaDataMap', {}, [...sortedAmong(nodes, at), ...strangers]), map)
}

/** An item of the file: as it is, with its present value, or nothing when it was taken away. */
function keptMeta(meta: SavedMeta, item: XmlElement): XmlElement[] {
  const key = attribute(item, 'key') ?? ''
  if (ownMeta.includes(key) || readOpenMeta(item) === undefined) return [item]
  if (!Object.hasOwn(meta, key)) return []
  return [reworded(writeOpenMeta(key, meta[key], attribute(item, 'type')), item, readOpenMeta)]
}

function newMeta(meta: SavedMeta, others: readonly XmlElement[]): XmlElement[] {
  const known = new Set([...ownMeta, ...others.map(item => attribute(item, 'key'))])
  return Object.entries(meta)
    .filter(([key, value]) => value !== undefined && value !== null && !known.has(key))
    .map(([key, value]) => writeOpenMeta(key, value))
}
