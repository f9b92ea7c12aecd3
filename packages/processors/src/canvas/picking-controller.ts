import type { Vec2, Vec3 } from '@ivw/data'
import type { MouseEvent, PickingEvent, TouchEvent, WheelEvent } from '@ivw/network'

export type PickingSource = MouseEvent | WheelEvent | TouchEvent

export interface PickingStep {
  readonly event: PickingEvent
  /** Whether its use also uses up what the user did, so that a camera does not turn while a thing is dragged. */
  readonly uses: boolean
}

type Told = Pick<PickingEvent, 'id' | 'state'> & Partial<Pick<PickingEvent, 'press' | 'hover' | 'button'>> & { readonly uses?: boolean }

/**
 * Turns what the user does in one canvas, with the identifier under the pointer, into what happens to the things that were drawn
 * (core spec 1.14): nothing is active, one is hovered, or one is pressed and stays the active one until all buttons are up.
 */
export class PickingController {
  #state: 'idle' | 'hovering' | 'pressing' = 'idle'
  #active = 0
  #pressed = 0
  #pressedNdc: Vec3 = [0, 0, 1]
  #previous = 0
  #previousNdc: Vec3 | undefined

  /** What is hovered or pressed; 0 for nothing. */
  get active(): number {
    return this.#active
  }

  /** Whether it has to know what is under the pointer for this event. */
  wantsIdentifier(event: PickingSource): boolean {
    if (event.kind === 'wheel') return false
    const isCameraDrag = this.#state === 'idle' && stateOf(event) === 'move' && buttonsOf(event).length > 0
    return !isCameraDrag
  }

  /** `id`: what is under the pointer. */
  follow(event: PickingSource, id: number): PickingStep[] {
    const told = event.kind === 'wheel' ? this.#turned() : this.#moved(event, id)
    const current = event.kind === 'wheel' ? this.#previous : id
    const steps = told.map(({ uses = true, ...what }) => ({ event: this.#event(event, current, what), uses }))
    this.#previous = current
    this.#previousNdc = ndcOf(event)
    if (this.#state !== 'pressing') this.#pressed = 0
    return steps
  }

  /** The pointer went away, or what was drawn did. */
  leave(event: MouseEvent): PickingStep[] {
    if (this.#state !== 'hovering') return []
    return this.follow({ ...event, state: 'move', button: undefined, buttons: [] }, 0)
  }

  #turned(): Told[] {
    return this.#state === 'idle' ? [] : [{ id: this.#active, state: 'updated' }]
  }

  #moved(event: MouseEvent | TouchEvent, id: number): Told[] {
    switch (this.#state) {
      case 'idle':
        return this.#whileIdle(event, id)
      case 'hovering':
        return this.#whileHovering(event, id)
      case 'pressing':
        return this.#whilePressing(event, id)
    }
  }

  #whileIdle(event: MouseEvent | TouchEvent, id: number): Told[] {
    const state = stateOf(event)
    if (id === 0) return []
    if (state === 'press') return [this.#press(event, id, 'enter')]
    if (state === 'move' && buttonsOf(event).length === 0) return [this.#enter(id)]
    return []
  }

  #whileHovering(event: MouseEvent | TouchEvent, id: number): Told[] {
    const state = stateOf(event)
    if (state === 'doubleClick') return [{ id: this.#active, state: 'updated', press: 'doubleClick', button: buttonOf(event) }]
    if (state === 'press') {
      if (id === this.#active) return [this.#press(event, id, 'none')]
      return [this.#exit({ uses: false }), ...(id === 0 ? [] : [this.#press(event, id, 'enter')])]
    }
    if (state !== 'move') return []
    if (id === this.#active) return [{ id, state: 'updated', hover: 'move' }]
    if (id === 0) return [this.#exit()]
    return [this.#exit({ uses: false }), this.#enter(id)]
  }

  #whilePressing(event: MouseEvent | TouchEvent, id: number): Told[] {
    const state = stateOf(event)
    if (state === 'move' && buttonsOf(event).length === 0) {
      // Nobody saw the button go up.
      this.#state = 'hovering'
      return this.#whileHovering(event, id)
    }
    const told = { id: this.#active, state: 'updated', press: state, button: buttonOf(event) } as const
    if (state !== 'release' || buttonsOf(event).length > 0) return [told]
    if (id === this.#active) {
      this.#state = 'hovering'
      return [told]
    }
    const finished = this.#exit({ press: 'release', button: buttonOf(event) })
    return id === 0 ? [finished] : [finished, this.#enter(id)]
  }

  #enter(id: number): Told {
    this.#state = 'hovering'
    this.#active = id
    return { id, state: 'started', hover: 'enter' }
  }

  #exit(more: Partial<Told> = {}): Told {
    const id = this.#active
    this.#state = 'idle'
    this.#active = 0
    return { ...more, id, state: 'finished', hover: 'exit' }
  }

  #press(event: MouseEvent | TouchEvent, id: number, hover: 'enter' | 'none'): Told {
    this.#state = 'pressing'
    this.#active = id
    this.#pressed = id
    this.#pressedNdc = ndcOf(event)
    return { id, state: 'updated', press: 'press', hover, button: buttonOf(event) }
  }

  #event(
    source: PickingSource,
    currentId: number,
    { id, state, press = 'none', hover = 'none', button }: Omit<Told, 'uses'>,
  ): PickingEvent {
    const { position, canvasSize, depth, modifiers, canvas } = source
    const ndc = ndcOf(source)
    return {
      ...{ kind: 'picking', id, currentId, state, press, hover, button, buttons: buttonsOf(source) },
      ...{ position, canvasSize, depth, modifiers, canvas, source },
      pressedId: this.#pressed,
      pressedNdc: this.#pressed === 0 ? ndc : this.#pressedNdc,
      previousId: this.#previous,
      previousNdc: this.#previousNdc ?? ndc,
    }
  }
}

/** Fingers act as the left button of a mouse. */
function stateOf(event: MouseEvent | TouchEvent): MouseEvent['state'] {
  if (event.kind === 'mouse') return event.state
  const states = event.points.map(point => point.state)
  if (states.every(state => state === 'started')) return 'press'
  return states.every(state => state === 'finished') ? 'release' : 'move'
}

function buttonsOf(event: PickingSource): readonly ('left' | 'middle' | 'right')[] {
  if (event.kind !== 'touch') return event.buttons
  return stateOf(event) === 'release' ? [] : ['left']
}

function buttonOf(event: MouseEvent | TouchEvent): 'left' | 'middle' | 'right' | undefined {
  if (event.kind === 'mouse') return event.button
  return stateOf(event) === 'move' ? undefined : 'left'
}

function ndcOf({ position: [x, y], depth }: { readonly position: Vec2; readonly depth: number }): Vec3 {
  return [2 * x - 1, 2 * y - 1, depth]
}
