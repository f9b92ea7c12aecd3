import { identifierAt, levelOf, localIdentifier, nameAtComposite, processorOf, stripIdentifier } from '@ivw/network'
import type { Issue } from './errors.ts'
import type { SavedEdge, SavedNetwork } from './network-xml.ts'
import { describePort, type SavedProcessor } from './processor-xml.ts'
import type { SavedProperty } from './properties/property-xml.ts'
import { attribute, child, childrenOf, element, items, withAttribute, withChildren, type XmlElement } from './xml/element.ts'
import { tagOf, withTag } from './xml/reword.ts'

/**
 * Composite processors hold a `ProcessorNetwork` in files, and their border processors the ports that the composite shows. In a
 * `SavedNetwork` all processors lie beside each other, those inside of a composite with its name before theirs: `Composite/Background`.
 */

/** A property inside of a composite that is shown at the composite. */
export interface SavedExposure {
  /** `Composite/Background.bgColor1` */
  readonly path: string
  /** Its identifier at the composite, where the file tells. */
  readonly as?: string | undefined
  readonly classIdentifier?: string | undefined
}

const compositeType = 'org.inviwo.CompositeProcessor'
const networkName = 'ProcessorNetwork'
const exposedKey = 'CompositeProcessorExposed'
const superNames = { source: 'SuperInport', sink: 'SuperOutport' } as const

type ReadLevel = (node: XmlElement, issues: Issue[]) => SavedNetwork

/** A network that was read without what lies inside of its composites, with all that does. */
export function withInside(saved: SavedNetwork, node: XmlElement, issues: Issue[], readLevel: ReadLevel): SavedNetwork {
  const inside = saved.processors.map(processor => {
    const inner = processor.type === compositeType ? networkIn(processor, node) : undefined
    return inner && { processor, inner, network: withInside(readLevel(inner, issues), inner, issues, readLevel) }
  })
  const levels = inside.filter(level => level !== undefined)
  if (levels.length === 0) return { ...saved, processors: saved.processors.map(processor => asBorder(processor, saved.connections)) }
  const below = <T>(list: (network: SavedNetwork) => readonly T[], moved: (item: T, level: string) => T): T[] =>
    levels.flatMap(({ processor, network }) => list(network).map(item => moved(item, processor.identifier)))
  const moveEdge = (edge: SavedEdge, level: string): SavedEdge => ({
    ...edge,
    source: identifierAt(level, edge.source),
    destination: identifierAt(level, edge.destination),
  })
  const exposed = below(
    network => network.exposed ?? [],
    (exposure, level) => ({ ...exposure, path: identifierAt(level, exposure.path) }),
  )
  return {
    ...saved,
    processors: saved.processors.flatMap((processor, i) => {
      const level = inside[i]
      if (!level) return [asBorder(processor, saved.connections)]
      const moved = namedFromOutside(processor, level.network.processors, saved.connections).map(inner => ({
        ...inner,
        identifier: identifierAt(processor.identifier, inner.identifier),
      }))
      return [asComposite(processor, level.network), ...moved]
    }),
    connections: [...saved.connections, ...below(network => network.connections, moveEdge)],
    links: [...saved.links, ...below(network => network.links, moveEdge)],
    exposed: [...levels.flatMap(({ processor, inner }) => exposures(processor, inner)), ...exposed],
  }
}

/** With its line numbers where the processor's element is found. */
function networkIn({ line, identifier, meta: { remains } }: SavedProcessor, around: XmlElement): XmlElement | undefined {
  const own =
    line === undefined
      ? undefined
      : items(around, 'Processors', 'Processor').find(
          node => node.line === line && stripIdentifier(attribute(node, 'identifier') ?? '') === identifier,
        )
  const kept = remains?.elements?.find(({ name }) => name === networkName)
  return (own && child(own, networkName)) ?? kept
}

