import type { Axis } from '../data-map.ts'
import { DataError } from '../errors.ts'
import { type DataFormat, formatByName } from '../format.ts'
import { fromBasis, type Mat4 } from '../matrix.ts'
import { type Interpolation, parseSwizzle, type Swizzle, type Wrap } from '../sampling.ts'
import { centredBasis, defaultBasis } from '../spaces.ts'
import { multiplyComponents, type Vec2, type Vec3, type Vec4 } from '../vector.ts'
import type { DatEntries } from './dat-text.ts'

/** What a `.dat` file says about the raw file that it describes. */
export interface DatDescription {
  readonly rawFile: string
  readonly dimensions: Vec3
  readonly format: DataFormat
  readonly byteOffset: number
  readonly bigEndian: boolean
  /** Frames, stored one after the other. */
  readonly sequences: number
  readonly modelMatrix: Mat4
  readonly worldMatrix: Mat4 | undefined
  readonly dataRange: Vec2 | undefined
  readonly valueRange: Vec2 | undefined
  readonly valueAxis: Axis
  readonly axes: readonly [Axis, Axis, Axis]
  readonly swizzle: Swizzle | undefined
  readonly interpolation: Interpolation | undefined
  readonly wrapping: readonly [Wrap, Wrap, Wrap] | undefined
  /** Keys that mean nothing to the reader, as written. */
  readonly metadata: Readonly<Record<string, string>>
}

/** Throws DataError, naming key and line, when a key is missing or cannot be understood. */
export function describeDat(text: DatEntries, file: string): DatDescription {
  const keys = new KeyReader(text, file)
  const dimensions = keys.vector3('resolution', 'dimensions')
  if (!dimensions) throw keys.missing('Resolution')
  if (!dimensions.every(n => Number.isSafeInteger(n) && n > 0)) throw keys.wrong('three positive whole numbers', 'resolution', 'dimensions')
  const formatName = keys.text('format')
  if (!formatName) throw keys.missing('Format')
  const rawFile = keys.text('rawfile', 'objectfilename')
  if (!rawFile) throw keys.missing('RawFile')
  const twelveBits = formatName.toUpperCase() === 'USHORT_12'
  return {
    rawFile,
    dimensions,
    format: keys.translate('format', name => formatByName(twelveBits ? 'UINT16' : name)) as DataFormat,
    byteOffset: keys.count('byteoffset', 0),
    bigEndian: keys.choice('byteorder', { littleendian: false, bigendian: true }) ?? false,
    sequences: Math.max(1, keys.count('sequences', 1)),
    modelMatrix: modelMatrix(keys, dimensions),
    worldMatrix: worldMatrix(keys),
    dataRange: keys.vector2('datarange') ?? (twelveBits ? [0, 4095] : undefined),
    valueRange: keys.vector2('valuerange'),
    valueAxis: { name: keys.text('valuename') ?? '', unit: keys.text('valueunit', 'unit') ?? '' },
    axes: axes(keys),
    swizzle: keys.translate('swizzlemask', mask => parseSwizzle(mask.toLowerCase())),
    interpolation: keys.choice('interpolation', { linear: 'linear', nearest: 'nearest' }),
    wrapping: wrapping(keys),
    metadata: keys.unused(),
  }
}

function modelMatrix(keys: KeyReader, dimensions: Vec3): Mat4 {
  const spacing = keys.vector3('spacing', 'slicethickness')
  const rows = [keys.vector3('basisvector1'), keys.vector3('basisvector2'), keys.vector3('basisvector3')]
  const offset = keys.vector3('offset')
  let basis = defaultBasis
  if (spacing) {
    const [x, y, z] = multiplyComponents(dimensions, spacing)
    basis = centredBasis([x, 0, 0], [0, y, 0], [0, 0, z])
  }
  const [r0, r1, r2] = rows
  // Line i holds component i of all three edge vectors: the rows of the basis, not its columns.
  if (r0 && r1 && r2) basis = centredBasis([r0[0], r1[0], r2[0]], [r0[1], r1[1], r2[1]], [r0[2], r1[2], r2[2]])
  if (!offset) return basis
  return fromBasis([basis[0], basis[1], basis[2]], [basis[4], basis[5], basis[6]], [basis[8], basis[9], basis[10]], offset)
}

