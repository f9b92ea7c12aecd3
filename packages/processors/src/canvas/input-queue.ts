import type { Vec2 } from '@ivw/data'
import { type InteractionEvent, keyName, type MouseEvent, type PictureInput, type TouchEvent, type WheelEvent } from '@ivw/network'
import { PickingController, type PickingStep } from './picking-controller.ts'
import { joined } from './picture-input.ts'
import { TouchInput } from './touch-input.ts'

/** What is shown at a place. */
export interface Probed {
  /** Normalised device depth, -1 to 1. */
  readonly depth: number
  /** Picking identifier, 0 for nothing. */
  readonly id: number
}

export interface InputTarget {
  /** Identifier of the canvas. */
  readonly canvas: string
  /** Without `withId` the identifier is not looked up. */
  probe(position: Vec2, withId: boolean): Promise<Probed>
  /** Whether somebody wants to know what is under the pointer. */
  readonly isPickingWatched: boolean
  /** Of the picture, in pixels. */
  size(): Vec2
  /** Sends an event up the network; whether it was used. */
  send(event: InteractionEvent): boolean | Promise<boolean>
  /** The pointer is over something else than before. */
  left(): void
}

interface Waiting {
  input: PictureInput
  readonly sent: (() => void)[]
  readonly turn: () => void
}

type Pointing = MouseEvent | WheelEvent | TouchEvent

/**
 * Turns input into events, in order. What is under the pointer is read back where it matters, and events may take their time; until
 * they are through, what follows waits. Moves that wait become one, so do turns of the wheel.
 */
export class InputQueue {
  readonly #target: InputTarget
  readonly #picking = new PickingController()
  readonly #touch = new TouchInput()
  readonly #waiting: Waiting[] = []
  #isBusy = false
  #depth = 1
  #position: Vec2 = [0, 0]

  constructor(target: InputTarget) {
    this.#target = target
  }

  /** What the pointer is over or drags; 0 for nothing. */
  get picked(): number {
    return this.#picking.active
  }

  /** `sent` runs when the event of this input has gone up the network, `turn` when those before have; what is joined with one that waits has none. */
  add(input: PictureInput, sent: () => void = () => {}, turn: () => void = () => {}): void {
    const last = this.#waiting.at(-1)
    const both = last && joined(last.input, input)
    if (last && both) {
      last.input = both
      last.sent.push(sent)
    } else this.#waiting.push({ input, sent: [sent], turn })
    this.#next()
  }

  #next(): void {
    while (!this.#isBusy) {
      const next = this.#waiting.shift()
      if (!next) return
      next.turn()
      const done = this.#handle(next.input)
      const tell = () => {
        for (const sent of next.sent) sent()
      }
      if (!(done instanceof Promise)) tell()
      else {
        this.#isBusy = true
        void done.finally(() => {
          this.#isBusy = false
          tell()
          this.#next()
        })
      }
    }
  }

  #handle(input: PictureInput): unknown {
    const { canvas } = this.#target
    switch (input.type) {
      case 'key':
        return this.#target.send({ kind: 'key', state: input.state, key: keyName(input.key), modifiers: input.modifiers, canvas })
      case 'view':
        return this.#target.send({ kind: 'view', action: input.action, modifiers: [], canvas })
      case 'contextMenu':
        return this.#target.send({ kind: 'contextMenu', id: input.id, modifiers: input.modifiers, canvas })
      case 'leave': {
        const steps = this.#picking.leave(this.#pointing({ type: 'mouse', state: 'move', button: undefined, ...none }) as MouseEvent)
        this.#target.left()
        return steps.length > 0 ? this.#tell(steps) : undefined
      }
      default:
        return this.#point(input)
    }
  }

  #point(input: PointingInput): unknown {
    const isDown = input.type === 'touch' ? input.points.some(point => point.state === 'started') : isPress(input)
    const wantsIdentifier = this.#target.isPickingWatched && this.#picking.wantsIdentifier(this.#pointing(input))
    if (isDown || wantsIdentifier) return this.#probeAndSend(input)
    if (this.#target.isPickingWatched) return this.#pickAndSend(this.#pointing(input), 0)
    return this.#send(this.#pointing(input))
  }

  async #probeAndSend(input: PointingInput): Promise<void> {
    // Without a depth, as after the loss of the device, gestures act as over the background.
    const { depth, id } = await this.#target.probe(placeOf(input), this.#target.isPickingWatched).catch(() => ({ depth: 1, id: 0 }))
    this.#depth = depth
    await this.#pickAndSend(this.#pointing(input), id)
  }

  /** First what happens to the thing under the pointer; when nobody used that, the event itself. */
  #pickAndSend(event: Pointing, id: number): unknown {
    const steps = this.#picking.follow(event, id)
    if (steps.length === 0) return this.#send(event)
    return this.#tell(steps).then(used => used || this.#send(event))
  }

  async #tell(steps: readonly PickingStep[]): Promise<boolean> {
    let used = false
    for (const { event, uses } of steps) {
      if (event.hover === 'exit') this.#target.left()
      if ((await this.#target.send(event)) && uses) used = true
    }
    return used
  }

  #send(event: Pointing): unknown {
    return event.kind === 'touch' ? this.#sendTouch(event) : this.#target.send(event)
  }

  async #sendTouch(event: TouchEvent): Promise<void> {
    const { ended, offers } = this.#touch.of(event)
    if (ended) await this.#target.send(ended)
    for (const offer of [event, ...offers]) if (await this.#target.send(offer)) return
  }

  #pointing(input: PointingInput): Pointing {
    const canvasSize = this.#target.size()
    const { canvas } = this.#target
    this.#position = placeOf(input, this.#position)
    const common = { modifiers: input.modifiers, position: this.#position, canvasSize, depth: this.#depth, canvas }
    switch (input.type) {
      case 'mouse':
        return { kind: 'mouse', state: input.state, button: input.button, buttons: input.buttons, ...common }
      case 'wheel':
        return { kind: 'wheel', delta: input.delta, buttons: [], ...common }
      case 'touch':
        return { kind: 'touch', points: input.points, ...common }
    }
  }
}

type PointingInput = Extract<PictureInput, { type: 'mouse' | 'wheel' | 'touch' }>

const none = { buttons: [], modifiers: [], position: [-1, -1] } as const

function placeOf(input: PointingInput, otherwise: Vec2 = [0, 0]): Vec2 {
  return input.type === 'touch' ? (input.points[0]?.position ?? otherwise) : input.position
}

function isPress(input: PointingInput): boolean {
  return input.type === 'mouse' && (input.state === 'press' || input.state === 'doubleClick')
}
