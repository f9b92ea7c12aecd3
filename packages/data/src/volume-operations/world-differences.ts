import type { NumericArray } from '../format.ts'
import { edgeVectors, transformDirection } from '../matrix.ts'
import { add, scale, type Vec3 } from '../vector.ts'
import type { Volume } from '../volume.ts'
import { CellSampler } from './cell-sampler.ts'

type Axis = 0 | 1 | 2

/**
 * A volume one step before and behind a voxel along the axes of world space. The steps are the parts of the diagonal of a cell, whose
 * corners are voxel centres (processors-b spec 7.2): in boxes that do not lie along the axes they mix the edges, as in Inviwo.
 */
export class WorldDifferences {
  /** Length of the step along each world axis. */
  readonly spacing: Vec3
  readonly #sampler: CellSampler
  /** Each step in voxels. */
  readonly #steps: readonly [Vec3, Vec3, Vec3]

  constructor(volume: Volume, array: NumericArray) {
    const cells = volume.dimensions.map(count => Math.max(count - 1, 1)) as [number, number, number]
    const [a, b, c] = edgeVectors(volume.worldFromTexture)
    this.spacing = add(add(scale(a, 1 / cells[0]), scale(b, 1 / cells[1])), scale(c, 1 / cells[2]))
    const { textureFromWorld } = volume
    const step = (axis: Axis): Vec3 => {
      const along = [0, 0, 0] as [number, number, number]
      along[axis] = this.spacing[axis]
      return transformDirection(textureFromWorld, along).map((part, i) => snapped(part * (cells[i] as number))) as unknown as Vec3
    }
    this.#sampler = new CellSampler(volume, array)
    this.#steps = [step(0), step(1), step(2)]
  }

  /** Index space. */
  at(x: number, y: number, z: number, channel: number): number {
    return this.#sampler.at(x, y, z, channel)
  }

  /** `steps` along a world axis away from a place in index space. */
  beside(x: number, y: number, z: number, channel: number, axis: Axis, steps: 1 | -1): number {
    const [i, j, k] = this.#steps[axis]
    return this.#sampler.at(x + steps * i, y + steps * j, z + steps * k, channel)
  }

  /** The central difference along a world axis. */
  slope(x: number, y: number, z: number, channel: number, axis: Axis): number {
    const rise = this.beside(x, y, z, channel, axis, 1) - this.beside(x, y, z, channel, axis, -1)
    return rise / (2 * this.spacing[axis])
  }
}

/** In a box along the axes a step is one voxel, but for rounding. */
function snapped(steps: number): number {
  const whole = Math.round(steps)
  return Math.abs(steps - whole) < 1e-6 ? whole : steps
}
