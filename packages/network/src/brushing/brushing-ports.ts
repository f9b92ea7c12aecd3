import { IndexSet } from '@ivw/data'
import type { Disposable } from '../disposable.ts'
import type { InvalidationLevel } from '../invalidation.ts'
import { Inport, type InportOptions } from '../port/inport.ts'
import { Outport, type OutportOptions } from '../port/outport.ts'
import { Signal } from '../signal.ts'
import { type BrushingAction, BrushingManager, brushingTargets } from './brushing-manager.ts'
import { brushingType } from './brushing-type.ts'

/** Which changes make a processor run again. */
export interface BrushingReaction {
  /** Of these targets; of all when there are none. */
  readonly targets: readonly string[]
  readonly actions: readonly BrushingAction[]
  readonly level: InvalidationLevel
}

export interface BrushingInportOptions extends InportOptions {
  /** Any change when left out. */
  readonly reactions?: readonly BrushingReaction[] | undefined
}

const anyChange: readonly BrushingReaction[] = [{ targets: [], actions: ['filter', 'select', 'highlight'], level: 'invalidOutput' }]

/** Shares selections with the other inports that are connected to the same outport; unconnected it has some of its own. */
export class BrushingAndLinkingInport extends Inport<BrushingManager> {
  reactions: readonly BrushingReaction[]
  #manager = new BrushingManager()
  #following: Disposable
  readonly #modified = new Map<string, Set<BrushingAction>>()
  readonly #brushed = new Signal()
  readonly #joined = new Signal()
  /** What this port filters, by target and source: it goes along to another manager. */
  readonly #filters = new Map<string, Map<string, IndexSet>>()

  constructor(identifier: string, { reactions = anyChange, ...options }: BrushingInportOptions = {}) {
    super(identifier, brushingType, { ...options, optional: options.optional ?? true })
    this.reactions = reactions
    this.#following = this.#follow()
    this.onConnect(outport => {
      if (outport instanceof BrushingAndLinkingOutport) this.#join(outport.manager)
    })
    this.onDisconnect(() => this.#join(new BrushingManager()))
  }

  override get classIdentifier(): string {
    return 'org.inviwo.BrushingAndLinkingInport'
  }

  get manager(): BrushingManager {
    return this.#manager
  }

  brush(action: BrushingAction, indices: IndexSet, target: string = brushingTargets.row, source = this.owner?.identifier ?? ''): void {
    if (action === 'filter') this.#filters.set(target, new Map(this.#filters.get(target)).set(source, indices))
    this.#manager.brush(action, target, indices, source)
  }
  select(indices: IndexSet, target?: string): void {
    this.brush('select', indices, target)
  }
  highlight(indices: IndexSet, target?: string): void {
    this.brush('highlight', indices, target)
  }
  /** What `source` filters out, the processor unless another name is given. */
  filter(indices: IndexSet, target?: string, source?: string): void {
    this.brush('filter', indices, target, source)
  }

  indices(action: BrushingAction, target: string = brushingTargets.row): IndexSet {
    return this.#manager.indices(action, target)
  }
  selectedIndices(target?: string): IndexSet {
    return this.indices('select', target)
  }
  highlightedIndices(target?: string): IndexSet {
    return this.indices('highlight', target)
  }
  filteredIndices(target?: string): IndexSet {
    return this.indices('filter', target)
  }

  /** Which sets changed since the processor was last valid, by target. */
  get modified(): ReadonlyMap<string, ReadonlySet<BrushingAction>> {
    return this.#modified
  }
  /** Of one target, or of any. */
  isModified(action: BrushingAction, target?: string): boolean {
    if (target !== undefined) return this.#modified.get(target)?.has(action) ?? false
    return [...this.#modified.values()].some(actions => actions.has(action))
  }

  /** @internal It shares selections with others from now on. */
  onJoin(callback: () => void): Disposable {
    return this.#joined.add(callback)
  }
  /** @internal What it is connected to shares other selections now. */
  rejoin(): void {
    const [outport] = this.connectedOutports
    if (outport instanceof BrushingAndLinkingOutport) this.#join(outport.manager)
  }

  /** Some set changed, whether or not the processor runs for that. */
  onBrushed(callback: () => void): Disposable {
    return this.#brushed.add(callback)
  }

  override setValid(): void {
    super.setValid()
    this.#modified.clear()
  }

  #follow(): Disposable {
    return this.#manager.onChange((target, action) => this.#changed(target, action))
  }

  #join(manager: BrushingManager): void {
    const before = this.#manager
    this.#following.dispose()
    for (const [target, filters] of this.#filters)
      for (const source of filters.keys()) before.brush('filter', target, IndexSet.empty, source)
    this.#manager = manager
    this.#following = this.#follow()
    for (const [target, filters] of this.#filters) for (const [source, indices] of filters) manager.brush('filter', target, indices, source)
    for (const target of new Set([...before.targets, ...manager.targets]))
      for (const action of ['filter', 'select', 'highlight'] as const)
        if (!before.indices(action, target).equals(manager.indices(action, target))) this.#mark(target, action)
    this.#brushed.fire()
    this.#joined.fire()
  }

  #changed(target: string, action: BrushingAction): void {
    this.#mark(target, action)
    this.#brushed.fire()
    for (const { targets, actions, level } of this.reactions) {
      if (level === 'valid' || !actions.includes(action) || (targets.length > 0 && !targets.includes(target))) continue
      for (const outport of this.connectedOutports) this.sourceBecameValid(outport)
      this.owner?.invalidate(level)
    }
  }

  #mark(target: string, action: BrushingAction): void {
    this.#modified.set(target, new Set(this.#modified.get(target)).add(action))
  }
}

/** Hands out selections that its inports share. */
export class BrushingAndLinkingOutport extends Outport<BrushingManager> {
  readonly #manager = new BrushingManager()
  #followed: BrushingAndLinkingInport | undefined

  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, brushingType, options)
  }

  /** There from the beginning: nobody waits for an evaluation to select something. */
  get manager(): BrushingManager {
    return this.#followed?.manager ?? this.#manager
  }

  /** @internal Hands on the selections that an inport shares, as at the border of a composite. */
  follow(inport: BrushingAndLinkingInport): void {
    this.#followed = inport
    inport.onJoin(() => {
      for (const connected of this.connectedInports) if (connected instanceof BrushingAndLinkingInport) connected.rejoin()
    })
  }

  override get classIdentifier(): string {
    return 'org.inviwo.BrushingAndLinkingOutport'
  }
}
