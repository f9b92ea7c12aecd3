import { lendPart, memory, type NumericArray, type Volume } from '@ivw/data'

/** Planes `first` to `end` (not included) of a volume. */
export interface Planes {
  readonly first: number
  readonly end: number
}

/** Larger volumes come in parts. */
const largeBytes = 4 * 1024 * 1024
/** Of these no more than so many bytes are here at once, or one plane: as much is held by Python, by the engine and by the driver each. */
const slabBytes = 2 * 1024 * 1024

/** Whether the numbers can come in parts from where they live, and are so many that it matters. */
export function comesInParts({ source, bytes }: Volume): boolean {
  return source.borrowPart !== undefined && source.resident === undefined && bytes > largeBytes
}

/** Lends `count` numbers of a volume from the number `start` on. */
export type Lender = (start: number, count: number, use: (part: NumericArray) => void | Promise<void>) => Promise<void>

/** Where the numbers of a volume come from in parts: from where they live, or from an array that holds them all. */
export function lenderOf({ source }: Volume, array?: NumericArray): Lender {
  const from = array ? memory(array) : source
  return (start, count, use) => lendPart(from, start, count, use)
}

/** All planes of a volume, a slab after the other. */
export async function throughPlanes(
  volume: Volume,
  use: (array: NumericArray, planes: Planes) => void | Promise<void>,
  lend: Lender = lenderOf(volume),
): Promise<void> {
  const [x, y, z] = volume.dimensions
  const plane = x * y * volume.format.components
  const count = Math.max(Math.floor(slabBytes / (x * y * volume.format.bytes)), 1)
  for (let first = 0; first < z; first += count) {
    const end = Math.min(first + count, z)
    await lend(first * plane, (end - first) * plane, array => use(array, { first, end }))
  }
}
