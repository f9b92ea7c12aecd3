import { type DataFormat, type NumericArray, numpyDtype } from '../format.ts'

/** The bytes of an `.npy` file, version 1.0, C order; `scalar` is the format of one number. */
export function writeNpy(array: NumericArray, shape: readonly number[], scalar: DataFormat): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`
  const text = `{'descr': '${numpyDtype(scalar)}', 'fortran_order': False, 'shape': ${tuple}, }`
  // The numbers start at a multiple of 64 bytes, the text ends with a newline.
  const length = Math.ceil((10 + text.length + 1) / 64) * 64 - 10
  const bytes = new Uint8Array(10 + length + array.byteLength)
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 0xff, length >> 8])
  bytes.set(new TextEncoder().encode(`${text.padEnd(length - 1)}\n`), 10)
  bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), 10 + length)
  return bytes
}
