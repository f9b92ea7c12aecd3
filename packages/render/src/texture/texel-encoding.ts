import { type DataFormat, floatToHalf, halfToFloat, type NumericArray, type Vec2 } from '@ivw/data'

export type TexelType = 'uint8' | 'half' | 'float'

export const bytesPerChannel: Readonly<Record<TexelType, number>> = { uint8: 1, half: 2, float: 4 }

/** How the numbers of one grid are held in a texture. */
export interface EncodedTexels {
  readonly data: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Float32Array<ArrayBuffer>
  readonly type: TexelType
  /** Texture channels; three components take four. */
  readonly channels: 1 | 2 | 4
  /** 16-bit integers are split: every component takes two channels, low byte first. */
  readonly split: boolean
  /** `raw = texel * scale + offset`, where a split texel is `low * 255 + high * 65280`. */
  readonly scale: number
  readonly offset: number
}

export interface EncodingLimits {
  /** Float textures can be filtered linearly. Otherwise half floats take their place. */
  readonly floatFilter: boolean
  /** Integers of 16 bits may be split into bytes. Without it they become floats. */
  readonly split: boolean
}

/** Far from overflow when the sampler adds several of them. */
const largest = 1e37

/**
 * Texels for the numbers of a Volume or Layer. 8-bit integers stay as they are, 16-bit ones are split into two bytes, so that
 * nothing is lost at two bytes a voxel; all others become floats. NaN becomes the lowest finite number and infinities the
 * extreme ones: linear filtering would spread them to their neighbours. `range`: of the whole grid where the array is a part of it.
 */
export function encodeTexels(array: NumericArray, format: DataFormat, limits: EncodingLimits, range?: Vec2): EncodedTexels {
  const { numericType, bits, components } = format
  const channels = channelsFor(components)
  if (bits === 8) {
    const bytes = unsignedBytes(array as Uint8Array | Int8Array)
    const offset = numericType === 'int' ? -128 : 0
    return { data: padded(bytes, components, channels), type: 'uint8', channels, split: false, scale: 255, offset }
  }
  if (isSplit(format, limits)) {
    const offset = numericType === 'int' ? -32768 : 0
    return {
      data: splitBytes(array as Uint16Array | Int16Array),
      type: 'uint8',
      channels: channels === 1 ? 2 : 4,
      split: true,
      scale: 1,
      offset,
    }
  }
  const floats = finiteFloats(array, format, range)
  const data = padded(floats, components, channels)
  if (limits.floatFilter) return { data, type: 'float', channels, split: false, scale: 1, offset: 0 }
  // The fourth component is encoded with the others.
  const [low, high] = channels === components ? (range ?? rangeOf(data)) : rangeOf(range ? [...range, 1] : data)
  return { ...halves(data, low, high), channels, split: false }
}

/** Whether a part of a grid can be encoded only by who knows the range of the whole. */
export function needsRange(format: DataFormat, limits: EncodingLimits): boolean {
  return format.bits !== 8 && !isSplit(format, limits)
}

/** The range of finite numbers of a part, joined with that of others; what floats can hold. Starts as `[Infinity, -Infinity]`. */
export function joinedRange(array: NumericArray, format: DataFormat, [low, high]: Vec2): Vec2 {
  const read = readerOf(format)
  for (let i = 0; i < array.length; i++) {
    const value = read(array[i] as never)
    if (!Number.isFinite(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

function isSplit({ numericType, bits, components }: DataFormat, { split }: EncodingLimits): boolean {
  return bits === 16 && numericType !== 'float' && split && components <= 2
}

function channelsFor(components: number): 1 | 2 | 4 {
  return components === 1 ? 1 : components === 2 ? 2 : 4
}

/** Signed bytes are shifted by 128; unsigned ones are not copied. */
function unsignedBytes(array: Uint8Array | Int8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(array.buffer as ArrayBuffer, array.byteOffset, array.length)
  return array instanceof Int8Array ? bytes.map(byte => byte ^ 0x80) : bytes
}

/** Low byte, high byte of every number, signed ones shifted by 32768. */
function splitBytes(array: Uint16Array | Int16Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(array.buffer as ArrayBuffer, array.byteOffset, array.byteLength)
  if (array instanceof Uint16Array) return bytes
  return bytes.map((byte, i) => (i % 2 === 1 ? byte ^ 0x80 : byte))
}

/** A fourth component that is missing is 1, as GL reads it. */
function padded<A extends Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>>(array: A, components: number, channels: number): A {
  if (components === channels) return array
  const elements = array.length / components
  const wide = new (array.constructor as new (length: number) => A)(elements * channels).fill(array instanceof Uint8Array ? 255 : 1) as A
  for (let i = 0; i < elements; i++) for (let c = 0; c < components; c++) wide[i * channels + c] = array[i * components + c] as number
  return wide
}

function finiteFloats(array: NumericArray, format: DataFormat, range?: Vec2): Float32Array<ArrayBuffer> {
  if (array instanceof Float32Array && allFinite(array)) return array as Float32Array<ArrayBuffer>
  const read = readerOf(format)
  const floats = new Float32Array(array.length)
  for (let i = 0; i < floats.length; i++) floats[i] = read(array[i] as never)
  const found = range ?? joinedRange(array, format, [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
  const low = Math.max(Math.min(found[0], largest), -largest)
  const high = Math.min(Math.max(found[1], -largest), largest)
  for (let i = 0; i < floats.length; i++) {
    const value = floats[i] as number
    if (!(value >= low)) floats[i] = low
    else if (value > high) floats[i] = high
  }
  return floats
}

function readerOf({ numericType, bits }: DataFormat): (stored: never) => number {
  return (numericType === 'float' && bits === 16 ? halfToFloat : Number) as (stored: never) => number
}

function allFinite(array: Float32Array): boolean {
  for (let i = 0; i < array.length; i++) if (!(Math.abs(array[i] as number) <= largest)) return false
  return true
}

/** Half floats over the range of the numbers, so that large ones do not overflow. */
function halves(array: Float32Array, low: number, high: number): Pick<EncodedTexels, 'data' | 'type' | 'scale' | 'offset'> {
  const scale = high > low ? high - low : 1
  return {
    data: Uint16Array.from(array, value => floatToHalf((value - low) / scale)),
    type: 'half',
    scale,
    offset: high > low ? low : (array[0] ?? 0),
  }
}

function rangeOf(array: ArrayLike<number>): Vec2 {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < array.length; i++) {
    const value = array[i] as number
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}
