import { uniqueIdentifier } from '../identifier.ts'
import { type CompositeOptions, CompositeProperty, type CompositeState } from './composite-property.ts'
import type { PropertyDescription } from './description.ts'
import { sameValue } from './equality.ts'
import type { Property } from './property.ts'
import { expectList, expectOneOf, expectWholeNumber } from './validation.ts'

export type ListState = CompositeState & {
  /** 0: any number. */
  readonly maxNumberOfElements: number
  readonly prefabs: readonly PropertyDescription[]
  readonly uiFlags: readonly ListUIFlag[]
}

export interface ListOptions extends CompositeOptions {
  readonly maxNumberOfElements?: number | undefined
  /** Default both. */
  readonly uiFlags?: readonly ListUIFlag[] | undefined
}

/** What the user may do with the elements; code may do everything. */
export type ListUIFlag = 'add' | 'remove'
const uiFlags: readonly ListUIFlag[] = ['add', 'remove']

/** Makes one new element; the identifier is replaced by a free one. */
export type Prefab = (identifier: string) => Property

/** A group whose children the user adds and removes; new ones are made by prefabs. */
export class ListProperty extends CompositeProperty<ListState> {
  static override readonly classIdentifier: string = 'org.inviwo.ListProperty'
  readonly #prefabs: readonly { readonly identifier: string; readonly make: Prefab }[]

  constructor(identifier: string, displayName: string, prefabs: Readonly<Record<string, Prefab>>, options: ListOptions = {}) {
    const made = Object.entries(prefabs).map(([base, make]) => ({ identifier: base, make }))
    const descriptions = made.map(prefab => prefab.make(prefab.identifier).describe())
    super(identifier, displayName, options, {
      maxNumberOfElements: options.maxNumberOfElements ?? 0,
      prefabs: descriptions,
      uiFlags: options.uiFlags ?? uiFlags,
    })
    this.#prefabs = made
  }

  get maxNumberOfElements(): number {
    return this.state.maxNumberOfElements
  }

  /** No other element may be made. Inviwo of 2021 stopped one earlier than its maximum says, newer ones do not. */
  get isFull(): boolean {
    return this.maxNumberOfElements > 0 && this.properties.length >= this.maxNumberOfElements
  }

  /** Makes and appends an element. @throws PropertyError when the list is full or has no such prefab. */
  construct(prefab = 0): Property {
    const { identifier, make } = this.#prefabs[prefab] ?? { identifier: '', make: undefined }
    if (!make) throw this.error(`the number of a prefab from 0 to ${this.#prefabs.length - 1}`, prefab)
    if (this.isFull) throw this.error(`at most ${this.maxNumberOfElements} elements`, this.properties.length + 1)
    const element = make(uniqueIdentifier(identifier, taken => this.property(taken) !== undefined))
    element.owned = true
    element.serializationMode = 'all'
    const suffix = element.identifier.slice(identifier.length)
    if (suffix !== '') element.displayName = `${element.displayName} ${suffix}`
    return this.addProperty(element)
  }

  override addProperty<P extends Property>(property: P, index?: number): P {
    super.addProperty(property, index)
    this.notify(this.invalidationLevel)
    return property
  }

  override removeProperty(property: Property): void {
    super.removeProperty(property)
    this.notify(this.invalidationLevel)
  }

  override moveProperty(property: Property, index: number): void {
    super.moveProperty(property, index)
    this.notify(this.invalidationLevel)
  }

  clear(): void {
    this.whileLocked(() => {
      for (const element of this.properties) this.removeProperty(element)
    })
  }

  /** A link needs equal prefabs: leading elements of equal identifiers are set, the others replaced. */
  override assign(source: Property): void {
    const classes = (list: ListProperty) => new Set(list.state.prefabs.map(prefab => prefab.classIdentifier))
    if (!(source instanceof ListProperty) || !sameValue([...classes(source)].sort(), [...classes(this)].sort())) {
      this.host?.propertyNotAssigned(this, source)
      return
    }
    this.whileLocked(() => {
      const same = source.properties.findIndex((element, i) => element.identifier !== this.properties[i]?.identifier)
      const kept = same < 0 ? source.properties.length : same
      for (const element of this.properties.slice(kept)) this.removeProperty(element)
      for (const element of source.properties.slice(kept)) this.#addLike(element)
      this.properties.forEach((element, i) => {
        const other = source.properties[i]
        if (other?.classIdentifier === element.classIdentifier) element.assign(other)
      })
    })
  }

  #addLike(element: Property): void {
    const prefab = this.#prefabs.find((_, i) => this.state.prefabs[i]?.classIdentifier === element.classIdentifier)
    if (!prefab) return
    const copy = prefab.make(element.identifier)
    copy.owned = true
    copy.serializationMode = 'all'
    copy.displayName = element.displayName
    this.addProperty(copy)
  }

  protected override conform(patch: Partial<ListState>, before: ListState): ListState {
    const all = super.conform(patch, before)
    if (!sameValue(all.prefabs, before.prefabs)) throw this.error('the prefabs that the list was made with', all.prefabs)
    return {
      ...all,
      maxNumberOfElements: expectWholeNumber(this.path, all.maxNumberOfElements),
      uiFlags: expectList(this.path, all.uiFlags, (path, flag) => expectOneOf(path, flag, uiFlags)),
    }
  }
}
