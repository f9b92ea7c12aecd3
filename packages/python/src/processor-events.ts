import type { Vec2 } from '@ivw/data'
import {
  type Disposable,
  type InteractionEvent,
  isHover,
  PickingIds,
  type ProcessorHost,
  type ProcessorStatus,
  type RunStatus,
} from '@ivw/network'
import { PythonError, type PythonErrorDetails } from './errors.ts'
import { type EventOutcome, EventSender } from './event-sender.ts'
import type { ProcessorDescription } from './host-methods.ts'
import type { SentEvent } from './joined-events.ts'
import type { PythonClient } from './python-client.ts'

/** A callback that takes longer is shown as running, so that the user sees where, and can end it. */
const busyMilliseconds = 500

/** What the processor of these events tells and takes. */
export interface EventOwner {
  readonly key: number
  readonly identifier: string
  readonly status: ProcessorStatus
  setStatus(status: RunStatus): void
  /** The evaluator runs it, and says how that goes. */
  readonly isEvaluated: boolean
  /** A callback raised. */
  callbackFailed(error: unknown, phase: 'event' | 'picking'): void
}

/** What users do in pictures downstream of a Python processor, as far as its class wants to know. */
export class ProcessorEvents {
  readonly #client: PythonClient
  readonly #owner: EventOwner
  readonly #sender = new EventSender((event, outport) => this.#send(event, outport))
  /** Events that Python does not let go on. */
  readonly #kept = new WeakSet<InteractionEvent>()
  #handlesAll = false
  #picking: NonNullable<ProcessorDescription['picking']> = []
  #watch: Disposable | undefined
  #statusBefore: ProcessorStatus | undefined

  constructor(client: PythonClient, owner: EventOwner) {
    this.#client = client
    this.#owner = owner
  }

  /** What its class overrides, and which picking identifiers it has. */
  follow({ overrides = [], picking = [] }: ProcessorDescription, host: ProcessorHost | undefined): void {
    this.#handlesAll = overrides.includes('invokeEvent') || overrides.includes('propagateEvent')
    this.#picking = picking
    // It sees picking events of others, too; its own identifiers are watched where they are given out.
    if (this.#handlesAll && host) this.#watch ??= PickingIds.of(host).watch()
  }

  leave(): void {
    this.#watch?.dispose()
    this.#watch = undefined
  }

  wants(event: InteractionEvent): boolean {
    if (this.#handlesAll) return true
    return event.kind === 'picking' && this.#picking.some(([first, count]) => event.id >= first && event.id < first + count)
  }

  /** Python's answer, or what it is likely to be. */
  async ask(event: InteractionEvent, outport: string | undefined): Promise<EventOutcome> {
    const outcome = await this.#sender.deliver(event, outport ?? null)
    if (!outcome.forward) this.#kept.add(event)
    return outcome
  }

  /** A picture has another size; nothing depends on what Python makes of that. */
  resized(size: Vec2, previousSize: Vec2, outport: string): void {
    if (this.#handlesAll) void this.#sender.deliver({ kind: 'resize', size, previousSize }, outport)
  }

  keeps(event: InteractionEvent): boolean {
    return this.#kept.has(event)
  }

  /** Python has not dealt with all of them yet. */
  get isBusy(): boolean {
    return this.#sender.isBusy
  }
  settled(): Promise<void> {
    return this.#sender.settled()
  }

  /** Ends a callback that takes long. */
  interrupt(): void {
    if (this.#statusBefore) void this.#client.interrupt()
  }

  async #send({ used: _, ...event }: SentEvent, outport: string | null): Promise<EventOutcome> {
    const { key, identifier } = this.#owner
    const busy = setTimeout(() => this.#showBusy(), busyMilliseconds)
    try {
      const answer = await this.#client.request('event', {
        key,
        identifier,
        outport,
        event,
        isHover: event.kind === 'resize' || isHover(event),
      })
      for (const { phase, error } of answer.errors) this.#owner.callbackFailed(new PythonError(error as PythonErrorDetails), phase)
      return answer
    } catch (error) {
      this.#owner.callbackFailed(error, 'event')
      return { used: false, forward: true, properties: true }
    } finally {
      clearTimeout(busy)
      this.#showFree()
    }
  }

  #showBusy(): void {
    if (this.#owner.isEvaluated) return
    this.#statusBefore = this.#owner.status
    this.#owner.setStatus({ ...this.#statusBefore, state: 'running', progress: undefined })
  }

  #showFree(): void {
    const before = this.#statusBefore
    this.#statusBefore = undefined
    if (before && !this.#owner.isEvaluated && this.#owner.status.state === 'running') this.#owner.setStatus(before)
  }
}
