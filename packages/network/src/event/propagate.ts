import type { Inport } from '../port/inport.ts'
import type { Outport } from '../port/outport.ts'
import type { Processor } from '../processor/processor.ts'
import type { InteractionEvent } from './interaction-event.ts'

interface Step {
  readonly processor: Processor
  readonly event: InteractionEvent
  readonly from: Outport | undefined
}

/**
 * Hands an event to a processor and from there up the network. An event that was used goes no further up its own branch;
 * other branches still see it. Every processor sees it once. Returns whether anybody used it.
 */
export function propagateEvent(event: InteractionEvent, start: Processor): boolean {
  const visited = new Set<Processor>()
  const open: Step[] = [{ processor: start, event, from: undefined }]
  let used = false
  // A stack instead of recursion: branches may be long.
  for (let step = open.pop(); step; step = open.pop()) {
    const { processor, from } = step
    if (visited.has(processor)) continue
    visited.add(processor)
    const seen = step.event
    seen.used = false
    processor.handleEvent(seen, from)
    if (seen.used) used = true
    else open.push(...upstream(processor, seen, from).reverse())
  }
  event.used = used
  return used
}

function upstream(processor: Processor, event: InteractionEvent, from: Outport | undefined): Step[] {
  return processor.inports.flatMap((inport: Inport) =>
    inport.connectedOutports.flatMap(source => {
      const next = processor.eventFor(inport, event, from, source)
      return next ? stepTo(source, next) : []
    }),
  )
}

function stepTo(outport: Outport, event: InteractionEvent): Step[] {
  // Ports belong to processors; the interface that they know their owner by says less.
  const processor = outport.owner as Processor | undefined
  return processor ? [{ processor, event, from: outport }] : []
}
