import type { InteractionEvent, MouseEvent } from '@ivw/network'
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
