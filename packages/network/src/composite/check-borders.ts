import { NetworkError } from '../errors.ts'
import { levelOf } from '../identifier.ts'
import { processorOf } from '../network/find-by-path.ts'
import type { ProcessorNetwork } from '../network/processor-network.ts'
import type { Processor } from '../processor/processor.ts'
import { exposedBelow } from './exposing.ts'

/** After processors were moved into composites or out of them. @throws NetworkError when an edge of theirs reaches across a border. */
export function checkBorders(network: ProcessorNetwork, moved: ReadonlySet<Processor>): void {
  const levelsOf = (paths: readonly string[]) => new Set(paths.map(path => levelOf(processorOf(path))))
  const refuse = (source: string, destination: string) => {
    throw new NetworkError(`${source} and ${destination} would not lie in the same network any more`)
  }
  for (const processor of moved) {
    const incoming = processor.inports.flatMap(inport => inport.connectedOutports.map(outport => [outport.path, inport.path] as const))
    const outgoing = processor.outports.flatMap(outport => outport.connectedInports.map(inport => [outport.path, inport.path] as const))
    for (const [source, destination] of [...incoming, ...outgoing])
      if (levelsOf([source, destination]).size > 1) refuse(source, destination)
  }
  for (const { source, destination } of network.links)
    if (levelsOf([source.path, destination.path]).size > 1) refuse(source.path, destination.path)
}

/** Before they move. @throws NetworkError when a property of theirs is shown at the composite around them. */
export function refuseExposed(network: ProcessorNetwork, processors: readonly Processor[]): void {
  const properties = processors.flatMap(processor => processor.properties)
  const [exposed] = exposedBelow(network, properties)
  if (exposed) throw new NetworkError(`${exposed.path} is shown at the composite around it; take that back first`)
}
