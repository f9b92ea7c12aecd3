import type { Vec2 } from '@ivw/data'
import {
  autoLinks,
  type Change,
  type History,
  identifierAt,
  type Processor,
  type ProcessorNetwork,
  processorOf,
  upstreamOf,
} from '@ivw/network'
import { inportAt, outportAt } from '../port-path.ts'

export interface AddOptions {
  readonly type: string
  readonly position: Vec2
  /** The composite into which it goes; empty for the network itself. */
  readonly level?: string | undefined
  /** `Processor.outport` whose data the new processor shall take, where an inport fits. */
  readonly connectFrom?: string
  /** `Processor.inport` that shall take the new processor's data. With a connection between both, it goes into that where it fits. */
  readonly connectTo?: string
}

/**
 * Adds a processor of the type, connects it as asked and links its cameras with the nearest one of the same name, all as one
 * undo step. Returns its identifier.
 * @throws UnknownTypeError
 */
export function addWithLinks(network: ProcessorNetwork, history: History, options: AddOptions): string {
  const { type, position, connectFrom, connectTo } = options
  const trial = network.factory.create(type)
  const identifier = network.uniqueIdentifier(identifierAt(options.level ?? '', trial.identifier))
  const { displayName } = trial.info
  trial.dispose()
  const merge = `add ${identifier}`
  history.apply([{ kind: 'addProcessor', processor: { type, identifier, meta: { position } } }], { name: `Add ${displayName}`, merge })
  const added = network.processors.get(identifier)
  if (!added) throw new Error(`${identifier} could not be added`)
  const changes = [...connections(network, added, connectFrom, connectTo), ...linksFor(network, added, options)]
  if (changes.length > 0) history.apply(changes, { name: `Add ${displayName}`, merge })
  return identifier
}

function connections(network: ProcessorNetwork, added: Processor, from: string | undefined, to: string | undefined): Change[] {
  const [outport, inport] = [
    from === undefined ? undefined : outportAt(network, from),
    to === undefined ? undefined : inportAt(network, to),
  ]
  const input = outport && added.inports.find(port => port.accepts(outport) === true)
  const output = inport && added.outports.find(port => fits(inport, port))
  if (outport && inport?.connectedOutports.includes(outport)) return input && output ? between(outport, input, output, inport) : []
  return [
    ...(input && outport ? [{ kind: 'connect' as const, source: outport.path, destination: input.path }] : []),
    ...(inport && output
      ? [...makeRoom(network, inport), { kind: 'connect' as const, source: output.path, destination: inport.path }]
      : []),
  ]
}

/** Into a connection, at its place among those of the inport. */
function between(source: AnyOutport, input: AnyInport, output: AnyOutport, destination: AnyInport): Change[] {
  const index = destination.connectedOutports.indexOf(source)
  return [
    { kind: 'disconnect', source: source.path, destination: destination.path },
    { kind: 'connect', source: source.path, destination: input.path },
    { kind: 'connect', source: output.path, destination: destination.path, index },
  ]
}

type AnyOutport = Processor['outports'][number]
type AnyInport = Processor['inports'][number]

/** A full inport that is asked for is meant to change its source. */
const fits = (inport: AnyInport, outport: AnyOutport) =>
  inport.dataType.classIdentifier === outport.dataType.classIdentifier || inport.accepts(outport) === true

function makeRoom(_network: ProcessorNetwork, inport: AnyInport): Change[] {
  const { connectedOutports, maxConnections } = inport
  if (connectedOutports.length < maxConnections) return []
  return connectedOutports.slice(0, 1).map(source => ({ kind: 'disconnect', source: source.path, destination: inport.path }))
}

/** On a connection, what the new processor is linked with lies upstream; at the end of an outport it rather does. */
function linksFor(network: ProcessorNetwork, added: Processor, { connectFrom, connectTo }: AddOptions): Change[] {
  const source = connectFrom === undefined ? undefined : network.processors.get(processorOf(connectFrom))
  const upstream = source ? autoLinks(added, upstreamOf(source)) : []
  if (upstream.length > 0 || (source && connectTo !== undefined)) return upstream
  return autoLinks(added, network.processors.values())
}
