import { memory } from '../array-source.ts'
import { swapBytes } from '../byte-order.ts'
import { DataError } from '../errors.ts'
import { type DataFormat, formatOf, type NumericArray, viewAs } from '../format.ts'
import { Layer } from '../layer.ts'
import { contiguous, stridesOf } from '../strides.ts'
import { Volume } from '../volume.ts'
import { parseNpyHeader } from './header.ts'

export interface NpyArray {
  /** In C order: the last index is fastest, whatever the file had. */
  readonly array: NumericArray
  readonly shape: readonly number[]
  /** Of one number. */
  readonly scalar: DataFormat
  readonly warnings: readonly string[]
}

/** Reads an `.npy` file; `name` is for messages. Nothing is allocated before the header is compared with the bytes. Throws DataError. */
export function readNpy(bytes: Uint8Array, name: string): NpyArray {
  const header = parseNpyHeader(bytes, name)
  const { scalar, shape, byteLength, dataStart } = header
  const available = bytes.length - dataStart
  if (byteLength > BigInt(available))
    throw new DataError('The file has fewer numbers than its header says', {
      file: name,
      offset: dataStart,
      expected: `${byteLength} bytes (${shape.join(' x ') || '1'} of ${scalar.name})`,
      found: `${available} bytes`,
    })
  const length = Number(byteLength)
  const body = bytes.subarray(dataStart, dataStart + length)
  const numbers = viewAs(scalar, header.bigEndian ? swapBytes(body, scalar.bytes) : body)
  const array = header.fortranOrder ? contiguous(scalar, numbers, shape, stridesOf(shape, 'fortran')) : numbers
  const trailing = available - length
  return { array, shape, scalar, warnings: trailing > 0 ? [`${name}: ${trailing} bytes after the numbers were ignored`] : [] }
}

/** Shape `[z, y, x]` or `[z, y, x, channel]`. Throws DataError. */
export function volumeFromNpy({ array, shape, scalar }: NpyArray, name: string): Volume {
  const [z = 0, y = 0, x = 0, channels = 1] = shape
  if (shape.length !== 3 && shape.length !== 4) throw wrongShape(name, 'volume', '[z, y, x] or [z, y, x, channel]', shape)
  const format = withChannels(name, scalar, channels)
  return new Volume({ dimensions: [x, y, z], format, source: memory(array) })
}

/** Shape `[y, x]` or `[y, x, channel]`; row 0 is the bottom row. Throws DataError. */
export function layerFromNpy({ array, shape, scalar }: NpyArray, name: string): Layer {
  const [y = 0, x = 0, channels = 1] = shape
  if (shape.length !== 2 && shape.length !== 3) throw wrongShape(name, 'layer', '[y, x] or [y, x, channel]', shape)
  const format = withChannels(name, scalar, channels)
  return new Layer({ dimensions: [x, y], format, source: memory(array) })
}

function withChannels(file: string, scalar: DataFormat, channels: number): DataFormat {
  if (channels < 1 || channels > 4) throw new DataError('The last axis holds channels', { file, expected: '1 to 4', found: `${channels}` })
  return formatOf(scalar.numericType, scalar.bits, channels)
}

function wrongShape(file: string, kind: string, expected: string, shape: readonly number[]): DataError {
  return new DataError(`The array has the wrong number of axes for a ${kind}`, { file, expected, found: `[${shape.join(', ')}]` })
}
