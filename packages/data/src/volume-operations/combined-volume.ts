import { memory } from '../array-source.ts'
import { normalized } from '../data-map.ts'
import { compileFormula } from '../expression/compile.ts'
import { formatOf, type NumericArray } from '../format.ts'
import { identity, type Mat4, multiply, transformPoint } from '../matrix.ts'
import { part, type Steps } from '../steps.ts'
import type { Vec2, Vec3, Vec4 } from '../vector.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'
import { eachVoxel } from './each-voxel.ts'
import { rangeOf } from './range-of.ts'
import { VoxelSampler } from './voxel-sampler.ts'

/** How voxels come into the formula: from 0 to 1 or from -1 to 1 over their data range, or as they are stored. */
export type VoxelNormalization = 'normalized' | 'signedNormalized' | 'notNormalized'

export interface CombinedVolumeOptions {
  /** Of `v1`, `v2` ... for the volumes in their order, `s1`, `s2` ... for the scales; as shaders have it. */
  readonly formula: string
  readonly scales: readonly number[]
  readonly normalization: VoxelNormalization
  /** Volumes are put together by their places in the world; where one is not, it has the border value. Otherwise their boxes are one. */
  readonly inWorld: boolean
  readonly border: Vec4
}

/**
 * A formula over volumes, component by component, in the grid of the first one, as floats; what a volume lacks is 0.
 * @throws DataError for mistakes in the formula.
 */
export function* combinedVolume(volumes: readonly (readonly [Volume, NumericArray])[], options: CombinedVolumeOptions): Steps<Volume> {
  const [first] = volumes[0] as readonly [Volume, NumericArray]
  const { formula, scales, normalization, inWorld, border } = options
  const names = [...volumes.map((_, i) => `v${i + 1}`), ...scales.map((_, i) => `s${i + 1}`)]
  const evaluate = compileFormula(formula, names)
  const { components } = first.format
  const inputs = volumes.map(([volume, array]) => inputOf(volume, array, { first, normalization, inWorld, border }))
  const result = new Float32Array(first.voxels * components)
  const variables = [...volumes.map(() => 0), ...scales]
  const voxels = eachVoxel(first.dimensions, (x, y, z, voxel) => {
    const places = inputs.map(({ placeOf }) => placeOf(x, y, z))
    for (let c = 0; c < components; c++) {
      inputs.forEach(({ valueAt }, i) => {
        variables[i] = valueAt(places[i], c)
      })
      result[voxel * components + c] = evaluate(...variables)
    }
  })
  yield* part(voxels, 0, 0.95)
  const format = formatOf('float', 32, components)
  const range: Vec2 = (yield* part(rangeOf(format, result), 0.95, 1)) ?? [0, 1]
  return changedVolume(first, { format, source: memory(result), dataMap: { ...first.dataMap, dataRange: range, valueRange: range } })
}

interface Input {
  /** Index space of the input; undefined outside of it. */
  placeOf(x: number, y: number, z: number): Vec3 | undefined
  valueAt(place: Vec3 | undefined, component: number): number
}

function inputOf(
  volume: Volume,
  array: NumericArray,
  {
    first,
    normalization,
    inWorld,
    border,
  }: Pick<CombinedVolumeOptions, 'normalization' | 'inWorld' | 'border'> & { readonly first: Volume },
): Input {
  const { dimensions, format, dataMap } = volume
  const sampler = new VoxelSampler(volume, array)
  const fromTexture: Mat4 = multiply(
    volume.indexFromTexture,
    inWorld ? multiply(volume.textureFromWorld, first.worldFromTexture) : identity,
  )
  const fromIndex = multiply(fromTexture, first.textureFromIndex)
  const isOutside = (place: Vec3): boolean =>
    place.some((part, axis) => part < -0.5 - 1e-9 || part > (dimensions[axis] as number) - 0.5 + 1e-9)
  return {
    placeOf: (x, y, z) => {
      if (volume === first) return [x, y, z]
      const place = transformPoint(fromIndex, [x, y, z]).map(snapped) as unknown as Vec3
      return inWorld && isOutside(place) ? undefined : place
    },
    valueAt: (place, component) => {
      if (!place) return border[component] as number
      const stored = component < format.components ? sampler.at(place, component) : 0
      if (normalization === 'notNormalized') return stored
      const share = normalized(stored, dataMap.dataRange)
      return normalization === 'normalized' ? share : 2 * share - 1
    },
  }
}

/** What is meant to be the middle of a voxel is. */
function snapped(place: number): number {
  const whole = Math.round(place)
  return Math.abs(place - whole) < 1e-6 ? whole : place
}
