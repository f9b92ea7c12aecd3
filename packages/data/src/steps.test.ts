import { expect, test } from 'vitest'
import { completed, inBlocks, part, type Steps } from './steps.ts'

function* sum(): Steps<number> {
  yield 0.5
  yield 1
  return 3
}

function* twice(): Steps<number> {
  const first = yield* part(sum(), 0, 0.5)
  return first + (yield* part(sum(), 0.5, 1))
}

test('parts follow each other and their shares add up', () => {
  expect([...twice()]).toEqual([0.25, 0.5, 0.75, 1])
  expect(completed(twice())).toBe(6)
})

test('blocks cover everything once', () => {
  const blocks: number[][] = []
  expect([...inBlocks(5, (from, to) => blocks.push([from, to]), 2)]).toEqual([0.4, 0.8, 1])
  expect(blocks).toEqual([
    [0, 2],
    [2, 4],
    [4, 5],
  ])
})
