import type { MersenneTwister } from '../random/mersenne-twister.ts'
import type { Vec2 } from '../vector.ts'

/** `count` independent numbers, evenly distributed over a range. */
export function whiteNoise(count: number, [low, high]: Vec2, random: MersenneTwister): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: count }, () => random.float(low, high))
}
