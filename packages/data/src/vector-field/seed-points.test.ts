import { expect, test } from 'vitest'
import { MersenneTwister } from '../random/mersenne-twister.ts'
import { haltonPoints2D, linePoints, planePoints, randomPoints2D, randomPoints3D, spherePoints } from './seed-points.ts'

test('random points take their numbers in order', () => {
  const random = new MersenneTwister(1)
  const numbers = Array.from({ length: 12 }, () => random.float())
  expect(randomPoints2D(3, new MersenneTwister(1)).flat()).toEqual(numbers.slice(0, 6))
  expect(randomPoints3D(4, new MersenneTwister(1)).flat()).toEqual(numbers)
})

test('Halton points', () => {
  expect(haltonPoints2D(4, [2, 3]).flat()).toEqual([0.5, 1 / 3, 0.25, 2 / 3, 0.75, 1 / 9, 0.125, 4 / 9].map(x => expect.closeTo(x, 6)))
})

test('lines and planes reach their ends', () => {
  expect(linePoints(3, [0.5, 0, 0.5], [0.5, 1, 0.5])).toEqual([
    [0.5, 0, 0.5],
    [0.5, 0.5, 0.5],
    [0.5, 1, 0.5],
  ])
  expect(linePoints(1, [0, 0, 0], [1, 1, 1])).toEqual([[0, 0, 0]])
  expect(planePoints([2, 3], [0, 0, 0.5], [1, 0, 0.5], [0, 1, 0.5])).toEqual([
    [0, 0, 0.5],
    [0, 0.5, 0.75],
    [0, 1, 1],
    [1, 0, 1],
    [1, 0.5, 1.25],
    [1, 1, 1.5],
  ])
})

test('points of a shell: angle, cosine of the polar angle, radius', () => {
  const random = new MersenneTwister(1)
  const [theta, cosine, share] = [random.float(0, 2 * Math.PI), random.float(-1, 1), random.float()]
  const radius = 0.45 + 0.1 * Math.cbrt(share)
  const sine = Math.sqrt(1 - cosine ** 2)
  const first = [0.5 + radius * sine * Math.cos(theta), 0.5 + radius * sine * Math.sin(theta), 0.5 + radius * cosine]
  const points = spherePoints(50, [0.5, 0.5, 0.5], [0.45, 0.55], new MersenneTwister(1))
  expect(points[0]).toEqual(first.map(x => expect.closeTo(x, 5)))
  for (const [x, y, z] of points) {
    const distance = Math.hypot(x - 0.5, y - 0.5, z - 0.5)
    expect(distance).toBeGreaterThan(0.4499)
    expect(distance).toBeLessThan(0.5501)
    expect([x, y, z]).toEqual([x, y, z].map(Math.fround))
  }
})
