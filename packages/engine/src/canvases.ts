import { type Image, type Layer, type Vec2, writePng } from '@ivw/data'
import { type Disposable, type History, type ProcessorNetwork, Signal } from '@ivw/network'
import { CanvasProcessor, type FrameSink } from '@ivw/processors'
import type { GpuKeeper } from './gpu-keeper.ts'
import { PictureEdits } from './picture-edits.ts'
import type { CanvasInput } from './protocol.ts'

interface Size {
  readonly size: Vec2
  readonly visible: boolean
}

/** What a canvas shows: the layer of the image that its user chose. */
export interface Shown {
  readonly image: Image
  readonly layer: Layer
}

export interface BorrowedCanvas extends Disposable {
  /** What it shows once it is drawn. @throws when that is nothing. */
  shown(): Shown
}

/** The canvases of the network: pictures out of them, sizes and input into them. */
export class Canvases implements FrameSink, Disposable {
  readonly #network: ProcessorNetwork
  readonly #edits: PictureEdits
  readonly #gpu: GpuKeeper
  readonly #showsFrames: boolean
  readonly #shown = new Map<string, Shown>()
  /** Sizes of the page's visible panels, by canvas. */
  readonly #panels = new Map<string, Vec2>()
  readonly #frame = new Signal<[canvas: string, bitmap: ImageBitmap]>()
  readonly #presented = new Signal()
  readonly #subscription: Disposable
  /** Canvases that are drawn for somebody else than the page, with the size that the page asked for meanwhile. */
  readonly #borrowed = new Map<string, Size | undefined>()
  #inputs = 0
  #inputWaiters: (() => void)[] = []

  constructor(network: ProcessorNetwork, history: History, gpu: GpuKeeper, showsFrames: boolean) {
    this.#network = network
    this.#edits = new PictureEdits(network, history)
    this.#gpu = gpu
    this.#showsFrames = showsFrames
    this.#subscription = network.observe({ processorRemoved: ({ identifier }) => void this.#shown.delete(identifier) })
  }

  /** A new picture; whoever is told owns the bitmap. */
  onFrame(callback: (canvas: string, bitmap: ImageBitmap) => void): Disposable {
    return this.#frame.add(callback)
  }

  /** A picture has been drawn and handed out. */
  onPresented(callback: () => void): Disposable {
    return this.#presented.add(callback)
  }

  async present(canvas: string, image: Image, layer: Layer): Promise<void> {
    this.#shown.set(canvas, { image, layer })
    if (!this.#showsFrames || this.#frame.isEmpty || this.#borrowed.has(canvas)) return
    const gpu = await this.#gpu.get()
    if (gpu.isLost) return
    this.#frame.fire(canvas, await gpu.toBitmap(layer))
    this.#presented.fire()
  }

  /** The image that a canvas shows, if any. */
  image(identifier: string): Image | undefined {
    return this.#shown.get(identifier)?.image
  }

  /** The layer of that image that is shown. */
  visibleLayer(identifier: string): Layer | undefined {
    return this.#shown.get(identifier)?.layer
  }

  size(identifier: string): Vec2 {
    return this.#canvas(identifier).size
  }

  /** Pixels of its image, which may be another than that of the canvas. */
  imageSize(identifier: string): Vec2 {
    return this.#canvas(identifier).imageSize
  }

  setSize(identifier: string, size: Vec2): void {
    this.#canvas(identifier).setSize(size)
  }

  /** The visible layer as a PNG file, with its alpha. @throws when the canvas has no image. */
  async snapshot(identifier: string): Promise<Uint8Array> {
    const shown = this.#shown.get(identifier)
    if (!shown) throw new Error(`No image in canvas ${identifier}`)
    const { layer } = shown
    return writePng(layer)
  }

  /**
   * A canvas at another size, of which the page sees nothing until it is given back. What it shares with other canvases is drawn in that size.
   * @throws when somebody else has it.
   */
  borrow(identifier: string, size: Vec2): BorrowedCanvas {
    const canvas = this.#canvas(identifier)
    if (this.#borrowed.has(identifier)) throw new Error(`A picture of ${canvas.displayName} is being drawn already`)
    const before: Size = { size: canvas.size, visible: canvas.isVisible }
    this.#borrowed.set(identifier, undefined)
    const lock = this.#network.lock()
    this.#letBorrowedDecide()
    canvas.show(size, true)
    canvas.wantSize(size)
    lock.dispose()
    return {
      shown: () => {
        const shown = this.#shown.get(identifier)
        if (!shown) throw new Error(`${canvas.displayName} has no picture`)
        return shown
      },
      dispose: () => {
        const { size: last, visible } = this.#borrowed.get(identifier) ?? before
        this.#borrowed.delete(identifier)
        const lock = this.#network.lock()
        canvas.show(last, visible)
        this.#letBorrowedDecide()
        lock.dispose()
      },
    }
  }

  /** What the page's panel of a canvas does with the size: the picture follows it. */
  resize(identifier: string, size: Vec2, visible: boolean): void {
    if (visible) this.#panels.set(identifier, size)
    else this.#panels.delete(identifier)
    const canvas = this.#network.processors.get(identifier)
    if (this.#borrowed.has(identifier)) this.#borrowed.set(identifier, { size, visible })
    else if (canvas instanceof CanvasProcessor) canvas.show(size, visible)
  }

  /** Another workspace was opened: panels of canvases that it has, too, are there already. */
  fitPanels(): void {
    for (const [identifier, size] of [...this.#panels]) this.resize(identifier, size, true)
  }

  input(identifier: string, input: CanvasInput): void {
    const canvas = this.#network.processors.get(identifier)
    if (!(canvas instanceof CanvasProcessor)) return
    this.#inputs++
    canvas.input(
      input,
      () => this.#inputDone(),
      () => this.#edits.follow(input, performance.now()),
    )
  }

  /** Some input still waits for the depth that is read at presses. */
  get hasInput(): boolean {
    return this.#inputs > 0
  }

  inputSettled(): Promise<void> {
    return this.hasInput ? new Promise(resolve => this.#inputWaiters.push(resolve)) : Promise.resolve()
  }

  dispose(): void {
    this.#subscription.dispose()
    this.#edits.dispose()
    this.#shown.clear()
  }

  /** The others show what they share with a borrowed one as that wants it. */
  #letBorrowedDecide(): void {
    const others: Vec2 | undefined = this.#borrowed.size === 0 ? undefined : [0, 0]
    for (const canvas of this.#network.processors.values())
      if (canvas instanceof CanvasProcessor && !this.#borrowed.has(canvas.identifier)) canvas.wantSize(others)
  }

  #canvas(identifier: string): CanvasProcessor {
    const canvas = this.#network.processors.get(identifier)
    if (canvas instanceof CanvasProcessor) return canvas
    throw new Error(`${identifier} is no canvas`)
  }

  #inputDone(): void {
    this.#inputs--
    if (this.hasInput) return
    for (const resolve of this.#inputWaiters.splice(0)) resolve()
  }
}
