import type { Processor } from '../processor/processor.ts'

interface Visit {
  readonly processor: Processor
  readonly feeders: readonly Processor[]
  next: number
}

/**
 * The processors that some sink needs, producers before consumers: depth first upstream from every sink, along inports and
 * connections in their order, without connections that their consumer calls inactive. Without recursion, for long chains.
 */
export function evaluationOrder(processors: Iterable<Processor>): Processor[] {
  const order: Processor[] = []
  const seen = new Set<Processor>()
  const path: Visit[] = []
  const enter = (processor: Processor) => {
    seen.add(processor)
    path.push({ processor, feeders: activeFeeders(processor), next: 0 })
  }
  for (const sink of processors) {
    if (!sink.isSink || seen.has(sink)) continue
    enter(sink)
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const feeder = visit.feeders[visit.next++]
      if (!feeder) {
        order.push(visit.processor)
        path.pop()
      } else if (!seen.has(feeder)) enter(feeder)
    }
  }
  return order
}

function activeFeeders(processor: Processor): readonly Processor[] {
  return processor.inports.flatMap(inport =>
    inport.connectedOutports.flatMap(outport => (processor.isConnectionActive(inport, outport) ? [outport.owner as Processor] : [])),
  )
}
