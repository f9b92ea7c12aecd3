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
/** Entries a second that reach listeners; what exceeds it is counted and said (reliability: a print flood must not drown the page). */
const entriesPerSecond = 2_000
const textLimit = 64 * 1024

/** Every message of the engine, bounded in number, size and rate. */
export class LogCenter {
  #entries: LogEntry[] = []
  #listeners = new Set<(entry: LogEntry) => void>()
  #nextId = 1
  #window = { start: 0, count: 0, dropped: 0 }
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
    if (time - this.#window.start >= 1000) this.#openWindow(time)
    this.#window.count++
    if (this.#window.count > entriesPerSecond) {
      this.#window.dropped++
      return
    }
    this.#store({ ...message, text: shortened(message.text), id: this.#nextId++, time })
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

  #openWindow(time: number): void {
    const { dropped } = this.#window
    this.#window = { start: time, count: 0, dropped: 0 }
    if (dropped > 0) {
      const text = `${dropped.toLocaleString('en')} more messages were dropped: more than ${entriesPerSecond.toLocaleString('en')} arrived within a second`
      this.#store({ level: 'warning', source: 'Console', text, id: this.#nextId++, time })
    }
  }

  #store(entry: LogEntry): void {
    this.#entries.push(entry)
    if (this.#entries.length > capacity + 1000) this.#entries = this.#entries.slice(-capacity)
    for (const listener of this.#listeners) listener(entry)
  }
}

const shortened = (text: string): string =>
  text.length <= textLimit ? text : `${text.slice(0, textLimit)}\n... ${text.length - textLimit} more characters`
