import { memory } from '../array-source.ts'
import { type DataFormat, typeRange } from '../format.ts'
import { finiteRange } from '../histogram.ts'
import { centredBasis } from '../spaces.ts'
import { part, type Steps } from '../steps.ts'
import { length, scale, subtract, type Vec3 } from '../vector.ts'
import { Volume } from '../volume.ts'
import { eachVoxel } from './each-voxel.ts'
import { storedNumbers } from './texel.ts'

export type CreatedVolume = 'singleVoxel' | 'sphere' | 'ripple' | 'marchingCube'

/** The corners of a cell, as the cases of marching cubes count them. */
const cellCorners = [0, 1, 3, 2, 4, 5, 7, 6]

/**
 * A volume by a simple rule, in the unit cube around the origin (processors-b spec 8.1, core spec 7.3). `marchingCube` has 2 x 2 x 2
 * voxels, which are the bits of `index`. Values from 0 to 1 fill the range of integers, truncated.
 */
export function* createdVolume(kind: CreatedVolume, format: DataFormat, size: Vec3, index: number): Steps<Volume> {
  const dimensions: Vec3 = kind === 'marchingCube' ? [2, 2, 2] : size
  const value = rule(kind, dimensions, index)
  const convert = converter(format)
  const { components } = format
  const numbers = new Float64Array(dimensions[0] * dimensions[1] * dimensions[2] * components)
  const voxels = eachVoxel(dimensions, (x, y, z, i) => {
    numbers.fill(convert(value(x, y, z)), i * components, (i + 1) * components)
  })
  yield* part(voxels, 0, 0.8)
  const array = yield* part(storedNumbers(format, numbers), 0.8, 1)
  const range = finiteRange(format, array) ?? [0, 1]
  return new Volume({
    dimensions,
    format,
    source: memory(array),
    modelMatrix: centredBasis([1, 0, 0], [0, 1, 0], [0, 0, 1]),
    dataMap: { dataRange: range, valueRange: range, valueAxis: { name: '', unit: '' } },
  })
}

function rule(kind: CreatedVolume, dimensions: Vec3, index: number): (x: number, y: number, z: number) => number {
  const radius = length(dimensions)
  const center = scale(dimensions, 0.5)
  const squared = (x: number, y: number, z: number): number => length(subtract(center, [x + 0.5, y + 0.5, z + 0.5])) ** 2
  switch (kind) {
    case 'singleVoxel': {
      const [i, j, k] = dimensions.map(n => Math.floor((n - 1) / 2))
      return (x, y, z) => (x === i && y === j && z === k ? 1 : 0)
    }
    case 'sphere':
      return (x, y, z) => radius / (radius + squared(x, y, z))
    case 'ripple':
      return (x, y, z) => 0.5 + 0.5 * Math.sin((dimensions[0] * (Math.PI / 2) * squared(x, y, z)) / radius)
    case 'marchingCube':
      return (x, y, z) => (index >> cellCorners.indexOf(x + 2 * y + 4 * z)) & 1
  }
}

function converter(format: DataFormat): (value: number) => number {
  if (format.numericType === 'float') return value => value
  const [low, high] = typeRange(format)
  return value => Math.trunc(value * (high - low) + low)
}
