import type { NumericArray } from '../format.ts'
import { type PlainArray, plainNumbers } from '../numbers.ts'
import { lookupTable, type TransferFunctionState } from '../transfer-function.ts'
import type { Vec3 } from '../vector.ts'
import type { Volume } from '../volume.ts'
import { opacityAt } from '../volume-operations/opacity-at.ts'
import { wrappedIndex } from '../volume-operations/wrapped-index.ts'
import { type LightFace, sliceAxes } from './light-faces.ts'
import { pointsAlong } from './points-along.ts'

/** Where to read an axis: offsets in the array of the voxels below and above each point, and the share of the latter. */
interface Taps {
  readonly low: Int32Array
  readonly high: Int32Array
  readonly share: Float64Array
}

/** Opacity of a volume at the points of slices behind a face: voxels are sampled as a GPU does, but axis by axis. */
export class SliceOpacity {
  readonly #numbers: PlainArray
  readonly #taps: readonly [Taps, Taps, Taps]
  readonly #table: Float32Array
  readonly #lowest: number
  readonly #perUnit: number

  /** `dimensions` of the slices: their width, height and number. */
  constructor(volume: Volume, array: NumericArray, transferFunction: TransferFunctionState, face: LightFace, dimensions: Vec3) {
    const [low, high] = volume.dataMap.dataRange
    this.#numbers = plainNumbers(volume.format, array)
    this.#table = lookupTable(transferFunction)
    this.#lowest = low
    this.#perUnit = high === low ? 0 : 1 / (high - low)
    this.#taps = sliceAxes(face).map((axis, along) => taps(volume, axis, dimensions[along] as number, along === 2 && !face.upwards)) as [
      Taps,
      Taps,
      Taps,
    ]
  }

  at(i: number, j: number, k: number): number {
    const [x, y, z] = this.#taps
    const u = x.share[i] as number
    const from = x.low[i] as number
    const to = x.high[i] as number
    const v = y.share[j] as number
    const w = z.share[k] as number
    const plane = (offset: number): number => {
      const first = this.#row(from, to, u, offset + (y.low[j] as number))
      return v === 0 ? first : first + v * (this.#row(from, to, u, offset + (y.high[j] as number)) - first)
    }
    const first = plane(z.low[k] as number)
    const value = w === 0 ? first : first + w * (plane(z.high[k] as number) - first)
    return opacityAt(this.#table, (value - this.#lowest) * this.#perUnit)
  }

  #row(from: number, to: number, share: number, offset: number): number {
    const first = this.#numbers[from + offset] as number
    return share === 0 ? first : first + share * ((this.#numbers[to + offset] as number) - first)
  }
}

function taps({ dimensions, format, wrapping, interpolation }: Volume, axis: 0 | 1 | 2, count: number, turned: boolean): Taps {
  const size = dimensions[axis]
  const stride = dimensions.slice(0, axis).reduce((product, length) => product * length, format.components)
  const points = pointsAlong(count, size, turned)
  const places = interpolation === 'nearest' ? points.map(Math.round) : points
  const offset = (index: number): number => wrappedIndex(index, size, wrapping[axis]) * stride
  return {
    low: Int32Array.from(places, place => offset(Math.floor(place))),
    high: Int32Array.from(places, place => offset(Math.floor(place) + 1)),
    share: places.map(place => place - Math.floor(place)),
  }
}
