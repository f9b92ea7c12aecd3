import { PropertyGroup } from '../property/composite-property.ts'
import type { Property } from '../property/property.ts'

/** The properties with all those that they hold. */
export function propertiesBelow(properties: readonly Property[]): Property[] {
  return properties.flatMap(property =>
    property instanceof PropertyGroup ? [property, ...propertiesBelow(property.properties)] : [property],
  )
}
