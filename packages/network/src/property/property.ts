import type { Disposable } from '../disposable.ts'
import { PropertyError } from '../errors.ts'
import { checkIdentifier } from '../identifier.ts'
import type { InvalidationLevel } from '../invalidation.ts'
import { Signal } from '../signal.ts'
import type {
  AutoLinkTarget,
  PropertyDescription,
  PropertyMeta,
  PropertyOptions,
  PropertyState,
  SerializationMode,
  UsageMode,
} from './description.ts'
import { sameValue } from './equality.ts'
import type { PropertyOwner } from './property-owner.ts'

/**
 * A named value of a processor that the user sees, links and saves. The state is an immutable plain value; a change makes
 * a new one. Subclasses give the state's rules (`conform`) and a typed `value`.
 */
export abstract class Property<S extends PropertyState = PropertyState> {
  static readonly classIdentifier: string = ''

  readonly identifier: string
  help: string
  invalidationLevel: InvalidationLevel
  serializationMode: SerializationMode
  owned: boolean
  /** What it is linked with when the user adds its processor. */
  readonly autoLinkTargets: readonly AutoLinkTarget[]
  owner: PropertyOwner | undefined = undefined
  /** Changed since the processor was last valid; a new property counts as changed. */
  modified = true

  #state: S
  #defaultState: S
  #meta: PropertyMeta
  #defaultMeta: PropertyMeta
  #silent = false
  readonly #changed = new Signal()
  readonly #metaChanged = new Signal()

