import type { MersenneTwister } from '../random/mersenne-twister.ts'
import type { Steps } from '../steps.ts'
import type { Vec2 } from '../vector.ts'
import { type FieldSample, fieldWeights, type GaussianCurve, gaussian } from './radial-basis-field.ts'

/** Places in the square from -1 to 1, each with a vector of any length up to 3 (processors-b spec 12.3). */
export function randomPlanarSamples(count: number, random: MersenneTwister): readonly FieldSample[] {
  return Array.from({ length: count }, () => {
    const [x, y] = [random.double(-1, 1), random.double(-1, 1)]
    const angle = Math.fround(random.double(0, 2 * Math.PI))
    const magnitude = Math.fround(2 * random.double(-1, 1) - 1)
    return { position: [x, y, 0], vector: [Math.cos(angle) * magnitude, Math.sin(angle) * magnitude, 0] }
  })
}

/** As `radialBasisField`, in the plane: two numbers per pixel; pixel i of n lies at -1 + 2 i / n. */
export function* planarRadialBasisField(
  samples: readonly FieldSample[],
  [width, height]: Vec2,
  shape: number,
  curve: GaussianCurve,
): Steps<Float32Array<ArrayBuffer>> {
  const weights = fieldWeights(samples, shape, curve)
  const field = new Float32Array(width * height * 2)
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const [x, y] = [(2 * i) / width - 1, (2 * j) / height - 1]
      const at = (j * width + i) * 2
      for (const [n, { position }] of samples.entries()) {
        const value = gaussian(curve, Math.hypot(x - position[0], y - position[1]))
        for (const c of [0, 1]) (field[at + c] as number) += (weights[n]?.[c] as number) * value
      }
    }
    yield (j + 1) / height
  }
  return field
}
