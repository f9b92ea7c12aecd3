/// <reference path="./jpeg-js.d.ts" />
import decode from 'jpeg-js/lib/decoder.js'
import { memory } from '../array-source.ts'
import { DataError } from '../errors.ts'
import { formatOf } from '../format.ts'
import { checkImageSize, mostPixels } from '../image-size.ts'
import { Layer } from '../layer.ts'
import { flipRows } from '../png/rows.ts'
import { imageSwizzle } from '../sampling.ts'

/** A progressive file has about ten. */
const mostScans = 500

/** Reads a JPEG as UINT8, grey with 1 channel and colours with 3; the file's last row becomes row 0. Throws DataError. */
export function readJpeg(bytes: Uint8Array, name: string): Layer {
  const { width, height, components } = frameHeader(bytes, name)
  checkImageSize(width, height, name)
  const colors = decodeChecked(bytes, name)
  const channels = components === 1 ? 1 : 3
  const data = channels === 1 ? colors.filter((_, i) => i % 3 === 0) : colors
  return new Layer({
    dimensions: [width, height],
    format: formatOf('uint', 8, channels),
    source: memory(flipRows(data, width * channels)),
    swizzle: imageSwizzle(channels),
  })
}

interface FrameHeader {
  readonly width: number
  readonly height: number
  readonly components: number
}

/** Walks over the segments before the pixels (ITU T.81, annex B). Throws DataError when there is no frame or nothing ends it. */
function frameHeader(bytes: Uint8Array, file: string): FrameHeader {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8)
    throw new DataError('This is no JPEG file', {
      file,
      offset: 0,
      expected: 'the bytes ff d8',
      found: Array.from(bytes.subarray(0, 2), byte => byte.toString(16)).join(' ') || 'nothing',
    })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let frame: FrameHeader | undefined
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] as number
    if (bytes[at] !== 0xff)
      throw new DataError('A segment begins wrongly', { file, offset: at, expected: 'ff', found: (bytes[at] as number).toString(16) })
    if (marker === 0xff) {
      at++
      continue
    }
    const length = view.getUint16(at + 2)
    if (length < 2 || at + 2 + length > bytes.length) break
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker) && length >= 8)
      frame = { height: view.getUint16(at + 5), width: view.getUint16(at + 7), components: bytes[at + 9] as number }
    if (marker === 0xda && frame) {
      checkScans(bytes, at, file)
      return frame
    }
    at += 2 + length
  }
  throw new DataError('The file ends before its pixels', {
    file,
    offset: bytes.length,
    expected: 'a frame and a scan',
    found: `${bytes.length} bytes`,
  })
}

/** The decoder takes what is missing for zeros, and goes over the whole picture for each scan. */
function checkScans(bytes: Uint8Array, first: number, file: string): void {
  let scans = 0
  let isEnded = false
  // Among the packed pixels, ff is followed by 0 or a number below d8.
  for (let at = bytes.indexOf(0xff, first); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xda) scans++
    if (bytes[at + 1] === 0xd9) isEnded = true
  }
  if (scans > mostScans) throw new DataError('The file has too many scans', { file, expected: `at most ${mostScans}`, found: `${scans}` })
  if (!isEnded)
    throw new DataError('The file ends inside its pixels', {
      file,
      offset: bytes.length,
      expected: 'an end of image (ff d9)',
      found: 'none',
    })
}

function decodeChecked(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return decode(bytes, {
      useTArray: true,
      formatAsRGBA: false,
      tolerantDecoding: false,
      maxResolutionInMP: mostPixels / 1e6,
      maxMemoryUsageInMB: 2048,
    }).data
  } catch (cause) {
    throw new DataError('The image cannot be decoded', { file, found: cause instanceof Error ? cause.message : String(cause), cause })
  }
}
