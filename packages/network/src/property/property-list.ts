import { PropertyError } from '../errors.ts'
import type { Property } from './property.ts'
import type { PropertyOwner } from './property-owner.ts'

/** The ordered properties of one owner, found by identifier. */
export class PropertyList {
  readonly #owner: PropertyOwner
  readonly #byIdentifier = new Map<string, Property>()
  #items: readonly Property[] = []

  constructor(owner: PropertyOwner) {
    this.#owner = owner
  }

  get items(): readonly Property[] {
    return this.#items
  }

  /** @throws PropertyError when the identifier is taken or the property has an owner already. */
  add(property: Property, index = this.#items.length): void {
    if (this.#byIdentifier.has(property.identifier))
      throw new PropertyError(this.#owner.path, 'an identifier that no other property of it has', property.identifier)
    if (property.owner) throw new PropertyError(property.path, 'a property without owner', property.owner.path)
    property.owner = this.#owner
    this.#byIdentifier.set(property.identifier, property)
    this.#items = this.#items.toSpliced(index, 0, property)
    this.#owner.host?.propertyAdded(property)
  }

  /** @throws PropertyError when the property is not in the list. */
  remove(property: Property): void {
    if (this.#byIdentifier.get(property.identifier) !== property)
      throw new PropertyError(this.#owner.path, 'one of its own properties', property.identifier)
    this.#owner.host?.propertyRemoved(property)
    this.#byIdentifier.delete(property.identifier)
    this.#items = this.#items.filter(other => other !== property)
    property.owner = undefined
  }

  /** To the place that `index` names afterwards. @throws PropertyError when the property is not in the list. */
  move(property: Property, index: number): void {
    const from = this.#items.indexOf(property)
    if (from < 0) throw new PropertyError(this.#owner.path, 'one of its own properties', property.identifier)
    this.#items = this.#items.toSpliced(from, 1).toSpliced(index, 0, property)
    if (this.#items.indexOf(property) !== from) this.#owner.host?.propertyMoved(property, from)
  }

  get(identifier: string): Property | undefined {
    return this.#byIdentifier.get(identifier)
  }
}
