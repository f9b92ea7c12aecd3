import { nodeSize } from './graph.ts'
import { gridStep, snapToGrid } from './network-changes.ts'

type Position = readonly [number, number]

/** The nearest place below `wanted` where a node covers no other one. */
export function freePlace(taken: Iterable<Position>, wanted: Position): Position {
  const others = [...taken]
  const [x, y] = snapToGrid(wanted)
  for (let step = 0; ; step++) {
    const place = [x, y + step * gridStep] as const
    const covers = ([otherX, otherY]: Position) =>
      Math.abs(otherX - place[0]) < nodeSize.width && Math.abs(otherY - place[1]) < nodeSize.height + gridStep
    if (!others.some(covers)) return place
  }
}

/** A place beside `wanted` that is not exactly on top of another node. */
export function besideOthers(taken: Iterable<Position>, wanted: Position): Position {
  const keys = new Set([...taken].map(position => position.join(' ')))
  let [x, y] = snapToGrid(wanted)
  for (; keys.has(`${x.toString()} ${y.toString()}`); x += gridStep) y += gridStep
  return [x, y]
}
