import type { NumericArray } from '../format.ts'
import { type PlainArray, plainNumbers } from '../numbers.ts'
import type { Volume } from '../volume.ts'
import { type FieldNumbers, SpatialSampler } from './spatial-sampler.ts'

/**
 * The voxels of a volume, linearly between their centres (processors-b spec 1.2). The first and last centres lie at 0 and 1, which is
 * half a voxel off from where the GPU has them; outside the field is zero.
 */
export class VolumeSampler extends SpatialSampler {
  readonly #volume: Volume
  readonly #numbers: PlainArray

  constructor(volume: Volume, array: NumericArray) {
    super(3, false, volume)
    this.#volume = volume
    this.#numbers = plainNumbers(volume.format, array)
  }

  // Millions of calls: no arrays are made or taken apart.
  override sample(position: FieldNumbers, vector: Float64Array): void {
    vector.fill(0)
    if (!this.contains(position)) return
    const { dimensions, format } = this.#volume
    const numbers = this.#numbers
    const { components } = format
    const nx = dimensions[0]
    const ny = dimensions[1]
    const nz = dimensions[2]
    const x = (position[0] as number) * (nx - 1)
    const y = (position[1] as number) * (ny - 1)
    const z = (position[2] as number) * (nz - 1)
    const i = Math.trunc(x)
    const j = Math.trunc(y)
    const k = Math.trunc(z)
    const right = i + 1 < nx ? components : 0
    const up = j + 1 < ny ? nx * components : 0
    const far = k + 1 < nz ? nx * ny * components : 0
    const first = (i + nx * (j + ny * k)) * components
    const shared = Math.min(components, 3)
    for (let c = 0; c < shared; c++) {
      const at = first + c
      const bottom = mixed(between(numbers, at, right, x - i), between(numbers, at + up, right, x - i), y - j)
      const top = mixed(between(numbers, at + far, right, x - i), between(numbers, at + far + up, right, x - i), y - j)
      vector[c] = mixed(bottom, top, z - k)
    }
  }

  override get description(): string {
    return `${this.#volume.dimensions.join(' x ')} ${this.#volume.format.name}`
  }
}

const mixed = (a: number, b: number, share: number): number => a * (1 - share) + b * share

function between(numbers: PlainArray, at: number, step: number, share: number): number {
  return mixed(numbers[at] as number, numbers[at + step] as number, share)
}