/** What only the file knows of the network inside stays with the composite. */
function asComposite(processor: SavedProcessor, inside: SavedNetwork): SavedProcessor {
  const { remains } = processor.meta
  const used = remains?.elements?.find(({ name }) => name === networkName)
  const others = remains?.elements?.filter(node => node !== used) ?? []
  const { processors: _processors, connections: _connections, links: _links, exposed: _exposed, version: _version, ...network } = inside
  const { elements: _, ...rest } = remains ?? {}
  const kept = { ...rest, ...(others.length > 0 && { elements: others }), ...(Object.keys(network).length > 0 && { network }) }
  return { ...processor, meta: { ...processor.meta, remains: kept } }
}

/** The ports of a border processor: the one that its super port names, and the one that connections inside name. */
function asBorder(processor: SavedProcessor, connections: readonly SavedEdge[]): SavedProcessor {
  const border = borderOf(processor.type)
  if (!border) return processor
  const [first] = (border.kind === 'source' ? processor.outports : processor.inports) ?? []
  const ends = connections.map(({ source, destination }) => (border.kind === 'source' ? source : destination))
  const named = ends.find(path => path.startsWith(`${processor.identifier}.`))?.slice(processor.identifier.length + 1)
  const superPort = processor.meta.remains?.elements?.find(({ name }) => name === superNames[border.kind])
  const [inside, outside] = [first?.identifier ?? named, superPort && attribute(superPort, 'identifier')]
  const port = (direction: 'in' | 'out', identifier = `${direction}port`) =>
    describePort(direction, identifier, `${border.dataType}.${direction}port`)
  const isSource = border.kind === 'source'
  return { ...processor, inports: [port('in', isSource ? outside : inside)], outports: [port('out', isSource ? inside : outside)] }
}

/** Super ports that have no name in the file get those that connections name at the composite and no other port has. */
function namedFromOutside(
  { identifier: composite }: SavedProcessor,
  inside: readonly SavedProcessor[],
  connections: readonly SavedEdge[],
): readonly SavedProcessor[] {
  const isNamed = ({ meta }: SavedProcessor, name: string) =>
    meta.remains?.elements?.some(node => node.name === name && attribute(node, 'identifier') !== undefined)
  const left = (kind: 'source' | 'sink'): string[] => {
    const ends = connections.map(({ source, destination }) => (kind === 'source' ? destination : source))
    const names = ends.filter(path => path.startsWith(`${composite}.`)).map(path => path.slice(composite.length + 1))
    const known = inside
      .filter(one => borderOf(one.type)?.kind === kind && isNamed(one, superNames[kind]))
      .map(one => superPortOf(one, kind))
    return [...new Set(names)].filter(name => !known.includes(name))
  }
  const free = { source: left('source'), sink: left('sink') }
  return inside.map(processor => {
    const kind = borderOf(processor.type)?.kind
    const name = kind && !processor.identifier.includes('/') && !isNamed(processor, superNames[kind]) ? free[kind].shift() : undefined
    if (!kind || name === undefined) return processor
    const renamed = (ports: SavedProcessor['inports'] = []) => ports.map(port => ({ ...port, identifier: name }))
    return kind === 'source'
      ? { ...processor, inports: renamed(processor.inports) }
      : { ...processor, outports: renamed(processor.outports) }
  })
}

const superPortOf = ({ inports, outports }: SavedProcessor, kind: 'source' | 'sink'): string | undefined =>
  (kind === 'source' ? inports : outports)?.[0]?.identifier

function borderOf(type: string): { readonly kind: 'source' | 'sink'; readonly dataType: string } | undefined {
  const [, dataType, kind] = /^(.+)\.outport\.meta(source|sink)$/u.exec(type) ?? []
  return dataType === undefined ? undefined : { kind: kind as 'source' | 'sink', dataType }
}

/**
 * Which property of the composite stands for which one inside: the file only marks those inside. Names decide, in the forms that
 * are likely, then the class and the order. Inferred.
 */
