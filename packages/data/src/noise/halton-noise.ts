import { halton } from '../random/halton.ts'
import type { Vec2 } from '../vector.ts'

/** A picture of `width * height` zeros with ones at the first `points` places of a Halton sequence. */
export function haltonNoise([width, height]: Vec2, points: number, [baseX, baseY]: Vec2): Float32Array<ArrayBuffer> {
  const noise = new Float32Array(width * height)
  for (let i = 1; i <= points; i++) {
    const [x, y] = [Math.trunc(Math.fround((width - 1) * halton(baseX, i))), Math.trunc(Math.fround((height - 1) * halton(baseY, i)))]
    noise[y * width + x] = 1
  }
  return noise
}
