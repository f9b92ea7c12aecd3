import type { Vec2 } from '@ivw/data'
import { NetworkError } from '../errors.ts'
import { propertiesHandle } from '../event/event-handling.ts'
import type { InteractionEvent } from '../event/interaction-event.ts'
import { type PickingAction, PickingMapper } from '../event/picking-mapper.ts'
import { checkIdentifier, checkProcessorIdentifier, stripIdentifier } from '../identifier.ts'
import { higherLevel, type InvalidationLevel } from '../invalidation.ts'
import type { ImageInport, ImageOutport } from '../port/image-ports.ts'
import { Inport } from '../port/inport.ts'
import { Outport } from '../port/outport.ts'
import type { PortOwner } from '../port/port-owner.ts'
import { isInWave, passOnInvalid, passOnStale, type WaveStep } from '../port/wave.ts'
import { CameraProperty } from '../property/camera-property.ts'
import { PropertyGroup } from '../property/composite-property.ts'
import type { Property } from '../property/property.ts'
import { PropertyList } from '../property/property-list.ts'
import type { PropertyOwner } from '../property/property-owner.ts'
import type { Services } from '../services.ts'
import type { ProcessorHost } from './processor-host.ts'
import type { BackgroundSwitches, ProcessorInfo } from './processor-info.ts'
import type { ProcessorStatus, RunStatus, StatusAnnotations } from './status.ts'

/** What editors and files keep of a node. Unknown fields are kept as they are. */
export interface ProcessorMeta {
  /** Centre of the node, y down. */
  readonly position: Vec2
  readonly visible: boolean
  readonly selected: boolean
  readonly [key: string]: unknown
}

const noSwitches: BackgroundSwitches = {}

const defaultMeta: ProcessorMeta = { position: [0, 0], visible: true, selected: false }

export interface ProcessContext {
  /** Aborted when the result is not wanted any more; throw then (`signal.throwIfAborted()`). */
  readonly signal: AbortSignal
  /** The user stopped it. An aborted signal without this means that newer values wait: a result is still welcome as an intermediate one. */
  readonly cancelled: boolean
  /** `fraction` from 0 to 1. */
  progress(fraction: number, text?: string): void
  /** What the user should know of the result, a sentence without its end; shown at the processor until its next run has ended. */
  notice(text: string): void
  /** Changes of this processor's properties that `action` makes count as part of this run and ask for no other. */
  ownChange(action: () => void): void
  readonly services: Services
}

/** A node of the network: declares ports and properties as fields, then `process()` turns inputs into outputs. */
export abstract class Processor implements PropertyOwner, PortOwner, WaveStep {
  static readonly info: ProcessorInfo

  #identifier: string
  #displayName: string
  #meta = defaultMeta
  #inports: readonly Inport[] = []
  #outports: readonly Outport[] = []
  #picking: readonly PickingMapper[] = []
  readonly #properties = new PropertyList(this)
  #host: ProcessorHost | undefined
  #level: InvalidationLevel = 'invalidResources'
  #ownReason = true
  /** @internal */
  invalidWave = 0
  #passesStale = false
  #invalidations = 0
  #run: RunStatus = { state: 'idle' }
  #notices: readonly string[] = []
  #annotations: StatusAnnotations | undefined
  #status: ProcessorStatus = this.#run
  #disabledReason: string | undefined

