import type { NumericArray } from '../format.ts'
import { type FieldNumbers, SpatialSampler } from './spatial-sampler.ts'
import { VolumeSampler } from './volume-sampler.ts'
import type { TimedVolume } from './volume-timeline.ts'

interface Frame {
  readonly timestamp: number
  readonly duration: number
  readonly sampler: VolumeSampler
  readonly successor: VolumeSampler | undefined
}

/**
 * A sequence of volumes as one field that changes: linearly from a volume to its successor (processors-b spec 1.3). Before and after,
 * the field is zero, or goes on from the other end when it loops.
 */
export class VolumeSequenceSampler extends SpatialSampler {
  readonly #frames: readonly Frame[]
  readonly #loops: boolean
  readonly #start: number
  readonly #end: number
  readonly #total: number
  readonly #later = new Float64Array(3)

  /** `volumes`: at least one, in the order of their times; `arrays`: their numbers. */
  constructor(volumes: readonly TimedVolume[], arrays: readonly NumericArray[], loops: boolean) {
    const first = volumes[0] as TimedVolume
    super(3, true, first.volume)
    const samplers = volumes.map(({ volume }, i) => new VolumeSampler(volume, arrays[i] as NumericArray))
    // A sequence that ends as it begins has its first volume twice.
    const closes = volumes.length > 1 && isSame(arrays[0] as NumericArray, arrays.at(-1) as NumericArray)
    const count = closes ? volumes.length - 1 : volumes.length
    this.#frames = volumes.slice(0, count).map(({ timestamp, duration }, i) => ({
      timestamp,
      duration,
      sampler: samplers[i] as VolumeSampler,
      successor: i + 1 < count ? samplers[i + 1] : undefined,
    }))
    const last = this.#frames.at(-1) as Frame
    this.#loops = loops
    this.#start = first.timestamp
    this.#end = last.timestamp + last.duration
    this.#total = this.#frames.reduce((sum, { duration }) => sum + duration, 0)
  }

  override sample(position: FieldNumbers, vector: Float64Array): void {
    const time = this.#inside(position[3] as number)
    if (time === undefined) {
      vector.fill(0)
      return
    }
    const { timestamp, duration, sampler, successor } = this.#frameAt(time)
    sampler.sample(position, vector)
    if (!successor || duration === 0) return
    successor.sample(position, this.#later)
    const share = (time - timestamp) / duration
    for (let c = 0; c < 3; c++) vector[c] = (vector[c] as number) * (1 - share) + (this.#later[c] as number) * share
  }

  #inside(time: number): number | undefined {
    if (time >= this.#start && time <= this.#end) return time
    if (!this.#loops || !(this.#total > 0) || !Number.isFinite(time)) return undefined
    const periods = time < this.#start ? Math.ceil((this.#start - time) / this.#total) : -Math.ceil((time - this.#end) / this.#total)
    return Math.min(Math.max(time + periods * this.#total, this.#start), this.#end)
  }

  /** The last one that has begun. */
  #frameAt(time: number): Frame {
    let [low, high] = [0, this.#frames.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.#frames[middle] as Frame).timestamp <= time) low = middle
      else high = middle - 1
    }
    return this.#frames[low] as Frame
  }

  override get description(): string {
    const first = this.#frames[0] as Frame
    return `${this.#frames.length} volumes of ${first.sampler.description}, from ${this.#start} to ${this.#end}`
  }
}

function isSame(a: NumericArray, b: NumericArray): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false
  return true
}
