import type { Disposable } from '@ivw/network'
import type { FrameView, LogEntry } from './protocol.ts'

/** What a caller says; time and number are added here. */
export interface LogMessage {
  readonly level: LogEntry['level']
  readonly source: string
  readonly text: string
  readonly frames?: readonly FrameView[]
  readonly traceback?: string
}

const capacity = 10_000
/** Entries a second that reach listeners, after a first burst of as many as are kept (reliability: a print flood must not drown the page). */
const entriesPerSecond = 2_000
const releaseMilliseconds = 100
const textLimit = 64 * 1024

/** Every message of the engine, bounded in number, size and rate; of what exceeds the rate the newest messages are kept and come later. */
export class LogCenter {
  #entries: LogEntry[] = []
  #listeners = new Set<(entry: LogEntry) => void>()
  #nextId = 1
  #budget = capacity
  #refilled = 0
  /** Beyond the rate for now, oldest first. */
  #held: LogEntry[] = []
  #dropped = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** The newest entries, at most 10,000. */
  get entries(): readonly LogEntry[] {
    return this.#entries
  }

  onEntry(listener: (entry: LogEntry) => void): Disposable {
    this.#listeners.add(listener)
    return { dispose: () => void this.#listeners.delete(listener) }
  }

  add(message: LogMessage): void {
    const time = this.#now()
    const entry = { ...message, text: shortened(message.text), id: this.#nextId++, time }
    if (this.#held.length === 0 && this.#refill(time) >= 1) {
      this.#budget--
      this.#store(entry)
    } else this.#hold(entry)
  }

  info(source: string, text: string): void {
    this.add({ level: 'info', source, text })
  }
  warning(source: string, text: string): void {
    this.add({ level: 'warning', source, text })
  }
  error(source: string, text: string): void {
    this.add({ level: 'error', source, text })
  }

  #hold(entry: LogEntry): void {
    this.#held.push(entry)
    if (this.#held.length >= 2 * capacity) this.#trim()
    this.#releaseLater()
  }

  #releaseLater(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#release(this.#now())
    }, releaseMilliseconds)
  }

  #trim(): void {
    const excess = Math.max(0, this.#held.length - capacity)
    if (excess === 0) return
    this.#held = this.#held.slice(excess)
    this.#dropped += excess
  }

  /** How many entries may pass now. */
  #refill(time: number): number {
    this.#budget = Math.min(capacity, this.#budget + (Math.max(0, time - this.#refilled) / 1000) * entriesPerSecond)
    this.#refilled = time
    return this.#budget
  }

  #release(time: number): void {
    this.#trim()
    const released = this.#held.splice(0, Math.floor(this.#refill(time)))
    this.#budget -= released.length
    if (this.#dropped > 0) {
      const text = `${this.#dropped.toLocaleString('en')} messages were dropped: more than ${entriesPerSecond.toLocaleString('en')} a second arrived`
      this.#dropped = 0
      this.#store({ level: 'warning', source: 'Console', text, id: this.#nextId++, time })
    }
    for (const entry of released) this.#store(entry)
    if (this.#held.length > 0) this.#releaseLater()
  }

  #store(entry: LogEntry): void {
    this.#entries.push(entry)
    if (this.#entries.length > capacity + 1000) this.#entries = this.#entries.slice(-capacity)
    for (const listener of this.#listeners) listener(entry)
  }
}

const shortened = (text: string): string =>
  text.length <= textLimit ? text : `${text.slice(0, textLimit)}\n... ${text.length - textLimit} more characters`
