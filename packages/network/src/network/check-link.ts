import { NetworkError } from '../errors.ts'
import { levelOf } from '../identifier.ts'
import type { Property } from '../property/property.ts'
import type { PropertyHost } from '../property/property-owner.ts'
import { processorOf } from './find-by-path.ts'
import { linkConverter } from './link-converters.ts'

/** @throws NetworkError when `destination` cannot follow `source`, with the reason. */
export function checkLink(network: PropertyHost, source: Property, destination: Property): void {
  for (const property of [source, destination])
    if (property.owner?.host !== network) throw new NetworkError(`${property.path} is not in the network`)
  if (levelOf(processorOf(source.path)) !== levelOf(processorOf(destination.path)))
    throw new NetworkError(`${source.path} and ${destination.path} do not lie in the same network`)
  if (!linkConverter(source, destination))
    throw new NetworkError(
      `${source.path} (${source.classIdentifier}) cannot be linked to ${destination.path} (${destination.classIdentifier})`,
    )
}
