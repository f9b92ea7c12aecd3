import { expect, test } from 'vitest'
import { MersenneTwister } from './mersenne-twister.ts'

test('the numbers of the standard: the 10000th draw of the default seed', () => {
  const random = new MersenneTwister()
  const first = [random.uint32(), random.uint32(), random.uint32()]
  expect(first).toEqual([3499211612, 581869302, 3890346734])
  for (let i = 3; i < 9999; i++) random.uint32()
  expect(random.uint32()).toBe(4123659995)
})

test('seeds wrap to 32 bits', () => {
  expect(new MersenneTwister(2 ** 32 + 7).uint32()).toBe(new MersenneTwister(7).uint32())
  expect(new MersenneTwister(-1).uint32()).toBe(new MersenneTwister(2 ** 32 - 1).uint32())
})

test('floats have single precision and take one draw', () => {
  const [random, draws] = [new MersenneTwister(1), new MersenneTwister(1)]
  for (let i = 0; i < 100; i++) {
    const value = random.float(-2, 5)
    expect(value).toBe(Math.fround(value))
    expect(value).toBeCloseTo(-2 + (draws.uint32() / 2 ** 32) * 7, 5)
  }
})

test('doubles take two draws, the lower word first', () => {
  const [random, draws] = [new MersenneTwister(3), new MersenneTwister(3)]
  const [lower, upper] = [draws.uint32(), draws.uint32()]
  expect(random.double(10, 20)).toBeCloseTo(10 + 10 * (upper / 2 ** 32 + lower / 2 ** 64), 12)
})

test('integers reach both ends, evenly', () => {
  const random = new MersenneTwister(4)
  const counts = [0, 0, 0, 0, 0]
  for (let i = 0; i < 5000; i++) counts[random.integer(-2, 2) + 2]!++
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120)
})
