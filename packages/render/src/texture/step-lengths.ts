import { referenceStepsPerUnit } from '../shading/opacity.ts'
import { brickSize } from './bricks.ts'

/** Normalised. */
export interface BrickNumbers {
  readonly low: number
  readonly high: number
  /** How far a voxel lies from the middle of its neighbours. */
  readonly roughness: number
}

/** Largest part of its colour or of its density that a medium may be off where samples are left out. */
const tolerance = 0.02
/** Density of media that are too thin to be seen: twice as much or nothing makes no difference. */
const negligible = 1e-4
/** In voxels, the longest first. */
const lengths = [64, 8, 6, 4, 3, 2, 1] as const

/**
 * How far apart samples may lie in a medium without light. Several samples in a voxel are there to catch the bends of a transfer
 * function; where it is straight over all numbers around, one in a voxel gathers the same, and where the numbers are smooth or the medium
 * hardly changes even fewer do. An error along a straight line evens out: what one step gathers too much the next one gathers too little.
 */
export class StepLengths {
  readonly #size: number
  readonly #last: number
  readonly #table: ArrayLike<number>
  /** Extinction of each entry, per reference step. */
  readonly #density: Float64Array
  /** Sums up to an entry: of entries that are transparent, and of how much the lines of density and colours bend. */
  readonly #transparent: Float64Array
  readonly #densityBends: Float64Array
  readonly #colorBends: Float64Array

  /** `table`: RGBA. */
  constructor(table: ArrayLike<number>) {
    const size = table.length / 4
    this.#size = size
    this.#last = size - 1
    this.#table = table
    this.#density = Float64Array.from({ length: size }, (_, i) => -Math.log(1 - Math.min(table[i * 4 + 3] as number, 0.9999)))
    const sums = (of: (i: number) => number): Float64Array => {
      const sum = new Float64Array(size + 1)
      for (let i = 0; i < size; i++) sum[i + 1] = (sum[i] as number) + of(i)
      return sum
    }
    const bend = (at: (i: number) => number, i: number): number =>
      i === 0 || i === size - 1 ? 0 : Math.abs(at(i + 1) - 2 * at(i) + at(i - 1))
    this.#transparent = sums(i => ((table[i * 4 + 3] as number) > 0 ? 0 : 1))
    this.#densityBends = sums(i => bend(j => this.#density[j] as number, i))
    this.#colorBends = sums(i => Math.max(...[0, 1, 2].map(c => bend(j => table[j * 4 + c] as number, i))))
  }

  /** In voxels; 0 when every sample counts. A voxel is `voxel` long in texture space. */
  longest({ low, high, roughness }: BrickNumbers, voxel: number): number {
    const index = (t: number): number => Math.min(Math.max(t * this.#size - 0.5, 0), this.#last)
    const [from, to] = [Math.floor(index(low)), Math.ceil(index(high))]
    const between = (sums: Float64Array, first: number, end: number): number =>
      (sums[Math.max(end, first)] as number) - (sums[first] as number)
    if (between(this.#transparent, from, to + 1) > 0) return 0
    // A line that bends by so much lies so far from the straight one at most.
    const bentDensity = (between(this.#densityBends, from + 1, to) * (to - from)) / 4
    const bentColor = (between(this.#colorBends, from + 1, to) * (to - from)) / 4
    const [a, b] = [this.#density[from] as number, this.#density[to] as number]
    const thinnest = Math.max(Math.min(a, b) - bentDensity, negligible)
    if (bentDensity > tolerance * thinnest || bentColor > tolerance) return 0
    const change = Math.max((Math.abs(a - b) + 2 * bentDensity) / thinnest, this.#colorChange(from, to) + 2 * bentColor)
    const opacity = (voxels: number): number => 1 - Math.exp(-Math.max(a, b) * referenceStepsPerUnit * voxel * voxels)
    const bow = high > low ? (change * roughness) / (high - low) : 0
    const fits = (voxels: number): boolean => {
      const changeOfStep = Math.min(1, (2 * voxels) / brickSize) * change
      // What lies in front hides what is behind: colours are off by a twelfth of this where a step lets most of the light through.
      if (opacity(voxels) * changeOfStep > 6 * tolerance) return false
      // Numbers bow four times as far from a straight line over twice the length.
      return voxels === 1 || change <= tolerance / 4 || (voxels < brickSize && bow * (voxels / 2) ** 2 <= tolerance && changeOfStep <= 1)
    }
    return lengths.find(fits) ?? 0
  }

  #colorChange(from: number, to: number): number {
    let most = 0
    for (let c = 0; c < 3; c++) most = Math.max(most, Math.abs((this.#table[to * 4 + c] as number) - (this.#table[from * 4 + c] as number)))
    return most
  }
}
