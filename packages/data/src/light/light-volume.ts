import { memory } from '../array-source.ts'
import { formatByName, type NumericArray } from '../format.ts'
import { transformPoint } from '../matrix.ts'
import { part, type Steps } from '../steps.ts'
import type { TransferFunctionState } from '../transfer-function.ts'
import { length, normalize, scale, subtract, type Vec3 } from '../vector.ts'
import { Volume } from '../volume.ts'
import { eachVoxel } from '../volume-operations/each-voxel.ts'
import { storedTexels } from '../volume-operations/texel.ts'
import { type LightFace, lightFaces, sliceAxes } from './light-faces.ts'
import { LightField } from './light-field.ts'
import type { LightSource } from './light-source.ts'
import { pointsAlong } from './points-along.ts'
import { SliceOpacity } from './slice-opacity.ts'

export interface LightVolumeOptions {
  /** Its opacity is that of the first component, for 1/150 of the edge of the box. */
  readonly transferFunction: TransferFunctionState
  /** Voxels of the volume for one of the light volume, along each axis. */
  readonly reduction: number
  /** Red, green and blue of the light in a volume of four components; else white in one. */
  readonly colored: boolean
  /** 32-bit floats; else 8 bits, to which light is rounded in every slice that it passes. */
  readonly float: boolean
}

/** Opacities of transfer functions are those of this part of the box (core spec 6.3). */
const opacityUnit = 1 / 150

/**
 * How much light reaches each voxel (processors-b spec 3.2). Light goes slice by slice through the two faces of the box that it meets
 * most squarely; every voxel takes from the slice before what comes along the direction of light, and both results are mixed. The
 * result fills the unit cube.
 */
export function* lightVolume(volume: Volume, array: NumericArray, light: LightSource, options: LightVolumeOptions): Steps<Volume> {
  const { colored, float, reduction, transferFunction } = options
  const dimensions = volume.dimensions.map(count => Math.max(1, Math.floor(count / reduction))) as [number, number, number]
  const format = formatByName(`${colored ? 'Vec4' : ''}${float ? 'FLOAT32' : 'UINT8'}`)
  const beam = beamOf(volume, light)
  const { first, second, share } = lightFaces(beam.travel)
  const stored = float ? Math.fround : (value: number) => Math.round(Math.min(Math.max(value, 0), 1) * 255) / 255
  const full = (colored ? [...light.intensity, 1] : [light.intensity.some(part => part > 0) ? 1 : 0]).map(stored)
  const numbers = new Float32Array(dimensions[0] * dimensions[1] * dimensions[2] * full.length)
  for (const [face, weight, done] of [
    [first, share, 0],
    [second, 1 - share, 0.48],
  ] as const) {
    const field = new LightField(dimensions, full)
    const opacity = new SliceOpacity(volume, array, transferFunction, face, dimensions)
    yield* part(propagate(field, face, { beam, opacity, stored }), done, done + 0.36)
    yield* part(addTo(numbers, field, face, weight), done + 0.36, done + 0.48)
  }
  return new Volume({ dimensions, format, source: memory(yield* part(storedTexels(format, numbers), 0.96, 1)) })
}

/** The direction of light, texture space. */
interface Beam {
  /** As seen from the middle of the box; unit vector. */
  readonly travel: Vec3
  /** Where light comes from, if not from afar. */
  readonly origin: Vec3 | undefined
}

/** A direction is transformed as a point is, as in Inviwo: right for boxes around the origin. */
function beamOf(volume: Volume, { kind, position, direction }: LightSource): Beam {
  const source = transformPoint(volume.textureFromWorld, kind === 'point' ? position : scale(direction, -1))
  const towards = subtract(source, [0.5, 0.5, 0.5])
  const travel: Vec3 = length(towards) > 0 ? scale(normalize(towards), -1) : [-1, 0, 0]
  return { travel, origin: kind === 'point' ? source : undefined }
}

interface Propagation {
  readonly beam: Beam
  readonly opacity: SliceOpacity
  /** A number as the light volume holds it. */
  readonly stored: (value: number) => number
}

/** Slices are gone through in order: each reads the one before, the first one full light. Millions of points: no vectors here. */
function* propagate(field: LightField, face: LightFace, { beam, opacity, stored }: Propagation): Steps<void> {
  const { dimensions, numbers, channels } = field
  const [width, height, depth] = dimensions
  const axes = sliceAxes(face)
  const { travel, origin } = beam
  let [x, y, z] = axes.map(axis => travel[axis]) as [number, number, number]
  const [fromX, fromY, fromZ] = axes.map(axis => origin?.[axis] ?? 0) as [number, number, number]
  let next = 0
  yield* eachVoxel(dimensions, (i, j, k) => {
    if (origin) {
      const middle = (k + 0.5) / depth
      x = (i + 0.5) / width - fromX
      y = (j + 0.5) / height - fromY
      z = (face.upwards ? middle : 1 - middle) - fromZ
      const size = Math.sqrt(x * x + y * y + z * z) || 1
      x /= size
      y /= size
      z /= size
    }
    // To where the light was one slice before.
    const back = 1 / depth / Math.max(Math.abs(z), 1e-4)
    const way = Math.sqrt((x * x + y * y) * back * back + 1 / depth / depth)
    const passed = (1 - opacity.at(i, j, k)) ** (way / opacityUnit)
    for (let channel = 0; channel < channels; channel++)
      numbers[next++] = stored(passed * field.at(i - x * back * width, j - y * back * height, k - 1, channel))
  })
}

/** Adds the light behind a face, from the order of its slices to that of the volume. */
function* addTo(sum: Float32Array, field: LightField, face: LightFace, weight: number): Steps<void> {
  const { dimensions, channels } = field
  const axes = sliceAxes(face)
  const points = axes.map((axis, along) => pointsAlong(dimensions[axis], dimensions[along] as number, along === 2 && !face.upwards))
  const [x, y, z] = points as [Float64Array, Float64Array, Float64Array]
  const place = [0, 0, 0]
  let next = 0
  yield* eachVoxel(dimensions, (i, j, k) => {
    place[0] = i
    place[1] = j
    place[2] = k
    const [u, v, w] = [x[place[axes[0]] as number], y[place[axes[1]] as number], z[place[axes[2]] as number]] as [number, number, number]
    for (let channel = 0; channel < channels; channel++, next++) sum[next] = (sum[next] as number) + weight * field.at(u, v, w, channel)
  })
}
