import { checkBorders, refuseExposed } from '../composite/check-borders.ts'
import { CompositeProcessor } from '../composite/composite-processor.ts'
import { type Exposure, exposedBelow } from '../composite/exposing.ts'
import { Exposures } from '../composite/exposures.ts'
import { type Disposable, disposable } from '../disposable.ts'
import { NetworkError } from '../errors.ts'
import type { StepOptions } from '../history/history.ts'
import { identifierAt, levelOf, localIdentifier, stripIdentifier, uniqueIdentifier } from '../identifier.ts'
import { ImageInport, ImageOutport } from '../port/image-ports.ts'
import { announceImageSize, updateImageSize } from '../port/image-size.ts'
import type { Inport } from '../port/inport.ts'
import { Outport } from '../port/outport.ts'
import type { Processor } from '../processor/processor.ts'
import { ProcessorFactory } from '../processor/processor-factory.ts'
import type { ProcessorHost } from '../processor/processor-host.ts'
import { PropertyGroup } from '../property/composite-property.ts'
import type { PropertyState } from '../property/description.ts'
import { pressButton } from '../property/press-button.ts'
import type { Property } from '../property/property.ts'
import type { PropertyOwner } from '../property/property-owner.ts'
import { Services } from '../services.ts'
import { applyChanges } from './apply.ts'
import type { Change } from './change.ts'
import { checkLink } from './check-link.ts'
import { DanglingEdges } from './dangling-edges.ts'
import { ownerAt, portAt, processorOf, propertyAt } from './find-by-path.ts'
import { LinkTable } from './link-table.ts'
import { NestedLock } from './nested-lock.ts'
import type { Connection, DanglingEdge, Link, NetworkObserver } from './observer.ts'
import { checkNames, compositeAt, giveNames } from './processor-names.ts'
import { describeProcessor } from './processor-state.ts'
import { Recording } from './recording.ts'
import { type Replacement, replaceProcessor } from './replace-processor.ts'
import type { Restoration } from './restoration.ts'
import { reviveEdges } from './revive-edges.ts'

/**
 * Processors with their connections and links. Edits come as change values through `apply`; the methods beside it are its
 * steps, for code that has the objects at hand. Each step leaves its inverse with the recorder of the running `apply`.
 */
