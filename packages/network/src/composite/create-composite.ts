import type { Vec2 } from '@ivw/data'
import { NetworkError } from '../errors.ts'
import { identifierAt, levelOf, localIdentifier, uniqueIdentifier } from '../identifier.ts'
import type { Change } from '../network/change.ts'
import { processorOf } from '../network/find-by-path.ts'
import type { Connection } from '../network/observer.ts'
import type { ProcessorNetwork } from '../network/processor-network.ts'
import { isUpstream } from '../port/cycle.ts'
import type { Inport } from '../port/inport.ts'
import type { Outport } from '../port/outport.ts'
import type { Processor } from '../processor/processor.ts'
import { type BorderKind, BorderProcessor, borderClassIdentifier, borderType } from './border-processor.ts'
import { CompositeProcessor } from './composite-processor.ts'
import { exposeAgain } from './detach-exposures.ts'
import { exposedBelow, nameAtComposite } from './exposing.ts'
import { propertiesBelow } from './properties-below.ts'

export interface CompositePlan {
  /** Of the composite. */
  readonly identifier: string
  readonly changes: readonly Change[]
}

/** Between what lies inside and the sources above it, and the sinks below. */
const rowHeight = 75
const columnWidth = 175

/**
 * What puts processors of one network into a composite: connections to others go through sources and sinks, links to others
 * through exposed properties, so that everything works as before.
 * @throws NetworkError when they lie in different networks, or when something between them would stay outside.
 */
export function planComposite(network: ProcessorNetwork, identifiers: readonly string[], displayName = 'Composite'): CompositePlan {
  const members = identifiers.map(identifier => memberOf(network, identifier))
  const level = levelOf(identifiers[0] ?? '')
  if (members.some(({ identifier }) => levelOf(identifier) !== level)) throw new NetworkError('The processors lie in different networks')
  const inside = new Set(members)
  refuseDetours(network, inside)
  return new Planner(network, inside, level, displayName).plan()
}

function memberOf(network: ProcessorNetwork, identifier: string): Processor {
  const processor = network.processors.get(identifier)
  if (!processor) throw new NetworkError(`Expected a processor "${identifier}", found nothing of that name`)
  if (processor instanceof BorderProcessor) throw new NetworkError(`${identifier} belongs to the border of its composite`)
  return processor
}

/** Data that leave the composite and come back would make it feed itself. */
function refuseDetours(network: ProcessorNetwork, inside: ReadonlySet<Processor>): void {
  const level = levelOf([...inside][0]?.identifier ?? '')
  const followers = [...inside].flatMap(({ outports }) => outports.flatMap(port => port.connectedInports.map(inport => inport.seenAt)))
  for (const follower of new Set(followers)) {
    const outside = follower && network.processors.get(follower.identifier)
    if (!outside || inside.has(outside) || levelOf(outside.identifier) !== level) continue
    if ([...inside].some(member => isUpstream(outside, member)))
      throw new NetworkError(`${outside.identifier} lies between the processors: it has to go into the composite, too`)
  }
}

class Planner {
  readonly #network: ProcessorNetwork
  readonly #inside: ReadonlySet<Processor>
  readonly #level: string
  readonly #displayName: string
  readonly #composite: string
  readonly #names = new Set<string>()
  readonly #ports = new Set<string>()
  /** Before the processors move, and after that. */
  readonly #before: Change[] = []
  readonly #added: Change[] = []
  readonly #exposed = new Map<string, readonly Change[]>()
  readonly #linked: Change[] = []
  readonly #connects: Extract<Change, { kind: 'connect' }>[] = []

  constructor(network: ProcessorNetwork, inside: ReadonlySet<Processor>, level: string, displayName: string) {
    this.#network = network
    this.#inside = inside
    this.#level = level
    this.#displayName = displayName
    this.#composite = network.uniqueIdentifier(identifierAt(level, displayName.replace(/[^A-Za-z0-9_]/gu, '') || 'Composite'))
    for (const { identifier } of inside) this.#names.add(localIdentifier(identifier))
  }

