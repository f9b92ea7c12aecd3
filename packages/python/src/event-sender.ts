import { joinedEvents, type SentEvent } from './joined-events.ts'

/** What became of an event: whether it was used, whether it goes further up, whether the processor's properties see it. */
export interface EventOutcome {
  readonly used: boolean
  readonly forward: boolean
  readonly properties: boolean
}

/** So long somebody may wait for what Python makes of an event; a user who moves a pointer would notice more. */
const patienceMilliseconds = 150

const untouched: EventOutcome = { used: false, forward: true, properties: true }
const taken: EventOutcome = { used: true, forward: true, properties: true }

interface Entry {
  event: SentEvent
  readonly from: string | null
  readonly waiters: ((outcome: EventOutcome) => void)[]
}

/**
 * Sends the events of one processor to Python, one at a time and in order. Those that come while Python is at work wait; moves that
 * wait become one, turns of the wheel add up, presses and releases all arrive. Nobody waits long: when Python is busy with something
 * else, it is taken to do with an event what it did with the last one of its kind; before the first, to use what is done to its own things,
 * since a camera that turns under a thing that is dragged is worse than one that stays.
 */
export class EventSender {
  readonly #send: (event: SentEvent, from: string | null) => Promise<EventOutcome>
  #waiting: Entry[] = []
  #current: Entry | undefined
  #isLate = false
  readonly #idleWaiters: (() => void)[] = []
  readonly #last = new Map<string, EventOutcome>()

  /** `send` resolves when Python has dealt with the event; it does not reject. */
  constructor(send: (event: SentEvent, from: string | null) => Promise<EventOutcome>) {
    this.#send = send
  }

  deliver(event: SentEvent, from: string | null): Promise<EventOutcome> {
    let resolve: (outcome: EventOutcome) => void = () => {}
    const promise = new Promise<EventOutcome>(done => {
      resolve = done
    })
    const last = this.#waiting.at(-1)
    const both = last?.from === from ? joinedEvents(last.event, event) : undefined
    if (last && both) {
      last.event = both
      last.waiters.push(resolve)
    } else this.#waiting.push({ event, from, waiters: [resolve] })
    this.#next()
    if (this.#isLate) resolve(this.#expected(event))
    else {
      const timer = setTimeout(() => {
        this.#isLate = true
        resolve(this.#expected(event))
      }, patienceMilliseconds)
      void promise.then(() => clearTimeout(timer))
    }
    return promise
  }

  /** Python has not dealt with all of them yet. */
  get isBusy(): boolean {
    return this.#current !== undefined
  }

  /** Resolves when Python has dealt with all. */
  settled(): Promise<void> {
    return this.isBusy ? new Promise(resolve => this.#idleWaiters.push(resolve)) : Promise.resolve()
  }

  #next(): void {
    const entry = this.#current ? undefined : this.#waiting.shift()
    if (!entry) {
      if (!this.#current) for (const resolve of this.#idleWaiters.splice(0)) resolve()
      return
    }
    this.#current = entry
    void this.#send(entry.event, entry.from).then(outcome => {
      this.#current = undefined
      this.#isLate = false
      this.#last.set(kindOf(entry.event), outcome)
      for (const resolve of entry.waiters) resolve(outcome)
      this.#next()
    })
  }

  #expected(event: SentEvent): EventOutcome {
    const usual = event.kind === 'picking' && event.press !== 'none' ? taken : untouched
    return this.#last.get(kindOf(event)) ?? usual
  }
}

/** Events that are answered alike: what follows a press is used when the press was. */
function kindOf(event: SentEvent): string {
  const buttons = 'buttons' in event ? event.buttons.join(' ') : ''
  return event.kind === 'key' ? `key ${event.key}` : `${event.kind} ${buttons}`
}
