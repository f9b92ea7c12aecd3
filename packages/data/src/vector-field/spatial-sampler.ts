import type { Mat4 } from '../matrix.ts'

/** The numbers of a position or a vector, as many as the field has components; for fields that change, positions end with the time. */
export type FieldNumbers = ArrayLike<number>

export interface SamplerSpace {
  /** Model from data space, in which positions are given. */
  readonly modelMatrix: Mat4
  /** World from model space. */
  readonly worldMatrix: Mat4
}

/** A field of vectors that has a value everywhere. Positions lie in data space: from 0 to 1 along every axis of the box. */
export abstract class SpatialSampler {
  /** Of positions and of vectors. */
  readonly components: 2 | 3
  readonly changesInTime: boolean
  readonly modelMatrix: Mat4
  readonly worldMatrix: Mat4

  constructor(components: 2 | 3, changesInTime: boolean, { modelMatrix, worldMatrix }: SamplerSpace) {
    this.components = components
    this.changesInTime = changesInTime
    this.modelMatrix = modelMatrix
    this.worldMatrix = worldMatrix
  }

  /** Writes the vector at a position. */
  abstract sample(position: FieldNumbers, vector: Float64Array): void

  /** Whether the position lies in the box, whatever its time. */
  contains(position: FieldNumbers): boolean {
    for (let axis = 0; axis < this.components; axis++) {
      const x = position[axis] as number
      // Not a number is nowhere.
      if (!(x >= 0 && x <= 1)) return false
    }
    return true
  }

  /** What it samples, in a few words. */
  abstract get description(): string
}
