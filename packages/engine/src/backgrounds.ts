import { type Disposable, disposable, type Processor, type ProcessorNetwork, upstreamOf } from '@ivw/network'
import { Background, type BackgroundChoice } from '@ivw/processors'

/** Backgrounds that are left out of a picture while it is drawn for somebody who wants it without. */
export class Backgrounds implements BackgroundChoice {
  readonly #network: ProcessorNetwork
  #leftOut: readonly ReadonlySet<Processor>[] = []

  constructor(network: ProcessorNetwork) {
    this.#network = network
  }

  isLeftOut(processor: Processor): boolean {
    return this.#leftOut.some(processors => processors.has(processor))
  }

  /** Draws what a canvas shows without backgrounds until the result is disposed. */
  leaveOut(canvas: string): Disposable {
    const processor = this.#network.processors.get(canvas)
    const behind = new Set([...(processor ? upstreamOf(processor) : [])].filter(each => each instanceof Background))
    const drawAnew = () => {
      const lock = this.#network.lock()
      for (const background of behind) background.invalidate('invalidOutput')
      lock.dispose()
    }
    this.#leftOut = [...this.#leftOut, behind]
    drawAnew()
    return disposable(() => {
      this.#leftOut = this.#leftOut.filter(other => other !== behind)
      drawAnew()
    })
  }
}
