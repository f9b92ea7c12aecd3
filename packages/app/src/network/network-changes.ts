import type { Change, EdgeView, ProcessorView } from '@ivw/engine/protocol'
import { checkConnection } from './connection-check.ts'
import { findPort, splitPath } from './ports.ts'

/** The part of the page's state that edits of the network are made from. */
export interface NetworkState {
  readonly processors: ReadonlyMap<string, ProcessorView>
  readonly connections: readonly EdgeView[]
}

/** One undo step. */
export interface Edit {
  readonly name: string
  readonly changes: readonly Change[]
}

export const gridStep = 25

/** Connects two ports; a full inport loses its oldest connection. */
export function connectEdit({ processors, connections }: NetworkState, source: string, destination: string): Edit {
  const inport = findPort(processors, destination)?.port
  const present = connections.filter(edge => edge.destination === destination)
  const replaced = inport && present.length >= inport.maximum ? present.slice(0, 1) : []
  return {
    name: `Connect ${nameOf(processors, source)} to ${nameOf(processors, destination)}`,
    changes: [...replaced.map(disconnect), { kind: 'connect', source, destination }],
  }
}

/** Moves the end of a connection to another port. */
export function reconnectEdit(state: NetworkState, edge: EdgeView, source: string, destination: string): Edit {
  const connections = state.connections.filter(
    other => other !== edge && !(other.source === edge.source && other.destination === edge.destination),
  )
  const { name, changes } = connectEdit({ ...state, connections }, source, destination)
  return { name, changes: [disconnect(edge), ...changes] }
}

export function deleteEdit(
  { processors }: Pick<NetworkState, 'processors'>,
  identifiers: readonly string[],
  connections: readonly EdgeView[],
): Edit {
  const gone = new Set(identifiers)
  // Connections of a deleted processor go with it.
  const rest = connections.filter(edge => !gone.has(splitPath(edge.source)[0]) && !gone.has(splitPath(edge.destination)[0]))
  return {
    name: `Delete ${[...named(processors, identifiers), ...counted(rest.length, 'Connection')].join(' and ')}`,
    changes: [...rest.map(disconnect), ...identifiers.map(identifier => ({ kind: 'removeProcessor', identifier }) as const)],
  }
}

/** Deletes processors and joins what came in to what went out where the types fit. */
export function deleteAndReconnectEdit(state: NetworkState, identifiers: readonly string[]): Edit {
  const gone = new Set(identifiers)
  const { changes } = deleteEdit(state, identifiers, [])
  const processors = new Map([...state.processors].filter(([identifier]) => !gone.has(identifier)))
  const connections = state.connections.filter(edge => !gone.has(splitPath(edge.source)[0]) && !gone.has(splitPath(edge.destination)[0]))
  const joined: EdgeView[] = []
  for (const outgoing of state.connections) {
    const [from] = splitPath(outgoing.source)
    const [to] = splitPath(outgoing.destination)
    if (!gone.has(from) || gone.has(to)) continue
    const source = sourcesInto(state.connections, gone, from).find(
      candidate => checkConnection(processors, [...connections, ...joined], candidate, outgoing.destination) === true,
    )
    if (source) joined.push({ source, destination: outgoing.destination })
  }
  return {
    name: `Delete and Reconnect ${named(state.processors, identifiers).join('')}`,
    changes: [...changes, ...joined.map(edge => ({ kind: 'connect', ...edge }) as const)],
  }
}

/** Outports outside of `gone` that reach `processor` through processors of `gone` only, in the order of its connections. */
function sourcesInto(connections: readonly EdgeView[], gone: ReadonlySet<string>, processor: string, seen = new Set<string>()): string[] {
  if (seen.has(processor)) return []
  seen.add(processor)
  return connections
    .filter(edge => splitPath(edge.destination)[0] === processor)
    .flatMap(edge => {
      const [from] = splitPath(edge.source)
      return gone.has(from) ? sourcesInto(connections, gone, from, seen) : [edge.source]
    })
}

export function moveEdit({ processors }: Pick<NetworkState, 'processors'>, moves: ReadonlyMap<string, readonly [number, number]>): Edit {
  return {
    name: `Move ${named(processors, [...moves.keys()]).join('')}`,
    changes: [...moves].map(([identifier, position]) => ({ kind: 'setMeta', identifier, meta: { position } }) as const),
  }
}

export function snapToGrid(position: readonly [number, number]): readonly [number, number] {
  // `+ 0` turns a negative zero into zero.
  return [Math.round(position[0] / gridStep) * gridStep + 0, Math.round(position[1] / gridStep) * gridStep + 0]
}

function disconnect({ source, destination }: EdgeView): Change {
  return { kind: 'disconnect', source, destination }
}

function nameOf(processors: ReadonlyMap<string, ProcessorView>, path: string): string {
  const [identifier] = splitPath(path)
  return processors.get(identifier)?.displayName ?? identifier
}

/** One by its name, several by their number; nothing for none. */
export function named(processors: NetworkState['processors'], identifiers: readonly string[]): string[] {
  const [first, ...others] = identifiers
  return first !== undefined && others.length === 0 ? [nameOf(processors, first)] : counted(identifiers.length, 'Processor')
}

function counted(count: number, noun: string): string[] {
  if (count === 0) return []
  return [count === 1 ? noun : `${count.toString()} ${noun}s`]
}
