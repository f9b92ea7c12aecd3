import type { Vec2 } from '@ivw/data'
import type { Modifier, MouseButton, TouchPoint, ViewAction } from '@ivw/network'

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
  /** All fingers that are down, and those that just went up. */
  | { readonly type: 'touch'; readonly points: readonly TouchPoint[]; readonly modifiers: readonly Modifier[] }
  /** The pointer went out of the picture. */
  | { readonly type: 'leave' }
  | { readonly type: 'view'; readonly action: ViewAction }
  /** An entry of a menu that a processor showed. */
  | { readonly type: 'contextMenu'; readonly id: string; readonly modifiers: readonly Modifier[] }

/** One input for two that follow each other without any loss: of moves the last one, of turns of the wheel the sum. Undefined where there is none. */
export function joined(first: PictureInput, second: PictureInput): PictureInput | undefined {
  if (first.type === 'mouse' && second.type === 'mouse') {
    const areMoves = first.state === 'move' && second.state === 'move'
    return areMoves && sameList(first.buttons, second.buttons) && sameList(first.modifiers, second.modifiers) ? second : undefined
  }
  if (first.type === 'wheel' && second.type === 'wheel' && sameList(first.modifiers, second.modifiers))
    return { ...second, delta: [first.delta[0] + second.delta[0], first.delta[1] + second.delta[1]] }
  if (first.type === 'touch' && second.type === 'touch') return joinedTouches(first, second)
  return undefined
}

type Touch = Extract<PictureInput, { type: 'touch' }>

function joinedTouches(first: Touch, second: Touch): Touch | undefined {
  const isStill = ({ points }: Touch) => points.every(({ state }) => state === 'updated' || state === 'stationary')
  const ids = ({ points }: Touch) => points.map(({ id }) => id)
  if (!isStill(first) || !isStill(second) || !sameList(ids(first), ids(second))) return undefined
  const points = second.points.map((point, i) => ({ ...point, previousPosition: (first.points[i] ?? point).previousPosition }))
  return { ...second, points }
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i])
}
