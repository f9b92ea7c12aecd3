import type { Image, Vec2 } from '@ivw/data'
import type { Disposable } from '../disposable.ts'
import { Signal } from '../signal.ts'
import { imageType } from './data-types.ts'
import { Inport, type InportOptions } from './inport.ts'
import { Outport, type OutportOptions } from './outport.ts'

/** An image that can give a copy of itself in another size: letterboxed, all layers. GPU images can. */
export interface ResizableImage extends Image {
  resized(size: Vec2): Image
}

export interface ImageInportOptions extends InportOptions {
  /** The image comes as the outport made it; otherwise in the size that this inport requested. */
  readonly outportDeterminesSize?: boolean | undefined
}

export class ImageInport extends Inport<Image> {
  readonly outportDeterminesSize: boolean
  #requestedSize: Vec2 = [0, 0]
  #requestedOf = new WeakMap<Outport, Vec2>()

  constructor(identifier: string, options: ImageInportOptions = {}) {
    super(identifier, imageType, options)
    this.outportDeterminesSize = options.outportDeterminesSize ?? false
  }

  /** Pixels; 0 x 0 until a size came from downstream. */
  get requestedSize(): Vec2 {
    return this.#requestedSize
  }

  /** The same for one of several connections, which may be asked for other sizes. */
  requestedSizeOf(outport: Outport): Vec2 {
    return this.#requestedOf.get(outport) ?? this.#requestedSize
  }

  /** @internal Nothing is asked of a connection that went; of the next one nothing until a size comes from downstream. */
  forget(outport: Outport): void {
    this.#requestedOf.delete(outport)
    if (this.maxConnections === 1) this.#requestedSize = [0, 0]
  }

  /** @internal Of one connection, or of all. */
  request(size: Vec2, outport?: Outport): void {
    if (outport && this.maxConnections > 1) {
      this.#requestedOf.set(outport, size)
      return
    }
    this.#requestedSize = size
    this.#requestedOf = new WeakMap()
  }

  protected override itemsOf(outport: Outport): readonly Image[] {
    const requested = this.requestedSizeOf(outport)
    const asIs = this.outportDeterminesSize || requested[0] * requested[1] === 0
    return super.itemsOf(outport).map(image => {
      const fits = asIs || (image.dimensions[0] === requested[0] && image.dimensions[1] === requested[1])
      return fits || !('resized' in image) ? image : (image as ResizableImage).resized(requested)
    })
  }
}

export interface ImageOutportOptions extends OutportOptions {
  /** The image takes the largest size that is requested downstream; otherwise the processor decides. Default true. */
  readonly handlesResize?: boolean | undefined
}

export class ImageOutport extends Outport<Image> {
  handlesResize: boolean
  #size: Vec2 = [1, 1]
  readonly #resized = new Signal<[size: Vec2]>()

  constructor(identifier: string, options: ImageOutportOptions = {}) {
    super(identifier, imageType, options)
    this.handlesResize = options.handlesResize ?? true
  }

  /** Pixels that the processor draws, 1 x 1 while nobody asks. */
  get size(): Vec2 {
    return this.#size
  }

  onResize(callback: (size: Vec2) => void): Disposable {
    return this.#resized.add(callback)
  }

  /** Sets the size and tells who listens. Returns whether it changed. */
  resize(size: Vec2): boolean {
    if (size[0] === this.#size[0] && size[1] === this.#size[1]) return false
    this.#size = size
    this.#resized.fire(size)
    return true
  }

  /** The largest area that a connected inport requests; 1 x 1 when none does. */
  get largestRequest(): Vec2 {
    const requests = this.connectedInports.flatMap(inport => (inport instanceof ImageInport ? [inport.requestedSizeOf(this)] : []))
    return requests.reduce<Vec2>((largest, size) => (size[0] * size[1] > largest[0] * largest[1] ? size : largest), [1, 1])
  }
}
