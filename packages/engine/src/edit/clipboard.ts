import type { Vec2 } from '@ivw/data'
import {
  autoLinks,
  BorderProcessor,
  type Change,
  CompositeProcessor,
  describeProcessor,
  type History,
  identifierAt,
  levelOf,
  type Processor,
  type ProcessorNetwork,
  type ProcessorState,
  processorOf,
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
  /** Paths of properties inside of composites, and what they are called at these. */
  readonly exposed?: readonly (readonly [path: string, as: string])[]
}

const rootOf = (path: string): string => processorOf(path).split('/', 1)[0] ?? path

/** Of processors of one network; composites come with what lies inside. Identifiers are those within that network. */
export function copyProcessors(network: ProcessorNetwork, identifiers: readonly string[]): string {
  const level = levelOf(identifiers[0] ?? '')
  const local = (path: string) => path.slice(level === '' ? 0 : level.length + 1)
  // What belongs to the border of a composite is made for it.
  const roots = identifiers.filter(identifier => !(network.processors.get(identifier) instanceof BorderProcessor))
  const chosen = new Set(roots.flatMap(identifier => withInside(network, identifier)))
  const inside = (path: string) => chosen.has(processorOf(path))
  const pair = (source: string, destination: string): [string, string] => [local(source), local(destination)]
  const connections = network.connections.map(({ outport, inport }) => [outport.path, inport.path] as const)
  const links = network.links.map(({ source, destination }) => [source.path, destination.path] as const)
  const composites = [...chosen].map(identifier => network.processors.get(identifier)).filter(one => one instanceof CompositeProcessor)
  const clip: Clip = {
    format: 'inviwo-network',
    processors: [...chosen].flatMap(identifier => {
      const processor = network.processors.get(identifier)
      return processor ? [{ ...describeProcessor(processor), identifier: local(identifier) }] : []
    }),
    connections: connections.filter(([source, destination]) => inside(source) && inside(destination)).map(edge => pair(...edge)),
    inputs: connections
      .filter(([source, destination]) => !inside(source) && levelOf(processorOf(source)) === level && inside(destination))
      .map(edge => pair(...edge)),
    links: links.filter(([source, destination]) => inside(source) && inside(destination)).map(edge => pair(...edge)),
    exposed: composites.flatMap(composite =>
      [...composite.exposed].map(([{ path }, { identifier }]) => [local(path), identifier] as const),
    ),
  }
  return JSON.stringify(clip, undefined, 1)
}

/** Composites before what lies inside. */
function withInside(network: ProcessorNetwork, identifier: string): string[] {
  const processor = network.processors.get(identifier)
  const inside = processor instanceof CompositeProcessor ? [...processor.children] : []
  return [identifier, ...inside.flatMap(child => withInside(network, child.identifier))]
}

export interface PasteOptions {
  /** Where the middle of the pasted processors shall be; else a little beside the originals. */
  readonly position?: Vec2 | undefined
  /** The composite into which they go; empty for the network itself. */
  readonly level?: string | undefined
  /** Also connects them to what fed the originals. */
  readonly keepInputs?: boolean | undefined
  /** What the step is called; default `Paste`. */
  readonly verb?: 'Paste' | 'Duplicate' | undefined
}

/** Adds copies under new identifiers, their cameras linked with the nearest ones, as one undo step. @throws when the text is no copied network. */
export function pasteProcessors(network: ProcessorNetwork, history: History, text: string, options: PasteOptions): readonly string[] {
  const clip = parse(text)
  const level = options.level ?? ''
  const roots = clip.processors.filter(({ identifier }) => rootOf(identifier) === identifier)
  const renamed = new Map<string, string>()
  for (const { identifier } of roots) {
    const isTaken = (name: string) => network.processors.has(identifierAt(level, name)) || [...renamed.values()].includes(name)
    renamed.set(identifier, uniqueIdentifier(identifier, isTaken))
  }
  const moved = offset(roots, options.position)
  const path = (old: string) => {
    const root = rootOf(old)
    return identifierAt(level, (renamed.get(root) ?? root) + old.slice(root.length))
  }
  const inputs = options.keepInputs ? clip.inputs.filter(([source]) => outportAt(network, path(source))) : []
  const changes: Change[] = [
    ...clip.processors.map(state => ({
      kind: 'addProcessor' as const,
      processor: {
        ...state,
        identifier: path(state.identifier),
        meta: { ...state.meta, ...(renamed.has(state.identifier) && { position: moved(state) }) },
      },
    })),
    ...[...clip.connections, ...inputs].map(([source, destination]) => ({
      kind: 'connect' as const,
      source: path(source),
      destination: path(destination),
    })),
    ...clip.links.map(([source, destination]) => ({ kind: 'link' as const, source: path(source), destination: path(destination) })),
    ...(clip.exposed ?? []).map(([inner, as]) => ({ kind: 'expose' as const, path: path(inner), as })),
  ]
  const count = roots.length
  const pasted = [...renamed.values()].map(name => identifierAt(level, name))
  const step = {
    name: `${options.verb ?? 'Paste'} ${count === 1 ? 'Processor' : `${count} Processors`}`,
    merge: `paste ${pasted.join(' ')}`,
  }
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
