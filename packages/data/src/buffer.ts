import { type ArraySource, memory } from './array-source.ts'
import { DataError } from './errors.ts'
import { type DataFormat, formatByName, type NumericArray } from './format.ts'

export interface BufferOptions {
  readonly format: DataFormat
  /** Elements, not numbers. */
  readonly length: number
  readonly source: ArraySource
}

/** A list of scalars or vectors. */
export class Buffer {
  readonly format: DataFormat
  readonly length: number
  readonly source: ArraySource

  /** Throws DataError when the array in memory does not have `length * components` numbers. */
  constructor({ format, length, source }: BufferOptions) {
    const found = source.resident?.length
    if (found !== undefined && found !== length * format.components)
      throw new DataError('The array does not fit the buffer', { expected: `${length * format.components} numbers`, found: `${found}` })
    this.format = format
    this.length = length
    this.source = source
  }

  read(signal?: AbortSignal): Promise<NumericArray> {
    return this.source.read(signal)
  }
}

/** A buffer over numbers in memory; `format` by name, such as `Vec3FLOAT32`. */
export function bufferOf(format: string, array: NumericArray): Buffer {
  const { components } = formatByName(format)
  return new Buffer({ format: formatByName(format), length: array.length / components, source: memory(array) })
}
