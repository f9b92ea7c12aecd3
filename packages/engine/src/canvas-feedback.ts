import { type Disposable, type ProcessorNetwork, Signal } from '@ivw/network'
import { CanvasProcessor, type ContextMenu, type PointerFeedback } from '@ivw/processors'

/** What processors show at the pointer, told to whoever shows the canvases. */
export class CanvasFeedback implements PointerFeedback {
  readonly #network: ProcessorNetwork
  readonly #toolTips = new Map<string, string>()
  readonly #toolTip = new Signal<[canvas: string, text: string]>()
  readonly #contextMenu = new Signal<[canvas: string, menu: ContextMenu]>()

  constructor(network: ProcessorNetwork) {
    this.#network = network
  }

  onToolTip(callback: (canvas: string, text: string) => void): Disposable {
    return this.#toolTip.add(callback)
  }
  onContextMenu(callback: (canvas: string, menu: ContextMenu) => void): Disposable {
    return this.#contextMenu.add(callback)
  }

  /** `picked`: what the text is about. It is too late for it when the pointer is over something else by now. */
  toolTip(canvas: string, text: string, picked?: number): void {
    if (picked !== undefined && text !== '' && this.#picked(canvas) !== picked) return
    if ((this.#toolTips.get(canvas) ?? '') === text) return
    this.#toolTips.set(canvas, text)
    this.#toolTip.fire(canvas, text)
  }

  contextMenu(canvas: string, menu: ContextMenu): void {
    this.#contextMenu.fire(canvas, menu)
  }

  #picked(canvas: string): number {
    const processor = this.#network.processors.get(canvas)
    return processor instanceof CanvasProcessor ? processor.picked : 0
  }
}
