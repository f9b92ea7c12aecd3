import type { NumericArray } from '../format.ts'
import { type PlainArray, plainNumbers } from '../numbers.ts'
import type { Vec3 } from '../vector.ts'
import type { Volume } from '../volume.ts'
import { wrappedIndex } from './wrapped-index.ts'

/**
 * Reads a volume as a GPU texture does: stored numbers, between voxel centres linearly or the nearest one, outside as the volume's
 * wrapping says.
 */
export class VoxelSampler {
  readonly numbers: PlainArray
  readonly #volume: Volume

  constructor(volume: Volume, array: NumericArray) {
    this.#volume = volume
    this.numbers = plainNumbers(volume.format, array)
  }

  /** The voxel with these whole numbers, which may lie outside. */
  voxel(x: number, y: number, z: number, channel: number): number {
    const { dimensions, wrapping, format } = this.#volume
    const i = wrappedIndex(x, dimensions[0], wrapping[0])
    const j = wrappedIndex(y, dimensions[1], wrapping[1])
    const k = wrappedIndex(z, dimensions[2], wrapping[2])
    return this.numbers[(i + dimensions[0] * (j + dimensions[1] * k)) * format.components + channel] as number
  }

  /** Index space: whole numbers are voxel centres. */
  at([x, y, z]: Vec3, channel: number): number {
    if (this.#volume.interpolation === 'nearest') return this.voxel(Math.round(x), Math.round(y), Math.round(z), channel)
    const [i, j, k] = [Math.floor(x), Math.floor(y), Math.floor(z)]
    const [u, v, w] = [x - i, y - j, z - k]
    const row = (b: number, c: number): number => {
      const first = this.voxel(i, b, c, channel)
      return u === 0 ? first : first + u * (this.voxel(i + 1, b, c, channel) - first)
    }
    const plane = (c: number): number => {
      const first = row(j, c)
      return v === 0 ? first : first + v * (row(j + 1, c) - first)
    }
    const first = plane(k)
    return w === 0 ? first : first + w * (plane(k + 1) - first)
  }
}
