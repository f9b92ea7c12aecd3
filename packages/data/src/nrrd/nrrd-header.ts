import { DataError } from '../errors.ts'
import { type DataFormat, formatByName } from '../format.ts'

const nrrdEncodings = ['raw', 'ascii', 'gzip', 'hex'] as const
export type NrrdEncoding = (typeof nrrdEncodings)[number]

/** What the header of an NRRD file says (https://teem.sourceforge.net/nrrd/format.html); sizes are not compared with the file yet. */
export interface NrrdHeader {
  /** Of one number. */
  readonly scalar: DataFormat
  /** Fastest axis first. */
  readonly sizes: readonly number[]
  readonly encoding: NrrdEncoding
  readonly bigEndian: boolean
  /** Text as written, by field in lower case without spaces. */
  readonly fields: ReadonlyMap<string, string>
  /** `key:=value` pairs. */
  readonly pairs: Readonly<Record<string, string>>
  /** Of a detached header: the names after `LIST`, one a line. */
  readonly listedFiles: readonly string[]
  /** Bytes of the header with the empty line after it. */
  readonly length: number
}

const mostDimensions = 16
const longestHeader = 2 ** 20

const typeNames = new Map(
  Object.entries({
    INT8: ['signed char', 'int8', 'int8_t'],
    UINT8: ['uchar', 'unsigned char', 'uint8', 'uint8_t'],
    INT16: ['short', 'short int', 'signed short', 'signed short int', 'int16', 'int16_t'],
    UINT16: ['ushort', 'unsigned short', 'unsigned short int', 'uint16', 'uint16_t'],
    INT32: ['int', 'signed int', 'int32', 'int32_t'],
    UINT32: ['uint', 'unsigned int', 'uint32', 'uint32_t'],
    INT64: ['longlong', 'long long', 'long long int', 'signed long long', 'signed long long int', 'int64', 'int64_t'],
    UINT64: ['ulonglong', 'unsigned long long', 'unsigned long long int', 'uint64', 'uint64_t'],
    FLOAT32: ['float'],
    FLOAT64: ['double'],
  }).flatMap(([format, names]) => names.map(name => [name, format] as const)),
)
const encodingNames = new Map<string, NrrdEncoding>([
  ['raw', 'raw'],
  ['txt', 'ascii'],
  ['text', 'ascii'],
  ['ascii', 'ascii'],
  ['gz', 'gzip'],
  ['gzip', 'gzip'],
  ['hex', 'hex'],
])

/** Throws DataError that names the field. */
export function parseNrrdHeader(bytes: Uint8Array, file: string): NrrdHeader {
  const { text, length } = headerText(bytes, file)
  const [magic = '', ...lines] = text.split(/\r?\n/)
  if (!/^NRRD000[1-9]\s*$/.test(magic))
    throw new DataError('This is no NRRD file', {
      file,
      offset: 0,
      expected: 'NRRD0001 to NRRD0006',
      found: JSON.stringify(magic.slice(0, 20)),
    })
  const fields = new Map<string, string>()
  const pairs: Record<string, string> = {}
  const listedFiles: string[] = []
  for (const [i, line] of lines.entries()) {
    if (/^LIST\b/i.test(fields.get('datafile') ?? '')) {
      if (line.trim() !== '') listedFiles.push(line.trim())
    } else takeLine(line, fields, pairs, file, i + 2)
  }
  const need = (field: string): string => {
    const found = fields.get(field)
    if (found === undefined) throw new DataError(`The field ${field} is missing`, { file })
    return found
  }
  const sizes = sizesOf(need('dimension'), need('sizes'), file)
  const typeName = typeNames.get(need('type').toLowerCase().replaceAll(/\s+/g, ' '))
  if (!typeName)
    throw new DataError('Numbers of this type are not supported', { file, expected: 'integers or floats', found: need('type') })
  const scalar = formatByName(typeName)
  const encoding = encodingNames.get(need('encoding').toLowerCase())
  if (!encoding)
    throw new DataError('This encoding is not supported', { file, expected: nrrdEncodings.join(', '), found: need('encoding') })
  const isText = encoding === 'ascii' || scalar.bits === 8
  const bigEndian = bigEndianOf(isText ? 'little' : need('endian'), file)
  return { scalar, sizes, encoding, bigEndian, fields, pairs, listedFiles, length }
}

/** Up to the first empty line, or all of a detached header. */
function headerText(bytes: Uint8Array, file: string): { text: string; length: number } {
  const most = Math.min(bytes.length, longestHeader)
  for (let i = 1; i < most; i++) {
    if (bytes[i] !== 10) continue
    const end = bytes[i - 1] === 10 ? i - 1 : bytes[i - 1] === 13 && bytes[i - 2] === 10 ? i - 2 : undefined
    if (end !== undefined) return { text: new TextDecoder().decode(bytes.subarray(0, end)), length: i + 1 }
  }
  if (bytes.length > longestHeader)
    throw new DataError('The header has no end', { file, expected: `an empty line within ${longestHeader} bytes`, found: 'none' })
  return { text: new TextDecoder().decode(bytes), length: bytes.length }
}

function takeLine(line: string, fields: Map<string, string>, pairs: Record<string, string>, file: string, number: number): void {
  if (line.trim() === '' || line.startsWith('#')) return
  const [, key = '', mark, value = ''] = /^([^:]*):([= ]?)(.*)$/s.exec(line) ?? []
  if (mark === undefined)
    throw new DataError(`Line ${number} cannot be understood`, {
      file,
      offset: number,
      expected: 'field: value',
      found: JSON.stringify(line.slice(0, 60)),
    })
  // As own properties, whatever the file calls them.
  if (mark === '=') Object.defineProperty(pairs, key, { value, enumerable: true, configurable: true })
  else fields.set(key.toLowerCase().replaceAll(/\s+/g, ''), value.trim())
}

function sizesOf(dimension: string, text: string, file: string): number[] {
  const rank = /^\d{1,3}$/.test(dimension) ? Number(dimension) : 0
  if (rank < 1 || rank > mostDimensions)
    throw new DataError('The field dimension is wrong', { file, expected: `1 to ${mostDimensions}`, found: dimension })
  const words = text.split(/\s+/)
  const sizes = words.map(word => (/^\d{1,15}$/.test(word) ? Number(word) : 0))
  if (sizes.length !== rank || sizes.includes(0))
    throw new DataError('The field sizes is wrong', { file, expected: `${rank} positive whole numbers`, found: text.slice(0, 60) })
  return sizes
}

function bigEndianOf(text: string, file: string): boolean {
  const order = text.toLowerCase()
  if (order === 'little' || order === 'big') return order === 'big'
  throw new DataError('The field endian is wrong', { file, expected: 'little or big', found: text })
}
