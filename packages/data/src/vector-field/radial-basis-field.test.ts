import { expect, test } from 'vitest'
import { MersenneTwister } from '../random/mersenne-twister.ts'
import { completed } from '../steps.ts'
import type { Vec3 } from '../vector.ts'
import { gaussian, radialBasisField, randomFieldSamples } from './radial-basis-field.ts'

const curve = { height: 1, sigma: 0.5, center: 0 }

test('without a shape the field goes through its samples', () => {
  const samples = [
    { position: [-1, -1, -1], vector: [1, 0, 0] },
    { position: [0, 0, 0], vector: [0, -2, 0.5] },
    { position: [0.5, 0, -0.5], vector: [0.25, 0.25, 1] },
  ] as const
  const field = completed(radialBasisField(samples, [4, 4, 4], 0, curve))
  for (const { position, vector } of samples) {
    const [i, j, k] = position.map(x => (x + 1) * 2) as unknown as Vec3
    const found = field.slice(3 * (i + 4 * (j + 4 * k)), 3 * (i + 4 * (j + 4 * k)) + 3)
    vector.forEach((x, c) => {
      expect(found[c]).toBeCloseTo(x, 5)
    })
  }
})

test('one sample: its weight is smaller by the shape', () => {
  const field = completed(radialBasisField([{ position: [0, 0, 0], vector: [1, 2, 3] }], [2, 1, 1], 1.2, curve))
  const far = gaussian(curve, Math.sqrt(2))
  expect(field[3]).toBeCloseTo(far / 2.2, 6)
  expect(field[5]).toBeCloseTo((3 * far) / 2.2, 6)
})

test('the width of the curve has pi in it', () => {
  expect(gaussian({ height: 2, sigma: 1, center: 1 }, 3)).toBeCloseTo(2 * Math.exp(-2 / Math.PI), 12)
})

test('random vectors have length 1; position, z and angle take their draws in this order', () => {
  const [sample] = randomFieldSamples(1, new MersenneTwister(5))
  const random = new MersenneTwister(5)
  expect(sample!.position).toEqual([random.double(-1, 1), random.double(-1, 1), random.double(-1, 1)])
  expect(sample!.vector[2]).toBe(random.double(-1, 1))
  expect(Math.hypot(...sample!.vector)).toBeCloseTo(1, 12)
})
