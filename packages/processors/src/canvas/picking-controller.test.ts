import type { MouseEvent, WheelEvent } from '@ivw/network'
import { describe, expect, test } from 'vitest'
import { PickingController } from './picking-controller.ts'

const common = { position: [0.5, 0.5], canvasSize: [10, 10], depth: 0, modifiers: [] } as const
const mouse = (state: MouseEvent['state'], button?: MouseEvent['button'], buttons: MouseEvent['buttons'] = []): MouseEvent => ({
  kind: 'mouse',
  state,
  button,
  buttons,
  ...common,
})
const move = mouse('move')
const drag = mouse('move', undefined, ['left'])
const press = mouse('press', 'left', ['left'])
const release = mouse('release', 'left')
const wheel: WheelEvent = { kind: 'wheel', delta: [0, 1], buttons: [], ...common }

/** What a controller says of one event after another, in short: `5 started enter`. */
function story(...events: readonly (readonly [event: MouseEvent | WheelEvent, id: number])[]): string[][] {
  const controller = new PickingController()
  return events.map(([event, id]) =>
    controller
      .follow(event, id)
      .map(({ event: { id: picked, state, press: pressed, hover }, uses }) =>
        [picked, state, pressed, hover, ...(uses ? [] : ['aside'])].filter(word => word !== 'none').join(' '),
      ),
  )
}

describe('the states of core spec 1.14', () => {
  test('a pointer comes, moves, goes', () => {
    expect(story([move, 0], [move, 5], [move, 5], [move, 0], [move, 0])).toEqual([
      [],
      ['5 started enter'],
      ['5 updated move'],
      ['5 finished exit'],
      [],
    ])
  })

  test('it goes from one to the next', () => {
    expect(story([move, 5], [move, 6])[1]).toEqual(['5 finished exit aside', '6 started enter'])
  })

  test('what is pressed stays the active one until the last button is up', () => {
    const both = mouse('press', 'right', ['left', 'right'])
    const first = mouse('release', 'right', ['left'])
    expect(story([move, 5], [press, 5], [drag, 6], [both, 0], [first, 6], [release, 5], [move, 5])).toEqual([
      ['5 started enter'],
      ['5 updated press'],
      ['5 updated move'],
      ['5 updated press'],
      ['5 updated release'],
      ['5 updated release'],
      ['5 updated move'],
    ])
  })

  test('a release over nothing, or over something else', () => {
    expect(story([press, 5], [release, 0])).toEqual([['5 updated press enter'], ['5 finished release exit']])
    expect(story([press, 5], [release, 6])[1]).toEqual(['5 finished release exit', '6 started enter'])
  })

  test('a press over something else than was hovered', () => {
    expect(story([move, 5], [press, 6])[1]).toEqual(['5 finished exit aside', '6 updated press enter'])
    expect(story([move, 5], [press, 0])[1]).toEqual(['5 finished exit aside'])
  })

  test('a camera that is dragged over things', () => {
    expect(story([press, 0], [drag, 5], [release, 5], [move, 5])).toEqual([[], [], [], ['5 started enter']])
  })

  test('double clicks and the wheel go to what is active', () => {
    const twice = mouse('doubleClick', 'left')
    expect(story([wheel, 0], [twice, 5], [move, 5], [twice, 5], [wheel, 0])).toEqual([
      [],
      [],
      ['5 started enter'],
      ['5 updated doubleClick'],
      ['5 updated'],
    ])
  })

  test('a button that came up unseen', () => {
    expect(story([press, 5], [move, 6])[1]).toEqual(['5 finished exit aside', '6 started enter'])
  })
})

test('events say where it was pressed and where it was before', () => {
  const controller = new PickingController()
  controller.follow({ ...move, position: [0, 0], depth: 0.1 }, 5)
  controller.follow({ ...press, position: [0.25, 0.5], depth: 0.2 }, 5)
  const [step] = controller.follow({ ...drag, position: [0.5, 0.5], depth: 0.3 }, 6)
  expect(step?.event).toMatchObject({
    ...{ id: 5, currentId: 6, pressedId: 5, previousId: 5, buttons: ['left'], depth: 0.3 },
    ...{ pressedNdc: [-0.5, 0, 0.2], previousNdc: [-0.5, 0, 0.2] },
  })
})
