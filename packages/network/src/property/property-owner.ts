import type { InvalidationLevel } from '../invalidation.ts'
import type { PropertyState } from './description.ts'
import type { Property } from './property.ts'

/** A processor or a composite. */
export interface PropertyOwner {
  readonly path: string
  readonly properties: readonly Property[]
  /** Appends, or inserts before `index`. @throws PropertyError when the identifier is taken. */
  addProperty<P extends Property>(property: P, index?: number): P
  removeProperty(property: Property): void
  /** To another place among the properties of this owner. */
  moveProperty(property: Property, index: number): void
  /** By path relative to this owner, such as `camera.lookFrom`. */
  property(path: string): Property | undefined
  /** Where changes are told to: the network that the owner is in. */
  readonly host: PropertyHost | undefined
  /** A property of this owner changed in a way that asks for `level`. */
  invalidate(level: InvalidationLevel, property?: Property): void
}

/** What properties tell to the network that they are in. */
export interface PropertyHost {
  /** Nothing is evaluated before `action` has ended. */
  locked(action: () => void): void
  propertyWillChange(property: Property, before: PropertyState, next: PropertyState): void
  propertyChanged(property: Property): void
  propertyMetaChanged(property: Property): void
  propertyAdded(property: Property): void
  propertyRemoved(property: Property): void
  propertyMoved(property: Property, from: number): void
  /** A link could not set the property. */
  propertyNotAssigned(property: Property, source: Property): void
}
