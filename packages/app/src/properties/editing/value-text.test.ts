import { describe, expect, it } from 'vitest'
import { hexOf, parseHex } from './color.ts'
import { pastedState, valueText } from './value-text.ts'

const bounds = { minConstraint: 'editable', maxConstraint: 'editable' }
const opacity = { classIdentifier: 'org.inviwo.FloatProperty', state: { value: 0.25, min: 0, max: 1, increment: 0.01, ...bounds } }
const light = {
  classIdentifier: 'org.inviwo.FloatVec3Property',
  state: { value: [1, 2, 3], min: [-5, -5, -5], max: [5, 5, 5], increment: [0.1, 0.1, 0.1], ...bounds },
}

describe('values as text', () => {
  it('writes and reads numbers', () => {
    expect(valueText(opacity)).toBe('0.25')
    expect(pastedState(opacity, ' 1/2 ')).toEqual({ value: 0.5 })
    expect(pastedState(opacity, '7')).toEqual({ value: 1 })
    expect(pastedState(opacity, 'many')).toBeUndefined()
  })

  it('writes and reads vectors in several spellings', () => {
    expect(valueText(light)).toBe('1, 2, 3')
    for (const text of ['4, 5, 6', '[4 5 6]', '(4;5;6)']) expect(pastedState(light, text)).toEqual({ value: [4, 5, 5] })
    expect(pastedState(light, '4, 5')).toBeUndefined()
  })

  it('takes a hex colour for a vector', () => {
    expect(pastedState(light, '#f00')).toEqual({ value: [1, 0, 0] })
  })

  it('writes and reads texts and booleans', () => {
    const name = { classIdentifier: 'org.inviwo.StringProperty', state: { value: 'a' } }
    expect(valueText(name)).toBe('a')
    expect(pastedState(name, 'b c')).toEqual({ value: 'b c' })
    expect(pastedState({ classIdentifier: 'org.inviwo.BoolProperty', state: { value: true } }, 'false')).toEqual({ value: false })
  })

  it('writes other states as JSON that only the same class takes', () => {
    const range = { classIdentifier: 'org.inviwo.FloatMinMaxProperty', state: { value: [0, 1], range: [0, 2] } }
    expect(pastedState(range, valueText(range))).toEqual(range.state)
    expect(pastedState({ ...range, classIdentifier: 'org.inviwo.IntMinMaxProperty' }, valueText(range))).toBeUndefined()
    expect(pastedState(range, '{')).toBeUndefined()
  })
})

describe('hex colours', () => {
  it.each([
    ['#ff0000', [1, 0, 0, 1]],
    ['0f0', [0, 1, 0, 1]],
    ['#00f8', [0, 0, 1, 136 / 255]],
    ['#00000080', [0, 0, 0, 128 / 255]],
  ])('reads %s', (text, color) => {
    expect(parseHex(text)).toEqual(color)
  })

  it.each(['', '#', '#12', '#12345', '#gggggg', '#123456789'])('refuses “%s”', text => {
    expect(parseHex(text)).toBeUndefined()
  })

  it('writes them', () => {
    expect(hexOf([1, 0.5, 0, 0.2])).toBe('#ff8000')
    expect(hexOf([1, 0.5, 0, 0.2], true)).toBe('#ff800033')
  })
})
