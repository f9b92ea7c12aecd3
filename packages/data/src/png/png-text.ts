import { Unzlib, zlibSync } from 'fflate'
import { DataError } from '../errors.ts'
import { pngChunks } from './chunks.ts'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const textChunk = 'iTXt'
/** Deflate makes at most some thousand bytes of one: only so much is looked at before the limit is compared again. */
const pieceBytes = 512

/** Whether the bytes begin as a PNG file does. */
export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

/**
 * A text that a PNG file carries beside its picture, in an international text chunk (iTXt) of that keyword; undefined when there is
 * none. Throws DataError when the file is damaged, or when the text would have more than `limit` bytes: it is never inflated further.
 */
export function readPngText(bytes: Uint8Array, keyword: string, { name, limit }: { name: string; limit: number }): string | undefined {
  if (!isPng(bytes)) throw new DataError('This is no PNG file', { file: name, offset: 0 })
  for (const { type, data, offset } of pngChunks(bytes, name)) {
    if (type !== textChunk) continue
    const end = data.indexOf(0)
    if (latin(data.subarray(0, end)) !== keyword) continue
    checkSum(bytes, offset, data.length, name)
    const isCompressed = data[end + 1] === 1
    const languageEnd = data.indexOf(0, end + 3)
    const start = data.indexOf(0, languageEnd + 1) + 1
    const content = data.subarray(start)
    return new TextDecoder().decode(isCompressed ? inflated(content, { name, limit, offset }) : within(content, { name, limit, offset }))
  }
  return undefined
}

/** A copy of a PNG file that also carries the text, compressed, instead of one that it had of that keyword. */
export function withPngText(png: Uint8Array, keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const compressed = zlibSync(new TextEncoder().encode(text))
  // Keyword, then: compressed, by deflate, no language, no translated keyword.
  const head = [...[...keyword].map(letter => letter.charCodeAt(0)), 0, 1, 0, 0, 0]
  const added = chunk(textChunk, Uint8Array.from([...head, ...compressed]))
  const kept = [...pngChunks(png, 'picture')].filter(
    ({ type, data }) => type !== textChunk || latin(data.subarray(0, data.indexOf(0))) !== keyword,
  )
  const [header, ...others] = kept.map(({ data, offset }) => png.subarray(offset, offset + data.length + 12))
  return joined([png.subarray(0, 8), header ?? new Uint8Array(), added, ...others])
}

interface Limits {
  readonly name: string
  readonly limit: number
  readonly offset: number
}

function within(content: Uint8Array, { name, limit, offset }: Limits): Uint8Array {
  if (content.length > limit) throw tooLong(name, limit, offset)
  return content
}

/** Piece by piece, so that what is too long is noticed before there is memory for it. */
function inflated(content: Uint8Array, { name, limit, offset }: Limits): Uint8Array {
  const pieces: Uint8Array[] = []
  let bytes = 0
  const stream = new Unzlib(piece => {
    bytes += piece.length
    pieces.push(piece)
  })
  try {
    for (let start = 0; start < content.length && bytes <= limit; start += pieceBytes)
      stream.push(content.subarray(start, start + pieceBytes), start + pieceBytes >= content.length)
  } catch (cause) {
    throw new DataError('The text in the file cannot be inflated', { file: name, offset, cause })
  }
  if (bytes > limit) throw tooLong(name, limit, offset)
  return joined(pieces)
}

function tooLong(file: string, limit: number, offset: number): DataError {
  return new DataError('The text in the file is longer than is read', { file, offset, expected: `at most ${limit} bytes` })
}

function checkSum(bytes: Uint8Array, offset: number, length: number, file: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (crc(bytes.subarray(offset + 4, offset + 8 + length)) !== view.getUint32(offset + 8 + length))
    throw new DataError('The text in the file is damaged: its checksum is wrong', { file, offset })
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length + 12)
  const view = new DataView(out.buffer)
  view.setUint32(0, data.length)
  out.set(
    [...type].map(letter => letter.charCodeAt(0)),
    4,
  )
  out.set(data, 8)
  view.setUint32(data.length + 8, crc(out.subarray(4, data.length + 8)))
  return out
}

/** CRC-32 as in the PNG specification, annex D. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] as number) ^ (value >>> 8)
  return ~value >>> 0
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 80))

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    out.set(part, offset)
    offset += part.length
  }
  return out
}
