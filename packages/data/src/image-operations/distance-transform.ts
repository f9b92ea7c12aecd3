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
export function distanceTransform(isFeature: (index: number) => boolean, options: DistanceTransformOptions): Float32Array<ArrayBuffer> {
  const { size, upsample, scale, squared } = options
  const [width, height] = [size[0] * upsample[0], size[1] * upsample[1]].map(Math.trunc) as [number, number]
  const [perX, perY] = [1 / width ** 2, 1 / height ** 2]
  const distances = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const row = Math.trunc(y / upsample[1]) * size[0]
    const feature = (x: number): boolean => isFeature(row + Math.trunc(x / upsample[0]))
    alongRow(distances.subarray(y * width, (y + 1) * width), feature, perX)
  }
  const column = new Float32Array(height)
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) column[y] = distances[y * width + x] as number
    for (let y = 0; y < height; y++) distances[y * width + x] = nearestInColumn(column, y, perY)
  }
  return distances.map(distance => (squared ? distance : Math.sqrt(distance)) * scale)
}

/** Squared distances within a row. */
function alongRow(row: Float32Array, isFeature: (x: number) => boolean, perPixel: number): void {
  let distance = row.length
  for (let x = 0; x < row.length; x++) {
    distance = isFeature(x) ? 0 : distance + 1
    row[x] = perPixel * distance * distance
  }
  distance = row.length
  for (let x = row.length - 1; x >= 0; x--) {
    distance = isFeature(x) ? 0 : distance + 1
    row[x] = Math.min(row[x] as number, perPixel * distance * distance)
  }
}

function nearestInColumn(column: Float32Array, y: number, perPixel: number): number {
  let nearest = column[y] as number
  if (nearest <= 0) return nearest
  const reach = Math.trunc(Math.sqrt(nearest / perPixel)) + 1
  const last = Math.min(reach, column.length - y)
  for (let n = -Math.min(reach, y - 1); n < last; n++)
    nearest = Math.min(nearest, (column[y + n] ?? Number.POSITIVE_INFINITY) + perPixel * n * n)
  return nearest
}
