import type { InteractionEvent, MouseEvent, PickingEvent } from '@ivw/network'
import type { Rectangle } from '@ivw/render'
import { expect, test } from 'vitest'
import { ViewRouter } from './view-router.ts'

const views: readonly Rectangle[] = [
  [0, 0, 60, 50],
  [60, 0, 41, 50],
]
const size = [101, 51] as const
const mouse = (x: number, y: number, more: Partial<MouseEvent> = {}): MouseEvent => ({
  kind: 'mouse',
  state: 'move',
  buttons: [],
  modifiers: [],
  position: [x, y],
  canvasSize: size,
  depth: 1,
  ...more,
})

function seenBy(router: ViewRouter, event: InteractionEvent): (InteractionEvent | undefined)[] {
  router.follow(event, views, size)
  return views.map((view, i) => router.eventIn(i, event, view, size))
}

test('a view sees what is done in it, from corner to corner', () => {
  const [left, right] = seenBy(new ViewRouter(), mouse(0.8, 0.49))
  expect(left).toBeUndefined()
  expect(right).toMatchObject({ position: [0.5, expect.closeTo(0.5)], canvasSize: [41, 50] })
})

test('a drag stays where it began', () => {
  const router = new ViewRouter()
  seenBy(router, mouse(0.1, 0.1, { state: 'press', button: 'left', buttons: ['left'] }))
  const [left, right] = seenBy(router, mouse(0.9, 0.1, { buttons: ['left'] }))
  expect(right).toBeUndefined()
  expect((left as MouseEvent).position[0]).toBeCloseTo(90 / 59)
  seenBy(router, mouse(0.9, 0.1, { state: 'release', button: 'left' }))
  expect(seenBy(router, mouse(0.9, 0.1))[0]).toBeUndefined()
})

test('keys go to where the pointer was last', () => {
  const router = new ViewRouter()
  const key: InteractionEvent = { kind: 'key', state: 'press', key: 'W', modifiers: [] }
  expect(seenBy(router, key)).toEqual([key, key])
  seenBy(router, mouse(0.1, 0.1))
  expect(seenBy(router, key)).toEqual([key, undefined])
})

test('what happens to a picked thing is told in its own view, with all places as that has them', () => {
  const router = new ViewRouter()
  const picking = (x: number, more: Partial<PickingEvent>): PickingEvent => ({
    ...{ kind: 'picking', id: 3, currentId: 3, state: 'updated', press: 'none', hover: 'none', buttons: [], modifiers: [], depth: 0 },
    ...{ position: [x, 0], canvasSize: size, pressedId: 0, previousId: 0, pressedNdc: [0.6, -1, 0.5], previousNdc: [2 * x - 1, -1, 0] },
    source: mouse(x, 0),
    ...more,
  })
  const [left, right] = seenBy(router, picking(0.8, { state: 'started', hover: 'enter' }))
  expect(left).toBeUndefined()
  expect(right).toMatchObject({
    ...{ position: [0.5, 0], canvasSize: [41, 50], source: { position: [0.5, 0] } },
    pressedNdc: [expect.closeTo(0), -1, 0.5],
    previousNdc: [expect.closeTo(0), -1, 0],
  })
  seenBy(router, mouse(0.2, 0))
  expect(seenBy(router, picking(0.2, { state: 'finished', hover: 'exit' })).map(event => event?.kind)).toEqual([undefined, 'picking'])
})
