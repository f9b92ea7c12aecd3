import { describe, expect, test } from 'vitest'
import { DataError } from '../errors.ts'
import { formatByName } from '../format.ts'
import { layerFromNpy, readNpy, volumeFromNpy } from './npy-reader.ts'
import { writeNpy } from './npy-writer.ts'

function npy(header: string, body: Uint8Array | number = 0, { version = [1, 0], length = header.length } = {}): Uint8Array {
  const text = new TextEncoder().encode(header)
  const prefix =
    version[0] === 1 ? [length & 0xff, length >> 8] : [length & 0xff, (length >> 8) & 0xff, (length >> 16) & 0xff, length >>> 24]
  const data = typeof body === 'number' ? new Uint8Array(body) : body
  return Uint8Array.from([0x93, ...new TextEncoder().encode('NUMPY'), ...version, ...prefix, ...text, ...data])
}

const header = (descr: string, shape: string, order = 'False') => `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }\n`

const numbersOf = (descr: string, shape: string, body: Uint8Array | number = 64) => npy(header(descr, shape), body)

/** Milliseconds of the best of five runs: a busy machine is not the reader's fault. */
function fastest(action: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now()
    action()
    return performance.now() - start
  })
  return Math.min(...times)
}

describe('bad files', () => {
  const bad: [id: string, bytes: Uint8Array, message: RegExp][] = [
    ['N01 pickled objects', numbersOf("'|O'", '(2,)'), /pickled Python objects/],
    ['N02 records with objects', numbersOf("[('a', '<f4'), ('b', '|O')]", '(2,)'), /pickled Python objects/],
    ['N02 records without objects', numbersOf("[('a', '<f4'), ('b', '<i4', (2,))]", '(2,)'), /records are not supported/],
    ['N03 10^15 elements', numbersOf("'<f8'", '(1000000000000000,)'), /expected 8000000000000000 bytes.*found 64 bytes/],
    ['N04 4 GB in 64 bytes', numbersOf("'<f4'", '(1024, 1024, 1024)'), /expected 4294967296 bytes.*found 64 bytes/],
    ['N05 a product that overflows', numbersOf("'<f8'", '(8589934592, 8589934592)'), /expected 590295810358705651712 bytes/],
    ['N06 dimension -1', numbersOf("'<f4'", '(-1,)'), /shape is not valid/],
    ['N06 dimension True', numbersOf("'<f4'", '(True,)'), /shape is not valid/],
    ['N06 dimension 1.5', numbersOf("'<f4'", '(1.5,)'), /shape is not valid/],
    ['N06 dimension "3"', numbersOf("'<f4'", '("3",)'), /shape is not valid/],
    ['N06 33 dimensions', numbersOf("'<f4'", `(${'1, '.repeat(33)})`), /shape is not valid/],
    ['N06 a number, not a tuple', numbersOf("'<f4'", '(3)'), /shape is not valid/],
    ['N06 a list', numbersOf("'<f4'", '[3]'), /cannot be understood/],
    ['N07 code', numbersOf("__import__('os').system('touch /tmp/x')", '(2,)'), /cannot be understood/],
    ['N08 parentheses', npy(`{'descr': '<f4', 'fortran_order': False, 'shape': ${'('.repeat(9000)}`), /cannot be understood/],
    ['N08 a large header', npy(header("'<f4'", '(2,)').padEnd(20_000), 8), /too large/],
    ['N08 a length beyond the file', npy('ab', 0, { version: [2, 0], length: 0xfffffff0 }), /expected 4294967280 bytes, found 2/],
    ['N09 items of no size', numbersOf("'|V0'", '(1000000000000,)'), /no size/],
    ['N10 truncated', numbersOf("'<f4'", '(17,)'), /expected 68 bytes.*found 64 bytes/],
    ['N11 only the magic', Uint8Array.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1]), /ends inside its header/],
    ['N11 lower case magic', Uint8Array.from([0x93, 0x6e, 0x75, 0x6d, 0x70, 0x79, 1, 0, 0, 0]), /no \.npy file/],
    ['N11 version 255', npy(header("'<f4'", '(1,)'), 4, { version: [255, 255] }), /Unknown version.*found 255\.255/],
    ['N11 an empty file', new Uint8Array(), /no \.npy file/],
    ['N12 complex', numbersOf("'<c16'", '(1,)'), /complex numbers are not supported/],
    ['N12 dates', numbersOf("'<M8[s]'", '(1,)'), /dates are not supported/],
    ['N12 text', numbersOf("'<U4'", '(1,)'), /text are not supported/],
    ['N12 long double', numbersOf("'<f16'", '(1,)'), /this size are not supported/],
    ['a missing key', npy("{'descr': '<f4', 'shape': (1,), }"), /right keys/],
    ['an unclosed header', npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), "), /cannot be understood/],
    ['an odd truth value', npy(header("'<f4'", '(1,)', '1'), 4), /no truth value/],
  ]

  test.each(bad)('%s', (_, bytes, message) => {
    expect(() => readNpy(bytes, 'bad.npy')).toThrow(DataError)
    expect(() => readNpy(bytes, 'bad.npy')).toThrow(message)
    expect(fastest(() => expect(() => readNpy(bytes, 'bad.npy')).toThrow())).toBeLessThan(50)
  })

  test('cut at every byte, a file gives an error and never a crash', () => {
    const whole = writeNpy(Float32Array.of(1, 2, 3), [3], formatByName('FLOAT32'))
    for (let length = 0; length < whole.length; length++) expect(() => readNpy(whole.subarray(0, length), 'cut.npy')).toThrow(DataError)
  })
})

