import { describe, expect, test } from 'vitest'
import { halton } from '../random/halton.ts'
import { MersenneTwister } from '../random/mersenne-twister.ts'
import type { Vec2 } from '../vector.ts'
import { haltonNoise } from './halton-noise.ts'
import { perlinNoise } from './perlin-noise.ts'
import { poissonNoise } from './poisson-noise.ts'
import { whiteNoise } from './white-noise.ts'

test('white noise is one draw after the other', () => {
  const random = new MersenneTwister(1)
  expect([...whiteNoise(3, [0, 1], new MersenneTwister(1))]).toEqual([random.float(), random.float(), random.float()])
})

describe('Perlin noise', () => {
  test('of one grid of 2 x 2 is linear between its numbers, which begin at the top', () => {
    const random = new MersenneTwister(9)
    const corners = [random.float(-1, 1), random.float(-1, 1), random.float(-1, 1), random.float(-1, 1)] as const
    const noise = perlinNoise([8, 8], { levels: [1, 1], persistence: 0.5 }, new MersenneTwister(9))
    const at = (u: number, v: number) => (corners[0] * (1 - u) + corners[1] * u) * (1 - v) + (corners[2] * (1 - u) + corners[3] * u) * v
    for (let y = 0; y < 8; y++) for (let x = 0; x < 8; x++) expect(noise[(7 - y) * 8 + x]).toBeCloseTo((at(x / 8, y / 8) + 1) / 2, 6)
  })

  test('adds finer grids with less amplitude, as far as the picture resolves them', () => {
    const options = { levels: [2, 9] as Vec2, persistence: 0.5 }
    const noise = perlinNoise([16, 12], options, new MersenneTwister(2))
    expect(noise).toEqual(perlinNoise([16, 12], { ...options, levels: [2, 4] }, new MersenneTwister(2)))
    expect(noise).not.toEqual(perlinNoise([16, 12], { ...options, levels: [2, 3] }, new MersenneTwister(2)))
    expect(noise.every(value => value >= 0 && value <= 1)).toBe(true)
  })
})

test('Halton numbers are mirrored digits, and mark pixels', () => {
  expect([1, 2, 3, 4, 5].map(i => halton(2, i))).toEqual([0.5, 0.25, 0.75, 0.125, 0.625])
  expect([1, 2, 3, 4].map(i => halton(3, i))).toEqual([1 / 3, 2 / 3, 1 / 9, 4 / 9].map(x => expect.closeTo(x, 6)))
  const noise = haltonNoise([5, 4], 2, [2, 3])
  expect([...noise].flatMap((value, i) => (value ? [[i % 5, Math.trunc(i / 5)]] : []))).toEqual(
    [
      [2, 1],
      [1, 2],
    ].sort((a, b) => a[1]! - b[1]!),
  )
})

test('points of Poisson noise keep their distance and fill the picture', () => {
  const size: Vec2 = [120, 90]
  const noise = poissonNoise(size, { dotsAlongX: 20, maxPoints: 1e7 }, new MersenneTwister(1))
  const points = [...noise].flatMap((value, i) => (value ? [[i % 120, Math.trunc(i / 120)] as const] : []))
  expect(points.length).toBeGreaterThan(120)
  for (const [i, a] of points.entries())
    for (const b of points.slice(i + 1)) expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThanOrEqual(6)
  const holes = [20, 60, 100].flatMap(x => [20, 45, 70].map(y => [x, y] as const))
  for (const [x, y] of holes) expect(points.some(point => Math.hypot(point[0] - x, point[1] - y) < 14)).toBe(true)
  expect(poissonNoise(size, { dotsAlongX: 20, maxPoints: 1 }, new MersenneTwister(1)).some(value => value > 0)).toBe(false)
})
