import { type FieldNumbers, invert, type Mat4, movedSeeds, multiply, type SpatialSampler } from '@ivw/data'
import type { SeedSpace } from '../properties/line-tracing-property.ts'

/** Seed points in the data space of a field. */
export function dataSeeds(seeds: readonly FieldNumbers[], space: SeedSpace, sampler: SpatialSampler): readonly FieldNumbers[] {
  return movedSeeds(seeds, dataFrom(space, sampler), sampler.components)
}

function dataFrom(space: SeedSpace, { modelMatrix, worldMatrix }: SpatialSampler): Mat4 | undefined {
  if (space === 'data') return undefined
  return invert(space === 'model' ? modelMatrix : multiply(worldMatrix, modelMatrix))
}
