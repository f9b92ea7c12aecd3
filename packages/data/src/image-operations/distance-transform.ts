import { alongRow, nearestInColumn } from '../squared-distances.ts'
import { inBlocks, part, type Steps } from '../steps.ts'
import type { Vec2 } from '../vector.ts'

export interface DistanceTransformOptions {
  /** Pixels of the input. */
  readonly size: Vec2
  /** Pixels of the result for one of the input. */
  readonly upsample: Vec2
  readonly scale: number
  readonly squared: boolean
}

/**
 * Distances of pixels to the nearest feature, in shares of the width and height of the image. Rows first, then columns (T. Saito, J.-I. Toriwaki:
 * "New algorithms for Euclidean distance transformation of an n-dimensional digitized picture", 1994; processors-a spec 2.24). As in Inviwo,
 * columns are not searched down to their first row.
 */
export function* distanceTransform(
  isFeature: (index: number) => boolean,
  options: DistanceTransformOptions,
): Steps<Float32Array<ArrayBuffer>> {
  const { size, upsample, scale, squared } = options
  const [width, height] = [size[0] * upsample[0], size[1] * upsample[1]].map(Math.trunc) as [number, number]
  const [perX, perY] = [1 / width ** 2, 1 / height ** 2]
  const distances = new Float32Array(width * height)
  const rows = inBlocks(
    height,
    y => {
      const row = Math.trunc(y / upsample[1]) * size[0]
      const feature = (x: number): boolean => isFeature(row + Math.trunc(x / upsample[0]))
      alongRow(distances.subarray(y * width, (y + 1) * width), feature, perX)
    },
    1,
  )
  yield* part(rows, 0, 0.3)
  const column = new Float32Array(height)
  const columns = inBlocks(
    width,
    x => {
      for (let y = 0; y < height; y++) column[y] = distances[y * width + x] as number
      for (let y = 0; y < height; y++) distances[y * width + x] = nearestInColumn(column, y, perY)
    },
    1,
  )
  yield* part(columns, 0.3, 1)
  return distances.map(distance => (squared ? distance : Math.sqrt(distance)) * scale)
}
