export type Direction = 'left' | 'right' | 'up' | 'down'

export const directions: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
}

interface Place {
  readonly identifier: string
  readonly position: readonly [number, number]
}

/** The nearest place in a direction from another one; distance aside of the direction counts double. */
export function walk(places: Iterable<Place>, from: Place, direction: Direction): string | undefined {
  const [dx, dy] = directions[direction]
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const { identifier, position } of places) {
    const x = position[0] - from.position[0]
    const y = position[1] - from.position[1]
    const along = x * dx + y * dy
    const aside = Math.abs(x * dy) + Math.abs(y * dx)
    if (identifier === from.identifier || along <= 0) continue
    const distance = along + 2 * aside
    if (distance < least) [best, least] = [identifier, distance]
  }
  return best
}
