import type { Vec2 } from '@ivw/data'
import {
  ButtonGroupProperty,
  ButtonProperty,
  type Disposable,
  FileProperty,
  type ImageOutport,
  type Inport,
  type InteractionEvent,
  type InvalidationLevel,
  isHover,
  type Outport,
  type ProcessContext,
  Processor,
  type ProcessorFailure,
  type ProcessorHost,
  type ProcessorInfo,
  type StepOptions,
} from '@ivw/network'
import { BrushingSync } from './brushing-sync.ts'
import { HostLostError, PythonError } from './errors.ts'
import type { HostNotificationName, HostNotifications, ProcessorDescription, RunResult, TypeDescription } from './host-methods.ts'
import { type Awaited, awaited, type ObjectState, untilAborted } from './object-state.ts'
import { OutportData } from './outport-data.ts'
import { ProcessorEvents } from './processor-events.ts'
import { PropertySync, withPaths } from './property-sync.ts'
import type { ClientProcessor, PythonClient } from './python-client.ts'
import { reconcilePorts, reconcileProperties } from './reconcile.ts'
import { runParameters } from './run-parameters.ts'
import { serializedOf, withSerialized } from './serialized-state.ts'

/** Deaths of the host in a row during runs of one processor, after which it is not run again by itself. */
const deathsToStop = 2

/** The class of a type that a Python file defines; one for each version of the file. */
export function pythonProcessorClass(type: TypeDescription, client: PythonClient) {
  return class extends PythonProcessor {
    static override readonly info: ProcessorInfo = { ...type.info, background: true }
    constructor(identifier?: string) {
      super(type, client, identifier)
    }
  }
}

