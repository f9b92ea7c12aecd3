import { DataError } from '../errors.ts'

/** More pages are no stack of images but an attack on the reader. */
const mostDirectories = 65_536

/** Bytes of one value by its type; 0 for what has none. */
const typeBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8]

/** One page: where its entries lie. Values are read when they are asked for. */
export class TiffDirectory {
  readonly #view: DataView
  readonly #file: string
  readonly #little: boolean
  readonly #big: boolean
  readonly #entries: ReadonlyMap<number, number>

  constructor(view: DataView, options: { file: string; little: boolean; big: boolean; entries: ReadonlyMap<number, number> }) {
    this.#view = view
    this.#file = options.file
    this.#little = options.little
    this.#big = options.big
    this.#entries = options.entries
  }

  /** Undefined when there is no such tag. Throws DataError when its values lie outside of the file. */
  numbers(tag: number): number[] | undefined {
    const at = this.#entries.get(tag)
    if (at === undefined) return undefined
    const type = this.#view.getUint16(at + 2, this.#little)
    const count = this.#big ? Number(this.#view.getBigUint64(at + 4, this.#little)) : this.#view.getUint32(at + 4, this.#little)
    const size = typeBytes[type] ?? 0
    const inline = this.#big ? 8 : 4
    const from = count * size <= inline ? at + (this.#big ? 12 : 8) : this.#offset(at + (this.#big ? 12 : 8))
    if (size === 0 || from + count * size > this.#view.byteLength)
      throw new DataError(`The values of tag ${tag} lie outside of the file`, {
        file: this.#file,
        offset: at,
        expected: `${count} x ${size} bytes from ${from}`,
        found: `${this.#view.byteLength} bytes`,
      })
    return Array.from({ length: count }, (_, i) => this.#value(type, from + i * size))
  }

  number(tag: number, fallback: number): number {
    return this.numbers(tag)?.[0] ?? fallback
  }

  #offset(at: number): number {
    return this.#big ? Number(this.#view.getBigUint64(at, this.#little)) : this.#view.getUint32(at, this.#little)
  }

  #value(type: number, at: number): number {
    const [view, little] = [this.#view, this.#little]
    switch (type) {
      case 3:
        return view.getUint16(at, little)
      case 4:
      case 13:
        return view.getUint32(at, little)
      case 5:
        return view.getUint32(at, little) / view.getUint32(at + 4, little)
      case 6:
        return view.getInt8(at)
      case 8:
        return view.getInt16(at, little)
      case 9:
        return view.getInt32(at, little)
      case 10:
        return view.getInt32(at, little) / view.getInt32(at + 4, little)
      case 11:
        return view.getFloat32(at, little)
      case 12:
        return view.getFloat64(at, little)
      case 16:
      case 18:
        return Number(view.getBigUint64(at, little))
      case 17:
        return Number(view.getBigInt64(at, little))
      default:
        return view.getUint8(at)
    }
  }
}

export interface TiffFile {
  readonly bytes: Uint8Array
  readonly bigEndian: boolean
  /** Pages, in the order of the chain. Directories inside of pages are not followed. */
  readonly directories: readonly TiffDirectory[]
}

/** Reads the chain of pages of a TIFF or BigTIFF file (TIFF 6.0, section 2). Throws DataError when it is broken or has a circle. */
export function readTiffDirectories(bytes: Uint8Array, file: string): TiffFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const order = bytes.length < 8 ? '' : String.fromCharCode(bytes[0] as number, bytes[1] as number)
  const little = order === 'II'
  const version = order === 'II' || order === 'MM' ? view.getUint16(2, little) : 0
  if (version !== 42 && version !== 43)
    throw new DataError('This is no TIFF file', {
      file,
      offset: 0,
      expected: 'II or MM and the number 42 or 43',
      found: Array.from(bytes.subarray(0, 4), byte => byte.toString(16)).join(' ') || 'nothing',
    })
  const big = version === 43
  const reach = (at: number, length: number): void => {
    if (at < 8 || at + length > bytes.length)
      throw new DataError('A page lies outside of the file', {
        file,
        offset: at,
        expected: `${length} bytes`,
        found: `a file of ${bytes.length}`,
      })
  }
  if (big) reach(8, 8)
  const offsetAt = (at: number): number => (big ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little))
  const directories: TiffDirectory[] = []
  const seen = new Set<number>()
  for (let at = offsetAt(big ? 8 : 4); at !== 0 || directories.length === 0; ) {
    if (seen.has(at)) throw new DataError('The pages follow each other in a circle', { file, offset: at, found: `page ${seen.size + 1}` })
    if (seen.size === mostDirectories) throw new DataError('There are too many pages', { file, expected: `at most ${mostDirectories}` })
    seen.add(at)
    reach(at, big ? 8 : 2)
    const count = big ? Number(view.getBigUint64(at, little)) : view.getUint16(at, little)
    const [first, size] = big ? [at + 8, 20] : [at + 2, 12]
    reach(first, count * size + (big ? 8 : 4))
    const entries = new Map<number, number>()
    for (let i = 0; i < count; i++) entries.set(view.getUint16(first + i * size, little), first + i * size)
    directories.push(new TiffDirectory(view, { file, little, big, entries }))
    at = offsetAt(first + count * size)
  }
  return { bytes, bigEndian: !little, directories }
}
