import type { NumericArray, Volume } from '@ivw/data'
import { brickSize } from './bricks.ts'

/** Planes `first` to `end` (not included) of a volume, in an array that begins with the plane `from`. */
export interface Planes {
  readonly from: number
  readonly first: number
  readonly end: number
}

/** About as many bytes of a volume are here at once while it goes to the GPU. */
const slabBytes = 4 * 1024 * 1024

/** Whether the numbers can come in parts from where they live, and are so many that it matters. */
export function comesInParts({ source, bytes }: Volume): boolean {
  return source.borrowPart !== undefined && source.resident === undefined && bytes > slabBytes
}

/** Lends `count` numbers of a volume from the number `start` on. */
export type Lender = (start: number, count: number, use: (part: NumericArray) => void | Promise<void>) => void | Promise<void>

/** Where the numbers of a volume come from in parts: from where they live, or from an array that holds them all. */
export function lenderOf({ source }: Volume, array?: NumericArray): Lender {
  if (array) return (start, count, use) => use(array.subarray(start, start + count))
  return (start, count, use) => source.borrowPart?.(start, count, use)
}

/** All planes of a volume, a slab of whole bricks after the other, each with the planes that border it. */
export async function throughPlanes(
  volume: Volume,
  use: (array: NumericArray, planes: Planes) => void | Promise<void>,
  lend: Lender = lenderOf(volume),
): Promise<void> {
  const [x, y, z] = volume.dimensions
  const plane = x * y * volume.format.components
  const bricks = Math.max(Math.floor(slabBytes / (x * y * volume.format.bytes * brickSize)), 1)
  for (let first = 0; first < z; first += bricks * brickSize) {
    const end = Math.min(first + bricks * brickSize, z)
    const [from, to] = [Math.max(first - 1, 0), Math.min(end + 1, z)]
    await lend(from * plane, (to - from) * plane, array => use(array, { from, first, end }))
  }
}
