import { describe, expect, test } from 'vitest'
import { type Area, Fingers, mouseInput, type Pointer, positionIn, wheelInput } from './canvas-input.ts'

const area: Area = { left: 100, top: 50, width: 200, height: 100, pixels: [400, 200] }

function pointer(change: Partial<Pointer> = {}): Pointer {
  return { clientX: 100, clientY: 50, button: 0, buttons: 0, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...change }
}

describe('positionIn', () => {
  test('the first pixel at the top left is (0, 1)', () => {
    expect(positionIn(area, pointer())).toEqual([0, 1])
  })

  test('the last pixel at the bottom right is (1, 0)', () => {
    expect(positionIn(area, pointer({ clientX: 299.9, clientY: 149.9 }))).toEqual([1, 0])
  })

  test('counts device pixels, not CSS pixels', () => {
    expect(positionIn(area, pointer({ clientX: 100.5 }))[0]).toBeCloseTo(1 / 399)
  })

  test('goes beyond the canvas while a drag does', () => {
    expect(positionIn(area, pointer({ clientX: 0 }))[0]).toBeLessThan(0)
  })
})

describe('mouseInput', () => {
  test('names the causing button, all that are down and the modifiers', () => {
    expect(mouseInput('press', area, pointer({ button: 2, buttons: 3, shiftKey: true }))).toEqual({
      type: 'mouse',
      state: 'press',
      button: 'right',
      buttons: ['left', 'right'],
      modifiers: ['shift'],
      position: [0, 1],
    })
  })

  test('a move has no causing button', () => {
    expect(mouseInput('move', area, pointer({ button: -1, buttons: 4 }))).toMatchObject({ button: undefined, buttons: ['middle'] })
  })
})

test('wheelInput counts notches away from the user', () => {
  expect(wheelInput(area, { ...pointer(), deltaX: 0, deltaY: 100, deltaMode: 0 })).toMatchObject({ delta: [0, -1] })
  expect(wheelInput(area, { ...pointer(), deltaX: 0, deltaY: -6, deltaMode: 1 })).toMatchObject({ delta: [0, 2] })
})

test('fingers know where they were and where they came down', () => {
  const fingers = new Fingers()
  const finger = (pointerId: number, clientX: number) => ({ ...pointer({ clientX, clientY: 149.9 }), pointerId, pressure: 0.5 })
  expect(fingers.follow('updated', area, finger(1, 100))).toBeUndefined()
  fingers.follow('started', area, finger(1, 100))
  fingers.follow('started', area, finger(2, 299.9))
  expect(fingers.follow('updated', area, finger(2, 100))).toEqual({
    type: 'touch',
    modifiers: [],
    points: [
      { id: 1, state: 'stationary', position: [0, 0], previousPosition: [0, 0], pressedPosition: [0, 0], pressure: 0.5 },
      { id: 2, state: 'updated', position: [0, 0], previousPosition: [1, 0], pressedPosition: [1, 0], pressure: 0.5 },
    ],
  })
  fingers.follow('finished', area, finger(1, 100))
  expect(fingers.follow('finished', area, finger(2, 100))).toMatchObject({ points: [{ id: 2, state: 'finished' }] })
})
