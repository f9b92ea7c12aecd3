import type { Change } from '../network/change.ts'
import type { ProcessorNetwork } from '../network/processor-network.ts'
import type { Property } from '../property/property.ts'
import { type Exposure, exposedAs } from './exposing.ts'

/** What exposes a property again after `unexpose`, with the links that it had at the composite; `expose` makes the first change. */
export function exposeAgain(
  network: ProcessorNetwork,
  inner: Property,
  expose: (exposure: Omit<Exposure, 'path'>) => readonly Change[],
): Change[] {
  const outer = exposedAs(network, inner)
  if (!outer) return []
  const index = outer.owner?.properties.indexOf(outer)
  return [
    ...expose({ as: outer.identifier, index, property: outer.describe() }),
    ...linksAgain(network, outer, outer.path),
    ...exposeAgain(network, outer, exposure => [{ kind: 'expose', path: outer.path, ...exposure }]),
  ]
}

/** The links of a property, made for the one at `path`. */
export function linksAgain(network: ProcessorNetwork, property: Property, path: string): Change[] {
  return network.linksOf(property).map(({ source, destination }) => ({
    kind: 'link',
    source: source === property ? path : source.path,
    destination: destination === property ? path : destination.path,
  }))
}
