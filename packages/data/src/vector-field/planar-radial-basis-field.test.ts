import { expect, test } from 'vitest'
import { MersenneTwister } from '../random/mersenne-twister.ts'
import { completed } from '../steps.ts'
import { planarRadialBasisField, randomPlanarSamples } from './planar-radial-basis-field.ts'

test('samples take four pairs of draws each: place, direction, length', () => {
  const [random, draws] = [new MersenneTwister(7), new MersenneTwister(7)]
  const [first, second] = randomPlanarSamples(2, random)
  expect(first!.position).toEqual([draws.double(-1, 1), draws.double(-1, 1), 0])
  const [angle, magnitude] = [draws.double(0, 2 * Math.PI), 2 * draws.double(-1, 1) - 1]
  expect(first!.vector[0]).toBeCloseTo(Math.cos(angle) * magnitude, 5)
  expect(first!.vector[1]).toBeCloseTo(Math.sin(angle) * magnitude, 5)
  expect(second!.position[0]).toBe(draws.double(-1, 1))
})

test('the field goes through its samples when nothing is added to the system', () => {
  const curve = { height: 1, sigma: 0.4, center: 0 }
  const samples = [
    { position: [-0.5, 0, 0], vector: [1, -2, 0] },
    { position: [0.5, 0.5, 0], vector: [0.25, 3, 0] },
  ] as const
  const field = completed(planarRadialBasisField(samples, [8, 4], 0, curve))
  const at = (x: number, y: number) => [...field.slice((y * 8 + x) * 2, (y * 8 + x) * 2 + 2)]
  expect(at(2, 2)).toEqual([1, -2].map(value => expect.closeTo(value, 5)))
  expect(at(6, 3)).toEqual([0.25, 3].map(value => expect.closeTo(value, 5)))
})
