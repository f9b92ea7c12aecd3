import { identity, scaling, transformPoint, type Vec3 } from '@ivw/data'
import { expect, test } from 'vitest'
import { type SlicePlacement, sliceAspect, sliceDepth, textureFromSlice } from './slice-transform.ts'

const placement: SlicePlacement = {
  normal: [0, 0, -1],
  position: [0.5, 0.5, 0.25],
  worldFromTexture: identity,
  imageRotation: 0,
  imageScale: 1,
  flipHorizontal: false,
  flipVertical: false,
  aspect: 1,
}

function sampled(changes: Partial<SlicePlacement>, u: number, v: number): Vec3 {
  const all = { ...placement, ...changes }
  const matrix = textureFromSlice(all)
  return transformPoint(matrix, [u, v, sliceDepth(matrix, all.position)])
}

const close = (found: Vec3, expected: Vec3): void => {
  found.forEach((x, i) => {
    expect(x).toBeCloseTo(expected[i] as number, 6)
  })
}

test('the three axes lie as in the reference: z is mirrored, x has z to the right', () => {
  close(sampled({}, 0.2, 0.7), [0.8, 0.7, 0.25])
  close(sampled({ normal: [-1, 0, 0], position: [0.25, 0.5, 0.5] }, 0.2, 0.7), [0.25, 0.7, 0.2])
  close(sampled({ normal: [0, -1, 0], position: [0.5, 0.25, 0.5] }, 0.2, 0.7), [0.2, 0.25, 0.7])
})

test('a slice keeps its proportions', () => {
  const worldFromTexture = scaling([2, 1, 1])
  expect(sliceAspect({ ...placement, worldFromTexture })).toBeCloseTo(2, 6)
  // Twice as wide as high in a square: the upper and lower quarter lie outside.
  close(sampled({ worldFromTexture }, 0, 0.25), [1, 0, 0.25])
  // It fits a square that fits the picture, so that it is smaller than it might be where both are wide.
  close(sampled({ worldFromTexture, aspect: 2 }, 0.25, 0.75), [1, 1, 0.25])
})

test('flips mirror the picture', () => {
  close(sampled({ flipHorizontal: true, flipVertical: true }, 0.2, 0.7), [0.2, 0.3, 0.25])
})
