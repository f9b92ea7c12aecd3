import { DataError } from '../errors.ts'
import { determinant, fromBasis, type Mat4 } from '../matrix.ts'
import { basisFromSpacing, centredBasis, defaultBasis } from '../spaces.ts'
import { add, scale, subtract, type Vec3 } from '../vector.ts'
import type { NrrdHeader } from './nrrd-header.ts'

/** What the axes of an NRRD file are. */
export interface NrrdAxes {
  readonly dimensions: Vec3
  /** Numbers of the axes in space, fastest first; a plane has two. */
  readonly space: readonly number[]
  /** Number of the axis along which the components of a voxel lie. */
  readonly components: number | undefined
  /** Number of the axis of a sequence. */
  readonly time: number | undefined
  readonly modelMatrix: Mat4
}

/** Kinds of axes that are no space, with those that the format calls "range" kinds. */
const timeKinds = new Set(['time'])
const spaceKinds = new Set(['domain', 'space', '???', 'none', ''])

/** Throws DataError when the axes are no volume. */
export function nrrdAxes(header: NrrdHeader, file: string): NrrdAxes {
  const { sizes } = header
  const directions = directionsOf(header, file)
  const kinds = words(header.fields.get('kinds')).map(kind => kind.toLowerCase())
  const numbers = sizes.map((_, i) => i)
  const isOther = (i: number): boolean => directions?.[i] === 'none' || !spaceKinds.has(kinds[i] ?? '')
  let others = numbers.filter(isOther)
  // Nothing is said of the axes: components are few and come first, steps in time come last.
  if (others.length === 0 && sizes.length > 3) others = (sizes[0] as number) <= 4 ? [0] : [sizes.length - 1]
  const space = numbers.filter(i => !others.includes(i))
  const components = others.find(i => (sizes[i] as number) <= 4 && !timeKinds.has(kinds[i] ?? ''))
  const [time, ...more] = others.filter(i => i !== components)
  if (space.length < 2 || space.length > 3 || more.length > 0)
    throw new DataError('The axes are no volume', {
      file,
      expected: '2 or 3 axes in space, with one of at most 4 components and one of time',
      found: sizes.map((size, i) => `${size}${kinds[i] ? ` ${kinds[i]}` : ''}`).join(' x '),
    })
  const [x = 1, y = 1, z = 1] = space.map(i => sizes[i] as number)
  const dimensions: Vec3 = [x, y, z]
  return { dimensions, space, components, time, modelMatrix: modelMatrixOf(header, { dimensions, space, directions }, file) }
}

interface Placed {
  readonly dimensions: Vec3
  readonly space: readonly number[]
  readonly directions: readonly (Vec3 | 'none')[] | undefined
}

/** Samples lie in the middle of voxels, so the box begins half a voxel before the origin. Without any geometry: the box from -1 to 1. */
function modelMatrixOf({ fields }: NrrdHeader, { dimensions, space, directions }: Placed, file: string): Mat4 {
  const matrix = directions
    ? fromDirections(
        space.map(i => directions[i] as Vec3),
        dimensions,
        vectorOf(fields.get('spaceorigin')),
      )
    : fromSpacings(words(fields.get('spacings')), space, dimensions)
  if (!matrix.every(Number.isFinite) || determinant(matrix) === 0)
    throw new DataError('The voxels have no place in space', {
      file,
      expected: 'finite numbers and a box that is not flat',
      found: fields.get('spacedirections') ?? fields.get('spacings') ?? 'none',
    })
  return matrix
}

function fromDirections(steps: readonly Vec3[], [width, height, depth]: Vec3, origin: Vec3 | undefined): Mat4 {
  const [x, y] = steps as [Vec3, Vec3]
  // A plane is as thick as its pixels are wide.
  const z = steps[2] ?? scale(normal(x, y), Math.hypot(...x))
  const edges = [scale(x, width), scale(y, height), scale(z, depth)] as const
  if (!origin) return centredBasis(...edges)
  return fromBasis(...edges, subtract(origin, scale(add(add(x, y), z), 0.5)))
}

function normal([ax, ay, az]: Vec3, [bx, by, bz]: Vec3): Vec3 {
  const cross: Vec3 = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx]
  return scale(cross, 1 / Math.hypot(...cross))
}

function fromSpacings(spacings: readonly string[], space: readonly number[], dimensions: Vec3): Mat4 {
  if (spacings.length === 0) return defaultBasis
  const [x, y, z] = space.map(i => Number(spacings[i] ?? 'none')) as [number, number, number?]
  return basisFromSpacing(dimensions, [x, y, z ?? x])
}

/** One for each axis; undefined when the file has none. */
function directionsOf({ fields, sizes }: NrrdHeader, file: string): (Vec3 | 'none')[] | undefined {
  const text = fields.get('spacedirections')
  if (text === undefined) return undefined
  const parts = text.match(/none|\([^()]*\)/g) ?? []
  if (parts.length !== sizes.length)
    throw new DataError('The field space directions is wrong', { file, expected: `${sizes.length} vectors`, found: text.slice(0, 80) })
  return parts.map(part => {
    if (part === 'none') return part
    const vector = vectorOf(part)
    if (!vector) throw new DataError('The field space directions is wrong', { file, expected: 'vectors of 2 or 3 numbers', found: part })
    return vector
  })
}

/** `(x,y,z)` or `(x,y)`, in a plane. */
function vectorOf(text: string | undefined): Vec3 | undefined {
  const numbers = (text ?? '')
    .replaceAll(/[()\s]/g, '')
    .split(',')
    .map(word => (word === '' ? Number.NaN : Number(word)))
  const [x, y, z = 0] = numbers
  return numbers.length < 2 || numbers.length > 3 || x === undefined || y === undefined ? undefined : [x, y, z]
}

const words = (text: string | undefined): string[] => (text === undefined ? [] : text.trim().split(/\s+/))
