import { DataError } from './errors.ts'
import type { Vec2 } from './vector.ts'

/** Numbers of a Volume, Layer or Buffer. FLOAT16 is a Uint16Array of bit patterns (see half-float.ts). */
export type NumericArray =
  | Float64Array
  | Float32Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array

export type NumericType = 'float' | 'int' | 'uint'
export type FormatBits = 8 | 16 | 32 | 64
export type Components = 1 | 2 | 3 | 4

/** What one element is; there is one object per format, so compare with `===`. */
export interface DataFormat {
  /** Inviwo's name: `FLOAT32`, `Vec3UINT16`. */
  readonly name: string
  readonly numericType: NumericType
  readonly bits: FormatBits
  readonly components: Components
  /** Bytes of one element, all components together. */
  readonly bytes: number
}

const prefix = { float: 'FLOAT', int: 'INT', uint: 'UINT' } as const
const widths = { float: [16, 32, 64], int: [8, 16, 32, 64], uint: [8, 16, 32, 64] } as const
const componentCounts = [1, 2, 3, 4] as const

/** Every format, scalars first. */
export const formats: readonly DataFormat[] = componentCounts.flatMap(components =>
  (['float', 'int', 'uint'] as const).flatMap(numericType =>
    widths[numericType].map(bits =>
      Object.freeze({
        name: `${components === 1 ? '' : `Vec${components}`}${prefix[numericType]}${bits}`,
        numericType,
        bits,
        components,
        bytes: (bits / 8) * components,
      }),
    ),
  ),
)

const byName = new Map(formats.map(format => [format.name.toLowerCase(), format]))
const aliases: readonly (readonly [string, string])[] = [
  ['uchar', 'uint8'],
  ['char', 'int8'],
  ['ushort', 'uint16'],
  ['short', 'int16'],
  ['uint', 'uint32'],
  ['int', 'int32'],
  ['float', 'float32'],
  ['double', 'float64'],
]
for (const [alias, name] of aliases) byName.set(alias, byName.get(name) as DataFormat)

/** Throws DataError when there is no such format (8-bit floats, five components). */
export function formatOf(numericType: NumericType, bits: number, components: number): DataFormat {
  const format = formats.find(f => f.numericType === numericType && f.bits === bits && f.components === components)
  if (!format) throw new DataError('There is no such data format', { found: `${numericType}, ${bits} bits, ${components} components` })
  return format
}

/** Inviwo's names and its short ones (`uchar`, `float`), in any case. Throws DataError. */
export function formatByName(name: string): DataFormat {
  const format = byName.get(name.trim().toLowerCase())
  if (!format) throw new DataError('Unknown data format', { expected: 'a name such as UINT8 or Vec3FLOAT32', found: `"${name}"` })
  return format
}

const kinds = new Map<string, NumericType>([
  ['f', 'float'],
  ['i', 'int'],
  ['u', 'uint'],
])

/** `dtype` as NumPy spells it, `<f4` or `|u1`; the byte order is the caller's concern. Throws DataError. */
export function formatFromNumpy(dtype: string, components = 1): DataFormat {
  const [, kind = '', size = ''] = /^[<>|=]?([a-zA-Z])(\d+)$/.exec(dtype) ?? []
  const numericType = kinds.get(kind)
  if (!numericType) throw new DataError('The array has a type that has no data format', { expected: 'f, i or u', found: `"${dtype}"` })
  return formatOf(numericType, Number(size) * 8, components)
}

/** In native byte order: `<f4`, `|u1`. All platforms that run this are little-endian. */
export function numpyDtype(format: DataFormat): string {
  const kind = { float: 'f', int: 'i', uint: 'u' }[format.numericType]
  return `${format.bits === 8 ? '|' : '<'}${kind}${format.bits / 8}`
}

/** Lowest and highest value that the component type holds; for floats the largest finite ones. */
export function typeRange({ numericType, bits }: DataFormat): Vec2 {
  if (numericType === 'uint') return [0, 2 ** bits - 1]
  if (numericType === 'int') return [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1]
  const highest = { 8: 0, 16: 65504, 32: 3.4028234663852886e38, 64: Number.MAX_VALUE }[bits]
  return [-highest, highest]
}

type ArrayConstructor = { new (buffer: ArrayBufferLike, offset?: number, length?: number): NumericArray; BYTES_PER_ELEMENT: number }

function arrayConstructor({ numericType, bits }: DataFormat): ArrayConstructor {
  switch (numericType) {
    case 'float':
      return { 8: Uint8Array, 16: Uint16Array, 32: Float32Array, 64: Float64Array }[bits]
    case 'int':
      return { 8: Int8Array, 16: Int16Array, 32: Int32Array, 64: BigInt64Array }[bits]
    case 'uint':
      return { 8: Uint8Array, 16: Uint16Array, 32: Uint32Array, 64: BigUint64Array }[bits]
  }
}

/** Zeros for `elements` elements of all components. */
export function allocate(format: DataFormat, elements: number): NumericArray {
  return new (arrayConstructor(format))(new ArrayBuffer(elements * format.bytes))
}

/**
 * The bytes seen as numbers: without a copy when they start at a multiple of the component's size, else copied.
 * Throws DataError when the bytes are not a whole number of elements.
 */
export function viewAs(format: DataFormat, bytes: ArrayBuffer | Uint8Array): NumericArray {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
  if (view.byteLength % format.bytes !== 0)
    throw new DataError('The bytes are not a whole number of elements', {
      expected: `a multiple of ${format.bytes} bytes (${format.name})`,
      found: `${view.byteLength} bytes`,
    })
  const Target = arrayConstructor(format)
  const aligned = view.byteOffset % Target.BYTES_PER_ELEMENT === 0 ? view : new Uint8Array(view) // `slice` of a Node Buffer copies nothing
  return new Target(aligned.buffer, aligned.byteOffset, aligned.byteLength / Target.BYTES_PER_ELEMENT)
}

/** Whether the array is what `allocate` gives for the format. */
export function isArrayOf(format: DataFormat, array: NumericArray): boolean {
  return array instanceof (arrayConstructor(format) as unknown as { new (): NumericArray })
}