test('an empty array is fine', () => {
  expect(readNpy(numbersOf("'<f4'", '(0, 1000000000000000)', 0), 'empty.npy')).toMatchObject({
    shape: [0, 1e15],
    array: new Float32Array(),
  })
})

test('trailing bytes are ignored with a warning', () => {
  const { array, warnings } = readNpy(numbersOf("'|u1'", '(2,)', 2 + 4096), 'long.npy')
  expect(array).toHaveLength(2)
  expect(warnings).toEqual(['long.npy: 4096 bytes after the numbers were ignored'])
})

test('numbers of Python 2 and a scalar', () => {
  expect(readNpy(numbersOf("'|u1'", '(2L, 1L)', 2), 'old.npy').shape).toEqual([2, 1])
  expect(readNpy(numbersOf("'|u1'", '()', 1), 'scalar.npy').array).toHaveLength(1)
})

test('what was written is read, whatever place in a buffer it has', () => {
  const bytes = writeNpy(Int16Array.of(1, -2, 3, -4, 5, -6), [2, 3], formatByName('INT16'))
  const shifted = new Uint8Array(bytes.length + 3)
  shifted.set(bytes, 3)
  for (const view of [bytes, shifted.subarray(3)])
    expect(readNpy(view, 'x.npy')).toMatchObject({ shape: [2, 3], array: Int16Array.of(1, -2, 3, -4, 5, -6) })
})

test('arrays become volumes and layers by their axes', () => {
  const scalar = formatByName('UINT8')
  const read = (shape: number[]) => readNpy(writeNpy(new Uint8Array(shape.reduce((a, b) => a * b)), shape, scalar), 'a.npy')
  expect(volumeFromNpy(read([4, 3, 2]), 'a.npy')).toMatchObject({ dimensions: [2, 3, 4], format: { name: 'UINT8' } })
  expect(volumeFromNpy(read([4, 3, 2, 3]), 'a.npy').format.name).toBe('Vec3UINT8')
  expect(layerFromNpy(read([3, 2]), 'a.npy').dimensions).toEqual([2, 3])
  expect(() => volumeFromNpy(read([3, 2]), 'a.npy')).toThrow('expected [z, y, x] or [z, y, x, channel], found [3, 2]')
  expect(() => volumeFromNpy(read([2, 2, 2, 5]), 'a.npy')).toThrow('expected 1 to 4, found 5')
  expect(() => layerFromNpy(readNpy(numbersOf("'|u1'", '(0, 3)', 0), 'a.npy'), 'a.npy')).toThrow(DataError)
})
