import { exposeAgain } from '../composite/detach-exposures.ts'
import { exposedBelow } from '../composite/exposing.ts'
import { NetworkError } from '../errors.ts'
import type { Inport } from '../port/inport.ts'
import type { Processor } from '../processor/processor.ts'
import { PropertyGroup } from '../property/composite-property.ts'
import type { Property } from '../property/property.ts'
import type { Change } from './change.ts'
import type { DanglingEdge } from './observer.ts'
import { PlaceholderProcessor } from './placeholder-processor.ts'
import type { ProcessorNetwork } from './processor-network.ts'
import { type Transfer, transferValues } from './transfer-values.ts'

export interface Replacement {
  /** Paths of what was carried over: changed properties, and edges as `A.out -> B.in`. */
  readonly kept: readonly string[]
  /** Sentences: what could not be kept, and why. */
  readonly lost: readonly string[]
  /** Edges among the lost that the network keeps in case that their end comes back. */
  readonly dangling: readonly DanglingEdge[]
}

interface Edge {
  readonly kind: 'connect' | 'link'
  readonly source: string
  readonly destination: string
  readonly index?: number | undefined
}

/**
 * Puts `next` in the place of `old`: identifier, place in the order, meta, changed values, connections and links stay, by
 * identifier. The old one is disposed. `next` is not in a network yet.
 */
export function replaceProcessor(network: ProcessorNetwork, old: Processor, next: Processor): Replacement {
  const report: Transfer = { kept: [], lost: [] }
  const { identifier } = old
  next.rename(identifier)
  const waiting = network.danglingOf(identifier)
  const edges = [...edgesOf(network, old), ...waiting]
  if (old.displayName !== old.info.displayName) next.displayName = old.displayName
  next.setMeta(old.meta)
  const exposures = exposedBelow(network, old.properties).flatMap(inner =>
    exposeAgain(network, inner, exposure => [{ kind: 'expose', path: inner.path, ...exposure }]),
  )
  transferValues(old, next, report, old instanceof PlaceholderProcessor ? old.saved : [])
  const consumers = restingConsumers(old)
  network.substitute(old, next)
  for (const edge of edges) restoreEdge(network, edge, report)
  for (const change of exposures) restoreExposure(network, change, report)
  for (const consumer of consumers) letRest(network, consumer)
  const dangling = edges.map(edge => network.danglingEdge(edge)).filter(edge => edge !== undefined)
  return { ...report, dangling }
}

/** A processor that was up to date, and what each inport that the replaced one fed has read. */
interface Resting {
  readonly processor: Processor
  readonly read: ReadonlyMap<Inport, readonly unknown[]>
}

function restingConsumers(replaced: Processor): readonly Resting[] {
  const inports = replaced.outports.flatMap(port => port.connectedInports)
  const consumers = new Set(inports.map(inport => inport.owner as Processor).filter(({ isValid }) => isValid))
  return [...consumers].map(processor => {
    const fed = inports.filter(inport => inport.owner === processor)
    return { processor, read: new Map(fed.map(inport => [inport, inport.items])) }
  })
}

/** Fed by the same data as before, a consumer would only do again what it did, and delay what comes. */
function letRest(network: ProcessorNetwork, { processor, read }: Resting): void {
  const isSame = [...read].every(([{ items }, before]) => items.length === before.length && items.every((item, i) => item === before[i]))
  const isHere = network.processors.get(processor.identifier) === processor
  if (isHere && isSame && !allProperties(processor.properties).some(property => property.modified)) processor.forgetReason()
}

function edgesOf(network: ProcessorNetwork, processor: Processor): readonly Edge[] {
  const incoming = processor.inports.flatMap(inport => inport.connectedOutports.map(outport => ({ outport, inport })))
  const outgoing = processor.outports.flatMap(outport => outport.connectedInports.map(inport => ({ outport, inport })))
  const connections = [...incoming, ...outgoing].map(({ outport, inport }) => ({
    kind: 'connect' as const,
    source: outport.path,
    destination: inport.path,
    index: inport.connectedOutports.indexOf(outport),
  }))
  const links = new Set(allProperties(processor.properties).flatMap(property => network.linksOf(property)))
  return [
    ...connections,
    ...[...links].map(({ source, destination }) => ({ kind: 'link' as const, source: source.path, destination: destination.path })),
  ]
}

function allProperties(properties: readonly Property[]): readonly Property[] {
  return properties.flatMap(property =>
    property instanceof PropertyGroup ? [property, ...allProperties(property.properties)] : [property],
  )
}

/** A property that was exposed at a composite, or a link that it had there. */
function restoreExposure(network: ProcessorNetwork, change: Change, report: Transfer): void {
  try {
    network.apply([change])
    if (change.kind === 'expose') report.kept.push(change.path)
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    report.lost.push(error.message)
  }
}

function restoreEdge(network: ProcessorNetwork, { kind, source, destination, index }: Edge, report: Transfer): void {
  const ends = { kind, source, destination }
  network.apply([kind === 'connect' ? { kind, source, destination, index, dangling: true } : { kind, source, destination, dangling: true }])
  const left = network.danglingEdge(ends)
  if (left) report.lost.push(`${source} -> ${destination}: ${left.reason}`)
  else report.kept.push(`${source} -> ${destination}`)
}
