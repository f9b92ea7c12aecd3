import { expect, it } from 'vitest'
import { tfStateOf } from './tf-state.ts'

it('reads a state, points in order', () => {
  const points = [
    { position: 0.9, color: [1, 1, 1, 1] },
    { position: 0.1, color: [0, 0, 0, 0] },
  ]
  expect(tfStateOf({ points, mask: [0.2, 1], type: 'absolute', histogramMode: 'log' })).toEqual({
    points: points.toReversed(),
    type: 'absolute',
    mask: [0.2, 1],
    histogramMode: 'log',
  })
})

it('does with what there is', () => {
  expect(
    tfStateOf({ points: [{ position: 'left' }, undefined, { position: 1, color: [1] }], type: 'other', histogramMode: 'none' }),
  ).toEqual({
    points: [{ position: 1, color: [1, 0, 0, 0] }],
    type: 'relative',
    mask: undefined,
    histogramMode: 'all',
  })
})
