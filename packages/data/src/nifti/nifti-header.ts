import { DataError } from '../errors.ts'
import { type DataFormat, formatByName } from '../format.ts'
import type { Vec2, Vec3 } from '../vector.ts'
import { HeaderFields } from './header-fields.ts'
import { type NiftiBox, niftiBox } from './nifti-box.ts'

/** Bytes from which every header can be read: the largest one and the flag for extensions after it. */
export const niftiHeadBytes = 544

/** What the header of a NIfTI file says, checked but for the size of the file. */
export interface NiftiHeader {
  readonly bigEndian: boolean
  /** Whether the numbers lie in the file of the header. */
  readonly single: boolean
  readonly dimensions: Vec3
  /** Steps in time. */
  readonly frames: number
  /** Numbers of one voxel that lie far from each other, one block for each. */
  readonly planes: number
  /** Of what lies together: one number, or a colour. */
  readonly stored: DataFormat
  /** Where the numbers begin. */
  readonly offset: number
  readonly slope: number
  readonly intercept: number
  /** Values that shall be black and white; undefined when the file does not care. */
  readonly calibrated: Vec2 | undefined
  readonly box: NiftiBox
  readonly description: string
  readonly warnings: readonly string[]
}

const storedTypes = new Map<number, readonly [name: string, bits: number]>([
  [2, ['UINT8', 8]],
  [4, ['INT16', 16]],
  [8, ['INT32', 32]],
  [16, ['FLOAT32', 32]],
  [64, ['FLOAT64', 64]],
  [128, ['Vec3UINT8', 24]],
  [256, ['INT8', 8]],
  [512, ['UINT16', 16]],
  [768, ['UINT32', 32]],
  [1024, ['INT64', 64]],
  [1280, ['UINT64', 64]],
  [2304, ['Vec4UINT8', 32]],
])
const unsupportedTypes = new Map([
  [1, 'single bits'],
  [32, 'complex numbers'],
  [1536, 'floats of 128 bits'],
  [1792, 'complex numbers'],
  [2048, 'complex numbers'],
])

/** Throws DataError when this is no header of NIfTI 1, NIfTI 2 or Analyze 7.5, or one that contradicts itself. */
export function parseNiftiHeader(bytes: Uint8Array, file: string): NiftiHeader {
  const fields = HeaderFields.of(bytes)
  if (!fields)
    throw new DataError('This is no NIfTI file', {
      file,
      offset: 0,
      expected: 'a header of 348 or 540 bytes that begins with its size',
      found: bytes.length < 348 ? `${bytes.length} bytes` : Array.from(bytes.subarray(0, 4), byte => byte.toString(16)).join(' '),
    })
  const single = isSingle(fields, file)
  const shape = shapeOf(fields, file)
  const { slope, intercept, calibrated } = valuesOf(fields)
  const stored = storedFormat(fields, file)
  if (stored.components > 1 && shape.planes > 1)
    throw new DataError('A voxel has more than one colour', { file, expected: '1', found: `${shape.planes}` })
  const box = niftiBox(fields, shape.dimensions, file)
  const offset = offsetOf(fields, single, file)
  return {
    bigEndian: fields.bigEndian,
    ...{ single, ...shape, stored, offset, slope, intercept, calibrated, box },
    description: fields.description,
    warnings: [...box.warnings, ...extensionWarnings(bytes, fields, single, offset, file)],
  }
}

function isSingle({ magic, layout }: HeaderFields, file: string): boolean {
  const version = layout.size === 348 ? 1 : 2
  if (magic === `n+${version}`) return true
  // Without a magic word it is Analyze 7.5, which NIfTI came from.
  if (magic === `ni${version}` || (version === 1 && magic === '')) return false
  throw new DataError('The header has a wrong magic word', {
    file,
    offset: layout.magicAt,
    expected: `n+${version} or ni${version}`,
    found: JSON.stringify(magic),
  })
}

