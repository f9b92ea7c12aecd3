import type { Patch } from '@ivw/engine/protocol'
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
      else if (message.kind === 'patch') this.#apply(message.patches)
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

  /** Called when a canvas got its first frame, or lost its picture with the workspace. */
  onPresence(canvas: string, callback: () => void): Disposable {
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
      draw(screen.element, screen.next)
      screen.next = undefined
      screen.frames++
      // Tests and the curious can tell from outside that a new picture is there.
      screen.element.dataset.frames = screen.frames.toString()
      if (screen.frames === 1) this.#announce(canvas)
    }
  }

  #apply(patches: readonly Patch[]): void {
    const present = new Set<string>()
    const removed = new Set<string>()
    for (const patch of patches)
      if (patch.kind === 'processor') present.add(patch.processor.identifier)
      else if (patch.kind === 'processorRemoved') removed.add(patch.identifier)
      else if (patch.kind === 'processorRenamed') this.#rename(patch.identifier, patch.to)
      else if (patch.kind === 'reset') this.#reset(new Set(patch.snapshot.processors.map(({ identifier }) => identifier)))
    // A processor that was replaced in one go keeps its panel, and with it its element.
    for (const canvas of removed) if (!present.has(canvas)) this.#remove(canvas)
  }

  /** Another workspace: canvases that it has, too, show nothing until their first frame. */
  #reset(present: ReadonlySet<string>): void {
    for (const [canvas, screen] of this.#screens) {
      if (!present.has(canvas)) this.#remove(canvas)
      screen.next?.close()
      screen.next = undefined
      screen.frames = 0
      delete screen.element.dataset.frames
      screen.element.getContext('bitmaprenderer')?.transferFromImageBitmap(null)
      this.#announce(canvas)
    }
  }

  #announce(canvas: string): void {
    for (const callback of this.#listeners.get(canvas) ?? []) callback()
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

/** The element's own size follows the picture's, or browsers would stretch it. */
function draw(element: HTMLCanvasElement, bitmap: ImageBitmap): void {
  if (element.width !== bitmap.width) element.width = bitmap.width
  if (element.height !== bitmap.height) element.height = bitmap.height
  element.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
}

export const frames = new Frames()
