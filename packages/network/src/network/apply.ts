import { exposedFrom } from '../composite/exposing.ts'
import { NetworkError, UnknownTypeError } from '../errors.ts'
import type { Inport } from '../port/inport.ts'
import type { Outport } from '../port/outport.ts'
import type { Processor } from '../processor/processor.ts'
import type { Property } from '../property/property.ts'
import type { PropertyOwner } from '../property/property-owner.ts'
import type { Change, ProcessorState } from './change.ts'
import type { DanglingEdge } from './observer.ts'
import { PlaceholderProcessor } from './placeholder-processor.ts'
import type { ProcessorNetwork } from './processor-network.ts'
import { createFor, restoreProcessor } from './processor-state.ts'
import { Restoration } from './restoration.ts'

type Kind<K extends Change['kind']> = Extract<Change, { kind: K }>

/** Applies changes one after the other. States that were recorded are put back exactly and without links. */
export function applyChanges(network: ProcessorNetwork, changes: readonly Change[]): void {
  const restoration = new Restoration()
  const isUndoing = changes.some(change => change.kind === 'setProperty' && change.restored)
  const postponed: Change[] = []
  for (const change of changes) {
    try {
      applyChange(network, change, restoration)
    } catch (error) {
      // What a callback makes (a port, a child) may come back only when the property that it listens to does.
      if (!isUndoing || !(error instanceof NetworkError)) throw error
      postponed.push(change)
    }
  }
  for (const change of postponed) applyChange(network, change, restoration)
  network.whileRestoring(restoration, () => restoration.finish(property => property.owner?.host === network))
}

type Handlers = { readonly [K in Change['kind']]: (network: ProcessorNetwork, change: Kind<K>, restoration: Restoration) => void }

const handlers: Handlers = {
  addProcessor: (network, { processor, index }) => addProcessor(network, processor, index),
  removeProcessor: (network, { identifier }) => network.remove(processorAt(network, identifier)),
  renameProcessor: (network, { identifier, to }) => network.rename(processorAt(network, identifier), to),
  moveProcessors: (network, { moves }) => network.move(moves.map(({ identifier, to }) => [processorAt(network, identifier), to])),
  expose: (network, exposure) => network.expose(propertyAt(network, exposure.path), exposure),
  unexpose: (network, { path }) => network.unexpose(propertyAt(network, path)),
  setDisplayName,
  connect,
  disconnect,
  link,
  unlink,
  setProperty,
  setPropertyMeta,
  addProperty,
  removeProperty,
  moveProperty,
  setMeta,
  annotate: (network, { annotations }) => network.annotate(annotations),
}

function applyChange(network: ProcessorNetwork, change: Change, restoration: Restoration): void {
  const handle = handlers[change.kind] as ((network: ProcessorNetwork, change: Change, restoration: Restoration) => void) | undefined
  if (!handle) throw new NetworkError(`Expected one of the changes ${Object.keys(handlers).join(', ')}, found "${change.kind}"`)
  handle(network, change, restoration)
}

function addProcessor(network: ProcessorNetwork, state: ProcessorState, index: number | undefined): void {
  const processor = createProcessor(network, state)
  restoreProcessor(processor, state)
  network.add(processor, index)
}

/** Where the type is gone but enough is known of the processor, a placeholder keeps its place. */
function createProcessor(network: ProcessorNetwork, state: ProcessorState): Processor {
  try {
    return network.factory.create(state.type, network.uniqueIdentifier(state.identifier))
  } catch (error) {
    if (!(error instanceof UnknownTypeError) || (state.opaque === undefined && !state.outports)) throw error
    return new PlaceholderProcessor({ ...state, identifier: network.uniqueIdentifier(state.identifier) })
  }
}

function setDisplayName(network: ProcessorNetwork, { identifier, displayName }: Kind<'setDisplayName'>): void {
  const processor = processorAt(network, identifier)
  network.recordInverse({ kind: 'setDisplayName', identifier, displayName: processor.displayName })
  processor.displayName = displayName
}

function setMeta(network: ProcessorNetwork, { identifier, meta }: Kind<'setMeta'>): void {
  const processor = processorAt(network, identifier)
  const before = Object.fromEntries(Object.keys(meta).map(key => [key, processor.meta[key] ?? null]))
  network.recordInverse({ kind: 'setMeta', identifier, meta: before })
  processor.setMeta(meta)
}

