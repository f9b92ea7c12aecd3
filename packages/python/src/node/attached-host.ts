import type { Readable, Writable } from 'node:stream'
import type { NumericArray } from '@ivw/data'
import { type Disposable, Signal } from '@ivw/network'
import type { ArrayReference } from '../array-reference.ts'
import { HostLostError } from '../errors.ts'
import { encodeFrame, FrameReader } from '../frame.ts'
import { type HostMessage, protocolVersion } from '../message.ts'
import type { HostStatus, PythonTransport } from '../transport.ts'
import { HostArrays } from './host-arrays.ts'
import { processIdentity } from './process-identity.ts'
import { sweep } from './sweep.ts'

export interface AttachedHostOptions {
  /** Frames from Python. */
  readonly input: Readable
  /** Frames to Python. */
  readonly output: Writable
  readonly home: string
  /** Folders of the user whose modules are importable. */
  readonly folders: readonly string[]
}

const settleMilliseconds = 2_000

/**
 * A Python program that has started this engine and serves as its host: an interpreter at its prompt, or a notebook's kernel. It
 * is neither started, killed nor started anew from here; when it goes, the engine's work is over.
 */
export class AttachedHost implements PythonTransport {
  readonly #options: AttachedHostOptions
  readonly #arrays = new HostArrays(`ivw-${processIdentity()}-a`)
  readonly #statusChanged = new Signal<[HostStatus]>()
  readonly #received = new Signal<[HostMessage]>()
  readonly #answers = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  /** Resolves when Python has closed its end. */
  readonly gone: Promise<void>
  #status: HostStatus = { state: 'starting', generation: 1 }
  #nextRequest = -1

  constructor(options: AttachedHostOptions) {
    this.#options = options
    this.gone = this.#read(options.input)
    // Writing to a program that has just ended is no error of its own: `gone` tells.
    options.output.on('error', () => undefined)
    process.on('exit', () => this.#arrays.clear())
  }

  get status(): HostStatus {
    return this.#status
  }

  onStatus(callback: (status: HostStatus) => void): Disposable {
    return this.#statusChanged.add(callback)
  }

  onMessage(callback: (message: HostMessage) => void): Disposable {
    return this.#received.add(callback)
  }

  /** Greets Python. Resolves with `ready`, or with `refused` when it speaks another version. */
  async start(): Promise<HostStatus> {
    await sweep()
    const { home, folders } = this.#options
    const { folders: pools, hostPrefix: ownPrefix, enginePrefix } = this.#arrays
    try {
      const hello = { version: protocolVersion, home, folders, pools, ownPrefix, enginePrefix }
      const { python: version, numpy, pid, executable } = (await this.#request('hello', hello)) as Record<string, string & number>
      this.#setStatus({ state: 'ready', generation: 1, version, numpy, pid, python: executable })
    } catch (error) {
      this.#setStatus({ state: 'refused', generation: 1, reason: error instanceof Error ? error.message : String(error) })
    }
    return this.#status
  }

  /** Lets go of Python, which goes on. */
  async stop(): Promise<void> {
    this.#options.output.end()
    this.#options.input.destroy()
    this.#arrays.clear()
    this.#setStatus({ state: 'off', generation: 1 })
  }

  send(message: HostMessage): void {
    if (this.#status.state === 'ready') this.#write(message)
  }

  async readArray(reference: ArrayReference, signal?: AbortSignal, allocate?: (bytes: number) => ArrayBuffer): Promise<NumericArray> {
    try {
      return await this.#arrays.read(reference, signal, allocate)
    } finally {
      if ('slot' in reference) this.send({ method: 'releaseSlot', params: { slot: reference.slot } })
    }
  }

  writeArray(array: NumericArray, shape: readonly number[] = [array.length]): Promise<ArrayReference> {
    return this.#arrays.write(array, shape)
  }

  /** Python raises KeyboardInterrupt in its own thread when it is told of the cancelled run. This waits a while for it. */
  async interrupt(): Promise<void> {
    const settled = this.#request('settle', {}).catch(() => undefined)
    await Promise.race([settled, new Promise(resolve => setTimeout(resolve, settleMilliseconds).unref())])
  }

  async restart(): Promise<void> {
    throw new HostLostError('Python is the program that started this engine: start it anew, and call inviwopy.start() there')
  }

  #request(method: string, params: unknown): Promise<unknown> {
    const id = this.#nextRequest--
    return new Promise((resolve, reject) => {
      this.#answers.set(id, { resolve, reject })
      this.#write({ id, method, params })
    })
  }

  #write(message: HostMessage): void {
    this.#options.output.write(encodeFrame(message))
  }

  #read(input: Readable): Promise<void> {
    const frames = new FrameReader()
    return new Promise(resolve => {
      input.on('data', chunk => {
        try {
          for (const message of frames.push(chunk)) this.#receive(message)
        } catch (error) {
          input.destroy(error as Error)
        }
      })
      input.on('error', () => undefined)
      input.once('close', () => {
        this.#lost()
        resolve()
      })
    })
  }

  #receive(message: HostMessage): void {
    if ('method' in message) {
      if (message.method === 'releaseSlot') this.#arrays.release((message.params as { slot: number }).slot)
      else this.#received.fire(message)
      return
    }
    const own = this.#answers.get(message.id)
    if (!own) {
      this.#received.fire(message)
      return
    }
    this.#answers.delete(message.id)
    if ('error' in message) own.reject(new Error(message.error.message))
    else own.resolve(message.result)
  }

  #lost(): void {
    const reason = 'The Python program that started this engine has gone'
    for (const { reject } of this.#answers.values()) reject(new HostLostError(reason))
    this.#answers.clear()
    if (this.#status.state !== 'off') this.#setStatus({ state: 'off', generation: 1, reason })
  }

  #setStatus(status: HostStatus): void {
    this.#status = status
    this.#statusChanged.fire(status)
  }
}
