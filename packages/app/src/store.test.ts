import { beforeEach, expect, test } from 'vitest'
import { select, selectMade, useStore } from './store.ts'

const selection = () => [...useStore.getState().selection].sort()
beforeEach(() => select(['Background']))

test('what was made is selected in place of what was', async () => {
  await selectMade(Promise.resolve(['Background2']))
  expect(selection()).toEqual(['Background2'])
})

test('what the user selects before the answer stays', async () => {
  const making = selectMade(Promise.resolve(['Background2']))
  select(['Background', 'Background2', 'Canvas'])
  await making
  expect(selection()).toEqual(['Background', 'Background2', 'Canvas'])
})

test('a new node that comes selected is no choice of the user', async () => {
  const making = selectMade(Promise.resolve(['Background2']))
  select(['Background', 'Background2'])
  await making
  expect(selection()).toEqual(['Background2'])
})
