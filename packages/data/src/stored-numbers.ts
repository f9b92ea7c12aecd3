import { swapBytes } from './byte-order.ts'
import { DataError } from './errors.ts'
import { type FilePart, readFilePart } from './file-source.ts'
import type { Files } from './files.ts'
import { type NumericArray, viewAs } from './format.ts'

/** Numbers that lie somewhere in the bytes of a file. */
export interface StoredNumbers {
  readonly path: string
  /** Bytes, as far as they are unpacked. */
  readonly size: number
  /** Throws DataError when the part is not there. */
  read(part: Omit<FilePart, 'path'>): Promise<NumericArray>
}

/** Of a file that is read in parts, when they are wanted. */
export async function numbersInFile(files: Files, path: string): Promise<StoredNumbers> {
  const stat = await files.stat(path)
  if (stat?.kind !== 'file') throw new DataError('There is no such file', { file: path })
  return { path, size: stat.size, read: part => readFilePart(files, { ...part, path }) }
}

/** Of bytes that are in memory; where their order and place allow it, the numbers are seen in them without a copy. */
export function numbersInMemory(bytes: Uint8Array, path: string): StoredNumbers {
  return {
    path,
    size: bytes.length,
    async read({ offset, elements, format, bigEndian }) {
      const length = elements * format.bytes
      checkStoredSize({ path, size: bytes.length }, offset, length, format.name)
      const part = bytes.subarray(offset, offset + length)
      return viewAs(format, bigEndian ? swapBytes(part, format.bits / 8) : part)
    },
  }
}

/** Throws DataError, stating both sizes, when `length` bytes from `offset` are more than there are. */
export function checkStoredSize({ path, size }: Pick<StoredNumbers, 'path' | 'size'>, offset: number, length: number, what: string): void {
  if (offset + length <= size) return
  throw new DataError('The file is shorter than its header says', {
    file: path,
    offset,
    expected: `${offset + length} bytes (${length} of ${what} after ${offset})`,
    found: `${size} bytes`,
  })
}