function connect(network: ProcessorNetwork, { source, destination, index, dangling }: Kind<'connect'>): void {
  const outport = network.portByPath(source, 'out') as Outport | undefined
  const inport = network.portByPath(destination, 'in') as Inport | undefined
  orDangle(network, { kind: 'connect', source, destination }, dangling, () => {
    const from = outport ?? (inport && placeholderAt(network, source)?.outportFor(afterDot(source), inport))
    const to = inport ?? (outport && placeholderAt(network, destination)?.inportFor(afterDot(destination), outport))
    network.connect(from ?? outportAt(network, source), to ?? inportAt(network, destination), index)
  })
}

function disconnect(network: ProcessorNetwork, { source, destination }: Kind<'disconnect'>): void {
  if (!network.removeDangling({ kind: 'connect', source, destination }))
    network.disconnect(outportAt(network, source), inportAt(network, destination))
}

function link(network: ProcessorNetwork, { source, destination, dangling, carry }: Kind<'link'>): void {
  const first = network.propertyByPath(source)
  const second = network.propertyByPath(destination)
  orDangle(network, { kind: 'link', source, destination }, dangling, () => {
    const from = first ?? (second && placeholderAt(network, source)?.propertyFor(afterDot(source), second))
    const to = second ?? (first && placeholderAt(network, destination)?.propertyFor(afterDot(destination), first))
    const ends = [from ?? propertyAt(network, source), to ?? propertyAt(network, destination)] as const
    network.link(...ends)
    if (carry) network.carry(...ends)
  })
}

function unlink(network: ProcessorNetwork, { source, destination }: Kind<'unlink'>): void {
  if (!network.removeDangling({ kind: 'link', source, destination }))
    network.unlink(propertyAt(network, source), propertyAt(network, destination))
}

/** An edge that is made does not dangle any more; one that cannot be made does, where that is allowed. */
function orDangle(network: ProcessorNetwork, edge: Omit<DanglingEdge, 'reason'>, allowed: true | undefined, make: () => void): void {
  try {
    make()
    network.removeDangling(edge)
  } catch (error) {
    if (!allowed || !(error instanceof NetworkError)) throw error
    network.addDangling({ ...edge, reason: error.message })
  }
}

function setProperty(network: ProcessorNetwork, { path, state, restored }: Kind<'setProperty'>, restoration: Restoration): void {
  const property = propertyAt(network, path)
  if (restored) network.whileRestoring(restoration, () => restoration.restore(property, state))
  else property.setState(state)
}

function setPropertyMeta(network: ProcessorNetwork, { path, meta }: Kind<'setPropertyMeta'>): void {
  const property = propertyAt(network, path)
  const before = Object.fromEntries(Object.keys(meta).map(key => [key, property.meta[key as keyof typeof meta]]))
  network.recordInverse({ kind: 'setPropertyMeta', path, meta: before })
  property.setMeta(meta)
}

function addProperty(network: ProcessorNetwork, { owner, property, index, restored }: Kind<'addProperty'>): void {
  const description = restored ? property : { ...property, owned: true }
  const live = ownerAt(network, owner)
  live.addProperty(createFor(live, description), index)
}

function removeProperty(network: ProcessorNetwork, { path, restored }: Kind<'removeProperty'>): void {
  const property = propertyAt(network, path)
  if (!property.owned && !restored)
    throw new NetworkError(`Expected a property that was added at run time, found "${path}", which its class makes`)
  const inner = exposedFrom(network, property)
  if (inner) network.unexpose(inner)
  else property.owner?.removeProperty(property)
}

function moveProperty(network: ProcessorNetwork, { path, index }: Kind<'moveProperty'>): void {
  const property = propertyAt(network, path)
  property.owner?.moveProperty(property, index)
}

function processorAt(network: ProcessorNetwork, identifier: string): Processor {
  return network.processors.get(identifier) ?? missing('a processor', identifier)
}

function ownerAt(network: ProcessorNetwork, path: string): PropertyOwner {
  return network.ownerByPath(path) ?? missing('a processor or a composite', path)
}

function propertyAt(network: ProcessorNetwork, path: string): Property {
  return network.propertyByPath(path) ?? missing('a property', path)
}

function inportAt(network: ProcessorNetwork, path: string): Inport {
  return (network.portByPath(path, 'in') as Inport | undefined) ?? missing('an inport', path)
}

function outportAt(network: ProcessorNetwork, path: string): Outport {
  return (network.portByPath(path, 'out') as Outport | undefined) ?? missing('an outport', path)
}

function placeholderAt(network: ProcessorNetwork, path: string): PlaceholderProcessor | undefined {
  const processor = network.processors.get(path.slice(0, path.indexOf('.')))
  return processor instanceof PlaceholderProcessor ? processor : undefined
}

function afterDot(path: string): string {
  return path.slice(path.indexOf('.') + 1)
}

function missing(what: string, path: string): never {
  throw new NetworkError(`Expected ${what} "${path}", found nothing of that name`)
}
