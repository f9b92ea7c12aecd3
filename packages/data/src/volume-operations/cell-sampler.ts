import type { NumericArray } from '../format.ts'
import { type PlainArray, plainNumbers } from '../numbers.ts'
import type { Volume } from '../volume.ts'

/**
 * Reads a volume as Inviwo's CPU algorithms do (processors-b spec 1.2): stored numbers, linearly between voxel centres, 0 outside of the
 * outermost ones. Data space 0 and 1 are the first and the last centre, half a voxel off from where a GPU has them.
 */
export class CellSampler {
  readonly #numbers: PlainArray
  readonly #volume: Volume

  constructor(volume: Volume, array: NumericArray) {
    this.#volume = volume
    this.#numbers = plainNumbers(volume.format, array)
  }

  /** Index space: whole numbers are voxel centres. */
  at(x: number, y: number, z: number, channel: number): number {
    const { dimensions, format } = this.#volume
    const { components } = format
    const [nx, ny, nz] = dimensions
    // Not a number is nowhere.
    if (!(x >= 0 && y >= 0 && z >= 0 && x <= nx - 1 && y <= ny - 1 && z <= nz - 1)) return 0
    const [i, j, k] = [Math.floor(x), Math.floor(y), Math.floor(z)]
    const [u, v, w] = [x - i, y - j, z - k]
    const right = u > 0 ? components : 0
    const up = v > 0 ? nx * components : 0
    const far = w > 0 ? nx * ny * components : 0
    const first = (i + nx * (j + ny * k)) * components + channel
    const low = this.#row(first, right, u) * (1 - v) + this.#row(first + up, right, u) * v
    if (w === 0) return low
    const high = this.#row(first + far, right, u) * (1 - v) + this.#row(first + far + up, right, u) * v
    return low * (1 - w) + high * w
  }

  #row(at: number, step: number, share: number): number {
    return (this.#numbers[at] as number) * (1 - share) + (this.#numbers[at + step] as number) * share
  }
}
