import { nodeSize } from './graph.ts'
import { gridStep, snapToGrid } from './network-changes.ts'

type Position = readonly [number, number]

/** The place nearest to `wanted` where a node covers no other one and keeps a grid step of distance. */
export function freePlace(taken: Iterable<Position>, wanted: Position): Position {
  const others = [...taken]
  const [x, y] = snapToGrid(wanted)
  const isFree = (place: Position) =>
    !others.some(
      other => Math.abs(other[0] - place[0]) < nodeSize.width + gridStep && Math.abs(other[1] - place[1]) < nodeSize.height + gridStep,
    )
  for (let ring = 0; ; ring++) {
    const free = ringAround(x, y, ring).filter(isFree)
    const distance = (place: Position) => Math.hypot(place[0] - x, place[1] - y)
    if (free.length > 0) return free.reduce((best, place) => (distance(place) < distance(best) ? place : best))
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
