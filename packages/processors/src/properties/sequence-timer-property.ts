import { BoolProperty, CompositeProperty, EventProperty, type PropertyOptions, Size_tProperty } from '@ivw/network'

/** Which frame of a sequence is shown, and playing through all of them. */
export class SequenceTimerProperty extends CompositeProperty {
  static override readonly classIdentifier = 'org.inviwo.SequenceTimerProperty'
  /** From 1. */
  readonly index = this.addProperty(
    new Size_tProperty('selectedSequenceIndex', 'Selected Sequence Index', 1, { min: 1, max: 1, help: 'Number of the frame, from 1.' }),
  )
  readonly play = this.addProperty(
    new BoolProperty('playSequence', 'Play Sequence', false, { invalidationLevel: 'valid', help: 'Goes from frame to frame.' }),
  )
  readonly framesPerSecond = this.addProperty(
    new Size_tProperty('volumesPerSecond', 'Frame rate', 30, {
      min: 1,
      max: 60,
      invalidationLevel: 'valid',
      help: 'Frames per second while it plays.',
    }),
  )
  readonly playPause = this.addProperty(
    new EventProperty('playPause', 'Play / Pause', { kind: 'key', key: 'P', states: ['press'], modifiers: [] }, event => {
      this.play.value = !this.play.value
      event.used = true
    }),
  )
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, { visible: false, ...options })
    for (const property of [this.play, this.framesPerSecond]) property.onChange(() => this.#restart())
  }

  /** The number of frames; one needs no timer. */
  set count(count: number) {
    this.index.max = Math.max(count, 1)
    this.visible = count > 1
    this.#restart()
  }

  /** Frame to show, from 0. */
  get selected(): number {
    return this.index.value - 1
  }

  dispose(): void {
    clearInterval(this.#timer)
  }

  #restart(): void {
    clearInterval(this.#timer)
    const { max } = this.index
    if (!this.play.value || max < 2) return
    this.#timer = setInterval(() => {
      this.index.value = (this.index.value % max) + 1
    }, 1000 / this.framesPerSecond.value)
  }
}
