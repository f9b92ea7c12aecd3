import { allocate, formatByName, formats } from '@ivw/data'
import { expect, test } from 'vitest'
import { encodeTexels } from './texel-encoding.ts'
import { textureChoice } from './texture-choice.ts'

const full = { floatFilter: true, split: true }

test('what is said is what the texels are', () => {
  for (const format of formats)
    for (const limits of [full, { floatFilter: false, split: true }, { floatFilter: true, split: false }]) {
      const { type, split } = encodeTexels(allocate(format, 1), format, limits)
      const word = split ? 'two normalized bytes' : { uint8: '8-bit normalized', half: '16-bit float', float: '32-bit float' }[type]
      expect(textureChoice(format, limits).text).toContain(word)
    }
})

test('8, 16 and 32 bits lose nothing where the GPU filters floats, whole numbers of 32 bits only beyond 2^24', () => {
  const loss = (name: string, largest?: number) => textureChoice(formatByName(name), full, largest)?.loss
  for (const name of ['UINT8', 'Vec3INT8', 'UINT16', 'Vec4INT16', 'FLOAT16', 'FLOAT32']) expect(loss(name)).toBeUndefined()
  expect(loss('INT32', 2 ** 24)).toBeUndefined()
  expect(loss('INT32', 2 ** 24 + 1)).toBe('whole numbers beyond 16,777,216 are rounded')
  expect(loss('FLOAT64')).toBe('about 7 of 16 decimal digits are kept')
})