  plan(): CompositePlan {
    const position = middle([...this.#inside].map(({ meta }) => meta.position))
    const { classIdentifier: type } = CompositeProcessor.info
    const composite = { type, identifier: this.#composite, displayName: this.#displayName, meta: { position, selected: true } }
    this.#borders()
    this.#exposures()
    this.#links()
    const moves = [...this.#inside].map(({ identifier }) => ({ identifier, to: this.#moved(identifier) }))
    return {
      identifier: this.#composite,
      changes: [
        { kind: 'addProcessor', processor: composite },
        ...this.#before,
        ...moves.map(({ identifier }) => ({ kind: 'setMeta' as const, identifier, meta: { selected: false } })),
        { kind: 'moveProcessors', moves },
        ...this.#added,
        // Ascending places: each finds those before it there already.
        ...this.#connects.sort((a, b) => (a.index ?? 0) - (b.index ?? 0)),
        ...[...this.#exposed.values()].flat(),
        ...this.#linked,
      ],
    }
  }

  /** The path of something of a processor that moves. */
  #moved(path: string): string {
    return identifierAt(this.#composite, path.slice(this.#level === '' ? 0 : this.#level.length + 1))
  }

  #borders(): void {
    const [incoming, outgoing] = crossing(this.#network, this.#inside)
    const rows = [...this.#inside].map(({ meta }) => meta.position[1])
    const above = Math.min(...rows) - rowHeight
    const below = Math.max(...rows) + rowHeight
    for (const [outport, inports] of incoming) {
      const [first] = inports
      if (!first) continue
      const border = this.#border('source', outport, first.identifier, first.seenAt as Processor, above)
      this.#connects.push({ kind: 'connect', source: outport.path, destination: `${this.#composite}.${border.port}` })
      for (const inport of inports) this.#reconnect(outport, inport, `${border.identifier}.outport`, this.#moved(inport.path))
    }
    for (const [outport, inports] of outgoing) {
      const border = this.#border('sink', outport, outport.identifier, outport.seenAt as Processor, below)
      this.#connects.push({ kind: 'connect', source: this.#moved(outport.path), destination: `${border.identifier}.inport` })
      for (const inport of inports) this.#reconnect(outport, inport, `${this.#composite}.${border.port}`, inport.path)
    }
  }

  #reconnect(outport: Outport, inport: Inport, source: string, destination: string): void {
    const index = inport.connectedOutports.indexOf(outport)
    this.#before.push({ kind: 'disconnect', source: outport.path, destination: inport.path })
    this.#connects.push({ kind: 'connect', source, destination, index })
  }

  #border(kind: BorderKind, { dataType }: Outport, wanted: string, beside: Processor, y: number): { identifier: string; port: string } {
    const type = borderClassIdentifier(kind, dataType.classIdentifier)
    const port = claim(this.#ports, wanted)
    const name = borderType(type)?.info.displayName ?? type
    const local = claim(this.#names, name.replace(/[^A-Za-z0-9_]/gu, ''))
    const identifier = identifierAt(this.#composite, local)
    const taken = this.#added.flatMap(change => (change.kind === 'addProcessor' ? [change.processor.meta?.position as Vec2] : []))
    let x = beside.meta.position[0]
    while (taken.some(place => place[1] === y && Math.abs(place[0] - x) < columnWidth)) x += columnWidth
    const { classIdentifier } = dataType
    const ports = {
      inports: [
        {
          direction: 'in' as const,
          identifier: kind === 'source' ? port : 'inport',
          classIdentifier: `${classIdentifier}.inport`,
          dataType: classIdentifier,
        },
      ],
      outports: [
        {
          direction: 'out' as const,
          identifier: kind === 'sink' ? port : 'outport',
          classIdentifier: `${classIdentifier}.outport`,
          dataType: classIdentifier,
        },
      ],
    }
    this.#added.push({ kind: 'addProcessor', processor: { type, identifier, meta: { position: [x, y] }, ...ports } })
    return { identifier, port }
  }

  /** A property that is exposed already is shown at the new composite, and what stands for it there at the one around. */
  #exposures(): void {
    const properties = [...this.#inside].flatMap(processor => processor.properties)
    for (const property of exposedBelow(this.#network, properties)) {
      const path = this.#moved(property.path)
      const name = nameAtComposite(path)
      this.#before.push({ kind: 'unexpose', path: property.path })
      const again = exposeAgain(this.#network, property, exposure => [
        { kind: 'expose', path, as: name },
        { kind: 'expose', path: `${this.#composite}.${name}`, ...exposure },
      ])
      this.#exposed.set(path, again)
    }
  }

  /** Links to what stays outside go to the exposed property instead. */
  #links(): void {
    for (const property of [...this.#inside].flatMap(({ properties }) => propertiesBelow(properties))) {
      for (const { source, destination } of this.#network.linksOf(property)) {
        const other = source === property ? destination : source
        if (this.#inside.has(this.#processorOf(other.path))) continue
        const path = this.#moved(property.path)
        const name = nameAtComposite(path)
        if (!this.#exposed.has(path)) this.#exposed.set(path, [{ kind: 'expose', path, as: name }])
        this.#before.push({ kind: 'unlink', source: source.path, destination: destination.path })
        const outer = `${this.#composite}.${name}`
        this.#linked.push({
          kind: 'link',
          source: source === property ? outer : source.path,
          destination: destination === property ? outer : destination.path,
        })
      }
    }
  }

  #processorOf(path: string): Processor {
    return this.#network.processors.get(processorOf(path)) as Processor
  }
}

type Bundle = ReadonlyMap<Outport, readonly Inport[]>

/** The connections between inside and outside, by outport. */
function crossing(network: ProcessorNetwork, inside: ReadonlySet<Processor>): readonly [incoming: Bundle, outgoing: Bundle] {
  const isInside = ({ seenAt }: Inport | Outport) => inside.has(seenAt as Processor)
  const gather = (connections: readonly Connection[]): Bundle => {
    const bundle = new Map<Outport, Inport[]>()
    for (const { outport, inport } of connections) bundle.set(outport, [...(bundle.get(outport) ?? []), inport])
    return bundle
  }
  return [
    gather(network.connections.filter(({ outport, inport }) => !isInside(outport) && isInside(inport))),
    gather(network.connections.filter(({ outport, inport }) => isInside(outport) && !isInside(inport))),
  ]
}

function claim(taken: Set<string>, wanted: string): string {
  const name = uniqueIdentifier(wanted, other => taken.has(other))
  taken.add(name)
  return name
}

/** Of the box around the places, on the grid of 25. */
export function middle(places: readonly Vec2[]): Vec2 {
  const axis = (i: 0 | 1) => {
    const values = places.map(place => place[i])
    return values.length === 0 ? 0 : Math.round((Math.min(...values) + Math.max(...values)) / 50) * 25
  }
  return [axis(0), axis(1)]
}
