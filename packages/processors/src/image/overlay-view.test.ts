import { expect, test } from 'vitest'
import { overlayView } from './overlay-view.ts'

test.each<[string, Parameters<typeof overlayView>[1], readonly number[]]>([
  ['centred at a share', { position: { relative: [0.25, 0.25] }, size: { relative: [0.48, 0.48] }, anchor: [0, 0] }, [2, 68, 96, 64]],
  ['in the upper right corner', { position: { relative: [1, 0] }, size: { relative: [0.5, 0.5] }, anchor: [1, 1] }, [100, 67, 100, 67]],
  ['in the lower left corner', { position: { relative: [0, 1] }, size: { relative: [0.5, 0.5] }, anchor: [-1, -1] }, [0, 0, 100, 67]],
  ['by pixels from the top', { position: { pixels: [10, 20] }, size: { pixels: [30, 40] }, anchor: [-1, 1] }, [10, 75, 30, 40]],
])('%s', (_, place, expected) => {
  expect(overlayView([200, 135], place)).toEqual(expected)
})
