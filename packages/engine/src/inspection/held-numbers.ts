import {
  type ArraySource,
  type DataFormat,
  finiteRange,
  type NumericArray,
  reducedVolume,
  sampledNumbers,
  type Vec2,
  type Volume,
} from '@ivw/data'

/** More than this is not kept for a look: it stays where it is, and what is shown is made of a part. */
const keptBytes = 32 * 1024 * 1024
/** Voxels along an edge of what stands for a larger volume that lives elsewhere. */
const reducedEdge = 192
/** Elements that are looked at for ranges and histograms. */
const lookedAt = 2 ** 20

const reduced = new WeakMap<ArraySource, Promise<Volume>>()
const ranges = new WeakMap<ArraySource, Map<number, Vec2>>()

/** The volume itself when it is at hand or small; a large one that lives in another process is reduced on its way and not kept here. */
export function volumeAtHand(volume: Volume): Promise<Volume> {
  const { source, bytes } = volume
  if (source.resident || bytes <= keptBytes || !source.borrow) return Promise.resolve(volume)
  const known = reduced.get(source)
  if (known) return known
  const made = source.borrow(array => reducedVolume(volume, array, reducedEdge))
  reduced.set(source, made)
  made.catch(() => reduced.delete(source))
  return made
}

/** Some of the numbers, evenly taken, when there are many. `step`: every n-th element. */
export function someOf(format: DataFormat, array: NumericArray): { readonly array: NumericArray; readonly step: number } {
  return sampledNumbers(format, array, lookedAt)
}

/** Lowest and highest finite value of a channel, of those that are looked at; [0, 0] without any. Remembered. */
export function rangeOf(source: ArraySource, format: DataFormat, array: NumericArray, channel: number): Vec2 {
  const known = ranges.get(source) ?? new Map<number, Vec2>()
  // What a GPU draws into is the same source with other numbers the next time.
  if (source.home !== 'gpu') ranges.set(source, known)
  const found = known.get(channel) ?? finiteRange(format, someOf(format, array).array, channel) ?? [0, 0]
  known.set(channel, found)
  return found
}
