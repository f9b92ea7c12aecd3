import type { Disposable, EngineClient } from './client.ts'

interface Screen {
  readonly element: HTMLCanvasElement
  /** The newest frame that was not shown yet. */
  next: ImageBitmap | undefined
  frames: number
}

/**
 * The pictures of the canvases, outside of React. Each canvas has one element that keeps its last picture while panels
 * are moved, closed and opened again. Frames that arrive faster than the display shows them are dropped: the newest wins.
 */
export class Frames {
  readonly #screens = new Map<string, Screen>()
  readonly #listeners = new Map<string, Set<() => void>>()
  #scheduled = false

  follow(engine: EngineClient): Disposable {
    return engine.onMessage(message => {
      if (message.kind === 'frame') this.#receive(message.canvas, message.bitmap)
      else if (message.kind === 'patch')
        for (const patch of message.patches)
          if (patch.kind === 'processorRemoved') this.#remove(patch.identifier)
          else if (patch.kind === 'processorRenamed') this.#rename(patch.identifier, patch.to)
    })
  }

  /** The element that shows a canvas; put it into one panel. */
  element(canvas: string): HTMLCanvasElement {
    return this.#screen(canvas).element
  }

  /** How many frames of a canvas were shown. */
  count(canvas: string): number {
    return this.#screens.get(canvas)?.frames ?? 0
  }

  /** Called when the first frame of a canvas was shown. */
  onFirst(canvas: string, callback: () => void): Disposable {
    const listeners = this.#listeners.get(canvas) ?? new Set()
    this.#listeners.set(canvas, listeners.add(callback))
    return { dispose: () => listeners.delete(callback) }
  }

  #screen(canvas: string): Screen {
    const known = this.#screens.get(canvas)
    if (known) return known
    const screen: Screen = { element: document.createElement('canvas'), next: undefined, frames: 0 }
    this.#screens.set(canvas, screen)
    return screen
  }

  #receive(canvas: string, bitmap: ImageBitmap): void {
    const screen = this.#screen(canvas)
    screen.next?.close()
    screen.next = bitmap
    if (this.#scheduled) return
    this.#scheduled = true
    requestAnimationFrame(() => this.#show())
  }

  #show(): void {
    this.#scheduled = false
    for (const [canvas, screen] of this.#screens) {
      if (!screen.next) continue
      screen.element.getContext('bitmaprenderer')?.transferFromImageBitmap(screen.next)
      screen.next = undefined
      screen.frames++
      // Tests and the curious can tell from outside that a new picture is there.
      screen.element.dataset.frames = screen.frames.toString()
      if (screen.frames === 1) for (const callback of this.#listeners.get(canvas) ?? []) callback()
    }
  }

  #remove(canvas: string): void {
    this.#screens.get(canvas)?.next?.close()
    this.#screens.delete(canvas)
  }

  #rename(from: string, to: string): void {
    const screen = this.#screens.get(from)
    if (!screen) return
    this.#screens.delete(from)
    this.#screens.set(to, screen)
  }
}

export const frames = new Frames()
