import { NetworkError } from '../errors.ts'
import { levelOf, localIdentifier, uniqueIdentifier } from '../identifier.ts'
import { processorOf } from '../network/find-by-path.ts'
import type { ProcessorNetwork } from '../network/processor-network.ts'
import { PropertyGroup } from '../property/composite-property.ts'
import { createMirror } from '../property/create-property.ts'
import type { PropertyDescription } from '../property/description.ts'
import type { Property } from '../property/property.ts'
import { CompositeProcessor } from './composite-processor.ts'

/** The composite in which the property lies; undefined for one of the network itself. */
export function compositeAround(network: ProcessorNetwork, property: Property): CompositeProcessor | undefined {
  const composite = network.processors.get(levelOf(processorOf(property.path)))
  return composite instanceof CompositeProcessor ? composite : undefined
}

/** What stands for the property at the composite around it. */
export function exposedAs(network: ProcessorNetwork, inner: Property): Property | undefined {
  return compositeAround(network, inner)?.exposed.get(inner)
}

/** What a property of a composite stands for. */
export function exposedFrom(network: ProcessorNetwork, outer: Property): Property | undefined {
  const composite = network.processors.get(processorOf(outer.path))
  if (!(composite instanceof CompositeProcessor)) return undefined
  return [...composite.exposed].find(([, exposed]) => exposed === outer)?.[0]
}

/** The property itself and those below it that are exposed. */
export function exposedBelow(network: ProcessorNetwork, properties: readonly Property[]): Property[] {
  return properties.flatMap(property => [
    ...(exposedAs(network, property) ? [property] : []),
    ...(property instanceof PropertyGroup ? exposedBelow(network, property.properties) : []),
  ])
}

export interface Exposure {
  /** Of the property inside. */
  readonly path: string
  /** What it is called at the composite. */
  readonly as?: string | undefined
  readonly index?: number | undefined
  /** How it looked at the composite before; else it looks as it does inside. */
  readonly property?: PropertyDescription | undefined
}

/** The property at the composite that shall stand for the inner one: the one that is there already, or a new one. */
export function outerProperty(composite: CompositeProcessor, inner: Property, { as, property }: Exposure): Property {
  const known = as === undefined ? undefined : composite.property(as)
  if (known) {
    if ([...composite.exposed.values()].includes(known)) throw new NetworkError(`${known.path} stands for another property already`)
    inform(known, inner)
    return known
  }
  const identifier = uniqueIdentifier(as ?? nameAtComposite(inner.path), taken => composite.property(taken) !== undefined)
  const { displayName, semantics, visible, readOnly, usageMode } = property ?? inner.meta
  const meta = { displayName, semantics, visible, readOnly, usageMode }
  return createMirror({ ...inner.describe(), ...meta, identifier, owned: true, serializationMode: 'all' })
}

/** Files do not tell these of properties that were added at run time, nor children that are not saved. */
function inform(outer: Property, inner: Property): void {
  outer.help ||= inner.help
  outer.invalidationLevel = inner.invalidationLevel
  if (!(outer instanceof PropertyGroup && inner instanceof PropertyGroup)) return
  inner.properties.forEach((child, i) => {
    const same = outer.property(child.identifier)
    if (same) inform(same, child)
    else if (child.serializationMode === 'none') outer.addProperty(createMirror(child.describe()), i)
  })
}

/** Of `Composite/Background.color.first` it is `Background-color-first`, which cannot meet the name of any other one. Inferred. */
export function nameAtComposite(path: string): string {
  return localIdentifier(path).replaceAll('.', '-')
}
