import { type HostMessage, type HostRequest, type HostStatus, isRequest, type PythonTransport } from '@ivw/python'
import { SharedArrays } from './shared-arrays.ts'

/**
 * Connects the one Python host with the engine that owns it for now. Engines come and go (a page is reloaded) while the host stays:
 * answers to an engine that has gone are dropped, and what the host asks while nobody is there is refused instead of left waiting.
 */
export class PythonRelay {
  readonly host: PythonTransport
  readonly arrays = new SharedArrays()
  #engine: ((message: HostMessage) => void) | undefined
  /** Ids of the present engine's requests, by the ids that the host sees. */
  readonly #requests = new Map<number, number>()
  readonly #questions = new Set<number>()
  #nextId = 1
  #generation = -1

  constructor(host: PythonTransport) {
    this.host = host
    host.onMessage(message => this.#fromHost(message))
    host.onStatus(status => this.#onStatus(status))
  }

  /** Makes `send` the receiver of everything the host says. */
  attach(send: (message: HostMessage) => void): void {
    this.detach()
    this.#engine = send
  }

  detach(): void {
    this.#engine = undefined
    this.#requests.clear()
    for (const id of this.#questions) this.#refuse(id)
    this.#questions.clear()
    for (const slot of this.arrays.clear()) this.release(slot)
  }

  /** From the engine to the host. */
  send(message: HostMessage): void {
    if (isRequest(message)) {
      const id = this.#nextId++
      this.#requests.set(id, message.id)
      this.host.send({ ...message, id })
    } else {
      if ('id' in message) this.#questions.delete(message.id)
      this.host.send(message)
    }
  }

  /** Gives a slot of a shared array back to the host. */
  release(slot: number): void {
    this.host.send({ method: 'releaseSlot', params: { slot } })
  }

  #fromHost(message: HostMessage): void {
    const slots = this.arrays.note('result' in message ? message.result : 'params' in message ? message.params : undefined)
    if (isRequest(message)) this.#ask(message)
    else if (!this.#passOn(message)) {
      // Said to an engine that has gone: nobody will fetch its arrays.
      this.arrays.forget(slots)
      for (const slot of slots) this.release(slot)
    }
  }

  #ask(question: HostRequest): void {
    if (this.#engine) {
      this.#questions.add(question.id)
      this.#engine(question)
    } else this.#refuse(question.id)
  }

  #passOn(message: Exclude<HostMessage, HostRequest>): boolean {
    if (!this.#engine) return false
    if (!('id' in message)) {
      this.#engine(message)
      return true
    }
    const id = this.#requests.get(message.id)
    if (id === undefined) return false
    this.#requests.delete(message.id)
    this.#engine({ ...message, id })
    return true
  }

  #refuse(id: number): void {
    const message = 'The page that this script talked to was closed.'
    this.host.send({ id, error: { type: 'ConnectionError', message, frames: [], traceback: '' } })
  }

  #onStatus(status: HostStatus): void {
    if (status.generation === this.#generation) return
    // A new process knows nothing of what the old one was asked.
    this.#generation = status.generation
    this.#requests.clear()
    this.#questions.clear()
    this.arrays.clear()
  }
}
