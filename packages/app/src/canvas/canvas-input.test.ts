import { describe, expect, test } from 'vitest'
import { type Area, mouseInput, type Pointer, positionIn, wheelInput } from './canvas-input.ts'

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