  constructor(identifier?: string) {
    const { displayName } = this.info
    this.#identifier = identifier ?? stripIdentifier(displayName)
    checkProcessorIdentifier(this.#identifier)
    this.#displayName = displayName
  }

  get info(): ProcessorInfo {
    return (this.constructor as typeof Processor).info
  }
  get classIdentifier(): string {
    return this.info.classIdentifier
  }
  /** Keeps its last outputs while it computes. */
  get isBackground(): boolean {
    return this.backgroundSwitches !== undefined
  }
  /** @internal Undefined for one that does not compute in the background. */
  get backgroundSwitches(): BackgroundSwitches | undefined {
    const { background = false } = this.info
    return typeof background === 'object' ? background : background ? noSwitches : undefined
  }

  get identifier(): string {
    return this.#identifier
  }
  get path(): string {
    return this.#identifier
  }
  get displayName(): string {
    return this.#displayName
  }
  set displayName(displayName: string) {
    if (displayName === this.#displayName) return
    this.#displayName = displayName
    this.#host?.metaChanged(this)
  }

  get meta(): ProcessorMeta {
    return this.#meta
  }
  /** Fields that are null are removed. */
  setMeta(patch: Readonly<Record<string, unknown>>): void {
    const kept = Object.entries({ ...this.#meta, ...patch }).filter(([, value]) => value !== null)
    this.#meta = { ...defaultMeta, ...Object.fromEntries(kept) }
    this.#host?.metaChanged(this)
  }

  get inports(): readonly Inport[] {
    return this.#inports
  }
  get outports(): readonly Outport[] {
    return this.#outports
  }
  get properties(): readonly Property[] {
    return this.#properties.items
  }

  /** @throws NetworkError when a port of the same direction has the identifier. */
  addPort<P extends { readonly identifier: string; group: string; owner: PortOwner | undefined }>(port: P, group?: string): P {
    if (group !== undefined) port.group = group
    if (port instanceof Inport) this.#inports = append(this, this.#inports, port)
    else if (port instanceof Outport) this.#outports = append(this, this.#outports, port)
    else throw new NetworkError(`${this.identifier}.${port.identifier} is neither an inport nor an outport`)
    port.owner = this
    this.portsChanged()
    return port
  }

  /** Its connections go with it. */
  removePort(port: Inport | Outport): void {
    this.#host?.portRemoved(port)
    this.#inports = this.#inports.filter(other => other !== port)
    this.#outports = this.#outports.filter(other => other !== port)
    port.owner = undefined
    this.portsChanged()
    this.invalidate('invalidOutput')
  }

  inport(identifier: string): Inport | undefined {
    return this.#inports.find(port => port.identifier === identifier)
  }
  outport(identifier: string): Outport | undefined {
    return this.#outports.find(port => port.identifier === identifier)
  }

  addProperty<P extends Property>(property: P, index?: number): P {
    this.#properties.add(property, index)
    if (this.#host) this.invalidate(property.invalidationLevel, property)
    return property
  }

  removeProperty(property: Property): void {
    this.#properties.remove(property)
    if (this.#host) this.invalidate('invalidOutput')
  }

  moveProperty(property: Property, index: number): void {
    this.#properties.move(property, index)
  }

  property(path: string): Property | undefined {
    const dot = path.indexOf('.')
    if (dot < 0) return this.#properties.get(path)
    const group = this.#properties.get(path.slice(0, dot))
    return group instanceof PropertyGroup ? group.property(path.slice(dot + 1)) : undefined
  }

  /** Evaluated even when nobody reads its outputs. Call `topologyChanged` when an override's answer changes. */
  get isSink(): boolean {
    return this.#outports.length === 0
  }
  get isSource(): boolean {
    return this.#inports.length === 0
  }
  /** Every inport has data or is optional. Override to ask for more, such as a file that exists. */
  get isReady(): boolean {
    for (const port of this.#inports) if (!port.optional && !port.isReady) return false
    return true
  }
  /** Whether what feeds this connection is needed now. Call `topologyChanged` when an override's answer changes. */
  isConnectionActive(_inport: Inport, _outport: Outport): boolean {
    return true
  }

  topologyChanged(): void {
    this.#host?.topologyChanged(this)
  }
  portsChanged(): void {
    this.#host?.portsChanged(this)
  }
  /** Call it when an override of `isReady` answers otherwise now. */
  readyChanged(): void {
    this.#host?.readyChanged(this)
  }

  /** Makes what outlives a run (shaders, tables); runs before `process` after a change at level `invalidResources`. */
  initializeResources(_context: ProcessContext): void | Promise<void> {}
  abstract process(context: ProcessContext): void | Promise<void>
  /** Runs instead of `process` when an input is missing. */
  doIfNotReady(): void | Promise<void> {}

  /** Numbers for `count` things that it draws; `action` is told what the user does to them, before `handleEvent` goes on. */
  addPicking(count: number, action?: PickingAction): PickingMapper {
    const mapper = new PickingMapper(count, action)
    this.#picking = [...this.#picking, mapper]
    if (this.#host) mapper.join(this.#host)
    return mapper
  }

  /**
   * Own reaction to what the user does in a picture downstream; set `event.used` to keep it from going further up. With a promise the
   * event waits here; what the user does next waits, too, so it has to be soon.
   */
  handleEvent(event: InteractionEvent, _from?: Outport): void | Promise<void> {
    if (event.kind === 'picking') for (const mapper of this.#picking) mapper.handle(event)
    propertiesHandle(this.properties, event)
  }

  /** What goes on to a source of an inport after `handleEvent`: the event, a changed copy (a layout shifts positions), or nothing. */
  eventFor(_inport: Inport, event: InteractionEvent, _from: Outport | undefined, _source: Outport): InteractionEvent | undefined {
    return event
  }

  /** The picture that is asked of a source of an image inport when one of the image outports has to deliver `size`. */
  imageSizeFor(_inport: ImageInport, size: Vec2, _from: ImageOutport, _source: Outport): Vec2 | undefined {
    return size
  }

  /** An image outport has to deliver `size` from now on. Cameras follow its aspect ratio. */
  imageResized([width, height]: Vec2, _from: ImageOutport): void {
    for (const property of this.properties) if (property instanceof CameraProperty) property.resize(width, height)
  }

  get level(): InvalidationLevel {
    return this.#level
  }
  get isValid(): boolean {
    return this.#level === 'valid'
  }

  /** Asks for another run; what it feeds is invalidated, too. */
  invalidate(level: InvalidationLevel, _property?: Property): void {
    if (level === 'valid') return
    this.#ownReason = true
    this.#invalidate(level)
  }

  invalidateFromInport(): void {
    if (this.#level === 'valid' || !isInWave(this)) this.#invalidate('invalidOutput')
  }

  #invalidate(level: InvalidationLevel): void {
    this.#level = higherLevel(this.#level, level)
    this.#invalidations++
    this.#passesStale = false
    passOnInvalid(this)
    this.#host?.processorInvalidated(this)
  }

  /** Shows old data from now on, and so does what it feeds. */
  markStale(): void {
    if (this.#run.state === 'success') this.setStatus({ ...this.#run, state: 'stale' })
    // One that is invalid itself has told more than that already.
    if (this.#level !== 'valid') return
    this.#passesStale = true
    passOnStale(this)
  }

  /** @internal Tells consumers that its outputs are invalid, or just old where they may be used on. */
  passOn(): void {
    const { isBackground } = this
    if (isBackground && this.backgroundSwitches?.delayInvalidation && !this.#passesStale) return
    for (const port of this.#outports) {
      if (this.#passesStale || isBackground) port.markStale()
      else port.invalidate()
    }
  }

  /** @internal Grows with every invalidation. */
  get invalidations(): number {
    return this.#invalidations
  }

  /** @internal There is something to run for: an own change or new data. Without either, old outputs are as good as new. */
  get hasReasonToRun(): boolean {
    return this.#ownReason || this.#inports.some(port => port.isChanged)
  }

  /** @internal What it reads is what it has read already, whatever was connected anew meanwhile. */
  forgetReason(): void {
    this.#ownReason = false
    for (const port of this.#inports) port.setValid()
  }

  /** @internal `initializeResources` has run; should `process` fail now, only that is retried. */
  resourcesInitialized(): void {
    this.#level = 'invalidOutput'
  }

  /** @internal There was no reason to run: what was computed before holds on. */
  keepResults(): void {
    this.#level = 'valid'
  }

  /** @internal */
  setValid(): void {
    for (const property of this.properties) property.setValid()
    for (const port of this.#inports) port.setValid()
    this.#level = 'valid'
    this.#ownReason = false
  }

  get status(): ProcessorStatus {
    return this.#status
  }

  /** @internal What the evaluator knows; annotations are added. `notices` take the place of those of the run before; they stay when left out. */
  setStatus(run: RunStatus, notices = this.#notices): void {
    this.#run = run
    this.#notices = notices
    this.#tellStatus()
  }

  /** Adds to the status what outlives runs: when the code was replaced, what the user should know. Fields replace those given before. */
  annotate(annotations: StatusAnnotations): void {
    this.#annotations = { ...this.#annotations, ...annotations }
    this.#tellStatus()
  }

  #tellStatus(): void {
    const notices = this.#notices
    this.#status = this.#annotations || notices.length > 0 ? annotated(this.#run, notices, this.#annotations) : this.#run
    this.#host?.statusChanged(this)
  }

  /** Why the processor cannot run here (no Python, unknown type); it is not run while this is set. */
  get disabledReason(): string | undefined {
    return this.#disabledReason
  }
  set disabledReason(reason: string | undefined) {
    if (reason === this.#disabledReason) return
    this.#disabledReason = reason
    this.invalidate('invalidOutput')
  }

  get host(): ProcessorHost | undefined {
    return this.#host
  }
  /** @throws NetworkError before the processor joined a network. */
  get services(): Services {
    if (!this.#host) throw new NetworkError(`${this.identifier} is in no network and has no services`)
    return this.#host.services
  }

  /** @internal */
  join(host: ProcessorHost, identifier: string): void {
    this.#host = host
    this.#identifier = identifier
    for (const mapper of this.#picking) mapper.join(host)
  }
  /** @internal */
  rename(identifier: string): void {
    this.#identifier = identifier
  }
  /** @internal */
  leave(): void {
    for (const mapper of this.#picking) mapper.leave()
    this.#host = undefined
  }

  /** Frees what the processor holds; it is not used afterwards. */
  dispose(): void {}
}

function annotated(run: RunStatus, notices: readonly string[], { reloadedAt, notes = [] }: StatusAnnotations = {}): ProcessorStatus {
  const all = [...new Set([...(run.notes ?? []), ...notes])]
  return {
    ...run,
    ...(reloadedAt !== undefined && { reloadedAt }),
    ...(all.length > 0 && { notes: all }),
    ...(notices.length > 0 && { notices: [...new Set(notices)] }),
  }
}

function append<P extends { readonly identifier: string }>(owner: Processor, ports: readonly P[], port: P): readonly P[] {
  checkIdentifier('Port', port.identifier)
  if (ports.some(other => other.identifier === port.identifier))
    throw new NetworkError(`${owner.identifier} has a port "${port.identifier}" already`)
  return [...ports, port]
}
