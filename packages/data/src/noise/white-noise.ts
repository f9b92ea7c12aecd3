import type { MersenneTwister } from '../random/mersenne-twister.ts'
import { inBlocks, type Steps } from '../steps.ts'
import type { Vec2 } from '../vector.ts'

/** `count` independent numbers, evenly distributed over a range. */
export function whiteNoise(count: number, [low, high]: Vec2, random: MersenneTwister): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: count }, () => random.float(low, high))
}

/** The same, in steps. */
export function* whiteNoiseInSteps(count: number, [low, high]: Vec2, random: MersenneTwister): Steps<Float32Array<ArrayBuffer>> {
  const noise = new Float32Array(count)
  yield* inBlocks(count, (from, to) => {
    for (let i = from; i < to; i++) noise[i] = random.float(low, high)
  })
  return noise
}