function exposures(composite: SavedProcessor, network: XmlElement): SavedExposure[] {
  const marked = items(network, 'Processors', 'Processor').flatMap(node =>
    markedBelow(node, stripIdentifier(attribute(node, 'identifier') ?? '')),
  )
  const free = new Set(composite.properties.filter(({ isExtra }) => !isExtra))
  const found = new Map<SavedExposure, SavedProperty>()
  const tests: ((exposure: SavedExposure, property: SavedProperty) => boolean)[] = [
    ({ path }, { identifier }) => identifier === nameAtComposite(path),
    ({ path }, { identifier }) => plain(identifier) === plain(path),
    (exposure, { identifier, classIdentifier }) =>
      classIdentifier === exposure.classIdentifier && plain(identifier).endsWith(plain(exposure.path.split('.').at(-1) ?? '')),
    (exposure, { classIdentifier }) => classIdentifier === exposure.classIdentifier,
  ]
  for (const test of tests) {
    for (const exposure of marked) {
      const property = found.has(exposure) ? undefined : [...free].find(candidate => test(exposure, candidate))
      if (!property) continue
      found.set(exposure, property)
      free.delete(property)
    }
  }
  return marked.map(exposure => ({
    ...exposure,
    path: identifierAt(composite.identifier, exposure.path),
    as: found.get(exposure)?.identifier,
  }))
}

const plain = (text: string): string => text.replace(/[^A-Za-z0-9]/gu, '')

function markedBelow(owner: XmlElement, path: string): SavedExposure[] {
  return items(owner, 'Properties', 'Property').flatMap(node => {
    const own = `${path}.${attribute(node, 'identifier') ?? ''}`
    const mark = markOf(node)
    return [...(mark ? [{ path: own, classIdentifier: attribute(node, 'type') }] : []), ...markedBelow(node, own)]
  })
}

const isMark = (item: XmlElement): boolean =>
  attribute(item, 'key') === exposedKey && attribute(child(item, 'MetaData') ?? item, 'content') !== '0'
const markOf = (property: XmlElement): XmlElement | undefined => items(property, 'MetaDataMap', 'MetaDataItem').find(isMark)

/** The element of a network; `writeLevel` makes that of one without composites. */
export function writeNested(saved: SavedNetwork, writeLevel: (network: SavedNetwork) => XmlElement): XmlElement {
  if (!saved.processors.some(({ type }) => type === compositeType || borderOf(type))) return writeLevel(saved)
  const local = (path: string): string => path.slice(processorOf(path).length - localIdentifier(processorOf(path)).length)
  const at = (level: string): SavedNetwork => {
    const edges = (list: readonly SavedEdge[]): SavedEdge[] =>
      list
        .filter(({ source }) => levelOf(processorOf(source)) === level)
        .map(edge => ({ ...edge, source: local(edge.source), destination: local(edge.destination) }))
    return {
      processors: saved.processors
        .filter(({ identifier }) => levelOf(identifier) === level)
        .map(processor => ({ ...withOwnElements(processor), identifier: localIdentifier(processor.identifier) })),
      connections: edges(saved.connections),
      links: edges(saved.links),
    }
  }
  const withOwnElements = (processor: SavedProcessor): SavedProcessor => {
    if (borderOf(processor.type)) return withSuperPort(processor)
    if (processor.type !== compositeType) return processor
    const { network, exposed: _, elements = [], ...remains } = processor.meta.remains ?? {}
    const marks = (saved.exposed ?? []).filter(({ path }) => levelOf(processorOf(path)) === processor.identifier)
    const inside = withMarks(
      networksFirst(
        writeLevel({ ...at(processor.identifier), ...network, ...(saved.version !== undefined && { version: saved.version }) }),
      ),
      marks.map(mark => ({ ...mark, path: local(mark.path) })),
    )
    return { ...processor, meta: { ...processor.meta, remains: { ...remains, elements: [inside, ...elements] } } }
  }
  return networksFirst(writeLevel({ ...saved, ...at('') }))
}

