import type { PickingEvent } from '@ivw/network'

/** How far a pointer may move between press and release of a click, pixels. */
const slack = 4

/** Whether the left button was pressed and released on the same thing, at the same place. */
export function isClick({ press, button, pressedId, currentId, pressedNdc, position, canvasSize }: PickingEvent): boolean {
  if (press !== 'release' || button !== 'left' || pressedId !== currentId) return false
  const moved = ([0, 1] as const).map(i => (position[i] - (pressedNdc[i] + 1) / 2) * canvasSize[i])
  return Math.hypot(...moved) <= slack
}
