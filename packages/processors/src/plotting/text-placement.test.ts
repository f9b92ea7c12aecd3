import { expect, test } from 'vitest'
import { overlayCorner, withArguments } from './text-placement.ts'

const image = { extent: [41, 16], glyphsOrigin: [1, 3], size: [38, 12], texels: new Uint8Array(38 * 12 * 4) } as const

test('a text hangs by its anchor, and is cut off to whole pixels', () => {
  expect(overlayCorner(image, [101, 100], [0.5, 0.5], [0, 0], [-1, -1])).toEqual([51, 53])
  expect(overlayCorner(image, [101, 100], [0.5, 0.5], [0, 0], [0, 0])).toEqual([31, 45])
  expect(overlayCorner(image, [101, 100], [0, 1], [4, -2], [-1, 1])).toEqual([5, 85])
})

test('arguments take the place of their numbers', () => {
  expect(withArguments('%1 of %2, %10', ['a', 'b'])).toBe('a of b, %10')
  expect(withArguments('100 % %0', ['a'])).toBe('100 % %0')
})