function worldMatrix(keys: KeyReader): Mat4 | undefined {
  const [a, b, c, d] = [
    keys.vector4('worldvector1'),
    keys.vector4('worldvector2'),
    keys.vector4('worldvector3'),
    keys.vector4('worldvector4'),
  ]
  if (!a || !b || !c || !d) return undefined
  return [a[0], b[0], c[0], d[0], a[1], b[1], c[1], d[1], a[2], b[2], c[2], d[2], a[3], b[3], c[3], d[3]]
}

function axes(keys: KeyReader): [Axis, Axis, Axis] {
  const names = keys.words('axisnames')
  const units = keys.words('axisunits')
  const axis = (i: number, fallback: string): Axis => ({
    name: keys.text(`axis${i + 1}name`) ?? names[i] ?? fallback,
    unit: keys.text(`axis${i + 1}unit`) ?? units[i] ?? '',
  })
  return [axis(0, 'x'), axis(1, 'y'), axis(2, 'z')]
}

const wraps: readonly Wrap[] = ['clamp', 'repeat', 'mirror']

function wrapping(keys: KeyReader): [Wrap, Wrap, Wrap] | undefined {
  return keys.translate('wrapping', text => {
    const [x, y, z] = text.split(/\s+/).map(word => wraps.find(wrap => wrap === word.toLowerCase()))
    if (!x || !y || !z) throw new DataError('Unknown wrapping')
    return [x, y, z]
  })
}

/** Reads values by key and remembers which keys were asked for. */
class KeyReader {
  readonly #text: DatEntries
  readonly #file: string
  readonly #known = new Set<string>()

  constructor(text: DatEntries, file: string) {
    this.#text = text
    this.#file = file
  }

  text(...keys: string[]): string | undefined {
    for (const key of keys) this.#known.add(key)
    return keys.map(key => this.#text.entries.get(key)?.value).find(value => value !== undefined && value !== '')
  }

  words(key: string): string[] {
    return this.text(key)?.split(/\s+/) ?? []
  }

  vector2(...keys: string[]): Vec2 | undefined {
    const [x, y] = this.#numbers(2, keys)
    return x !== undefined && y !== undefined ? [x, y] : undefined
  }

  vector3(...keys: string[]): Vec3 | undefined {
    const [x, y, z] = this.#numbers(3, keys)
    return x !== undefined && y !== undefined && z !== undefined ? [x, y, z] : undefined
  }

  vector4(...keys: string[]): Vec4 | undefined {
    const [x, y, z, w] = this.#numbers(4, keys)
    return x !== undefined && y !== undefined && z !== undefined && w !== undefined ? [x, y, z, w] : undefined
  }

  count(key: string, fallback: number): number {
    const text = this.text(key)
    if (text === undefined) return fallback
    if (!/^\d{1,15}$/.test(text)) throw this.wrong('a whole number', key)
    return Number(text)
  }

  choice<T>(key: string, choices: Readonly<Record<string, T>>): T | undefined {
    return this.translate(key, text => {
      const found = Object.entries(choices).find(([name]) => name === text.toLowerCase())
      if (!found) throw new DataError(`one of ${Object.keys(choices).join(', ')}`)
      return found[1]
    })
  }

  translate<T>(key: string, read: (text: string) => T): T | undefined {
    const text = this.text(key)
    if (text === undefined) return undefined
    try {
      return read(text)
    } catch (cause) {
      throw this.wrong('a known value', key, cause)
    }
  }

  unused(): Record<string, string> {
    const rest = [...this.#text.entries].filter(([name]) => !this.#known.has(name))
    return Object.fromEntries(rest.map(([, { key, value }]) => [key, value]))
  }

  missing(key: string): DataError {
    return new DataError(`The key ${key} is missing`, { file: this.#file })
  }

  wrong(expected: string, ...keysAndCause: unknown[]): DataError {
    const keys = keysAndCause.filter(key => typeof key === 'string')
    const entry = keys.map(key => this.#text.entries.get(key)).find(found => found !== undefined)
    const cause = keysAndCause.find(key => key instanceof Error)
    const details = { file: this.#file, expected, found: `"${entry?.value.slice(0, 60)}"`, cause }
    return new DataError(
      `The key ${entry?.key} in line ${entry?.line} cannot be read`,
      entry ? { ...details, offset: entry.line } : details,
    )
  }

  #numbers(count: number, keys: string[]): (number | undefined)[] {
    const text = this.text(...keys)
    if (text === undefined) return []
    const words = text.split(/\s+/)
    const numbers = words.map(word => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word) ? Number(word) : Number.NaN))
    if (words.length < count || !numbers.slice(0, count).every(Number.isFinite)) throw this.wrong(`${count} numbers`, ...keys)
    return numbers
  }
}
