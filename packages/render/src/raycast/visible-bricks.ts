import type { Volume } from '@ivw/data'
import { type BrickRanges, emptyBrick } from '../texture/bricks.ts'
import type { OpacityRanges } from '../texture/opacity-ranges.ts'
import type { StepLengths } from '../texture/step-lengths.ts'
import { BrickSkipper } from './brick-skipper.ts'

/** What of a volume is seen. Values are normalised. */
export interface Visibility {
  readonly volume: Volume
  readonly bricks: BrickRanges
  /** The one that the values are of. */
  readonly component: number
  /** A medium: where its opacity is not 0, or all above 0; none when undefined. */
  readonly medium: OpacityRanges | 'above 0' | undefined
  readonly isoPositions: readonly number[]
  /** How far apart samples may be; each counts when left out. */
  readonly steps?: StepLengths | undefined
}

/** Keeps a skipper up to date with what is seen of a volume. */
export class VisibleBricks {
  readonly skipper = new BrickSkipper()
  #key: readonly unknown[] = []
  #medium: Visibility['medium']

  set({ volume, bricks, component, medium, isoPositions, steps }: Visibility): void {
    const [from, to] = volume.dataMap.dataRange
    const key = [bricks, component, from, to, steps, ...isoPositions]
    const unchanged = key.length === this.#key.length && key.every((part, i) => part === this.#key[i])
    if (unchanged && same(medium, this.#medium)) return
    this.#key = key
    this.#medium = medium
    const normalized = (raw: number): number => (to === from ? 0 : (raw - from) / (to - from))
    const isSeen = (lowest: number, highest: number): boolean =>
      (medium === 'above 0' ? highest > 0 : (medium?.visible(lowest, highest) ?? false)) ||
      isoPositions.some(position => position >= lowest && position <= highest)
    const voxel = 1 / Math.min(...volume.dimensions)
    // One for all: they are as many as bricks, and what is thrown away takes memory for a while.
    const brick = { low: 0, high: 0, roughness: 0 }
    this.skipper.set(bricks, component, volume.dimensions, {
      isSeen: (low, high) => {
        const a = normalized(low)
        const b = normalized(high)
        return isSeen(Math.min(a, b), Math.max(a, b))
      },
      kindOf: numbers => {
        const a = normalized(numbers.low)
        const b = normalized(numbers.high)
        brick.low = Math.min(a, b)
        brick.high = Math.max(a, b)
        if (!isSeen(brick.low, brick.high)) return emptyBrick
        brick.roughness = Math.abs(normalized(from + numbers.roughness))
        return steps?.longest(brick, voxel) ?? 0
      },
    })
  }

  dispose(): void {
    this.skipper.dispose()
  }
}

function same(a: Visibility['medium'], b: Visibility['medium']): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && a.sameAs(b))
}
