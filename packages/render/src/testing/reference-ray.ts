import { add, clamp, length, multiplyComponents, scale, subtract, type Vec3, type Vec4, type Volume } from '@ivw/data'
import { correctOpacity } from '../shading/opacity.ts'

/** What a ray gathers, computed on the CPU as core spec 6.3 says: direct volume rendering without light. `volume` is UINT8 with one component. */
export async function referenceRay(
  volume: Volume,
  entry: Vec3,
  exit: Vec3,
  samplingRate: number,
  classify: (value: number) => Vec4,
): Promise<Vec4> {
  const numbers = (await volume.read()) as Uint8Array
  const along = subtract(exit, entry)
  const end = length(along)
  const count = Math.max(1, Math.ceil(samplingRate * length(multiplyComponents(along, volume.dimensions))))
  const step = end / count
  let result: Vec4 = [0, 0, 0, 0]
  for (let i = 0; i < count && result[3] <= 0.99; i++) {
    const position = add(entry, scale(along, ((i + 0.5) * step) / end))
    const [r, g, b, a] = classify(trilinear(numbers, volume.dimensions, position) / 255)
    const share = correctOpacity(a, step) * (1 - result[3])
    result = add(result, [r * share, g * share, b * share, share])
  }
  return result
}

/** As GL samples with linear filter and clamp; `position` from 0 to 1. */
function trilinear(numbers: ArrayLike<number>, dimensions: Vec3, position: Vec3): number {
  const place = position.map((x, axis) => x * (dimensions[axis] as number) - 0.5)
  let sum = 0
  for (let corner = 0; corner < 8; corner++) {
    let weight = 1
    let index = 0
    for (let axis = 2; axis >= 0; axis--) {
      const low = Math.floor(place[axis] as number)
      const share = (place[axis] as number) - low
      const upper = (corner >> axis) & 1
      weight *= upper ? share : 1 - share
      index = index * (dimensions[axis] as number) + clamp(low + upper, 0, (dimensions[axis] as number) - 1)
    }
    sum += weight * (numbers[index] as number)
  }
  return sum
}
