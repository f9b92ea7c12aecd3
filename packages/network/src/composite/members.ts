import type { ProcessorNetwork } from '../network/processor-network.ts'
import type { Processor } from '../processor/processor.ts'
import { CompositeProcessor } from './composite-processor.ts'

/** The processors that do the work of these: of a composite those inside. */
export function membersOf(network: ProcessorNetwork, identifiers: readonly string[]): Processor[] {
  return identifiers.flatMap(identifier => {
    const processor = network.processors.get(identifier)
    if (processor instanceof CompositeProcessor)
      return membersOf(
        network,
        [...processor.children].map(child => child.identifier),
      )
    return processor ? [processor] : []
  })
}
