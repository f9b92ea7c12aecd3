import { DataError } from '../errors.ts'
import { type DataFormat, formatByName, formatFromNumpy } from '../format.ts'

/** What the text of an `.npy` header says; sizes are checked against the format only, not against the file. */
export interface NpyHeader {
  /** Format of one number. */
  readonly scalar: DataFormat
  readonly bigEndian: boolean
  readonly fortranOrder: boolean
  readonly shape: readonly number[]
  /** Exact, however large. */
  readonly byteLength: bigint
  /** Where the numbers begin. */
  readonly dataStart: number
}

/** NumPy's own limit; longer headers are attacks on the parser. */
const longestHeader = 10_000
const mostDimensions = 32

/**
 * Reads the header of an `.npy` file, versions 1 to 3 (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
 * Its Python literal is matched, never evaluated. Throws DataError.
 */
export function parseNpyHeader(bytes: Uint8Array, file: string): NpyHeader {
  const { text, dataStart } = headerText(bytes, file)
  const entries = headerEntries(text, file)
  const { scalar, bigEndian } = scalarFormat(entries.descr, file)
  const shape = parseShape(entries.shape, file)
  const byteLength = shape.reduce((product, n) => product * BigInt(n), BigInt(scalar.bytes))
  return { scalar, bigEndian, fortranOrder: entries.fortran_order === 'True', shape, byteLength, dataStart }
}

function headerText(bytes: Uint8Array, file: string): { text: string; dataStart: number } {
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]
  if (!magic.every((byte, i) => bytes[i] === byte))
    throw new DataError('This is no .npy file', {
      file,
      offset: 0,
      expected: 'the bytes \\x93NUMPY',
      found: describe(bytes.subarray(0, 6)),
    })
  const [major, minor] = [bytes[6], bytes[7]]
  if (major === undefined || minor === undefined) throw new DataError('The file ends inside its header', { file, offset: bytes.length })
  if (major < 1 || major > 3 || minor !== 0)
    throw new DataError('Unknown version of the .npy format', { file, offset: 6, expected: '1.0, 2.0 or 3.0', found: `${major}.${minor}` })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = major === 1 ? 10 : 12
  if (bytes.length < start) throw new DataError('The file ends inside its header', { file, offset: bytes.length })
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  if (length > bytes.length - start)
    throw new DataError('The file ends inside its header', {
      file,
      offset: start,
      expected: `${length} bytes`,
      found: `${bytes.length - start}`,
    })
  if (length > longestHeader)
    throw new DataError('The header is too large', { file, offset: start, expected: `at most ${longestHeader} bytes`, found: `${length}` })
  const text = new TextDecoder(major === 3 ? 'utf-8' : 'latin1').decode(bytes.subarray(start, start + length))
  return { text, dataStart: start + length }
}

const describe = (bytes: Uint8Array): string => (bytes.length === 0 ? 'nothing' : Array.from(bytes, byte => byte.toString(16)).join(' '))

type EntryName = 'descr' | 'fortran_order' | 'shape'

/** The three values as text. Every alternative begins with another character, so the match takes linear time. */
function headerEntries(text: string, file: string): Record<EntryName, string> {
  const malformed = (offset: number): DataError =>
    new DataError('The header cannot be understood', {
      file,
      expected: "{'descr': '...', 'fortran_order': ..., 'shape': (...)}",
      found: `"${text.slice(offset, offset + 30).trim()}"`,
    })
  const opening = /^\s*\{/.exec(text)
  if (!opening) throw malformed(0)
  const entry = /\s*(?:'(\w+)'|"(\w+)")\s*:\s*('[^']*'|"[^"]*"|\w+|\([^()]*\))\s*(?:,|(?=\}))/y
  const key = /\s*(?:'(descr)'|"(descr)")\s*:\s*\[/y
  const found = new Map<string, string>()
  let at = opening[0].length
  for (;;) {
    if (/^\s*\}\s*$/.test(text.slice(at))) break
    key.lastIndex = at
    if (key.test(text)) throw structured(text, file)
    entry.lastIndex = at
    const match = entry.exec(text)
    if (!match) throw malformed(at)
    found.set(match[1] ?? match[2] ?? '', match[3] ?? '')
    at = entry.lastIndex
  }
  const [descr, fortranOrder, shape] = [found.get('descr'), found.get('fortran_order'), found.get('shape')]
  if (found.size !== 3 || descr === undefined || fortranOrder === undefined || shape === undefined)
    throw new DataError('The header does not have the right keys', {
      file,
      expected: 'descr, fortran_order, shape',
      found: [...found.keys()].join(', ') || 'none',
    })
  if (fortranOrder !== 'True' && fortranOrder !== 'False')
    throw new DataError('fortran_order is no truth value', { file, expected: 'True or False', found: fortranOrder })
  return { descr, fortran_order: fortranOrder, shape }
}

function structured(text: string, file: string): DataError {
  return /['"][<>|=]?O\d*['"]/.test(text)
    ? pickled(file)
    : new DataError('Arrays of records are not supported', { file, expected: 'numbers' })
}

const pickled = (file: string): DataError =>
  new DataError('The file holds pickled Python objects, which are never loaded', { file, expected: 'numbers', found: 'an object array' })

const unsupportedKinds = new Map([
  ['c', 'complex numbers'],
  ['M', 'dates'],
  ['m', 'time spans'],
  ['U', 'text'],
  ['S', 'byte strings'],
  ['V', 'raw records'],
])

function scalarFormat(quoted: string, file: string): { scalar: DataFormat; bigEndian: boolean } {
  const [, order = '', kind = '', size = ''] = /^['"]([<>|=]?)([a-zA-Z?])(\d*)(?:\[\w+\])?['"]$/.exec(quoted) ?? []
  if (kind === 'O') throw pickled(file)
  if (kind === '') throw new DataError('Unknown type of numbers', { file, expected: 'a dtype such as <f4', found: quoted })
  if (kind === 'V' && Number(size) === 0) throw new DataError('Items of no size are refused', { file, found: quoted })
  const isBool = kind === '?' || (kind === 'b' && size === '1')
  if (!isBool && !'fiu'.includes(kind)) {
    throw new DataError(`Arrays of ${unsupportedKinds.get(kind) ?? 'this type'} are not supported`, {
      file,
      expected: 'integers or floats',
      found: quoted,
    })
  }
  const scalar = isBool ? formatByName('UINT8') : numberFormat(`${kind}${size}`, file)
  return { scalar, bigEndian: order === '>' && scalar.bits > 8 }
}

function numberFormat(dtype: string, file: string): DataFormat {
  try {
    return formatFromNumpy(dtype)
  } catch (cause) {
    throw new DataError('Numbers of this size are not supported', { file, found: dtype, cause })
  }
}

function parseShape(text: string, file: string): number[] {
  const wrong = (): DataError =>
    new DataError('The shape is not valid', {
      file,
      expected: `a tuple of at most ${mostDimensions} whole numbers`,
      found: text.slice(0, 60),
    })
  if (!/^\(.*\)$/s.test(text)) throw wrong()
  const inside = text.slice(1, -1).trim()
  if (inside === '') return []
  if (!inside.includes(',')) throw wrong()
  const parts = inside.replace(/,$/, '').split(',')
  // Python 2 wrote long integers with an L.
  if (parts.length > mostDimensions || !parts.every(part => /^\s*\d{1,16}L?\s*$/.test(part))) throw wrong()
  return parts.map(part => Number.parseInt(part, 10))
}
