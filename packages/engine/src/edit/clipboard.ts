import type { Vec2 } from '@ivw/data'
import {
  autoLinks,
  type Change,
  describeProcessor,
  type History,
  type Processor,
  type ProcessorNetwork,
  type ProcessorState,
  uniqueIdentifier,
} from '@ivw/network'
import { outportAt } from '../port-path.ts'

/** What the clipboard holds, as JSON; `format` tells it from other people's text. */
interface Clip {
  readonly format: 'inviwo-network'
  readonly processors: readonly ProcessorState[]
  readonly connections: readonly [source: string, destination: string][]
  /** From processors that were not copied. */
  readonly inputs: readonly [source: string, destination: string][]
  readonly links: readonly [source: string, destination: string][]
}

const processorOf = (path: string): string => path.split('.', 1)[0] ?? path

export function copyProcessors(network: ProcessorNetwork, identifiers: readonly string[]): string {
  const chosen = new Set(identifiers)
  const inside = (path: string) => chosen.has(processorOf(path))
  const connections = network.connections.map(({ outport, inport }): [string, string] => [outport.path, inport.path])
  const links = network.links.map(({ source, destination }): [string, string] => [source.path, destination.path])
  const clip: Clip = {
    format: 'inviwo-network',
    processors: [...network.processors.values()].filter(({ identifier }) => chosen.has(identifier)).map(describeProcessor),
    connections: connections.filter(([source, destination]) => inside(source) && inside(destination)),
    inputs: connections.filter(([source, destination]) => !inside(source) && inside(destination)),
    links: links.filter(([source, destination]) => inside(source) && inside(destination)),
  }
  return JSON.stringify(clip, undefined, 1)
}

export interface PasteOptions {
  /** Where the middle of the pasted processors shall be; else a little beside the originals. */
  readonly position?: Vec2 | undefined
  /** Also connects them to what fed the originals. */
  readonly keepInputs?: boolean | undefined
}

/** Adds copies under new identifiers, their cameras linked with the nearest ones, as one undo step. @throws when the text is no copied network. */
export function pasteProcessors(network: ProcessorNetwork, history: History, text: string, options: PasteOptions): readonly string[] {
  const clip = parse(text)
  const renamed = new Map<string, string>()
  for (const { identifier } of clip.processors)
    renamed.set(
      identifier,
      uniqueIdentifier(identifier, name => network.processors.has(name) || [...renamed.values()].includes(name)),
    )
  const moved = offset(clip.processors, options.position)
  const path = (old: string) => [renamed.get(processorOf(old)) ?? processorOf(old), ...old.split('.').slice(1)].join('.')
  const inputs = options.keepInputs ? clip.inputs.filter(([source]) => outportAt(network, source)) : []
  const changes: Change[] = [
    ...clip.processors.map(state => ({
      kind: 'addProcessor' as const,
      processor: {
        ...state,
        identifier: renamed.get(state.identifier) ?? state.identifier,
        meta: { ...state.meta, position: moved(state) },
      },
    })),
    ...[...clip.connections, ...inputs].map(([source, destination]) => ({
      kind: 'connect' as const,
      source: path(source),
      destination: path(destination),
    })),
    ...clip.links.map(([source, destination]) => ({ kind: 'link' as const, source: path(source), destination: path(destination) })),
  ]
  const count = clip.processors.length
  const pasted = [...renamed.values()]
  const step = { name: count === 1 ? 'Paste processor' : `Paste ${count} processors`, merge: `paste ${pasted.join(' ')}` }
  if (count > 0) history.apply(changes, step)
  const links = linksFor(network, new Set(pasted))
  if (links.length > 0) history.apply(links, step)
  return pasted
}

/** Among themselves the copies are linked as the originals were. */
function linksFor(network: ProcessorNetwork, pasted: ReadonlySet<string>): Change[] {
  const others = [...network.processors.values()].filter(({ identifier }) => !pasted.has(identifier))
  return [...pasted].flatMap(identifier => autoLinks(network.processors.get(identifier) as Processor, others))
}

function parse(text: string): Clip {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  if (typeof value !== 'object' || value === null || (value as Clip).format !== 'inviwo-network')
    throw new Error('The clipboard holds no processors: copy some in a Network Editor first')
  return value as Clip
}

const grid = 25

function offset(processors: readonly ProcessorState[], target: Vec2 | undefined): (state: ProcessorState) => Vec2 {
  const positions = processors.map(positionOf)
  const middle = (axis: 0 | 1) => {
    const values = positions.map(position => position[axis])
    return (Math.min(...values) + Math.max(...values)) / 2
  }
  const shift = (axis: 0 | 1) => (target ? Math.round((target[axis] - middle(axis)) / grid) * grid : grid)
  return state => [positionOf(state)[0] + shift(0), positionOf(state)[1] + shift(1)]
}

const positionOf = ({ meta }: ProcessorState): Vec2 => (meta?.position as Vec2 | undefined) ?? [0, 0]
