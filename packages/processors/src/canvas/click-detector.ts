import type { Vec2 } from '@ivw/data'
import type { PictureInput } from '@ivw/network'

/** A hand is not still. */
const pixels = 3

/** Tells clicks with the right button from drags. */
export class ClickDetector {
  #pressed: Vec2 | undefined

  /** Call it with every input; `size` in pixels. True for a release where the button went down. */
  isRightClick(input: PictureInput, [width, height]: Vec2): boolean {
    if (input.type !== 'mouse') return false
    const { state, button, position } = input
    const start = this.#pressed
    if (state === 'press') this.#pressed = button === 'right' ? position : undefined
    if (start && Math.hypot((position[0] - start[0]) * width, (position[1] - start[1]) * height) > pixels) this.#pressed = undefined
    if (state !== 'release') return false
    const isClick = this.#pressed !== undefined && button === 'right'
    this.#pressed = undefined
    return isClick
  }
}
