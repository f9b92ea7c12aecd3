import type { Vec2 } from '@ivw/data'

/** From one node's place to the next one's where they do not touch, in the network's pixels. */
const apart: Vec2 = [175, 75]
const grid = 25

/** The shortest way straight to one side by which the wanted places go so that none of their nodes covers one at a taken place. */
export function freeShift(taken: readonly Vec2[], wanted: readonly Vec2[]): Vec2 {
  const ways = ([0, 1] as const).flatMap(axis => [shiftAlong(taken, wanted, axis, 1), shiftAlong(taken, wanted, axis, -1)])
  const length = ([x, y]: Vec2) => Math.abs(x) + Math.abs(y)
  return ways.reduce((best, way) => (length(way) < length(best) ? way : best))
}

/** Every step goes past what is in the way, so there are at most as many steps as pairs of nodes. */
function shiftAlong(taken: readonly Vec2[], wanted: readonly Vec2[], axis: 0 | 1, direction: 1 | -1): Vec2 {
  const shift: [number, number] = [0, 0]
  for (;;) {
    const needed = wanted.flatMap(([x, y]) => {
      const place: Vec2 = [x + shift[0], y + shift[1]]
      return taken.filter(other => isCovered(other, place)).map(other => apart[axis] - direction * (place[axis] - other[axis]))
    })
    if (needed.length === 0) return shift
    shift[axis] += direction * Math.ceil(Math.max(...needed) / grid) * grid
  }
}

const isCovered = (one: Vec2, other: Vec2): boolean => Math.abs(one[0] - other[0]) < apart[0] && Math.abs(one[1] - other[1]) < apart[1]
