import type { Vec2 } from '@ivw/data'
import type { InteractionEvent, Modifier, MouseButton } from '@ivw/network'

/** What a user does over a picture, as a page sees it. Places are from (0, 0), the lower left pixel, to (1, 1). */
export type PictureInput =
  | {
      readonly type: 'mouse'
      readonly state: 'press' | 'move' | 'release' | 'doubleClick'
      readonly button: MouseButton | undefined
      readonly buttons: readonly MouseButton[]
      readonly modifiers: readonly Modifier[]
      readonly position: Vec2
    }
  /** Notches, positive away from the user. */
  | { readonly type: 'wheel'; readonly delta: Vec2; readonly modifiers: readonly Modifier[]; readonly position: Vec2 }
  /** `key` as in KeyboardEvent.code. */
  | { readonly type: 'key'; readonly state: 'press' | 'release'; readonly key: string; readonly modifiers: readonly Modifier[] }

export interface InputTarget {
  /** Normalised device depth of what is shown at a place. */
  depth(position: Vec2): Promise<number>
  /** Of the picture, in pixels. */
  size(): Vec2
  send(event: InteractionEvent): void
}

/** Turns input into events, in order. The depth is read back at presses; until it is known, what follows waits. */
export class InputQueue {
  readonly #target: InputTarget
  readonly #waiting: { readonly input: PictureInput; readonly sent: () => void }[] = []
  #reading = false
  #depth = 1

  constructor(target: InputTarget) {
    this.#target = target
  }

  /** `sent` runs when the event of this input has gone up the network. */
  add(input: PictureInput, sent: () => void = () => {}): void {
    this.#waiting.push({ input, sent })
    if (!this.#reading) this.#next()
  }

  #next(): void {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const { input, sent } = next
      if (input.type === 'mouse' && (input.state === 'press' || input.state === 'doubleClick')) {
        void this.#readDepth(input, sent)
        return
      }
      this.#target.send(this.#event(input))
      sent()
    }
  }

  async #readDepth(input: PictureInput & { readonly position: Vec2 }, sent: () => void): Promise<void> {
    this.#reading = true
    try {
      this.#depth = await this.#target.depth(input.position)
    } catch {
      // Without a depth, as after the loss of the device, gestures act as over the background.
      this.#depth = 1
    }
    this.#reading = false
    this.#target.send(this.#event(input))
    sent()
    this.#next()
  }

  #event(input: PictureInput): InteractionEvent {
    const canvasSize = this.#target.size()
    const { modifiers } = input
    switch (input.type) {
      case 'mouse': {
        const { state, button, buttons, position } = input
        return { kind: 'mouse', state, button, buttons, modifiers, position, canvasSize, depth: this.#depth }
      }
      case 'wheel':
        return { kind: 'wheel', delta: input.delta, buttons: [], modifiers, position: input.position, canvasSize, depth: this.#depth }
      case 'key':
        return { kind: 'key', state: input.state, key: keyName(input.key), modifiers }
    }
  }
}

const names: Readonly<Record<string, string>> = {
  Equal: '+',
  NumpadAdd: '+',
  Minus: '-',
  NumpadSubtract: '-',
  Space: ' ',
  Comma: ',',
  Period: '.',
}

/** The key's name, independent of the layout: `KeyW` is W, `Digit1` is 1; plus needs no shift. */
export function keyName(code: string): string {
  return names[code] ?? /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1] ?? code
}
