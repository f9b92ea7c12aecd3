import { bufferOf } from '../buffer.ts'
import { DataError } from '../errors.ts'
import type { NumericArray } from '../format.ts'
import { attribute, Mesh } from '../mesh.ts'
import { plainNumbers } from '../numbers.ts'
import { part, type Steps } from '../steps.ts'
import type { Vec4 } from '../vector.ts'
import type { Volume } from '../volume.ts'
import { closeSurface } from './close-surface.ts'
import { IsoField } from './iso-field.ts'
import { marchCubes, marchTetrahedra } from './march-cells.ts'
import { type Surface, SurfaceBuilder } from './surface-builder.ts'

export const surfaceMethods = ['marchingtetrahedron', 'marchingcubes', 'marchingCubesOpt'] as const
export type SurfaceMethod = (typeof surfaceMethods)[number]

export interface SurfaceOptions {
  readonly method: SurfaceMethod
  /** As stored, not normalised. */
  readonly iso: number
  /** Inside is what is less than the value. */
  readonly invert: boolean
  /** Closes the surface at the faces of the box. */
  readonly enclose: boolean
}

/**
 * The surface where the first component of a volume has a value, in the unit box; outermost voxels lie in its faces
 * (processors-b spec 6). @throws DataError for several components with `marchingCubesOpt`.
 */
export function* extractSurface(volume: Volume, array: NumericArray, options: SurfaceOptions): Steps<Surface> {
  const { method, iso, invert, enclose } = options
  const { dimensions, format } = volume
  const optimised = method === 'marchingCubesOpt'
  if (optimised && format.components > 1)
    throw new DataError('Optimised marching cubes take volumes of one component', { found: format.name })
  // The comparison happens in the type of the voxels.
  const threshold = optimised && format.numericType !== 'float' ? Math.trunc(iso) : iso
  const field = new IsoField(dimensions, plainNumbers(format, array), format.components, { iso, threshold, invert })
  const builder = new SurfaceBuilder()
  const cells = method === 'marchingtetrahedron' ? marchTetrahedra(field, builder) : marchCubes(field, builder, !optimised)
  yield* part(cells, 0, 0.9)
  if (enclose) closeSurface(field, builder)
  return builder.surface
}

/** The surface as a mesh of one colour, in the place of the volume. */
export function surfaceMesh({ positions, normals, triangles }: Surface, { modelMatrix, worldMatrix }: Volume, color: Vec4): Mesh {
  const colors = new Float32Array((positions.length / 3) * 4)
  for (let i = 0; i < colors.length; i += 4) colors.set(color, i)
  return new Mesh({
    buffers: [
      attribute('position', bufferOf('Vec3FLOAT32', positions)),
      attribute('texcoord', bufferOf('Vec3FLOAT32', positions)),
      attribute('color', bufferOf('Vec4FLOAT32', colors)),
      attribute('normal', bufferOf('Vec3FLOAT32', normals)),
    ],
    indices: [{ drawType: 'triangles', connectivity: 'none', buffer: bufferOf('UINT32', triangles) }],
    modelMatrix,
    worldMatrix,
  })
}
