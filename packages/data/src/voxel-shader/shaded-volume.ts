import { memory } from '../array-source.ts'
import { normalized } from '../data-map.ts'
import type { NumericArray } from '../format.ts'
import { part, type Steps } from '../steps.ts'
import type { Vec3 } from '../vector.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from '../volume-operations/changed-volume.ts'
import { eachVoxel } from '../volume-operations/each-voxel.ts'
import { storedTexels, texelUnit } from '../volume-operations/texel.ts'
import { VoxelSampler } from '../volume-operations/voxel-sampler.ts'
import { compileShader } from './compile-shader.ts'
import type { ObjectFunction } from './expression-parser.ts'
import { type ShaderPart, type ShaderValue, sizeOf, type Variables } from './shader-value.ts'

/**
 * Runs a shader for every voxel (processors-b spec 2.2, 7.1): it reads `volume` at places from 0 to 1, its own is `texCoord_`, and
 * sets `FragData0`. The result has the format and the data map of the volume. Throws DataError with the line of a mistake.
 */
export function* shadedVolume(volume: Volume, array: NumericArray, shader: string): Steps<Volume> {
  const { dimensions, format } = volume
  const { components } = format
  const run = compileShader(shader, {
    inputs: { texCoord_: 'vec4', dataposition_: 'vec4' },
    outputs: { FragData0: 'vec4' },
    uniforms: { volume: 'sampler3D', volumeParameters: 'VolumeParameters' },
    functions: readers(volume, array),
  })
  const texels = new Float32Array(volume.voxels * components)
  const [width, height, depth] = dimensions
  const variables: Variables = new Map()
  const voxels = eachVoxel(dimensions, (x, y, z, voxel) => {
    variables.set('texCoord_', [(x + 0.5) / width, (y + 0.5) / height, (z + 0.5) / depth, 1])
    variables.set('dataposition_', [fraction(x, width), fraction(y, height), fraction(z, depth), 1])
    variables.set('FragData0', [0, 0, 0, 0])
    run(variables)
    const result = variables.get('FragData0') as ShaderValue
    for (let c = 0; c < components; c++) texels[voxel * components + c] = result[c] as number
  })
  yield* part(voxels, 0, 0.95)
  return changedVolume(volume, { source: memory(yield* part(storedTexels(format, texels), 0.95, 1)) })
}

/** 0 at the first voxel, 1 at the last. */
const fraction = (index: number, count: number): number => (count > 1 ? index / (count - 1) : 0)

function readers(volume: Volume, array: NumericArray): Readonly<Record<string, ObjectFunction>> {
  const { dimensions, format, dataMap } = volume
  const sampler = new VoxelSampler(volume, array)
  const unit = texelUnit(format)
  // Voxels are mostly read where they are; nothing is sampled between them in vain.
  const index = (at: number, axis: 0 | 1 | 2): number => {
    const exact = at * dimensions[axis] - 0.5
    return Math.abs(exact - Math.round(exact)) < 1e-6 ? Math.round(exact) : exact
  }
  const read = (place: ShaderValue, stored: (number: number) => number): ShaderValue => {
    const [x, y, z] = place as unknown as Vec3
    const point: Vec3 = [index(x, 0), index(y, 1), index(z, 2)]
    return [0, 1, 2, 3].map(c => (c < format.components ? stored(sampler.at(point, c)) : c === 3 ? 1 : 0))
  }
  const raw = (number: number): number => number / unit
  const unitRange = (number: number): number => normalized(number, dataMap.dataRange)
  const voxel =
    (stored: (number: number) => number): ObjectFunction =>
    (objects, [place, ...more]) =>
      objects[0] === 'volume' && isPlace(place) && more.length === 0
        ? { type: 'vec4', evaluate: variables => read(place.evaluate(variables), stored) }
        : undefined
  const channel =
    (stored: (number: number) => number): ObjectFunction =>
    (objects, [place, number]) =>
      objects[0] === 'volume' && isPlace(place) && number?.type === 'int'
        ? {
            type: 'float',
            evaluate: variables => [read(place.evaluate(variables), stored)[number.evaluate(variables)[0] as number] ?? 0],
          }
        : undefined
  return {
    texture: voxel(raw),
    getVoxel: voxel(raw),
    getNormalizedVoxel: voxel(unitRange),
    getVoxelChannel: channel(raw),
    getNormalizedVoxelChannel: channel(unitRange),
  }
}

function isPlace(part: ShaderPart | undefined): part is ShaderPart {
  return part !== undefined && sizeOf(part.type) === 3
}