/** Inviwo writes the network of a composite before everything else of it. */
function networksFirst(network: XmlElement): XmlElement {
  const isNetwork = ({ name }: XmlElement) => name === networkName
  return mapChild(network, 'Processors', list =>
    withChildren(
      list,
      list.children.map(node => {
        const { children } = node
        return children.some(isNetwork)
          ? withChildren(node, [...children.filter(isNetwork), ...children.filter(inner => !isNetwork(inner))])
          : node
      }),
    ),
  )
}

function withSuperPort(processor: SavedProcessor): SavedProcessor {
  const { kind = 'source', dataType = '' } = borderOf(processor.type) ?? {}
  const [name, direction] = [superNames[kind], kind === 'source' ? ('in' as const) : ('out' as const)]
  const identifier = (kind === 'source' ? processor.inports : processor.outports)?.[0]?.identifier ?? `${direction}port`
  const { elements = [], ...remains } = processor.meta.remains ?? {}
  const old = elements.find(node => node.name === name)
  const now = old ? withAttribute(old, 'identifier', identifier) : element(name, { type: `${dataType}.${direction}port`, identifier })
  const all = [now, ...elements.filter(node => node !== old)]
  return { ...processor, inports: [], outports: [], meta: { ...processor.meta, remains: { ...remains, elements: all } } }
}

/** The element of a network inside of a composite, with marks at these properties and no others. */
function withMarks(network: XmlElement, marks: readonly SavedExposure[]): XmlElement {
  return mapChild(network, 'Processors', processors =>
    withChildren(
      processors,
      processors.children.map(node => {
        const own = `${attribute(node, 'identifier') ?? ''}.`
        return marked(
          node,
          marks.filter(({ path }) => path.startsWith(own)).map(mark => ({ ...mark, path: mark.path.slice(own.length) })),
        )
      }),
    ),
  )
}

/** A processor or property with marks at what lies below it. */
function marked(owner: XmlElement, marks: readonly SavedExposure[]): XmlElement {
  const before = child(owner, 'Properties')
  if (!before && marks.length === 0) return owner
  const known = new Set(childrenOf(before, 'Property').map(node => attribute(node, 'identifier')))
  const missing = [...new Set(marks.map(({ path }) => path.split('.')[0] ?? ''))].filter(identifier => !known.has(identifier))
  const added = missing.map(identifier => {
    const type = marks.find(({ path }) => path === identifier)?.classIdentifier ?? 'org.inviwo.CompositeProperty'
    return element('Property', { type, identifier })
  })
  const properties = [...(before?.children ?? []), ...added].map(node => {
    const identifier = attribute(node, 'identifier') ?? ''
    const inside = marks.filter(({ path }) => path.startsWith(`${identifier}.`))
    const mine = marks.some(({ path }) => path === identifier)
    const below = marked(
      node,
      inside.map(mark => ({ ...mark, path: mark.path.slice(identifier.length + 1) })),
    )
    return mine === (markOf(below) !== undefined) ? below : withMark(below, mine)
  })
  if (before) return mapChild(owner, 'Properties', list => withChildren(list, properties))
  return withChildren(owner, [...owner.children, element('Properties', {}, properties)])
}

function withMark(property: XmlElement, mark: boolean): XmlElement {
  const others = items(property, 'MetaDataMap', 'MetaDataItem').filter(item => !isMark(item))
  const item = element('MetaDataItem', { type: 'org.inviwo.BoolMetaData', key: exposedKey }, [element('MetaData', { content: '1' })])
  const map = child(property, 'MetaDataMap')
  const strangers = map?.children.filter(({ name }) => name !== 'MetaDataItem') ?? []
  const list = [...others, ...(mark ? [item] : []), ...strangers]
  const rest = property.children.filter(node => node !== map)
  const written = withTag(element('MetaDataMap', {}, list), map)
  return withChildren(property, [...(list.length > 0 || tagOf(written) ? [written] : []), ...rest])
}

function mapChild(node: XmlElement, name: string, change: (inner: XmlElement) => XmlElement): XmlElement {
  return withChildren(
    node,
    node.children.map(inner => (inner.name === name ? change(inner) : inner)),
  )
}