export class ProcessorNetwork implements ProcessorHost {
  readonly factory: ProcessorFactory
  readonly services: Services
  #processors = new Map<string, Processor>()
  readonly #links = new LinkTable()
  readonly #exposures = new Exposures({
    network: this,
    links: this.#links,
    record: inverse => this.recordInverse(inverse),
    unrecorded: action => this.#recording.pause(action),
  })
  readonly #dangling = new DanglingEdges(() => {
    for (const observer of this.#observers) observer.danglingChanged?.()
  })
  #observers: readonly NetworkObserver[] = []
  #annotations: Readonly<Record<string, string>> = {}
  readonly #locks = new NestedLock(() => {
    for (const observer of this.#observers) observer.unlocked?.()
  })
  readonly #recording = new Recording()
  #restoration: Restoration | undefined

  constructor(factory = new ProcessorFactory(), services = new Services()) {
    this.factory = factory
    this.services = services
  }

  get processors(): ReadonlyMap<string, Processor> {
    return this.#processors
  }

  /** By inport, those of one inport in its order. */
  get connections(): readonly Connection[] {
    return [...this.#processors.values()].flatMap(connectionsInto)
  }

  get links(): readonly Link[] {
    return this.#links.all
  }

  /** Connections and links that wait for an end to come back. */
  get dangling(): readonly DanglingEdge[] {
    return this.#dangling.all
  }

  danglingEdge(ends: Pick<DanglingEdge, 'kind' | 'source' | 'destination'>): DanglingEdge | undefined {
    return this.#dangling.get(ends)
  }
  /** Of one processor. */
  danglingOf(processor: string): readonly DanglingEdge[] {
    return this.#dangling.of(processor)
  }

  /** What the user says of the network as a whole, such as its title. */
  get annotations(): Readonly<Record<string, string>> {
    return this.#annotations
  }

  /** Fields that are left out stay. */
  annotate(annotations: Readonly<Record<string, string>>): void {
    const changed = Object.entries(annotations).filter(([key, text]) => text !== (this.#annotations[key] ?? ''))
    if (changed.length === 0) return
    const before = Object.fromEntries(changed.map(([key]) => [key, this.#annotations[key] ?? '']))
    this.recordInverse({ kind: 'annotate', annotations: before })
    this.#annotations = { ...this.#annotations, ...Object.fromEntries(changed) }
    for (const observer of this.#observers) observer.annotationsChanged?.(this.#annotations)
  }

  observe(observer: NetworkObserver): Disposable {
    this.#observers = [...this.#observers, observer]
    return disposable(() => {
      this.#observers = this.#observers.filter(other => other !== observer)
    })
  }

  /**
   * Applies all changes, or none. Returns the changes that undo them, links and callbacks included.
   * @throws NetworkError that says what was expected and found; the network is then as before.
   */
  apply(changes: readonly Change[]): Change[] {
    return this.perform(() => applyChanges(this, changes))
  }

  /**
   * As `apply`, for what is done with the objects: setting properties, pressing buttons, dragging in a picture.
   * An edit inside of another (from a callback) is part of the outer one and yet all or nothing by itself.
   */
  perform(action: () => void): Change[] {
    const lock = this.lock()
    try {
      return this.#recording.edit(action, inverse => applyChanges(this, inverse))
    } finally {
      lock.dispose()
    }
  }

  /** What `action` changes stays, also when it throws; observers hear how to take it back. Within an edit it is part of that. */
  byUser<T>(action: () => T, step?: StepOptions): T {
    if (this.#recording.recorder || this.#restoration) return action()
    return this.#recording.follow(action, inverse => {
      for (const observer of this.#observers) observer.doneByUser?.(inverse, step)
    })
  }

  /** @internal While `action` runs, states are put back that links are part of: they do not run, and `restoration` hears of changes. */
  whileRestoring(restoration: Restoration, action: () => void): void {
    const outer = this.#restoration
    this.#restoration = restoration
    try {
      action()
    } finally {
      this.#restoration = outer
    }
  }

  get isLocked(): boolean {
    return this.#locks.isLocked
  }

  /** Nothing is evaluated until it is disposed. Locks nest. */
  lock(): Disposable {
    return this.#locks.lock()
  }

  locked(action: () => void): void {
    this.#locks.locked(action)
  }

  /** A name that no processor has yet, like the wanted one, in the same composite. @throws NetworkError when that is not there. */
  uniqueIdentifier(wanted: string): string {
    const level = levelOf(wanted)
    compositeAt(this.#processors, level)
    const local = stripIdentifier(localIdentifier(wanted))
    return identifierAt(
      level,
      uniqueIdentifier(local, name => this.#processors.has(identifierAt(level, name))),
    )
  }

  /** The identifier is stripped and made unique. `index`: its place in the order. */
  add<P extends Processor>(processor: P, index = this.#processors.size): P {
    if (processor.host) throw new NetworkError(`${processor.identifier} is in a network already`)
    processor.join(this, this.uniqueIdentifier(processor.identifier))
    if (index < this.#processors.size)
      this.#processors = new Map([...this.#processors].toSpliced(index, 0, [processor.identifier, processor]))
    else this.#processors.set(processor.identifier, processor)
    compositeAt(this.#processors, levelOf(processor.identifier))?.adopt(processor)
    this.#recording.recorder?.record({ kind: 'removeProcessor', identifier: processor.identifier })
    for (const observer of this.#observers) observer.processorAdded?.(processor)
    this.topologyChanged()
    processor.invalidate('invalidResources')
    return processor
  }

  /** Its connections and links go first. */
  remove(processor: Processor): void {
    this.#expectMember(processor)
    this.locked(() => {
      if (processor instanceof CompositeProcessor) for (const child of processor.children) this.remove(child)
      for (const property of exposedBelow(this, processor.properties)) this.unexpose(property)
      for (const port of [...processor.outports, ...processor.inports]) this.portRemoved(port)
      for (const property of processor.properties) this.#removeLinksOf(property)
      for (const edge of this.#dangling.of(processor.identifier)) this.removeDangling(edge)
      this.#recording.recorder?.record({ kind: 'addProcessor', processor: describeProcessor(processor), ...this.#placeOf(processor) })
      this.#processors.delete(processor.identifier)
      compositeAt(this.#processors, levelOf(processor.identifier))?.release(processor)
      processor.leave()
      for (const observer of this.#observers) observer.processorRemoved?.(processor)
      this.topologyChanged()
      processor.dispose()
    })
  }

  /** Nothing when it is the last one, where one that is added goes. */
  #placeOf(processor: Processor): { readonly index?: number } {
    const index = [...this.#processors.keys()].indexOf(processor.identifier)
    return index === this.#processors.size - 1 ? {} : { index }
  }

  clear(): void {
    this.locked(() => {
      for (const processor of this.#processors.values()) this.remove(processor)
      for (const edge of this.dangling) this.removeDangling(edge)
    })
  }

  /** Those inside of a composite follow it. @throws NetworkError when the name is not allowed or taken. */
  rename(processor: Processor, to: string): void {
    const from = processor.identifier
    if (to === from) return
    if (levelOf(to) !== levelOf(from)) throw new NetworkError(`"${from}" cannot be renamed to "${to}", which lies in another network`)
    this.#giveNames([[processor, to]])
    this.#recording.recorder?.record({ kind: 'renameProcessor', identifier: to, to: from })
  }

  /** Into composites or out of them. @throws NetworkError when a name is taken, or an edge would reach across a border. */
  move(moves: readonly (readonly [processor: Processor, to: string])[]): void {
    const processors = moves.map(([processor]) => processor)
    refuseExposed(this, processors)
    const back = moves.map(([processor, to]) => ({ identifier: to, to: processor.identifier }))
    this.#giveNames(moves)
    this.#recording.recorder?.record({ kind: 'moveProcessors', moves: back.reverse() })
    checkBorders(this, new Set(processors))
  }

  #giveNames(names: readonly (readonly [processor: Processor, to: string])[]): void {
    for (const [processor] of names) this.#expectMember(processor)
    checkNames(this.#processors, names)
    const before = giveNames(this.#processors, names)
    // Made anew, so that the processors keep their places in the order.
    this.#processors = new Map([...this.#processors.values()].map(processor => [processor.identifier, processor]))
    for (const [processor, from] of before) {
      this.#dangling.rename(from, processor.identifier)
      for (const observer of this.#observers) observer.processorRenamed?.(processor, from)
    }
  }

  /** @throws NetworkError when the inport does not accept the outport, with the reason. */
  connect(outport: Outport, inport: Inport, index?: number): void {
    this.#expectMember(outport.owner)
    this.#expectMember(inport.owner)
    this.locked(() => {
      inport.connect(outport, index)
      this.#recording.recorder?.record({ kind: 'disconnect', source: outport.path, destination: inport.path })
      if (inport instanceof ImageInport) announceImageSize(inport)
      for (const observer of this.#observers) observer.connected?.({ outport, inport })
      this.topologyChanged()
    })
  }

  /** @throws NetworkError when they are not connected. */
  disconnect(outport: Outport, inport: Inport): void {
    this.locked(() => {
      const index = inport.connectedOutports.indexOf(outport)
      inport.disconnect(outport)
      this.#recording.recorder?.record({ kind: 'connect', source: outport.path, destination: inport.path, index })
      if (inport instanceof ImageInport) inport.forget(outport)
      if (outport instanceof ImageOutport) updateImageSize(outport)
      for (const observer of this.#observers) observer.disconnected?.({ outport, inport })
      this.topologyChanged()
    })
  }

  /** `destination` follows `source` from its next change on. @throws NetworkError when they cannot be linked or are already. */
  link(source: Property, destination: Property): void {
    if (this.#links.has(source, destination)) throw new NetworkError(`${source.path} and ${destination.path} are linked already`)
    checkLink(this, source, destination)
    const link = { source, destination }
    this.#links.add(link)
    this.#recording.recorder?.record({ kind: 'unlink', source: source.path, destination: destination.path })
    for (const observer of this.#observers) observer.linked?.(link)
  }

  /** Sets the end of a link from its start now, and with it all that follows the end. */
  carry(source: Property, destination: Property): void {
    this.locked(() => this.#links.carry({ source, destination }))
  }

  /** @throws NetworkError when they are not linked. */
  unlink(source: Property, destination: Property): void {
    if (!this.#links.has(source, destination)) throw new NetworkError(`${source.path} and ${destination.path} are not linked`)
    const link = { source, destination }
    this.#links.remove(link)
    this.#recording.recorder?.record({ kind: 'link', source: source.path, destination: destination.path })
    for (const observer of this.#observers) observer.unlinked?.(link)
  }

  isLinked(source: Property, destination: Property): boolean {
    return this.#links.has(source, destination)
  }

  /** Without those that keep an exposed property and what stands for it equal. */
  linksOf(property: Property): readonly Link[] {
    return this.#links.of(property).filter(link => !link.exposes)
  }

  /** Shows a property that lies inside of a composite as one of the composite; both are kept equal. Returns that property. */
  expose(inner: Property, exposure: Omit<Exposure, 'path'> = {}): Property {
    return this.#exposures.expose(inner, exposure)
  }

  /** The property of the composite goes, with its links. @throws NetworkError when there is none. */
  unexpose(inner: Property): void {
    this.#exposures.unexpose(inner)
  }

  /** An edge that cannot be made now but may be when its end comes back. */
  addDangling(edge: DanglingEdge): void {
    this.#dangling.add(edge)
    const { kind, source, destination } = edge
    this.#recording.recorder?.record({ kind: kind === 'connect' ? 'disconnect' : 'unlink', source, destination })
  }

  /** Returns whether there was such an edge. */
  removeDangling({ kind, source, destination }: Pick<DanglingEdge, 'kind' | 'source' | 'destination'>): boolean {
    if (!this.#dangling.get({ kind, source, destination })) return false
    this.#dangling.remove({ kind, source, destination })
    this.#recording.recorder?.record({ kind, source, destination, dangling: true })
    return true
  }

  /**
   * Puts `next` in the place of a processor, as after a change of its code: identifier, meta, changed values, connections and
   * links are kept by identifier. What could not be kept is told.
   */
  replaceProcessor(identifier: string, next: Processor): Replacement {
    const old = this.#processors.get(identifier)
    if (!old) throw new NetworkError(`Expected a processor "${identifier}", found nothing of that name`)
    const lock = this.lock()
    try {
      return replaceProcessor(this, old, next)
    } finally {
      lock.dispose()
    }
  }

  /** @internal Takes one out and puts the other, of the same name, in at its place. */
  substitute(old: Processor, next: Processor): void {
    const order = [...this.#processors.keys()]
    this.remove(old)
    this.add(next)
    this.#processors = new Map(order.map(key => [key, this.#processors.get(key) as Processor]))
  }

  /** Presses the button at the path; in a group the button of that number. Of a file property: has the file read again. @throws NetworkError when there is none. */
  pressButton(path: string, index = 0): void {
    pressButton(this.propertyByPath(path), path, index)
  }

  propertyByPath(path: string): Property | undefined {
    return propertyAt(this.#processors, path)
  }

  /** An outport or an inport; where a processor has both of one name, the one that is asked for, else the inport. */
  portByPath(path: string, direction?: 'in' | 'out'): Inport | Outport | undefined {
    return portAt(this.#processors, path, direction)
  }

  /** A processor by identifier or a composite by path. */
  ownerByPath(path: string): PropertyOwner | undefined {
    return ownerAt(this.#processors, path)
  }

  // What processors and properties tell.

  propertyWillChange(property: Property, before: PropertyState, next: PropertyState): void {
    this.#recording.recorder?.recordProperty(property, before, next)
    this.#restoration?.notice(property, before, next)
  }

  propertyChanged(property: Property): void {
    if (!this.#restoration) this.#links.propagate(property)
    for (const observer of this.#observers) observer.propertyChanged?.(property)
  }

  propertyMetaChanged(property: Property): void {
    for (const observer of this.#observers) observer.propertyMetaChanged?.(property)
  }

  propertyAdded(property: Property): void {
    this.#recording.recorder?.record({ kind: 'removeProperty', path: property.path, restored: true })
    for (const observer of this.#observers) observer.propertyAdded?.(property)
    this.#endsMayBeThere(processorOf(property.path))
  }

  propertyRemoved(property: Property): void {
    for (const exposed of exposedBelow(this, [property])) this.unexpose(exposed)
    this.#removeLinksOf(property)
    const { owner } = property
    if (owner) {
      const index = owner.properties.indexOf(property)
      this.#recording.recorder?.record({ kind: 'addProperty', owner: owner.path, property: property.describe(), index, restored: true })
    }
    for (const observer of this.#observers) observer.propertyRemoved?.(property)
  }

  propertyMoved(property: Property, from: number): void {
    this.#recording.recorder?.record({ kind: 'moveProperty', path: property.path, index: from })
    for (const observer of this.#observers) observer.propertyMoved?.(property)
  }

  propertyNotAssigned(property: Property, source: Property): void {
    for (const observer of this.#observers) observer.linkFailed?.(source, property)
  }

  #removeLinksOf(property: Property): void {
    for (const { source, destination } of this.linksOf(property)) this.unlink(source, destination)
    if (property instanceof PropertyGroup) for (const child of property.properties) this.#removeLinksOf(child)
  }

  portRemoved(port: Inport | Outport): void {
    if (port instanceof Outport) for (const inport of port.connectedInports) this.disconnect(port, inport)
    else for (const outport of port.connectedOutports) this.disconnect(outport, port)
  }

  portsChanged(processor: Processor): void {
    for (const observer of this.#observers) observer.portsChanged?.(processor)
    this.topologyChanged()
    this.#endsMayBeThere(processor.identifier)
  }

  #endsMayBeThere(processor: string): void {
    // Once what changes the processor has ended: ports come one after the other.
    if (this.#dangling.of(processor).length > 0) queueMicrotask(() => reviveEdges(this, processor))
  }

  metaChanged(processor: Processor): void {
    for (const observer of this.#observers) observer.metaChanged?.(processor)
  }

  statusChanged(processor: Processor): void {
    for (const observer of this.#observers) observer.statusChanged?.(processor)
    const around = this.#processors.get(levelOf(processor.identifier))
    if (around) this.statusChanged(around)
  }

  processorInvalidated(processor: Processor): void {
    for (const observer of this.#observers) observer.processorInvalidated?.(processor)
  }

  readyChanged(processor: Processor): void {
    for (const observer of this.#observers) observer.readyChanged?.(processor)
  }

  topologyChanged(): void {
    for (const observer of this.#observers) observer.topologyChanged?.()
  }

  /** @internal An inverse that only `apply` knows. */
  recordInverse(inverse: Change): void {
    this.#recording.recorder?.record(inverse)
  }

  #expectMember(owner: { readonly identifier: string } | undefined): void {
    if (!owner || this.#processors.get(owner.identifier) !== owner)
      throw new NetworkError(`${owner?.identifier ?? 'A port without processor'} is not in the network`)
  }
}

function connectionsInto(processor: Processor): readonly Connection[] {
  // A composite shows the ports of others.
  if (processor instanceof CompositeProcessor) return []
  return processor.inports.flatMap(inport => inport.connectedOutports.map(outport => ({ outport, inport })))
}
