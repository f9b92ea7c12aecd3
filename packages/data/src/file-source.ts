import { type ArraySource, lazy } from './array-source.ts'
import { swapBytes } from './byte-order.ts'
import { DataError } from './errors.ts'
import type { Files } from './files.ts'
import { type DataFormat, type NumericArray, viewAs } from './format.ts'

export interface FilePart {
  readonly path: string
  /** Bytes from the start of the file. */
  readonly offset: number
  /** Elements of `format`. */
  readonly elements: number
  readonly format: DataFormat
  readonly bigEndian: boolean
}

/** Throws DataError, stating both sizes, when the file is missing or shorter than the part. */
export async function checkFilePart(files: Files, part: FilePart): Promise<void> {
  const stat = await files.stat(part.path)
  if (stat?.kind !== 'file') throw new DataError('There is no such file', { file: part.path })
  const end = part.offset + part.elements * part.format.bytes
  if (end > stat.size)
    throw new DataError('The file is shorter than its description', {
      file: part.path,
      offset: part.offset,
      expected: `${end} bytes (${part.elements} x ${part.format.name} after ${part.offset} bytes)`,
      found: `${stat.size} bytes`,
    })
}

/** Numbers that are read from the file when they are first wanted, and kept. */
export function fileSource(files: Files, part: FilePart): ArraySource {
  return lazy(() => readFilePart(files, part))
}

/** Reads the part, once more if the file changed meanwhile; a second change is a DataError. */
export async function readFilePart(files: Files, part: FilePart): Promise<NumericArray> {
  const { path, offset, format, bigEndian } = part
  const length = part.elements * format.bytes
  for (let attempt = 0; attempt < 2; attempt++) {
    await checkFilePart(files, part)
    const before = await files.stat(path)
    const bytes = await files.read(path, { offset, length })
    const after = await files.stat(path)
    const steady = before?.size === after?.size && before?.modified === after?.modified
    if (steady && bytes.byteLength === length) return viewAs(format, bigEndian ? swapBytes(bytes, format.bits / 8) : bytes)
  }
  throw new DataError('The file changes while it is read', { file: path })
}
