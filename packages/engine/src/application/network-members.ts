import {
  type Change,
  describePort,
  type Inport,
  type InvalidationLevel,
  membersOf,
  Outport,
  type Processor,
  type ProcessorNetwork,
  type Property,
} from '@ivw/network'
import { describeData } from '@ivw/python'
import type { Engine } from '../engine.ts'
import { inportAt, outportAt } from '../port-path.ts'
import { objectsMade } from '../python-objects.ts'
import { settled } from './canvas-members.ts'
import { type Arguments, type Members, text } from './members.ts'

/** `app.network` of Python. Paths are `Processor.port` and `Processor.composite.property`. */
export const networkMembers: Members = {
  /** Those of the network itself: what lies inside of composites is theirs. */
  processors: ({ network }) =>
    [...network.processors.values()].filter(isOutside).map(processor => ({
      ...summary(processor),
      state: processor.status.state,
      error: processor.status.error?.message ?? null,
    })),
  processor: ({ network }, [identifier]) => {
    const processor = network.processors.get(text(identifier, 'A processor identifier'))
    return processor ? describeForPython(processor) : null
  },
  property: ({ network }, [path]) => network.propertyByPath(text(path, 'A property path'))?.describe() ?? null,
  port: ({ network }, [path]) => {
    const port = network.portByPath(text(path, 'A port path'))
    return port ? portState(port) : null
  },
  portData: async (engine, [path, waits]) => {
    if (waits === true) await settled(engine)
    return portData(engine, text(path, 'A port path'))
  },
  connections: ({ network }) =>
    network.connections.filter(({ inport }) => isOutside(inport.seenAt)).map(({ outport, inport }) => [outport.path, inport.path]),
  links: ({ network }) =>
    network.links.filter(({ source }) => !source.path.includes('/')).map(({ source, destination }) => [source.path, destination.path]),
  apply: (engine, args) => applyChanges(engine, args),
  canConnect: ({ network }, [source, destination]) => {
    const [outport, inport] = [outportAt(network, text(source, 'An outport path')), inportAt(network, text(destination, 'An inport path'))]
    return outport && inport ? inport.accepts(outport) : `There is no port ${outport ? destination : source}`
  },
  press: ({ network }, [path, index]) => network.pressButton(text(path, 'A property path'), Number(index ?? 0)),
  lock: engine => engine.lockForPython(),
  unlock: engine => engine.unlockForPython(),
  isLocked: ({ network }) => network.isLocked,
  idle: async engine => {
    await settled(engine)
    return null
  },
  save: async (engine, [path], home) => {
    const target = home.resolve(text(path, 'A path'))
    const content = new TextEncoder().encode(await engine.workspaceText(target))
    await opened(target, home.writeBytes(target, content))
  },
  load: async ({ workspace, network }, [path], home) => {
    const source = home.resolve(text(path, 'A path'))
    await workspace.load(await opened(source, home.readText(source)), { path: source })
    await objectsMade(network)
    await workspace.checked
    if (workspace.view.issues.length > 0) throw new Error(workspace.view.issues.join('\n'))
  },
  append: async ({ workspace, network }, [path], home) => {
    const source = home.resolve(text(path, 'A path'))
    const added = await workspace.append(await opened(source, home.readText(source)), source)
    await objectsMade(network)
    return added
  },
  saveToString: engine => engine.workspaceText(engine.workspace.path),
  loadFromString: async ({ workspace, network }, [content]) => {
    await workspace.load(text(content, 'A workspace'), {})
    await objectsMade(network)
  },
  clear: ({ workspace }) => workspace.clear(),
  setModified: ({ workspace }, [modified]) => workspace.setModified(modified === true),
  state: ({ network, evaluator, workspace }) => ({
    modified: workspace.view.modified,
    version: 20,
    empty: network.processors.size === 0,
    invalidating: false,
    linking: false,
    deserializing: false,
    backgroundJobs: evaluator.runningCount,
  }),
  invalidate: ({ network }, [identifier, level]) => {
    const named = text(identifier, 'A processor identifier')
    for (const processor of membersOf(network, [named])) processor.invalidate(text(level, 'A level') as InvalidationLevel)
  },
}

/** Inviwo's own sentence, which scripts look for, with the reason behind it. */
async function opened<T>(path: string, file: Promise<T>): Promise<T> {
  try {
    return await file
  } catch (cause) {
    throw new Error(`Could not open workspace file: ${path} (${cause instanceof Error ? cause.message : cause})`, { cause })
  }
}

const isOutside = (processor: { readonly identifier: string } | undefined): boolean => !processor?.identifier.includes('/')

const summary = ({ identifier, classIdentifier, displayName }: Processor) => ({ identifier, type: classIdentifier, displayName })

/** The ProcessorDescription that Python's proxies are made from. */
export function describeForPython(processor: Processor) {
  const { meta, isSink, isSource, isReady, isValid } = processor
  return {
    ...summary(processor),
    info: processor.info,
    ports: [...processor.inports, ...processor.outports].map(describePort),
    properties: processor.properties.map(property => property.describe()),
    ...{ meta, isSink, isSource, isReady, isValid },
  }
}

function portState(port: Inport | Outport) {
  const connected = port instanceof Outport ? port.connectedInports : port.connectedOutports
  return {
    ...describePort(port),
    connected: connected.length > 0,
    ready: port.isReady,
    hasData: port instanceof Outport ? port.hasData : port.dataOrUndefined !== undefined,
    optional: port instanceof Outport ? true : port.optional,
    connections: connected.map(other => other.path),
    maxConnections: port instanceof Outport || port.maxConnections === Number.POSITIVE_INFINITY ? 0 : port.maxConnections,
  }
}

function portData(engine: Engine, path: string): unknown[] {
  const port = engine.network.portByPath(path)
  if (!port) throw new Error(`There is no port ${path}`)
  const items = port instanceof Outport ? (port.data === undefined ? [] : [port.data]) : port.items
  const { python } = engine
  return python ? items.map(item => describeData(item, python.data)) : []
}

/** Answers with the identifiers that added processors ended up with. What a processor does for an event of a picture is part of what its user does there. */
async function applyChanges({ network, history }: Engine, [changes, during]: Arguments): Promise<string[] | null> {
  const list = changes as readonly Change[]
  const before = new Set(network.processors.keys())
  if (during === 'event') network.byUser(() => network.apply(list))
  else history.apply(list, { name: nameOf(network, list) })
  const added = [...network.processors.keys()].filter(identifier => !before.has(identifier))
  if (added.length > 0) await objectsMade(network)
  return list.some(change => change.kind === 'addProcessor') ? added : null
}

function nameOf(network: ProcessorNetwork, changes: readonly Change[]): string {
  const first = changes[0]
  if (changes.length === 1 && first?.kind === 'setProperty')
    return `Script: change ${label(network.propertyByPath(first.path), first.path)}`
  return 'Script'
}

const label = (property: Property | undefined, path: string): string => property?.displayName ?? path
