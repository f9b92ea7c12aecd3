import { expect, test } from 'vitest'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { ProcessorFactory } from '../processor/processor-factory.ts'
import { Services } from '../services.ts'
import { PickingIds } from './picking-ids.ts'

test('blocks follow each other from 1; released ones are used again where they fit', () => {
  const ids = new PickingIds()
  const blocks = [1, 10, 1].map(count => ids.reserve(count))
  expect(blocks.map(({ first }) => first)).toEqual([1, 2, 12])
  ids.release(blocks[1]!)
  expect(ids.reserve(4)).toEqual({ first: 2, count: 4 })
  expect(ids.reserve(7)).toEqual({ first: 13, count: 7 })
  expect(ids.reserve(6)).toEqual({ first: 6, count: 6 })
})

test('released blocks that lie side by side become one, in whatever order: after the last one, identifiers begin at 1', () => {
  const ids = new PickingIds()
  const [a, b, c, d] = [1, 5, 2, 3].map(count => ids.reserve(count))
  ids.release(c!)
  ids.release(a!)
  ids.release(b!)
  expect(ids.reserve(8)).toEqual({ first: 1, count: 8 })
  ids.release(d!)
  expect(ids.reserve(1)).toEqual({ first: 9, count: 1 })
})

test('every network has its own', () => {
  const [a, b] = [0, 1].map(() => new ProcessorNetwork(new ProcessorFactory(), new Services()))
  PickingIds.of(a!).reserve(3)
  expect(PickingIds.of(a!).reserve(1).first).toBe(4)
  expect(PickingIds.of(b!).reserve(1).first).toBe(1)
})
