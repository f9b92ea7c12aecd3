import { expect, test } from 'vitest'
import { DataError } from './errors.ts'
import { allocate, formatByName, formatFromNumpy, formatOf, formats, isArrayOf, numpyDtype, typeRange, viewAs } from './format.ts'

test('there are 44 formats, each found by its name and as one object', () => {
  expect(formats).toHaveLength(44)
  for (const format of formats) expect(formatByName(format.name)).toBe(formatOf(format.numericType, format.bits, format.components))
  expect(formatByName('Vec3UINT16')).toMatchObject({ numericType: 'uint', bits: 16, components: 3, bytes: 6 })
})

test.each([
  ['uchar', 'UINT8'],
  ['CHAR', 'INT8'],
  ['ushort', 'UINT16'],
  ['short', 'INT16'],
  ['uint', 'UINT32'],
  ['int', 'INT32'],
  ['Float', 'FLOAT32'],
  ['double', 'FLOAT64'],
  [' vec2float16 ', 'Vec2FLOAT16'],
])('%s means %s', (alias, name) => expect(formatByName(alias).name).toBe(name))

test.each(['', 'FLOAT8', 'Vec5UINT8', 'constructor', '__proto__'])('"%s" is no format', name => {
  expect(() => formatByName(name)).toThrow(DataError)
})

test('NumPy names go both ways', () => {
  for (const format of formats) expect(formatFromNumpy(numpyDtype(format), format.components)).toBe(format)
  expect(() => formatFromNumpy('<c8')).toThrow(DataError)
  expect(() => formatFromNumpy('<f4', 5)).toThrow(DataError)
})

test('type ranges', () => {
  expect(typeRange(formatByName('INT8'))).toEqual([-128, 127])
  expect(typeRange(formatByName('UINT16'))).toEqual([0, 65535])
  expect(typeRange(formatByName('FLOAT16'))).toEqual([-65504, 65504])
  expect(typeRange(formatByName('FLOAT32'))[1]).toBe(new Float32Array(new Uint32Array([0x7f7fffff]).buffer)[0])
})

test('allocated arrays are of the format', () => {
  for (const format of formats) {
    const array = allocate(format, 3)
    expect(array.length).toBe(3 * format.components)
    expect(isArrayOf(format, array)).toBe(true)
  }
})

test('bytes are seen as numbers, also from an odd place in a larger buffer', () => {
  const floats = Float32Array.of(1.5, -2)
  const shifted = new Uint8Array(9)
  shifted.set(new Uint8Array(floats.buffer), 1)
  expect(viewAs(formatByName('FLOAT32'), shifted.subarray(1))).toEqual(floats)
  const whole = new Uint8Array(floats.buffer)
  expect(viewAs(formatByName('FLOAT32'), whole).buffer).toBe(floats.buffer)
  expect(() => viewAs(formatByName('Vec3FLOAT32'), whole)).toThrow('multiple of 12 bytes')
})
