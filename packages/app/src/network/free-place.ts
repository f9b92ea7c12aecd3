import { nodeSize } from './graph.ts'
import { gridStep, snapToGrid } from './network-changes.ts'

type Position = readonly [number, number]

/** The place nearest to `wanted` where a node covers no other one and keeps a grid step of distance. */
export function freePlace(taken: Iterable<Position>, wanted: Position): Position {
  const others = new Neighbours(taken)
  const [x, y] = snapToGrid(wanted)
  const isFree = (place: Position) => !others.areNear(place)
  for (let ring = 0; ; ring++) {
    const free = ringAround(x, y, ring).filter(isFree)
    const distance = (place: Position) => Math.hypot(place[0] - x, place[1] - y)
    if (free.length > 0) return free.reduce((best, place) => (distance(place) < distance(best) ? place : best))
  }
}

/** Places by cells of the least distance between nodes: only those of the cells around a place can be near it. */
class Neighbours {
  readonly #width = nodeSize.width + gridStep
  readonly #height = nodeSize.height + gridStep
  readonly #cells = new Map<number, Position[]>()

  constructor(places: Iterable<Position>) {
    for (const place of places) {
      const key = this.#key(place, 0, 0)
      const cell = this.#cells.get(key)
      if (cell) cell.push(place)
      else this.#cells.set(key, [place])
    }
  }

  areNear(place: Position): boolean {
    for (const across of [-1, 0, 1])
      for (const down of [-1, 0, 1]) {
        const cell = this.#cells.get(this.#key(place, across, down))
        if (cell?.some(([x, y]) => Math.abs(x - place[0]) < this.#width && Math.abs(y - place[1]) < this.#height)) return true
      }
    return false
  }

  #key([x, y]: Position, across: number, down: number): number {
    return (Math.floor(x / this.#width) + across) * 1e6 + Math.floor(y / this.#height) + down
  }
}

/** The place at the right of the uppermost nodes, where what takes no data belongs; undefined when there are none. */
export function besideTop(taken: readonly Position[]): Position | undefined {
  const top = Math.min(...taken.map(([, y]) => y))
  const row = taken.filter(([, y]) => y < top + nodeSize.height + gridStep)
  return row.length === 0 ? undefined : [Math.max(...row.map(([x]) => x)) + nodeSize.width + gridStep, top]
}

/** Places of the grid on a square around a place. */
function ringAround(x: number, y: number, ring: number): readonly Position[] {
  const places: Position[] = []
  for (let column = -ring; column <= ring; column++)
    for (let row = -ring; row <= ring; row++)
      if (Math.max(Math.abs(column), Math.abs(row)) === ring) places.push([x + column * gridStep, y + row * gridStep])
  return places
}

/** A place beside `wanted` that is not exactly on top of another node. */
export function besideOthers(taken: Iterable<Position>, wanted: Position): Position {
  const keys = new Set([...taken].map(position => position.join(' ')))
  let [x, y] = snapToGrid(wanted)
  for (; keys.has(`${x.toString()} ${y.toString()}`); x += gridStep) y += gridStep
  return [x, y]
}
