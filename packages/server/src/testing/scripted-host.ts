import type { NumericArray } from '@ivw/data'
import type { ArrayReference, HostMessage, HostStatus, PythonTransport } from '@ivw/python'

/** A Python host whose side of the conversation the test speaks. */
export class ScriptedHost implements PythonTransport {
  status: HostStatus = { state: 'ready', generation: 1, python: '/usr/bin/python3', version: '3.11.7', numpy: '2.4.6' }
  /** What was sent to the host. */
  readonly received: HostMessage[] = []
  readonly written: { array: NumericArray; shape: readonly number[] }[] = []
  interrupts = 0
  readonly #statusListeners = new Set<(status: HostStatus) => void>()
  readonly #listeners = new Set<(message: HostMessage) => void>()
  readonly #arrivals = new Set<() => void>()

  onStatus(callback: (status: HostStatus) => void) {
    this.#statusListeners.add(callback)
    return { dispose: () => void this.#statusListeners.delete(callback) }
  }

  onMessage(callback: (message: HostMessage) => void) {
    this.#listeners.add(callback)
    return { dispose: () => void this.#listeners.delete(callback) }
  }

  send(message: HostMessage): void {
    this.received.push(message)
    for (const look of [...this.#arrivals]) look()
  }

  /** The next message to the host, past or future, that fits. */
  arrival(fits: (message: HostMessage) => boolean): Promise<HostMessage> {
    return new Promise(resolve => {
      const look = () => {
        const message = this.received.find(fits)
        if (!message) return
        this.#arrivals.delete(look)
        resolve(message)
      }
      this.#arrivals.add(look)
      look()
    })
  }

  /** The host says something. */
  say(message: HostMessage): void {
    for (const listener of this.#listeners) listener(message)
  }

  become(status: HostStatus): void {
    this.status = status
    for (const listener of this.#statusListeners) listener(status)
  }

  readArray(): Promise<NumericArray> {
    return Promise.reject(new Error('arrays are streamed, not read into memory'))
  }

  async writeArray(array: NumericArray, shape: readonly number[] = [array.length]): Promise<ArrayReference> {
    this.written.push({ array, shape })
    return { dtype: '<f4', shape, bytes: array.byteLength, path: '/dev/shm/ivw-test', offset: 0, slot: 7 }
  }

  async interrupt(): Promise<void> {
    this.interrupts++
  }

  async restart(): Promise<void> {
    throw new Error('Python did not start')
  }
}
