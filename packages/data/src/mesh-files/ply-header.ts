import { DataError } from '../errors.ts'

const plyTypes = ['int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'float32', 'float64'] as const
export type PlyType = (typeof plyTypes)[number]

export interface PlyProperty {
  readonly name: string
  readonly type: PlyType
  /** Type of the count before a list of values. */
  readonly count: PlyType | undefined
}

export interface PlyElement {
  readonly name: string
  readonly count: number
  readonly properties: readonly PlyProperty[]
}

export interface PlyHeader {
  readonly format: 'ascii' | 'binary_little_endian' | 'binary_big_endian'
  readonly elements: readonly PlyElement[]
  readonly dataStart: number
}

const longestHeader = 2 ** 16
const typeNames = new Map<string, PlyType>([
  ...plyTypes.map(type => [type, type] as const),
  ...([
    ['char', 'int8'],
    ['uchar', 'uint8'],
    ['short', 'int16'],
    ['ushort', 'uint16'],
    ['int', 'int32'],
    ['uint', 'uint32'],
    ['float', 'float32'],
    ['double', 'float64'],
  ] as const),
])

export const bytesOfPlyType = (type: PlyType): number => Number(/\d+$/.exec(type)?.[0]) / 8

/** Reads the header of a PLY file (http://paulbourke.net/dataformats/ply) and compares its counts with the length of the file. Throws DataError. */
export function parsePlyHeader(bytes: Uint8Array, file: string): PlyHeader {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, longestHeader))
  const end = /^end_header[ \t]*(\r\n|\n|\r)/m.exec(text)
  if (!/^ply\s/.test(text))
    throw new DataError('This is no PLY file', { file, offset: 0, expected: 'ply', found: JSON.stringify(text.slice(0, 4)) })
  if (!end) throw new DataError('The header has no end', { file, expected: `end_header within ${longestHeader} bytes`, found: 'none' })
  let format: string | undefined
  const elements: { name: string; count: number; properties: PlyProperty[] }[] = []
  for (const [i, line] of text
    .slice(0, end.index)
    .split(/\r\n|\n|\r/)
    .entries()) {
    const wrong = (expected: string) =>
      new DataError(`Line ${i + 1} cannot be understood`, { file, offset: i + 1, expected, found: JSON.stringify(line.slice(0, 60)) })
    const words = line.trim().split(/\s+/)
    const typeOf = (name: string | undefined): PlyType => {
      const type = typeNames.get(name ?? '')
      if (!type) throw wrong(`one of ${plyTypes.join(', ')}`)
      return type
    }
    if (words[0] === 'format') format = words[1]
    else if (words[0] === 'element') {
      if (words.length !== 3 || !/^\d{1,10}$/.test(words[2] as string)) throw wrong('element, a name and a count')
      elements.push({ name: words[1] as string, count: Number(words[2]), properties: [] })
    } else if (words[0] === 'property') {
      const element = elements.at(-1)
      const isList = words[1] === 'list'
      if (!element || words.length !== (isList ? 5 : 3)) throw wrong('property, a type and a name, after an element')
      element.properties.push({
        name: words.at(-1) as string,
        type: typeOf(words[isList ? 3 : 1]),
        count: isList ? typeOf(words[2]) : undefined,
      })
    }
  }
  if (format !== 'ascii' && format !== 'binary_little_endian' && format !== 'binary_big_endian')
    throw new DataError('The format is not known', {
      file,
      expected: 'ascii, binary_little_endian or binary_big_endian',
      found: `${format}`,
    })
  const header: PlyHeader = { format, elements, dataStart: end.index + end[0].length }
  checkCounts(header, bytes.length, file)
  return header
}

/** Before anything is allocated: whether the file can hold as many elements. */
function checkCounts({ format, elements, dataStart }: PlyHeader, length: number, file: string): void {
  // A value in a text takes a digit and what separates it.
  const leastOf = ({ type, count }: PlyProperty): number => (format === 'ascii' ? 2 : bytesOfPlyType(count ?? type))
  let needed = 0
  for (const { name, count, properties } of elements) {
    if (properties.length === 0 && count > 0)
      throw new DataError(`The element ${name} has no properties`, { file, found: `${count} of them` })
    needed += count * properties.reduce((sum, property) => sum + leastOf(property), 0)
  }
  const available = length - dataStart + (format === 'ascii' ? 1 : 0)
  if (needed > available)
    throw new DataError('The file is shorter than its header says', {
      file,
      offset: dataStart,
      expected: `at least ${needed} bytes (${elements.map(({ name, count }) => `${count} ${name}`).join(', ')})`,
      found: `${available} bytes`,
    })
}