  constructor(identifier: string, displayName: string, state: S, options: PropertyOptions = {}) {
    checkIdentifier('Property', identifier)
    this.identifier = identifier
    this.help = options.help ?? ''
    this.invalidationLevel = options.invalidationLevel ?? 'invalidOutput'
    this.serializationMode = options.serializationMode ?? (options.owned ? 'all' : 'default')
    this.owned = options.owned ?? false
    this.autoLinkTargets = options.autoLinkTargets ?? []
    this.#state = state
    this.#defaultState = state
    this.#meta = {
      displayName,
      semantics: options.semantics ?? 'Default',
      visible: options.visible ?? true,
      readOnly: options.readOnly ?? false,
      usageMode: options.usageMode ?? 'development',
    }
    this.#defaultMeta = this.#meta
  }

  get classIdentifier(): string {
    return (this.constructor as typeof Property).classIdentifier
  }

  /** `Processor.composite.property`; the identifier alone while nobody owns it. */
  get path(): string {
    return this.owner ? `${this.owner.path}.${this.identifier}` : this.identifier
  }

  get state(): S {
    return this.#state
  }

  /** The state of the constructor, until `setCurrentAsDefault`. */
  get defaultState(): S {
    return this.#defaultState
  }

  get isDefault(): boolean {
    return sameValue(this.state, this.#defaultState)
  }

  /**
   * Back to the default. Whether a property is visible and read-only stays: processors derive that from other values.
   */
  reset(): void {
    const { displayName, semantics, usageMode } = this.#defaultMeta
    this.whileLocked(() => {
      this.setMeta({ displayName, semantics, usageMode })
      this.setState(this.#defaultState)
    })
  }

  setCurrentAsDefault(): void {
    this.#defaultState = this.state
    this.#defaultMeta = this.#meta
  }

  /**
   * Changes the fields in `patch`. Returns whether anything changed; an equal state is no change and tells nobody.
   * @throws PropertyError when a field is unknown or cannot be held; the property is then as before.
   */
  setState(patch: Partial<S>): boolean {
    this.#checkFields(patch)
    return this.#change(this.conform(patch, this.state))
  }

  /** Puts fields back to what they were: as `setState`, but nothing else of the state is derived from them. */
  restoreState(patch: Partial<S>): boolean {
    this.#checkFields(patch)
    return this.#change(this.conformRestored(patch, this.state))
  }

  /** @internal Puts fields back past the callbacks, which have seen them and changed something themselves. */
  reassertState(patch: Partial<S>): void {
    this.#silent = true
    try {
      this.restoreState(patch)
    } finally {
      this.#silent = false
    }
  }

  #checkFields(patch: Partial<S>): void {
    const known = this.#defaultState
    for (const key of Object.keys(patch))
      if (!(key in known) && !this.keepsUnknownFields) throw this.error(`one of ${Object.keys(known).join(', ')}`, key)
  }

  #change(next: S): boolean {
    const before = this.state
    if (sameValue(next, before)) return false
    this.whileLocked(() => {
      this.owner?.host?.propertyWillChange(this, before, next)
      this.store(next)
      this.notify(this.levelOfChange(before, next), () => this.stateChanged(before, next))
    })
    return true
  }

  protected get keepsUnknownFields(): boolean {
    return false
  }

  /** Applies the class's rules to a change: what is kept, clamped, or refused with PropertyError. */
  protected abstract conform(patch: Partial<S>, before: S): S

  protected conformRestored(patch: Partial<S>, before: S): S {
    return this.conform(patch, before)
  }

  /** What a change asks of the processor; less than the property's own level when only the view of it changed. */
  protected levelOfChange(_before: S, _next: S): InvalidationLevel {
    return this.invalidationLevel
  }

  /** Runs before the callbacks, for what a class derives from its state. */
  protected stateChanged(_before: S, _next: S): void {}

  protected store(next: S): void {
    this.#state = next
  }

  /** Tells of a change, in this order: callbacks, modified flag, links and observers, owner. */
  notify(level: InvalidationLevel, first?: () => void): void {
    this.whileLocked(() => {
      first?.()
      if (!this.#silent) this.#changed.fire()
      this.modified = true
      this.owner?.host?.propertyChanged(this)
      if (level !== 'valid') this.owner?.invalidate(level, this)
    })
  }

  /** Takes what the other property has, as a link does. @throws PropertyError when the classes differ. */
  assign(source: Property): void {
    if (source.classIdentifier !== this.classIdentifier) throw this.error(`a ${this.classIdentifier}`, source.classIdentifier)
    this.setState(source.state as S)
  }

  /** The processor became valid. */
  setValid(): void {
    this.modified = false
  }

  /** Runs after the value was set and before the processor runs, at every change. */
  onChange(callback: () => void): Disposable {
    return this.#changed.add(callback)
  }

  /** Runs when name, semantics, visibility, read-only flag or usage mode change. */
  onMetaChange(callback: () => void): Disposable {
    return this.#metaChanged.add(callback)
  }

  get meta(): PropertyMeta {
    return this.#meta
  }

  get defaultMeta(): PropertyMeta {
    return this.#defaultMeta
  }

  setMeta(patch: Partial<PropertyMeta>): boolean {
    const next = { ...this.#meta, ...patch }
    if (sameValue(next, this.#meta)) return false
    this.#meta = next
    this.tellMetaChanged()
    return true
  }

  /** @internal Also when the group became read-only. */
  tellMetaChanged(): void {
    this.#metaChanged.fire()
    this.owner?.host?.propertyMetaChanged(this)
  }

  get displayName(): string {
    return this.#meta.displayName
  }
  set displayName(displayName: string) {
    this.setMeta({ displayName })
  }
  get semantics(): string {
    return this.#meta.semantics
  }
  set semantics(semantics: string) {
    this.setMeta({ semantics })
  }
  get visible(): boolean {
    return this.#meta.visible
  }
  set visible(visible: boolean) {
    this.setMeta({ visible })
  }
  /** By itself or with the group that it is in; `meta` tells of itself alone. */
  get readOnly(): boolean {
    return this.#meta.readOnly || (this.owner instanceof Property && this.owner.readOnly)
  }
  set readOnly(readOnly: boolean) {
    this.setMeta({ readOnly })
  }
  get usageMode(): UsageMode {
    return this.#meta.usageMode
  }
  set usageMode(usageMode: UsageMode) {
    this.setMeta({ usageMode })
  }

  /** Visible as long as `predicate` holds: now, and after every change of `other`. */
  visibleWhen<P extends Property>(other: P, predicate: (other: P) => boolean): this {
    const update = () => this.setMeta({ visible: predicate(other) })
    other.onChange(update)
    update()
    return this
  }

  /** Read-only for the user (scripts may still write) as long as `predicate` holds. */
  readOnlyWhen<P extends Property>(other: P, predicate: (other: P) => boolean): this {
    const update = () => this.setMeta({ readOnly: predicate(other) })
    other.onChange(update)
    update()
    return this
  }

  describe(): PropertyDescription {
    return this.describeOwn()
  }

  /** The same without what is below it. */
  describeOwn(): Omit<PropertyDescription, 'children'> {
    const { displayName, semantics, visible, readOnly, usageMode } = this.#meta
    const { classIdentifier, identifier, help, invalidationLevel, serializationMode, owned } = this
    return {
      classIdentifier,
      identifier,
      displayName,
      help,
      invalidationLevel,
      semantics,
      visible,
      readOnly,
      usageMode,
      serializationMode,
      owned,
      state: this.state,
    }
  }

  /** @internal */
  error(expected: string, found: unknown): PropertyError {
    return new PropertyError(this.path, expected, found)
  }

  protected whileLocked(action: () => void): void {
    const host = this.owner?.host
    if (host) host.locked(action)
    else action()
  }
}
