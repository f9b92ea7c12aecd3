import { DataError } from '../errors.ts'

export interface PngChunk {
  readonly type: string
  readonly data: Uint8Array
  /** Of the chunk's length, in the file. */
  readonly offset: number
}

/** One after the other: a file may consist of millions of empty ones. */
export function* pngChunks(bytes: Uint8Array, file: string): Generator<PngChunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let offset = 8; offset < bytes.length; ) {
    const length = offset + 12 <= bytes.length ? view.getUint32(offset) : Number.POSITIVE_INFINITY
    if (offset + 12 + length > bytes.length) throw new DataError('The file ends inside a chunk', { file, offset })
    const type = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8))
    yield { type, data: bytes.subarray(offset + 8, offset + 8 + length), offset }
    if (type === 'IEND') return
    offset += 12 + length
  }
}
