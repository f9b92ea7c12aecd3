import type { InteractionEvent, PictureInput } from '@ivw/network'
import { expect, test } from 'vitest'
import { InputQueue, type InputTarget } from './input-queue.ts'

const mouse = (state: 'press' | 'move' | 'release', x = 0.5): PictureInput => ({
  type: 'mouse',
  state,
  button: 'left',
  buttons: ['left'],
  modifiers: [],
  position: [x, 0.5],
})
const hover = (x: number): PictureInput => ({
  type: 'mouse',
  state: 'move',
  button: undefined,
  buttons: [],
  modifiers: [],
  position: [x, 0],
})
const wheel = (y: number): PictureInput => ({ type: 'wheel', delta: [0, y], modifiers: [], position: [0.5, 0.5] })

interface Desk extends InputTarget {
  readonly events: InteractionEvent[]
  readonly probes: { readonly x: number; answer(id: number, depth?: number): void; fail(): void }[]
  leaves: number
}

/** A canvas whose pixels are read when the test says so. */
function desk(more: Partial<InputTarget> = {}): Desk {
  const made: Desk = {
    canvas: 'Canvas',
    events: [],
    probes: [],
    leaves: 0,
    isPickingWatched: false,
    size: () => [10, 10],
    send: event => {
      made.events.push(event)
      return false
    },
    left: () => made.leaves++,
    probe: ([x]) =>
      new Promise((resolve, reject) => {
        made.probes.push({ x, answer: (id, depth = 1) => resolve({ id, depth }), fail: () => reject(new Error('lost')) })
      }),
    ...more,
  }
  return made
}

const sent = (queue: InputQueue, input: PictureInput) => new Promise<void>(done => queue.add(input, done))

test('what follows a press waits for its depth and has the same', async () => {
  const target = desk()
  const queue = new InputQueue(target)
  queue.add(mouse('press'))
  const moved = sent(queue, mouse('move'))
  expect(target.events).toEqual([])
  target.probes[0]?.answer(0, 0.25)
  await moved
  expect(target.events.map(event => event.kind === 'mouse' && [event.state, event.depth])).toEqual([
    ['press', 0.25],
    ['move', 0.25],
  ])
})

test('a depth that cannot be read counts as the background', async () => {
  const target = desk()
  const pressed = sent(new InputQueue(target), mouse('press'))
  target.probes[0]?.fail()
  await pressed
  expect(target.events[0]).toMatchObject({ kind: 'mouse', depth: 1 })
})

test('while a pixel is read, moves become one and turns of the wheel add up; presses stay', async () => {
  const target = desk({ isPickingWatched: true })
  const queue = new InputQueue(target)
  const all = [hover(0.1), hover(0.2), hover(0.3), wheel(1), wheel(2), mouse('press'), mouse('release')].map(input => sent(queue, input))
  expect(target.probes.map(({ x }) => x)).toEqual([0.1])
  const answering = (async () => {
    for (let i = 0; i < 4; i++) {
      target.probes[i]?.answer(0)
      await all[[0, 2, 5, 6][i] as number]
    }
  })()
  await Promise.all([...all, answering])
  expect(target.probes.map(({ x }) => x)).toEqual([0.1, 0.3, 0.5, 0.5])
  expect(
    target.events.map(event => (event.kind === 'wheel' ? event.delta[1] : event.kind === 'mouse' ? event.position[0] : undefined)),
  ).toEqual([0.1, 0.3, 3, 0.5, 0.5])
})

test('a thing that uses the event keeps it from everybody else', async () => {
  const target = desk({ isPickingWatched: true })
  const queue = new InputQueue({ ...target, send: event => target.events.push(event) > 0 && event.kind === 'picking' })
  const pressed = sent(queue, mouse('press'))
  target.probes[0]?.answer(5)
  await pressed
  expect(target.events).toMatchObject([{ kind: 'picking', id: 5, press: 'press', source: { kind: 'mouse', state: 'press' } }])
  expect(queue.picked).toBe(5)
})

test('nothing is read while a camera is dragged', async () => {
  const target = desk({ isPickingWatched: true })
  const queue = new InputQueue(target)
  const pressed = sent(queue, mouse('press'))
  target.probes[0]?.answer(0)
  await pressed
  await sent(queue, mouse('move'))
  expect(target.probes).toHaveLength(1)
})

test('a pointer that goes out leaves what it was over', async () => {
  const target = desk({ isPickingWatched: true })
  const queue = new InputQueue(target)
  const over = sent(queue, hover(0.5))
  target.probes[0]?.answer(7)
  await over
  await sent(queue, { type: 'leave' })
  expect(target.events.at(-1)).toMatchObject({ kind: 'picking', id: 7, state: 'finished', hover: 'exit', currentId: 0 })
  expect(target.leaves).toBeGreaterThan(0)
})

test('a finger is offered as touch, as gesture and as a mouse, until one is used', async () => {
  const target = desk()
  const queue = new InputQueue(target)
  const finger = (state: 'started' | 'updated' | 'finished', x: number, previous = x): PictureInput => ({
    type: 'touch',
    modifiers: [],
    points: [{ id: 1, state, position: [x, 0.5], previousPosition: [previous, 0.5], pressedPosition: [0.1, 0.5], pressure: 1 }],
  })
  const started = sent(queue, finger('started', 0.1))
  target.probes[0]?.answer(0, 0.5)
  await started
  await sent(queue, finger('updated', 0.2, 0.1))
  await sent(queue, finger('finished', 0.2))
  expect(target.events.map(event => [event.kind, 'state' in event ? event.state : ''])).toEqual([
    ...[
      ['touch', ''],
      ['gesture', 'started'],
      ['mouse', 'press'],
    ],
    ...[
      ['touch', ''],
      ['gesture', 'updated'],
      ['mouse', 'move'],
    ],
    ...[
      ['gesture', 'ended'],
      ['touch', ''],
      ['mouse', 'release'],
    ],
  ])
})
