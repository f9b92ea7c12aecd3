import { expect, it } from 'vitest'
import { windowPlace } from './window-place.ts'

const viewport = { x: 0, y: 0, width: 1400, height: 900 }

it('goes to the lower left where nothing is hidden', () => {
  expect(windowPlace([600, 400], viewport, [])).toEqual({ x: 16, y: 484 })
})

it('keeps pictures in sight', () => {
  expect(windowPlace([600, 400], viewport, [{ x: 0, y: 400, width: 700, height: 500 }])).toEqual({ x: 784, y: 484 })
  expect(windowPlace([600, 400], viewport, [{ x: 0, y: 460, width: 1400, height: 440 }])).toEqual({ x: 16, y: 48 })
})

it('stays inside a viewport that is smaller than the window', () => {
  expect(windowPlace([600, 400], { x: 0, y: 0, width: 500, height: 300 }, [])).toEqual({ x: 0, y: 0 })
})
