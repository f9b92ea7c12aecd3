import type { InteractionEvent } from '@ivw/network'
import { expect, test } from 'vitest'
import { InputQueue, keyName, type PictureInput } from './input-queue.ts'

const mouse = (state: 'press' | 'move' | 'release'): PictureInput => ({
  type: 'mouse',
  state,
  button: 'left',
  buttons: ['left'],
  modifiers: [],
  position: [0.5, 0.5],
})

test('what follows a press waits for its depth and has the same', async () => {
  const events: InteractionEvent[] = []
  let resolve = (_depth: number): void => {}
  const reading = new Promise<number>(done => {
    resolve = done
  })
  const queue = new InputQueue({ depth: () => reading, size: () => [10, 10], send: event => events.push(event) })
  queue.add(mouse('press'))
  const moved = new Promise<void>(sent => queue.add(mouse('move'), sent))
  expect(events).toEqual([])
  resolve(0.25)
  await moved
  expect(events.map(event => event.kind === 'mouse' && [event.state, event.depth])).toEqual([
    ['press', 0.25],
    ['move', 0.25],
  ])
})

test('a depth that cannot be read counts as the background', async () => {
  const events: InteractionEvent[] = []
  const queue = new InputQueue({ depth: () => Promise.reject(new Error('lost')), size: () => [1, 1], send: event => events.push(event) })
  await new Promise<void>(sent => queue.add(mouse('press'), sent))
  expect(events[0]).toMatchObject({ kind: 'mouse', depth: 1 })
})

test('keys are named by what is on them', () => {
  expect(['KeyW', 'Digit3', 'Equal', 'Minus', 'ArrowUp'].map(keyName)).toEqual(['W', '3', '+', '-', 'ArrowUp'])
})
