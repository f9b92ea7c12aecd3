import type { CanvasInput, CanvasTouch, Modifier, MouseButton } from '@ivw/engine/protocol'

/** What a pointer event says; a part of PointerEvent, so that tests need no browser. */
export interface Pointer {
  readonly clientX: number
  readonly clientY: number
  readonly button: number
  readonly buttons: number
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

/** Where the canvas is on the page, CSS pixels, and its size in device pixels. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly pixels: readonly [number, number]
}

const buttonNames: readonly (MouseButton | undefined)[] = ['left', 'middle', 'right']
const buttonBits: readonly (readonly [number, MouseButton])[] = [
  [1, 'left'],
  [4, 'middle'],
  [2, 'right'],
]

/** Normalised position: the centre of the lower left pixel is (0, 0), that of the upper right one (1, 1). */
export function positionIn(area: Area, pointer: Pick<Pointer, 'clientX' | 'clientY'>): readonly [number, number] {
  const [width, height] = area.pixels
  const x = Math.floor(((pointer.clientX - area.left) / area.width) * width)
  const y = Math.floor(((pointer.clientY - area.top) / area.height) * height)
  return [x / Math.max(1, width - 1), (height - 1 - y) / Math.max(1, height - 1)]
}

export function modifiersOf(event: Pick<Pointer, 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>): readonly Modifier[] {
  const modifiers: Modifier[] = []
  if (event.ctrlKey) modifiers.push('control')
  if (event.shiftKey) modifiers.push('shift')
  if (event.altKey) modifiers.push('alt')
  if (event.metaKey) modifiers.push('meta')
  return modifiers
}

export function mouseInput(state: 'press' | 'move' | 'release' | 'doubleClick', area: Area, pointer: Pointer): CanvasInput {
  return {
    type: 'mouse',
    state,
    button: state === 'move' ? undefined : buttonNames[pointer.button],
    buttons: buttonBits.filter(([bit]) => pointer.buttons & bit).map(([, name]) => name),
    modifiers: modifiersOf(pointer),
    position: positionIn(area, pointer),
  }
}

/** Fingers on one canvas, by pointer. */
export class Fingers {
  readonly #down = new Map<number, CanvasTouch>()

  /** What happened with one of them, and where all are; undefined for a finger that is not known. */
  follow(state: 'started' | 'updated' | 'finished', area: Area, pointer: Pointer & Finger): CanvasInput | undefined {
    const position = positionIn(area, pointer)
    const before = this.#down.get(pointer.pointerId)
    if (!before && state !== 'started') return undefined
    const [previousPosition, pressedPosition] = [before?.position ?? position, before?.pressedPosition ?? position]
    const { pointerId: id, pressure } = pointer
    this.#down.set(id, { id, state, position, previousPosition, pressedPosition, pressure })
    const points = [...this.#down.values()].map(point => (point.id === id ? point : still(point)))
    if (state === 'finished') this.#down.delete(id)
    return { type: 'touch', points, modifiers: modifiersOf(pointer) }
  }
}

export interface Finger {
  readonly pointerId: number
  /** 0 to 1. */
  readonly pressure: number
}

function still(point: CanvasTouch): CanvasTouch {
  return { ...point, state: 'stationary', previousPosition: point.position }
}

/** Pixels and lines that browsers report for one notch of a wheel. */
const perNotch = [100, 3, 1]

export function wheelInput(area: Area, event: Pointer & { deltaX: number; deltaY: number; deltaMode: number }): CanvasInput {
  const notch = perNotch[event.deltaMode] ?? 100
  // Browsers count towards the user; `|| 0` turns a negative zero into zero.
  const delta = [-event.deltaX / notch || 0, -event.deltaY / notch || 0] as const
  return { type: 'wheel', delta, modifiers: modifiersOf(event), position: positionIn(area, event) }
}
