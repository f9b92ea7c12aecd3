import { type InvalidationLevel, lowerLevel } from '../invalidation.ts'
import { BoolProperty } from './bool-property.ts'
import type { PropertyDescription, PropertyMeta, PropertyOptions, PropertyState } from './description.ts'
import { Property } from './property.ts'
import { PropertyList } from './property-list.ts'
import type { PropertyHost, PropertyOwner } from './property-owner.ts'
import { expectBoolean } from './validation.ts'

/** A property that owns others. A child's change counts as its own, at the lower of both invalidation levels. */
export abstract class PropertyGroup<S extends PropertyState = PropertyState> extends Property<S> implements PropertyOwner {
  readonly #children = new PropertyList(this)

  constructor(identifier: string, displayName: string, state: S, options: PropertyOptions = {}) {
    super(identifier, displayName, state, { invalidationLevel: 'invalidResources', ...options })
  }

  get properties(): readonly Property[] {
    return this.#children.items
  }

  addProperty<P extends Property>(property: P, index?: number): P {
    this.#children.add(property, index)
    return property
  }

  removeProperty(property: Property): void {
    this.#children.remove(property)
  }

  moveProperty(property: Property, index: number): void {
    this.#children.move(property, index)
  }

  /** Only groups are searched for the rest of a path. */
  property(path: string): Property | undefined {
    const dot = path.indexOf('.')
    if (dot < 0) return this.#children.get(path)
    const child = this.#children.get(path.slice(0, dot))
    return child instanceof PropertyGroup ? child.property(path.slice(dot + 1)) : undefined
  }

  get host(): PropertyHost | undefined {
    return this.owner?.host
  }

  invalidate(level: InvalidationLevel): void {
    this.notify(lowerLevel(level, this.invalidationLevel))
  }

  override setValid(): void {
    super.setValid()
    for (const child of this.properties) child.setValid()
  }

  override get isDefault(): boolean {
    return super.isDefault && this.properties.every(child => child.isDefault)
  }

  override reset(): void {
    this.whileLocked(() => {
      super.reset()
      for (const child of this.properties) child.reset()
    })
  }

  override setCurrentAsDefault(): void {
    super.setCurrentAsDefault()
    for (const child of this.properties) child.setCurrentAsDefault()
  }

  /** Children are read-only with their group. */
  override setMeta(patch: Partial<PropertyMeta>): boolean {
    const before = this.readOnly
    const changed = super.setMeta(patch)
    if (before !== this.readOnly) this.#tellChildren()
    return changed
  }

  #tellChildren(): void {
    for (const child of this.properties) {
      child.tellMetaChanged()
      if (child instanceof PropertyGroup) child.#tellChildren()
    }
  }

  /** A link sets child by child, by position, when both have equally many; else nothing but that the network tells of it. */
  override assign(source: Property): void {
    if (!(source instanceof PropertyGroup) || source.classIdentifier !== this.classIdentifier)
      throw this.error(`a ${this.classIdentifier}`, source.classIdentifier)
    const sources = source.properties
    if (sources.length !== this.properties.length) {
      this.host?.propertyNotAssigned(this, source)
      return
    }
    this.whileLocked(() => {
      this.properties.forEach((child, i) => {
        const other = sources[i]
        if (other && other.classIdentifier === child.classIdentifier) child.assign(other)
      })
    })
  }

  override describe(): PropertyDescription {
    return { ...this.describeOwn(), children: this.properties.map(child => child.describe()) }
  }
}

export type CompositeState = { readonly collapsed: boolean }

export interface CompositeOptions extends PropertyOptions {
  readonly collapsed?: boolean | undefined
  /** A class that this program does not know but whose children it can show keeps its name. */
  readonly classIdentifier?: string | undefined
}

export class CompositeProperty<S extends CompositeState = CompositeState> extends PropertyGroup<S> {
  static override readonly classIdentifier: string = 'org.inviwo.CompositeProperty'
  readonly #classIdentifier: string | undefined

  constructor(identifier: string, displayName: string, options: CompositeOptions = {}, more?: Omit<S, 'collapsed'>) {
    super(identifier, displayName, { collapsed: options.collapsed ?? false, ...more } as S, options)
    this.#classIdentifier = options.classIdentifier
  }

  override get classIdentifier(): string {
    return this.#classIdentifier ?? super.classIdentifier
  }

  get collapsed(): boolean {
    return this.state.collapsed
  }
  set collapsed(collapsed: boolean) {
    this.setState({ collapsed } as Partial<S>)
  }

  protected override conform(patch: Partial<S>, before: S): S {
    const all = { ...before, ...patch }
    return { ...all, collapsed: expectBoolean(this.path, all.collapsed) }
  }

  /** Folding is for the eye alone. */
  protected override levelOfChange(): InvalidationLevel {
    return 'valid'
  }
}

export interface BoolCompositeOptions extends CompositeOptions {
  /** Some classes call the check box otherwise. */
  readonly checkedIdentifier?: string | undefined
}

/** A group with a check box, which is its invisible first child. */
export class BoolCompositeProperty extends CompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.BoolCompositeProperty'
  readonly #box: BoolProperty

  constructor(identifier: string, displayName: string, checked = false, options: BoolCompositeOptions = {}) {
    super(identifier, displayName, options)
    this.#box = this.addProperty(
      new BoolProperty(options.checkedIdentifier ?? 'checked', 'Check', checked, {
        visible: false,
        help: 'The check box of the group: whether it has an effect.',
      }),
    )
  }

  get checked(): boolean {
    return this.#box.value
  }
  set checked(checked: boolean) {
    this.#box.value = checked
  }
}
