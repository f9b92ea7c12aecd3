import { DataError } from '../errors.ts'
import { column, determinant, fromBasis, type Mat4, transformPoint } from '../matrix.ts'
import { negate, scale, type Vec3 } from '../vector.ts'
import type { HeaderFields } from './header-fields.ts'

export interface NiftiBox {
  readonly modelMatrix: Mat4
  /** Along which axes the voxels are stored the other way round than the box has them. */
  readonly mirrored: readonly [boolean, boolean, boolean]
  readonly warnings: readonly string[]
}

/** The box that the voxels fill (processors-b spec 8.3): no edge points against the axis of its number. Throws DataError when it is flat. */
export function niftiBox(fields: HeaderFields, dimensions: Vec3, file: string): NiftiBox {
  const warnings: string[] = []
  const model = modelFromIndex(fields, dimensions, file, warnings)
  if (!model.every(Number.isFinite) || determinant(model) === 0)
    throw new DataError('The voxels have no place in space', {
      file,
      expected: 'finite numbers and a box that is not flat',
      found: model.join(' '),
    })
  const corner = [...transformPoint(model, [-0.5, -0.5, -0.5])] as [number, number, number]
  const axes = [0, 1, 2] as const
  const mirrored = axes.map(axis => (model[axis * 5] as number) < 0)
  const edges = axes.map(axis => {
    const edge = scale(column(model, axis), dimensions[axis])
    if (!mirrored[axis]) return edge
    corner[axis] = -corner[axis]
    return negate(edge)
  })
  const modelMatrix = fromBasis(edges[0] as Vec3, edges[1] as Vec3, edges[2] as Vec3, corner)
  // Without negative zeros.
  return { modelMatrix: modelMatrix.map(x => x + 0) as unknown as Mat4, mirrored: mirrored as unknown as NiftiBox['mirrored'], warnings }
}

function modelFromIndex(fields: HeaderFields, dimensions: Vec3, file: string, warnings: string[]): Mat4 {
  // Analyze has other things in these places.
  const isAnalyze = fields.magic === ''
  if (!isAnalyze && fields.number('qformCode') > 0) return fromQuaternion(fields, spacingOf(fields, file, warnings))
  if (!isAnalyze && fields.number('sformCode') > 0) {
    const [x, y, z] = [0, 4, 8].map(from => fields.numbers('srow', 4, from)) as [number[], number[], number[]]
    const columnOf = (i: number): Vec3 => [x[i] as number, y[i] as number, z[i] as number]
    return fromBasis(columnOf(0), columnOf(1), columnOf(2), columnOf(3))
  }
  const [a, b, c] = scale(spacingOf(fields, file, warnings), -0.5)
  return fromBasis([a, 0, 0], [0, b, 0], [0, 0, c], [a * (dimensions[0] - 0.5), b * (dimensions[1] - 0.5), c * (dimensions[2] - 0.5)])
}

/** Method 2 of the standard (nifti1.h, "QUATERNION REPRESENTATION OF ROTATION MATRIX"). */
function fromQuaternion(fields: HeaderFields, [sx, sy, sz]: Vec3): Mat4 {
  let [b, c, d] = fields.numbers('quaternion', 3) as [number, number, number]
  const [x, y, z] = fields.numbers('qoffset', 3) as [number, number, number]
  const rest = 1 - (b * b + c * c + d * d)
  let a = Math.sqrt(Math.max(0, rest))
  if (rest < 1e-7) {
    const length = Math.hypot(b, c, d)
    ;[a, b, c, d] = [0, b / length, c / length, d / length]
  }
  const handed = fields.number('pixdim') < 0 ? -1 : 1
  return fromBasis(
    scale([a * a + b * b - c * c - d * d, 2 * (b * c + a * d), 2 * (b * d - a * c)], sx),
    scale([2 * (b * c - a * d), a * a + c * c - b * b - d * d, 2 * (c * d + a * b)], sy),
    scale([2 * (b * d + a * c), 2 * (c * d - a * b), a * a + d * d - b * b - c * c], sz * handed),
    [x, y, z],
  )
}

/** A size that is missing or no number counts as 1, as in the standard's own library. */
function spacingOf(fields: HeaderFields, file: string, warnings: string[]): Vec3 {
  const sizes = fields.numbers('pixdim', 3, 1)
  const usable = sizes.map(size => (Number.isFinite(size) && size !== 0 ? Math.abs(size) : 1))
  if (sizes.some((size, axis) => Math.abs(size) !== usable[axis]))
    warnings.push(`${file}: the size of a voxel is ${sizes.join(' x ')}; ${usable.join(' x ')} was taken`)
  return usable as unknown as Vec3
}