/** A processor whose code runs in the Python host. It has the ports and properties of the Python object, and hands data on by handle. */
export class PythonProcessor extends Processor implements ClientProcessor {
  readonly key: number
  readonly type: TypeDescription
  readonly #client: PythonClient
  readonly #properties = new PropertySync(
    () => this.#changesHeld(),
    (path, error) => this.#refused(path, error),
  )
  readonly #brushing = new BrushingSync(() => this.#changesHeld())
  readonly #buttons = new Map<string, Disposable>()
  readonly #outputs: OutportData
  #overrides: ReadonlySet<string> = new Set()
  /** What users do in pictures downstream. */
  readonly events: ProcessorEvents
  #registration: Disposable | undefined
  #object: ObjectState = { state: 'absent' }
  #isSink: boolean | undefined
  #imageSize: Vec2 = [0, 0]
  #context: ProcessContext | undefined
  #initialize = true
  #inPython = false
  #outdated = false
  #pressing = false
  #presses = 0
  /** The step of what Python does for the button that was pressed last. */
  #pressed: StepOptions | undefined
  #deaths = 0
  /** Arrived while the object was made. */
  readonly #early: Notification[] = []

  constructor(type: TypeDescription, client: PythonClient, identifier?: string) {
    super(identifier)
    this.type = type
    this.#client = client
    this.key = client.newKey()
    this.#outputs = new OutportData(client.data)
    this.events = new ProcessorEvents(client, this)
    this.#adopt(type.prototype, Number.POSITIVE_INFINITY)
  }

  /** Ends a run whose code was edited meanwhile; its result would be dropped. Answers whether there was one. */
  endOutdatedRun(): boolean {
    if (!this.#inPython) return false
    this.#outdated = true
    void this.#client.interruptRun(this.key)
    return true
  }

  override get isSink(): boolean {
    return this.#isSink ?? super.isSink
  }

  override join(host: ProcessorHost, identifier: string): void {
    super.join(host, identifier)
    this.#registration = this.#client.register(this)
    const { status, hasTypes } = this.#client
    if (hasTypes) this.#create()
    else this.lost(status.reason ?? 'Python is not running', ['ready', 'starting', 'stopped'].includes(status.state))
  }

  override leave(): void {
    this.events.leave()
    super.leave()
    if (this.#inPython) void this.#client.interruptRun(this.key)
    this.#client.notify('destroy', { key: this.key })
    this.#registration?.dispose()
    this.#object = { state: 'absent' }
  }

  override rename(identifier: string): void {
    super.rename(identifier)
    this.#tellName()
  }

  override get displayName(): string {
    return super.displayName
  }
  override set displayName(displayName: string) {
    super.displayName = displayName
    this.#tellName()
  }

  override dispose(): void {
    this.#properties.dispose()
    this.#brushing.dispose()
    for (const button of this.#buttons.values()) button.dispose()
  }

  /** Python does it in the same request as `process`. */
  override initializeResources(): void {
    this.#initialize = true
  }

  override process(context: ProcessContext): Promise<void> {
    return this.#run(context)
  }

  // What the client tells.

  /** @internal */
  recreate(): void {
    this.#create()
    // What ran when the host died is run once more; what brings it down again is left to the user.
    if (this.#deaths >= deathsToStop || this.#wasStoppedByUser()) return
    // What Python had made for it is lost as well: it comes anew, and brings the run with it.
    if (!isFedByPython(this)) this.invalidate('invalidResources')
  }

  /** @internal */
  lost(reason: string, returns: boolean): void {
    if (this.#object.state === 'making') this.#object.fail(new HostLostError(reason))
    if (!returns) {
      this.#object = { state: 'absent' }
      this.disabledReason = reason
      return
    }
    this.disabledReason = undefined
    if (this.#object.state !== 'awaited') this.#object = awaited('awaited')
  }

  /** @internal */
  answered(): void {
    this.#context = undefined
  }

  /** @internal */
  flushChanges(): void {
    if (this.#object.state !== 'made') return
    const { key } = this
    if (this.#properties.hasHeld) this.#client.notify('setProperties', { key, changes: this.#properties.take() })
    for (const change of this.#brushing.take()) this.#client.notify('setBrushing', { key, ...change })
  }

  /** @internal */
  receive<N extends HostNotificationName>(method: N, params: HostNotifications[N]): void {
    const notification = { method, params } as Notification
    // What follows the answer of `create` in one packet is newer than the answer, which is taken in a later task.
    if (this.#object.state === 'making') this.#early.push(notification)
    else this.#take(notification)
  }

  #take(notification: Notification): void {
    switch (notification.method) {
      case 'propertyChanged':
        this.#takeChange(notification.params)
        break
      case 'structureChanged':
        this.#asOwnChange(() => this.#adopt(notification.params.description, notification.params.applied))
        break
      case 'buttonPressed':
        this.#asOwnChange(() => this.#pressHere(notification.params))
        break
      case 'invalidated':
        this.invalidate(notification.params.level as InvalidationLevel)
        break
      case 'brushed': {
        const { params } = notification
        this.#asOwnChange(() => this.#brushing.apply(this.inports, params))
        break
      }
      case 'progress':
        this.#context?.progress(notification.params.fraction, notification.params.text)
        break
      case 'newResults':
        this.#publish(notification.params.outputs)
        break
    }
  }

  // What users do in pictures downstream.

  /** Python is asked where its class handles events, or what is picked is its own. */
  override handleEvent(event: InteractionEvent, from?: Outport): void | Promise<void> {
    if (this.#object.state !== 'made' || !this.events.wants(event)) return super.handleEvent(event, from)
    return this.#askPython(event, from)
  }

  override eventFor(inport: Inport, event: InteractionEvent, from: Outport | undefined, source: Outport): InteractionEvent | undefined {
    return this.events.keeps(event) ? undefined : super.eventFor(inport, event, from, source)
  }

  override imageResized(size: Vec2, from: ImageOutport): void {
    super.imageResized(size, from)
    if (this.#object.state === 'made') this.events.resized(size, this.#imageSize, from.identifier)
    this.#imageSize = size
  }

  async #askPython(event: InteractionEvent, from?: Outport): Promise<void> {
    const { used, properties } = await this.events.ask(event, from?.identifier)
    event.used = used
    // It may have changed what only it knows of: the journal asks for that.
    if (used && this.keepsState) this.host?.metaChanged(this)
    if (used || !properties) return
    const own = () => super.handleEvent(event, from)
    if (this.host && !isHover(event)) this.host.byUser(own)
    else own()
  }

  /** @internal */
  get isEvaluated(): boolean {
    return this.#context !== undefined
  }

  override async doIfNotReady(): Promise<void> {
    if (!this.#overrides.has('doIfNotReady')) return
    try {
      await this.#made()
      const { outputs } = await this.#client.request('doIfNotReady', () => runParameters(this, false, this.#client.data, this.#brushing))
      this.#publish(outputs)
    } catch (error) {
      if (!(error instanceof HostLostError)) throw error
    }
  }

  override invalidateFromInport(): void {
    const wasValid = this.isValid
    super.invalidateFromInport()
    if (wasValid && this.#object.state === 'made' && this.#overrides.has('invalidate')) this.#client.notify('invalidate', { key: this.key })
  }

  /** Whether its class writes more into workspaces than ports and properties. */
  get keepsState(): boolean {
    return this.#object.state === 'made' && this.#overrides.has('serialize')
  }

  /** Asks Python for what its `serialize` writes and keeps it for the file; `path` is where that will be. */
  async collectState(path: string): Promise<void> {
    if (!this.keepsState) return
    const { key, identifier } = this
    try {
      const state = await this.#client.request('serialize', { key, identifier, path })
      const meta = withSerialized(this.meta, state)
      if (meta) this.setMeta(meta)
    } catch (error) {
      // What was written before stays in the file.
      this.callbackFailed(error, 'serialize')
    }
  }

  #create(): void {
    this.disabledReason = undefined
    this.#initialize = true
    const before = this.#object
    const { classIdentifier } = this.type.info
    const making = awaited('making')
    this.#object = making
    this.#early.length = 0
    this.#brushing.restart()
    const parameters = () => ({
      key: this.key,
      classIdentifier,
      identifier: this.identifier,
      displayName: this.displayName,
      properties: this.#properties.differences(this.properties, this.type.prototype.properties),
    })
    // A workspace that is being loaded goes on to say in this turn what the processor's properties are.
    Promise.resolve()
      .then(() => {
        if (this.#object !== making) throw new HostLostError(`${this.identifier} was gone before Python made it`)
        return this.#client.request('create', parameters)
      })
      .then(made => this.#completed(making, made))
      .catch(error => {
        if (this.#object === making && !(error instanceof HostLostError)) this.#object = { state: 'failed', error }
        making.fail(error)
      })
    if (before.state === 'awaited') making.promise.then(before.succeed, before.fail)
  }

  #completed(making: Awaited<'making'>, made: ProcessorDescription): void {
    if (this.#object !== making) return
    this.#adopt(made, Number.POSITIVE_INFINITY)
    this.#object = { state: 'made' }
    for (const notification of this.#early.splice(0)) this.#take(notification)
    making.succeed()
    this.flushChanges()
    this.#restoreState()
  }

  /** What it wrote into a workspace; after its properties, and before it runs. */
  #restoreState(): void {
    const state = this.#overrides.has('deserialize') ? serializedOf(this.meta) : undefined
    if (!state) return
    const { key, identifier } = this
    const given = this.#client.request('deserialize', { key, identifier, path: this.#client.workspacePath(), state })
    given.catch(error => this.callbackFailed(error, 'deserialize'))
  }

  async #run(context: ProcessContext): Promise<void> {
    const { signal } = context
    await untilAborted(this.#made(), signal)
    let sent = false
    const parameters = () => {
      sent = true
      this.#inPython = true
      return runParameters(this, this.#initialize, this.#client.data, this.#brushing)
    }
    // Newer values are no reason to stop it: the user would see nothing while a slider is dragged.
    const stop = () => {
      if (sent && context.cancelled) void this.#client.interruptRun(this.key)
    }
    signal.addEventListener('abort', stop, { once: true })
    this.#context = context
    try {
      const result = await this.#client.request('process', parameters, signal)
      this.#deaths = 0
      this.#initialize = false
      this.#publish(result.outputs)
    } catch (error) {
      if (error instanceof HostLostError && sent) this.#deaths++
      if (error instanceof PythonError && error.phase !== 'InitializeResources') this.#initialize = false
      signal.throwIfAborted()
      if (this.#outdated && error instanceof PythonError && error.isInterrupt) return
      // An input was made by a Python that ended meanwhile. It is made anew, and then this runs again.
      if (error instanceof PythonError && error.type === 'DataLostError') return
      throw error
    } finally {
      signal.removeEventListener('abort', stop)
      this.#context = undefined
      this.#inPython = false
      this.#outdated = false
    }
  }

  #made(): Promise<void> {
    const object = this.#object
    if (object.state === 'made') return Promise.resolve()
    if (object.state === 'failed') return Promise.reject(object.error)
    if (object.state === 'absent') return Promise.reject(new HostLostError('Python is not running'))
    return object.promise
  }

  /** Resolves when the Python object exists; rejects with why it does not. */
  created(): Promise<void> {
    return this.#made()
  }

  #publish(outputs: RunResult['outputs']): void {
    for (const [identifier, described] of Object.entries(outputs)) {
      const port = this.outport(identifier)
      if (port) this.#outputs.publish(port, described)
    }
  }

  #takeChange(change: HostNotifications['propertyChanged']): void {
    if (change.outside) this.#propertyChanged(change)
    else if (change.during && this.host)
      this.host.byUser(() => this.#propertyChanged(change), change.during === 'press' ? this.#pressed : undefined)
    else this.#asOwnChange(() => this.#propertyChanged(change))
  }

  #propertyChanged({ path, state, meta, applied }: HostNotifications['propertyChanged']): void {
    const property = this.property(path)
    if (property && this.#properties.isNewest(path, applied)) this.#properties.adopt(path, property, state, meta)
  }

  #adopt(description: ProcessorDescription, applied: number): void {
    this.#isSink = description.isSink
    this.#overrides = new Set(description.overrides)
    this.events.follow(description, this.host)
    this.#properties.quietly(() => {
      reconcilePorts(this, description.ports)
      reconcileProperties(this, description.properties, this.#properties, applied)
    })
    this.#properties.follow(this.properties)
    this.#brushing.follow(this.inports)
    this.#followButtons()
  }

  #followButtons(): void {
    for (const [path, property] of withPaths(this.properties)) {
      if (this.#buttons.has(path)) continue
      if (property instanceof ButtonProperty)
        this.#buttons.set(
          path,
          property.onPress(() => this.#pressThere(path, 0)),
        )
      if (property instanceof FileProperty)
        this.#buttons.set(
          path,
          property.onReload(() => this.#pressThere(path, 0)),
        )
      if (property instanceof ButtonGroupProperty)
        this.#buttons.set(
          path,
          property.onPress(index => this.#pressThere(path, index)),
        )
    }
  }

  #pressThere(path: string, index: number): void {
    if (this.#pressing || this.#object.state !== 'made') return
    const { key, identifier } = this
    this.#pressed = { name: `Press ${this.property(path)?.displayName ?? path}`, merge: `press ${key} ${++this.#presses}` }
    this.#client.request('press', { key, identifier, path, index }).catch(error => this.callbackFailed(error))
  }

  #pressHere({ path, index }: HostNotifications['buttonPressed']): void {
    const property = this.property(path)
    this.#pressing = true
    try {
      if (property instanceof ButtonProperty) property.press()
      else if (property instanceof ButtonGroupProperty) property.press(index)
    } finally {
      this.#pressing = false
    }
  }

  /** @internal */
  callbackFailed(error: unknown, phase: ProcessorFailure['phase'] = 'onChange'): void {
    // That is said once, for all.
    if (error instanceof HostLostError) return
    const message = error instanceof Error ? error.message : String(error)
    this.setStatus({ ...this.status, state: 'error', error: { phase, message, cause: error } })
  }

  #refused(path: string, error: unknown): void {
    const text = `${path} cannot hold what Python has set: ${error instanceof Error ? error.message : error}`
    this.#client.report({ level: 'error', source: this.identifier, text, processor: this.identifier })
  }

  #changesHeld(): void {
    if (!this.#client.isBusy) this.flushChanges()
  }

  /** What Python changes while it runs belongs to the run and asks for no other. */
  #asOwnChange(action: () => void): void {
    if (this.#context) this.#context.ownChange(action)
    else action()
  }

  #tellName(): void {
    if (this.#object.state === 'made')
      this.#client.notify('rename', { key: this.key, identifier: this.identifier, displayName: this.displayName })
  }

  #wasStoppedByUser(): boolean {
    const { lastExit } = this.#client.status
    return lastExit?.requested === true && lastExit.running === this.identifier
  }
}

function isFedByPython(processor: Processor, seen = new Set<unknown>()): boolean {
  seen.add(processor)
  const feeding = processor.inports.flatMap(port => port.connectedOutports.map(({ owner }) => owner as Processor))
  return feeding.some(owner => owner instanceof PythonProcessor || (!seen.has(owner) && isFedByPython(owner, seen)))
}

type Notification = { [N in HostNotificationName]: { method: N; params: HostNotifications[N] } }[HostNotificationName]
