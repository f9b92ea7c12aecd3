import type { Steps } from './steps.ts'
import type { Vec2 } from './vector.ts'

export interface MandelbrotOptions {
  /** Pixels along the real and the imaginary axis; both ends of the bounds are sampled. */
  readonly size: Vec2
  readonly real: Vec2
  readonly imaginary: Vec2
  readonly power: number
  readonly iterations: number
}

/**
 * How soon z -> z^power + c, from z = c on, leaves the circle of radius 2: the logarithm of 1 + the number of the step, 0 where it
 * stays inside. Row by row from the lowest imaginary part.
 */
export function* mandelbrot({
  size: [width, height],
  real,
  imaginary,
  power,
  iterations,
}: MandelbrotOptions): Steps<Float32Array<ArrayBuffer>> {
  const values = new Float32Array(width * height)
  const place = ([from, to]: Vec2, i: number, count: number): number => (count > 1 ? from + ((to - from) / (count - 1)) * i : from)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      values[y * width + x] = escapeTime(place(real, x, width), place(imaginary, y, height), power, iterations)
    yield (y + 1) / height
  }
  return values
}

function escapeTime(re: number, im: number, power: number, iterations: number): number {
  let [x, y] = [re, im]
  for (let i = 0; i < iterations; i++) {
    const squared = x * x + y * y
    if (squared > 4) return Math.log(1 + i)
    if (power === 2) [x, y] = [x * x - y * y + re, 2 * x * y + im]
    else {
      const [radius, angle] = [squared ** (power / 2), Math.atan2(y, x) * power]
      ;[x, y] = [radius * Math.cos(angle) + re, radius * Math.sin(angle) + im]
    }
  }
  return 0
}