function shapeOf(fields: HeaderFields, file: string): { dimensions: Vec3; frames: number; planes: number } {
  const rank = fields.number('dim')
  const offset = fields.layout.fields.dim[1]
  if (!(rank >= 1 && rank <= 7))
    throw new DataError('The number of dimensions is wrong', { file, offset, expected: '1 to 7', found: `${rank}` })
  const sizes = Array.from({ length: 7 }, (_, i) => (i < rank ? fields.number('dim', i + 1) : 1))
  // Zeros are written for axes in time and of components that are not there.
  const [x = 1, y = 1, z = 1, t = 1, planes = 1, ...others] = sizes.map((n, i) => (n === 0 && i > 2 ? 1 : n))
  const wrong = (expected: string) =>
    new DataError('The dimensions are wrong', { file, offset, expected, found: sizes.slice(0, rank).join(' x ') })
  if (![x, y, z, t, planes, ...others].every(n => Number.isSafeInteger(n) && n > 0)) throw wrong('positive numbers')
  if (planes > 4 || others.some(n => n > 1)) throw wrong('at most 4 components and no sixth or seventh axis')
  return { dimensions: [x, y, z], frames: t, planes }
}

function storedFormat(fields: HeaderFields, file: string): DataFormat {
  const [type, bits] = [fields.number('datatype'), fields.number('bitpix')]
  const offset = fields.layout.fields.datatype[1]
  const [name, expected] = storedTypes.get(type) ?? []
  if (name === undefined)
    throw new DataError(`Voxels of ${unsupportedTypes.get(type) ?? 'this type'} are not supported`, {
      file,
      offset,
      expected: [...storedTypes.keys()].join(', '),
      found: `datatype ${type}`,
    })
  if (bits !== expected)
    throw new DataError('Type and size of the voxels contradict each other', {
      file,
      offset,
      expected: `${expected} bits for datatype ${type}`,
      found: `${bits}`,
    })
  return formatByName(name)
}

const finite = (x: number, otherwise: number): number => (Number.isFinite(x) ? x : otherwise)

function valuesOf(fields: HeaderFields): Pick<NiftiHeader, 'slope' | 'intercept' | 'calibrated'> {
  const isAnalyze = fields.magic === ''
  const low = finite(fields.number('calMin'), 0)
  const high = finite(fields.number('calMax'), 0)
  return {
    // By the standard a slope of 0 means that nothing is scaled; Analyze has no such field.
    slope: isAnalyze ? 0 : finite(fields.number('slope'), 0),
    intercept: isAnalyze ? 0 : finite(fields.number('intercept'), 0),
    calibrated: low !== 0 || high !== 0 ? [low, high] : undefined,
  }
}

function offsetOf(fields: HeaderFields, single: boolean, file: string): number {
  const offset = fields.number('voxOffset')
  const least = single ? fields.layout.size + 4 : 0
  if (single && offset === 0) return least
  if (!Number.isSafeInteger(offset) || offset < (single ? fields.layout.size : 0))
    throw new DataError('The place of the voxels is wrong', {
      file,
      offset: fields.layout.fields.voxOffset[1],
      expected: single ? `a whole number from ${least}` : 'a whole number',
      found: `${offset}`,
    })
  return offset
}

/** Extensions are not used; what is wrong with them is told, for the voxels are where the header says. */
function extensionWarnings(bytes: Uint8Array, fields: HeaderFields, single: boolean, voxels: number, file: string): string[] {
  const { size } = fields.layout
  if (!bytes[size] || bytes.length < size + 4) return []
  const end = single ? voxels : Number.POSITIVE_INFINITY
  const from = size + 4
  if (from + 8 > end) return [`${file}: extensions are announced, but there are none`]
  if (from + 8 > bytes.length) return []
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getInt32(from, !fields.bigEndian)
  if (length >= 8 && from + length <= end) return []
  return [`${file}: extensions were skipped (expected a size of 8 to ${end - from} bytes, found ${length})`]
}
