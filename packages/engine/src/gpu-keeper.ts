import { type Disposable, type ProcessorNetwork, Signal } from '@ivw/network'
import type { Gpu } from '@ivw/render'
import type { LogCenter } from './log-center.ts'
import type { GpuView } from './protocol.ts'

/** Waits before another attempt to get a lost device back, milliseconds. */
const retryDelays = [0, 500, 2000, 5000]

/** Opens the GPU, says how it is, and brings it back after a loss. */
export class GpuKeeper implements Disposable {
  readonly #open: (() => Promise<Gpu>) | undefined
  readonly #log: LogCenter
  readonly #network: ProcessorNetwork
  readonly #changed = new Signal()
  #opening: Promise<void> | undefined
  #gpu: Gpu | undefined
  #view: GpuView
  #disposed = false

  constructor(open: (() => Promise<Gpu>) | undefined, log: LogCenter, network: ProcessorNetwork) {
    this.#open = open
    this.#log = log
    this.#network = network
    this.#view = open ? { state: 'starting', backend: '' } : { state: 'none', backend: '', message: 'This engine draws nothing' }
  }

  get view(): GpuView {
    return this.#view
  }

  get gpu(): Gpu | undefined {
    return this.#gpu
  }

  /** Resolves with the GPU when it is open. @throws when there is none. */
  async get(): Promise<Gpu> {
    await this.open()
    if (!this.#gpu) throw new Error(this.#view.message ?? 'There is no GPU')
    return this.#gpu
  }

  onChange(callback: () => void): Disposable {
    return this.#changed.add(callback)
  }

  /** Resolves when it is open or known not to be had; never rejects. */
  open(): Promise<void> {
    this.#opening ??= this.#start()
    return this.#opening
  }

  /** A new device in place of a lost one; everything is drawn anew. */
  async restore(): Promise<void> {
    const gpu = this.#gpu
    if (!gpu) return this.open()
    await gpu.restore()
    this.#setView({ state: 'ready', backend: nameOf(gpu) })
    for (const processor of this.#network.processors.values()) processor.invalidate('invalidResources')
  }

  /** Loses the device on purpose. */
  lose(): void {
    this.#gpu?.loseDevice()
  }

  async #start(): Promise<void> {
    if (!this.#open) return
    try {
      const gpu = await this.#open()
      this.#gpu = gpu
      gpu.onLost(({ message }) => void this.#lost(message))
      this.#setView({ state: 'ready', backend: nameOf(gpu) })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.#log.error('GPU', message)
      this.#setView({ state: 'none', backend: '', message })
    }
  }

  async #lost(message: string): Promise<void> {
    this.#setView({ ...this.#view, state: 'lost', message })
    this.#log.warning('GPU', `The graphics device was lost (${message}); it is being restored`)
    for (const delay of retryDelays) {
      if (delay > 0) await new Promise<void>(resolve => setTimeout(resolve, delay))
      if (this.#disposed) return
      try {
        return await this.restore()
      } catch (error) {
        this.#setView({ ...this.#view, state: 'lost', message: error instanceof Error ? error.message : String(error) })
      }
    }
    this.#log.error('GPU', 'The graphics device could not be restored')
  }

  #setView(view: GpuView): void {
    this.#view = view
    this.#changed.fire()
  }

  dispose(): void {
    this.#disposed = true
    this.#gpu?.dispose()
  }
}

const nameOf = (gpu: Gpu): string => (gpu.backend === 'webgpu' ? 'WebGPU' : 'WebGL 2')
