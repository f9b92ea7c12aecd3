import type { Vec2 } from '@ivw/data'
import { NetworkError } from '../errors.ts'
import { identifierAt, levelOf, localIdentifier, uniqueIdentifier } from '../identifier.ts'
import type { Change } from '../network/change.ts'
import type { ProcessorNetwork } from '../network/processor-network.ts'
import { Outport } from '../port/outport.ts'
import type { Processor } from '../processor/processor.ts'
import { BorderProcessor } from './border-processor.ts'
import { CompositeProcessor } from './composite-processor.ts'
import { middle } from './create-composite.ts'
import { exposeAgain, linksAgain } from './detach-exposures.ts'
import { exposedAs } from './exposing.ts'

export interface ExpansionPlan {
  /** Of what lay inside, as it will be called. */
  readonly identifiers: readonly string[]
  readonly changes: readonly Change[]
}

/**
 * What puts the processors inside of a composite into its place: what went through sources and sinks is connected directly, what
 * was linked with an exposed property is linked with the property itself. @throws NetworkError when there is no such composite.
 */
export function planExpansion(network: ProcessorNetwork, identifier: string): ExpansionPlan {
  const composite = network.processors.get(identifier)
  if (!(composite instanceof CompositeProcessor))
    throw new NetworkError(`Expected a composite processor "${identifier}", found ${composite?.classIdentifier ?? 'nothing of that name'}`)
  const members = [...composite.children].filter(child => !(child instanceof BorderProcessor))
  const names = newNames(network, composite, members)
  const moved = (path: string) => {
    const [processor = path, ...rest] = path.split('.')
    return [names.get(processor) ?? processor, ...rest].join('.')
  }
  const borders = composite.borders.map(border => ({ kind: 'removeProcessor' as const, identifier: border.identifier }))
  const exposed = [...composite.exposed]
  return {
    identifiers: [...names.values()],
    changes: [
      ...exposed.map(([inner]) => ({ kind: 'unexpose' as const, path: inner.path })),
      ...borders,
      { kind: 'moveProcessors', moves: members.map(member => ({ identifier: member.identifier, to: moved(member.identifier) })) },
      ...places(composite, members, moved),
      { kind: 'removeProcessor', identifier },
      ...connections(composite, moved),
      ...exposed.flatMap(([inner, outer]) => [
        ...linksAgain(network, outer, moved(inner.path)),
        ...(exposedAs(network, outer)
          ? exposeAgain(network, outer, exposure => [{ kind: 'expose', path: moved(inner.path), ...exposure }])
          : []),
      ]),
    ],
  }
}

function newNames(network: ProcessorNetwork, composite: CompositeProcessor, members: readonly Processor[]): ReadonlyMap<string, string> {
  const level = levelOf(composite.identifier)
  const taken = new Set([...network.processors.keys()])
  return new Map(
    members.map(({ identifier }) => {
      const local = uniqueIdentifier(localIdentifier(identifier), name => taken.has(identifierAt(level, name)))
      const to = identifierAt(level, local)
      taken.add(to)
      return [identifier, to]
    }),
  )
}

/** Around the place of the composite, as they lie inside. */
function places(composite: CompositeProcessor, members: readonly Processor[], moved: (path: string) => string): Change[] {
  const centre = middle(members.map(({ meta }) => meta.position))
  const [dx, dy] = [composite.meta.position[0] - centre[0], composite.meta.position[1] - centre[1]]
  return members.map(
    ({
      identifier,
      meta: {
        position: [x, y],
      },
    }) => ({
      kind: 'setMeta',
      identifier: moved(identifier),
      meta: { position: [x + dx, y + dy] satisfies Vec2, selected: true },
    }),
  )
}

/** What goes through a border, and ends at others than borders, in the order in which an inport has its connections. */
function connections(composite: CompositeProcessor, moved: (path: string) => string): Change[] {
  const ends = composite.borders.flatMap(border => {
    const outport = (border.kind === 'source' ? border.innerPort : border.superPort) as Outport
    const origin = originOf(outport, composite)
    if (!origin) return []
    return outport.connectedInports
      .filter(inport => !(inport.owner instanceof BorderProcessor && composite.children.has(inport.owner)))
      .map(inport => ({ outport: origin, inport, index: inport.connectedOutports.indexOf(outport) }))
  })
  return ends
    .sort((a, b) => a.index - b.index)
    .map(({ outport, inport, index }) => ({
      kind: 'connect',
      source: moved(outport.path),
      destination: moved(inport.path),
      index,
    }))
}

/** Where data come from that a border hands on. */
function originOf(outport: Outport, composite: CompositeProcessor): Outport | undefined {
  const { owner } = outport
  if (!(owner instanceof BorderProcessor) || !composite.children.has(owner)) return outport
  const [source] = owner.inports.flatMap(inport => inport.connectedOutports)
  return source instanceof Outport ? originOf(source, composite) : undefined
}
