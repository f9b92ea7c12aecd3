import { isPromise } from '../evaluation/run.ts'
import type { Inport } from '../port/inport.ts'
import type { Outport } from '../port/outport.ts'
import type { Processor } from '../processor/processor.ts'
import type { ProcessorHost } from '../processor/processor-host.ts'
import type { InteractionEvent } from './interaction-event.ts'

interface Step {
  readonly processor: Processor
  readonly event: InteractionEvent
  readonly from: Outport | undefined
}

/**
 * Hands an event to a processor and from there up the network. An event that was used goes no further up its own branch;
 * other branches still see it. Every processor sees it once. Returns whether anybody used it; a promise where a processor
 * takes its time to say so. What it changes on the way is the user's doing, except where a pointer only passes by.
 */
export function propagateEvent(event: InteractionEvent, start: Processor): boolean | Promise<boolean> {
  return new Journey(event, start).go()
}

/** Whether a pointer moves with no button down: things light up under it, yet nothing is done. */
export function isHover(event: InteractionEvent): boolean {
  if (event.kind === 'mouse') return event.state === 'move' && event.buttons.length === 0
  return event.kind === 'picking' && event.press === 'none' && event.source?.kind !== 'wheel'
}

class Journey {
  readonly #event: InteractionEvent
  readonly #host: ProcessorHost | undefined
  readonly #visited = new Set<Processor>()
  // A stack instead of recursion: branches may be long.
  readonly #open: Step[]
  #used = false

  constructor(event: InteractionEvent, start: Processor) {
    this.#event = event
    this.#host = isHover(event) ? undefined : start.host
    this.#open = [{ processor: start, event, from: undefined }]
  }

  go(): boolean | Promise<boolean> {
    return this.#host ? this.#host.byUser(() => this.#go()) : this.#go()
  }

  #go(): boolean | Promise<boolean> {
    for (let step = this.#open.pop(); step; step = this.#open.pop()) {
      const { processor, event, from } = step
      if (this.#visited.has(processor)) continue
      this.#visited.add(processor)
      event.used = false
      const waiting = processor.handleEvent(event, from)
      if (isPromise(waiting)) return this.#continueAfter(waiting, step)
      this.#leave(step)
    }
    this.#event.used = this.#used
    return this.#used
  }

  async #continueAfter(waiting: Promise<void>, step: Step): Promise<boolean> {
    await waiting
    // It may have left the network meanwhile.
    if (step.processor.host) this.#leave(step)
    return this.go()
  }

  #leave({ processor, event, from }: Step): void {
    if (event.used) this.#used = true
    else this.#open.push(...upstream(processor, event, from).reverse())
  }
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
