import { DataError, formatFromNumpy, type NumericArray, viewAs } from '@ivw/data'
import { ProtocolError } from './errors.ts'

/** How an array travels beside a message: in the message's own bytes, or in a file that both processes see. */
export type ArrayReference = InlineArray | SharedArray

interface ArrayShape {
  /** As NumPy spells it, little-endian: `<f4`. */
  readonly dtype: string
  /** Slowest axis first. */
  readonly shape: readonly number[]
  readonly bytes: number
}
/** `inline` is the offset in the payload, a multiple of 8. */
export interface InlineArray extends ArrayShape {
  readonly inline: number
}
/** The reader answers `releaseSlot { slot }`; until then the writer does not touch the file. */
export interface SharedArray extends ArrayShape {
  readonly path: string
  readonly offset: number
  readonly slot: number
}

/** Arrays up to this size travel inside the message. A file of the pool costs about 0.1 ms more but copies faster. */
export const inlineLimit = 64 * 1024

/** Checks that shape, type and byte count agree before anyone allocates. Throws ProtocolError. */
export function checkReference(value: unknown): ArrayReference {
  if (typeof value !== 'object' || value === null) throw new ProtocolError('An array reference is no object')
  const { dtype, shape, bytes, inline, path, offset, slot } = value as Record<string, unknown>
  if (typeof dtype !== 'string' || !Array.isArray(shape) || !isCount(bytes)) throw new ProtocolError('An array reference is incomplete')
  if (shape.length > 8 || !shape.every(isCount))
    throw new ProtocolError(`An array has the impossible shape [${shape.slice(0, 8).join(', ')}]`)
  const expected = shape.reduce<number>((product, n) => product * (n as number), itemBytes(dtype))
  if (!Number.isSafeInteger(expected) || expected !== bytes)
    throw new ProtocolError(`An array of ${dtype} [${shape.join(', ')}] claims ${bytes} bytes, not ${expected}`)
  const common = { dtype, shape: shape as number[], bytes }
  if (isCount(inline)) return { ...common, inline }
  if (typeof path !== 'string' || !isCount(offset) || !isCount(slot)) throw new ProtocolError('An array reference names no place')
  return { ...common, path, offset, slot }
}

/** The numbers of an inline array, over the payload's own memory. Throws ProtocolError when they do not lie inside it. */
export function inlineArray(reference: InlineArray, payload: Uint8Array | undefined): NumericArray {
  const { inline, bytes } = reference
  // A message whose arrays are all empty comes without a payload.
  const length = payload?.byteLength ?? 0
  if (inline % 8 !== 0 || inline + bytes > length)
    throw new ProtocolError(`An array lies outside of its message (${inline} + ${bytes} of ${length} bytes)`)
  return numbersOf(reference, payload?.subarray(inline, inline + bytes) ?? new Uint8Array())
}

/** The bytes of an array as numbers, without a copy where they are aligned. */
export function numbersOf({ dtype }: ArrayReference, bytes: Uint8Array): NumericArray {
  return viewAs(formatFromNumpy(dtype), bytes)
}

/** `<f4` for a Float32Array. */
export function dtypeOf(array: NumericArray): string {
  const kind = array instanceof Float32Array || array instanceof Float64Array ? 'f' : /U/.test(array.constructor.name) ? 'u' : 'i'
  return `${array.BYTES_PER_ELEMENT === 1 ? '|' : '<'}${kind}${array.BYTES_PER_ELEMENT}`
}

export function bytesOf(array: NumericArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

function itemBytes(dtype: string): number {
  try {
    if (!/^[<|]/.test(dtype)) throw new DataError('Arrays travel in little-endian order', { found: dtype })
    return formatFromNumpy(dtype).bytes
  } catch (cause) {
    throw new ProtocolError(`Arrays of type "${dtype.slice(0, 20)}" do not travel`, { cause })
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
