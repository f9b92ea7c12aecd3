import type { PortDescription, ProcessorState } from '@ivw/network'
import type { Issue } from './errors.ts'
import { readVector, writeVector } from './properties/field.ts'
import { readProperties, type SavedProperty, writeProperties } from './properties/property-xml.ts'
import { boolText } from './properties/text-form.ts'
import { attribute, child, element, items, withoutLines, type XmlElement } from './xml/element.ts'

/** A processor as a file has it. Compatible with the network's states: what it has besides travels in open records. */
export type SavedProcessor = Omit<ProcessorState, 'properties' | 'meta'> & {
  readonly properties: readonly SavedProperty[]
  readonly meta: SavedMeta
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
  /** Properties that the processor does not have, and unread elements of those that it has. */
  readonly properties?: readonly SavedProperty[]
}

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

/** `identifier`: what it will be called, which may differ from what the element says. */
export function readProcessor(node: XmlElement, identifier: string, issues: Issue[]): SavedProcessor {
  const displayName = attribute(node, 'displayName')
  return {
    type: attribute(node, 'type') ?? '',
    identifier,
    ...(displayName !== undefined && { displayName }),
    meta: readMeta(node),
    properties: readProperties(node, identifier, issues),
    inports: readPorts(node, 'in'),
    outports: readPorts(node, 'out'),
  }
}

function readMeta(node: XmlElement): SavedMeta {
  const all = items(node, 'MetaDataMap', 'MetaDataItem')
  const [own, widget] = [processorMeta, widgetMeta].map(key => all.find(item => attribute(item, 'key') === key))
  const metaData = all.filter(item => item !== own && item !== widget).map(withoutLines)
  const elements = node.children.filter(inner => !structure.includes(inner.name)).map(withoutLines)
  const attributes = node.attributes.filter(([name]) => !ownAttributes.includes(name))
  const remains = {
    ...(attributes.length > 0 && { attributes }),
    ...(elements.length > 0 && { elements }),
    ...(metaData.length > 0 && { metaData }),
  }
  return {
    position: pair(own, 'position') ?? [0, 0],
    visible: flag(own, 'visibility') ?? true,
    selected: flag(own, 'selection') ?? false,
    ...(widget && { widget: readWidget(widget) }),
    ...(Object.keys(remains).length > 0 && { remains }),
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
  const words = classIdentifier.slice(dataType.length).split('.')
  return {
    direction,
    identifier,
    classIdentifier,
    dataType,
    ...(words.includes('multi') && { multi: true }),
    ...(words.includes('flat') && { flat: true }),
  }
}

export function writeProcessor(processor: SavedProcessor): XmlElement {
  const { type, identifier, displayName, meta, properties, inports = [], outports = [] } = processor
  const remains = meta.remains ?? {}
  const ports = [...inports, ...outports]
  const groups = ports.flatMap(({ identifier: key, group }) => (group === undefined ? [] : [element('PortGroup', { content: group, key })]))
  const node = element('Processor', { type, identifier, displayName }, [
    element('PortGroups', {}, groups),
    ...ownedPorts('Inport', inports),
    ...ownedPorts('Outport', outports),
    ...portList('InPorts', 'InPort', inports),
    ...portList('OutPorts', 'OutPort', outports),
    ...(properties.length > 0 ? writeProperties(properties) : []),
    writeMeta(meta, remains.metaData ?? []),
    ...(remains.elements ?? []),
  ])
  return { ...node, attributes: [...node.attributes, ...(remains.attributes ?? [])] }
}

function ownedPorts(kind: 'Inport' | 'Outport', ports: readonly PortDescription[]): XmlElement[] {
  const owned = ports.filter(port => port.owned).map(({ identifier }) => element(`${kind}Identifier`, { content: identifier }))
  return owned.length > 0 ? [element(`Owned${kind}Identifiers`, {}, owned)] : []
}

function portList(list: string, item: string, ports: readonly PortDescription[]): XmlElement[] {
  const nodes = ports.map(({ classIdentifier, identifier }) => element(item, { type: classIdentifier, identifier }))
  return nodes.length > 0 ? [element(list, {}, nodes)] : []
}

function writeMeta(meta: SavedMeta, others: readonly XmlElement[]): XmlElement {
  const { position, visible, selected, widget } = meta
  const switches = (values: Readonly<Record<string, boolean | undefined>>): XmlElement[] =>
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [element(name, { content: boolText.format(value) })]))
  const item = (key: string, children: readonly XmlElement[]): XmlElement => element('MetaDataItem', { type: key, key }, children)
  const own = [writeVector('position', position), ...switches({ visibility: visible, selection: selected })]
  const window = widget && [
    writeVector('position', widget.position),
    writeVector('dimensions', widget.dimensions),
    ...switches({ visibility: widget.visible, fullScreen: widget.fullScreen, onTop: widget.onTop }),
  ]
  return element('MetaDataMap', {}, [item(processorMeta, own), ...(window ? [item(widgetMeta, window)] : []), ...others])
}
