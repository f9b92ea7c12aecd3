import { lookupTable } from '@ivw/data'
import { expect, test } from 'vitest'
import { StepLengths } from './step-lengths.ts'

const steps = (...points: (readonly [position: number, opacity: number])[]): StepLengths =>
  new StepLengths(
    lookupTable({ points: points.map(([position, opacity]) => ({ position, color: [1, 1, 1, opacity] })), mask: [0, 1], type: 'relative' }),
  )
const voxel = 1 / 256

test('every sample counts where a transfer function bends, begins or ends', () => {
  const bent = steps([0, 0.01], [0.5, 0.01], [0.6, 0.08], [1, 0.08])
  expect(bent.longest({ low: 0.45, high: 0.55, roughness: 0 }, voxel)).toBe(0)
  expect(steps([0.3, 0], [0.5, 0.02]).longest({ low: 0.2, high: 0.4, roughness: 0 }, voxel)).toBe(0)
})

test('one sample in a voxel is enough where it is straight, fewer where numbers are smooth or all the same', () => {
  const straight = steps([0, 0.01], [1, 0.02])
  expect(straight.longest({ low: 0.2, high: 0.6, roughness: 0.2 }, voxel)).toBe(1)
  expect(straight.longest({ low: 0.2, high: 0.6, roughness: 0.002 }, voxel)).toBe(6)
  expect(straight.longest({ low: 0.4, high: 0.4, roughness: 0 }, voxel)).toBe(64)
})

test('colours that lie behind one another in a dense medium are not mixed', () => {
  const dense = new StepLengths(
    lookupTable({
      points: [
        { position: 0, color: [0, 0, 0, 0.99] },
        { position: 1, color: [1, 1, 1, 0.99] },
      ],
      mask: [0, 1],
      type: 'relative',
    }),
  )
  expect(dense.longest({ low: 0.1, high: 0.9, roughness: 0 }, voxel)).toBe(0)
})
