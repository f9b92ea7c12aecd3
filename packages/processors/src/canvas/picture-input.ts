import type { PictureInput } from '@ivw/network'

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
