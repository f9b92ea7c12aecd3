import { type Disposable, type Processor, type ProcessorNetwork, type Property, processorOf } from '@ivw/network'
import type { Patch, Snapshot } from '../protocol.ts'
import { connectionViews, flatPropertyView, linkViews, processorView, statusView } from '../views.ts'

/** Parts of the snapshot that are not the network; each is one patch with its newest value. */
export type StatePatch = Extract<Patch, { kind: 'workspace' | 'history' | 'types' | 'python' | 'gpu' | 'session' }>

/**
 * Gathers what changed since the last message to the page and sends it as one list of patches, after the current task:
 * a hundred changes of one property in a task are one patch.
 */
export class PatchCollector implements Disposable {
  readonly #network: ProcessorNetwork
  readonly #send: (patches: readonly Patch[]) => void
  readonly #subscription: Disposable
  readonly #processors = new Set<Processor>()
  readonly #removed = new Set<string>()
  readonly #renamed: { identifier: string; to: string }[] = []
  readonly #statuses = new Set<Processor>()
  readonly #metas = new Set<Processor>()
  readonly #properties = new Set<Property>()
  readonly #states = new Map<string, () => StatePatch>()
  #connections = false
  #links = false
  #extra: Patch[] = []
  #snapshot: (() => Snapshot) | undefined
  #scheduled = false

  constructor(network: ProcessorNetwork, send: (patches: readonly Patch[]) => void) {
    this.#network = network
    this.#send = send
    this.#subscription = network.observe({
      processorAdded: processor => this.#mark(() => this.#processors.add(processor)),
      processorRemoved: processor => this.#mark(() => this.#removeProcessor(processor)),
      processorRenamed: (processor, before) => this.#mark(() => this.#rename(processor, before)),
      connected: () => this.#mark(() => (this.#connections = true)),
      disconnected: () => this.#mark(() => (this.#connections = true)),
      linked: () => this.#mark(() => (this.#links = true)),
      unlinked: () => this.#mark(() => (this.#links = true)),
      portsChanged: processor => this.#mark(() => this.#processors.add(processor)),
      propertyChanged: property => this.#mark(() => this.#properties.add(property)),
      propertyMetaChanged: property => this.#mark(() => this.#properties.add(property)),
      propertyAdded: property => this.#mark(() => this.#structureChanged(property)),
      propertyRemoved: property => this.#mark(() => this.#structureChanged(property)),
      propertyMoved: property => this.#mark(() => this.#structureChanged(property)),
      statusChanged: processor => this.#mark(() => this.#statuses.add(processor)),
      metaChanged: processor => this.#mark(() => this.#metas.add(processor)),
    })
  }

  /** Sends what a property is now, for what the network does not tell of. */
  property(property: Property): void {
    this.#mark(() => this.#properties.add(property))
  }

  /** Sends the state's value of the moment of sending. */
  state(kind: StatePatch['kind'], patch: () => StatePatch): void {
    this.#mark(() => this.#states.set(kind, patch))
  }

  /** Sends a patch that cannot be merged with others, in its place. */
  append(patch: Patch): void {
    this.#mark(() => this.#extra.push(patch))
  }

  /** Another network: in place of all patches the page gets a fresh snapshot. */
  reset(snapshot: () => Snapshot): void {
    this.#mark(() => (this.#snapshot = snapshot))
  }

  /** Forgets what was gathered. */
  clear(): void {
    this.#snapshot = undefined
    for (const set of [this.#processors, this.#removed, this.#statuses, this.#metas, this.#properties, this.#states]) set.clear()
    this.#renamed.length = 0
    this.#extra = []
    this.#connections = this.#links = false
  }

  flush(): void {
    this.#scheduled = false
    const patches = this.#patches()
    this.clear()
    if (patches.length > 0) this.#send(patches)
  }

  dispose(): void {
    this.#subscription.dispose()
    this.clear()
  }

  #patches(): Patch[] {
    if (this.#snapshot) return [{ kind: 'reset', snapshot: this.#snapshot() }, ...this.#extra]
    const whole = [...this.#processors].filter(processor => this.#isHere(processor))
    const covered = new Set(whole)
    const partly = (processor: Processor) => this.#isHere(processor) && !covered.has(processor)
    return [
      ...this.#renamed.map(({ identifier, to }) => ({ kind: 'processorRenamed' as const, identifier, to })),
      // One that was replaced is there: the page keeps its selection and its panels.
      ...[...this.#removed]
        .filter(identifier => !this.#network.processors.has(identifier))
        .map(identifier => ({ kind: 'processorRemoved' as const, identifier })),
      ...whole.map(processor => ({ kind: 'processor' as const, processor: processorView(processor) })),
      ...this.#propertyPatches(covered),
      ...[...this.#statuses].filter(partly).map(p => ({ kind: 'status' as const, identifier: p.identifier, status: statusView(p) })),
      ...[...this.#metas].filter(partly).map(metaPatch),
      ...(this.#connections ? [{ kind: 'connections' as const, connections: connectionViews(this.#network) }] : []),
      ...(this.#links ? [{ kind: 'links' as const, links: linkViews(this.#network) }] : []),
      ...[...this.#states.values()].map(patch => patch()),
      ...this.#extra,
    ]
  }

  #propertyPatches(covered: ReadonlySet<Processor>): Patch[] {
    return [...this.#properties].flatMap(property => {
      const processor = this.#network.processors.get(processorOf(property.path))
      if (!processor || covered.has(processor) || this.#network.propertyByPath(property.path) !== property) return []
      return [{ kind: 'property' as const, path: property.path, property: flatPropertyView(property) }]
    })
  }

  #isHere(processor: Processor): boolean {
    return this.#network.processors.get(processor.identifier) === processor
  }

  #structureChanged(property: Property): void {
    const processor = this.#network.processors.get(processorOf(property.path))
    if (processor) this.#processors.add(processor)
  }

  #removeProcessor(processor: Processor): void {
    this.#processors.delete(processor)
    this.#removed.add(processor.identifier)
  }

  #rename(processor: Processor, before: string): void {
    this.#renamed.push({ identifier: before, to: processor.identifier })
    this.#processors.add(processor)
    this.#connections = this.#links = true
  }

  #mark(action: () => unknown): void {
    action()
    if (this.#scheduled) return
    this.#scheduled = true
    setTimeout(() => {
      if (this.#scheduled) this.flush()
    })
  }
}

function metaPatch({ identifier, displayName, meta }: Processor): Patch {
  return { kind: 'meta', identifier, displayName, position: meta.position, selected: meta.selected }
}
