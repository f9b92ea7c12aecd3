import type { CanvasInput, Modifier, MouseButton } from '@ivw/engine/protocol'

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

/** Pixels and lines that browsers report for one notch of a wheel. */
const perNotch = [100, 3, 1]

export function wheelInput(area: Area, event: Pointer & { deltaX: number; deltaY: number; deltaMode: number }): CanvasInput {
  const notch = perNotch[event.deltaMode] ?? 100
  // Browsers count towards the user; `|| 0` turns a negative zero into zero.
  const delta = [-event.deltaX / notch || 0, -event.deltaY / notch || 0] as const
  return { type: 'wheel', delta, modifiers: modifiersOf(event), position: positionIn(area, event) }
}
