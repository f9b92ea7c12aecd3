import { NetworkError } from '../errors.ts'
import type { Change } from '../network/change.ts'
import { linkConverter } from '../network/link-converters.ts'
import type { LinkTable } from '../network/link-table.ts'
import type { ProcessorNetwork } from '../network/processor-network.ts'
import type { Property } from '../property/property.ts'
import { compositeAround, type Exposure, exposedBelow, outerProperty } from './exposing.ts'
import { propertiesBelow } from './properties-below.ts'

/** What only the network itself can do. */
export interface ExposureParts {
  readonly network: ProcessorNetwork
  readonly links: LinkTable
  readonly record: (inverse: Change) => void
  /** The inverse of what `action` does is recorded by who calls. */
  readonly unrecorded: (action: () => void) => void
}

/** Shows properties from inside of composites at these. */
export class Exposures {
  readonly #parts: ExposureParts

  constructor(parts: ExposureParts) {
    this.#parts = parts
  }

  /** @throws NetworkError when the property lies in no composite, or is shown at it. */
  expose(inner: Property, exposure: Omit<Exposure, 'path'>): Property {
    const { network, links, record, unrecorded } = this.#parts
    const composite = compositeAround(network, inner)
    if (!composite) throw new NetworkError(`${inner.path} does not lie inside of a composite processor`)
    if (composite.exposed.has(inner)) throw new NetworkError(`${inner.path} is shown at ${composite.identifier} already`)
    const outer = outerProperty(composite, inner, { ...exposure, path: inner.path })
    if (!linkConverter(inner, outer) || !linkConverter(outer, inner))
      throw new NetworkError(`${inner.path} (${inner.classIdentifier}) cannot be shown as a ${outer.classIdentifier}`)
    network.locked(() => {
      if (!outer.owner) unrecorded(() => composite.addProperty(outer, exposure.index))
      composite.pair(inner, outer)
      links.add({ source: inner, destination: outer, exposes: true })
      links.add({ source: outer, destination: inner, exposes: true })
      record({ kind: 'unexpose', path: inner.path })
      network.propertyMetaChanged(inner)
    })
    return outer
  }

  /** @throws NetworkError when it is not shown. */
  unexpose(inner: Property): void {
    const { network, links, record, unrecorded } = this.#parts
    const composite = compositeAround(network, inner)
    const outer = composite?.exposed.get(inner)
    if (!composite || !outer) throw new NetworkError(`${inner.path} is not shown at a composite processor`)
    network.locked(() => {
      for (const property of exposedBelow(network, [outer])) this.unexpose(property)
      for (const property of propertiesBelow([outer]))
        for (const { source, destination } of network.linksOf(property)) network.unlink(source, destination)
      const index = composite.properties.indexOf(outer)
      record({ kind: 'expose', path: inner.path, as: outer.identifier, index, property: outer.describe() })
      composite.unpair(inner)
      links.remove({ source: inner, destination: outer })
      links.remove({ source: outer, destination: inner })
      unrecorded(() => composite.removeProperty(outer))
      network.propertyMetaChanged(inner)
    })
  }
}
