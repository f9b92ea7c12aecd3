import { DataError } from '../errors.ts'
import { bytesOfPlyType, type PlyHeader, type PlyType } from './ply-header.ts'
import { textLines } from './text-lines.ts'

/** Hands out the values of a PLY file one after the other. */
export interface PlyValues {
  /** Throws DataError when there is none. */
  next(type: PlyType): number
  /** How many values there can be at most. */
  readonly remaining: number
}

export function plyValues({ format, dataStart }: PlyHeader, bytes: Uint8Array, file: string): PlyValues {
  return format === 'ascii' ? new TextValues(bytes.subarray(dataStart), file) : new BinaryValues(bytes, dataStart, format, file)
}

class TextValues implements PlyValues {
  readonly #lines: Generator<readonly [line: string, number: number]>
  readonly #file: string
  readonly #length: number
  #words: readonly string[] = []
  #next = 0
  #line = 0
  #taken = 0

  constructor(bytes: Uint8Array, file: string) {
    this.#lines = textLines(bytes, file)
    this.#file = file
    this.#length = bytes.length
  }

  get remaining(): number {
    return (this.#length + 1) / 2 - this.#taken
  }

  next(type: PlyType): number {
    while (this.#next >= this.#words.length) {
      const next = this.#lines.next()
      if (next.done) throw new DataError('The file ends before its last element', { file: this.#file })
      this.#line = next.value[1]
      this.#words = next.value[0].split(/\s+/).filter(word => word !== '')
      this.#next = 0
    }
    const word = this.#words[this.#next++] as string
    const value = Number(word)
    if (Number.isNaN(value) && !(type.startsWith('float') && /^[+-]?nan/i.test(word)))
      throw new DataError(`Line ${this.#line} after the header cannot be understood`, {
        file: this.#file,
        offset: this.#line,
        expected: 'a number',
        found: JSON.stringify(word.slice(0, 40)),
      })
    this.#taken++
    return value
  }
}

class BinaryValues implements PlyValues {
  readonly #view: DataView
  readonly #file: string
  readonly #little: boolean
  #at: number

  constructor(bytes: Uint8Array, start: number, format: PlyHeader['format'], file: string) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#file = file
    this.#little = format === 'binary_little_endian'
    this.#at = start
  }

  get remaining(): number {
    return this.#view.byteLength - this.#at
  }

  next(type: PlyType): number {
    const at = this.#at
    this.#at += bytesOf[type]
    if (this.#at > this.#view.byteLength)
      throw new DataError('The file ends before its last element', {
        file: this.#file,
        offset: at,
        expected: `${this.#at} bytes`,
        found: `${this.#view.byteLength} bytes`,
      })
    switch (type) {
      case 'int8':
        return this.#view.getInt8(at)
      case 'uint8':
        return this.#view.getUint8(at)
      case 'int16':
        return this.#view.getInt16(at, this.#little)
      case 'uint16':
        return this.#view.getUint16(at, this.#little)
      case 'int32':
        return this.#view.getInt32(at, this.#little)
      case 'uint32':
        return this.#view.getUint32(at, this.#little)
      case 'float32':
        return this.#view.getFloat32(at, this.#little)
      case 'float64':
        return this.#view.getFloat64(at, this.#little)
    }
  }
}

const bytesOf: Readonly<Record<PlyType, number>> = {
  ...{ int8: bytesOfPlyType('int8'), uint8: bytesOfPlyType('uint8'), int16: bytesOfPlyType('int16'), uint16: bytesOfPlyType('uint16') },
  ...{ int32: bytesOfPlyType('int32'), uint32: bytesOfPlyType('uint32'), float32: 4, float64: 8 },
}
