import { describe, expect, test } from 'vitest'
import { FloatMat3Property } from './matrix-properties.ts'
import { DoubleMinMaxProperty, IntMinMaxProperty } from './min-max-property.ts'
import { DoubleProperty, FloatProperty, Int64Property, IntProperty, Size_tProperty, UIntProperty } from './scalar-properties.ts'
import { FloatQuaternionProperty, FloatVec3Property, IntSize3Property, IntVec2Property } from './vector-properties.ts'

describe('defaults of the types', () => {
  test.each([
    [new FloatProperty('p', 'P'), 0, 0, 1, 0.01],
    [new DoubleProperty('p', 'P'), 0, 0, 1, 0.01],
    [new IntProperty('p', 'P'), 0, -100, 100, 1],
    [new UIntProperty('p', 'P'), 0, 0, 100, 1],
    [new Int64Property('p', 'P'), 0, 0, 1024, 1],
    [new Size_tProperty('p', 'P'), 0, 0, 100, 1],
    [new FloatVec3Property('p', 'P'), [0, 0, 0], [0, 0, 0], [1, 1, 1], [0.01, 0.01, 0.01]],
    [new IntSize3Property('p', 'P'), [0, 0, 0], [0, 0, 0], [100, 100, 100], [1, 1, 1]],
    [new FloatMat3Property('p', 'P'), Array(9).fill(0), Array(9).fill(0), Array(9).fill(1), Array(9).fill(0.01)],
    [new FloatQuaternionProperty('p', 'P'), Array(4).fill(0), Array(4).fill(-1), Array(4).fill(1), Array(4).fill(0.01)],
  ])('$classIdentifier', (property, value, min, max, increment) => {
    expect(property.state).toEqual({ value, min, max, increment, minConstraint: 'editable', maxConstraint: 'editable' })
  })

  test('matrices are edited as text', () => {
    expect([new FloatMat3Property('m', 'M').semantics, new FloatVec3Property('v', 'V').semantics]).toEqual(['Text', 'Default'])
  })
})

describe('bounds', () => {
  test('clamp component by component', () => {
    const size = new IntVec2Property('size', 'Size', [10, 20], { min: [0, 5], max: [50, 60] })
    size.value = [70, 2]
    expect(size.value).toEqual([50, 5])
  })

  test('that ignore do not clamp', () => {
    const number = new FloatProperty('n', 'N', 5, { min: 0, max: 1, minConstraint: 'ignore', maxConstraint: 'ignore' })
    number.value = -7
    expect(number.value).toBe(-7)
  })

  test('drag the other bound and the value along', () => {
    const number = new FloatProperty('n', 'N', 3, { min: 0, max: 10 })
    number.min = 12
    expect([number.min, number.max, number.value]).toEqual([12, 12, 12])
    number.max = 2
    expect([number.min, number.max, number.value]).toEqual([2, 2, 2])
  })

  test('given together must be in order', () => {
    const number = new FloatProperty('n', 'N')
    expect(() => number.setState({ min: 2, max: 1 })).toThrow('n: expected a minimum that is not above the maximum')
  })

  test('make constructors refuse what lies outside', () => {
    expect(() => new IntProperty('n', 'N', 200)).toThrow('n: expected a value from -100 to 100, found 200')
    expect(() => new FloatProperty('n', 'N', 0, { min: 1, max: 0 })).toThrow('a minimum that is not above the maximum')
  })

  test('of one number stand for every component', () => {
    expect(new FloatVec3Property('v', 'V', [1, 2, 3], { max: 5 }).max).toEqual([5, 5, 5])
  })

  test('may be huge', () => {
    const range = new DoubleMinMaxProperty('r', 'R', [0, 1], { range: [-1.7e308, 1.79e308] })
    range.value = [-1e308, 1e308]
    expect(range.value).toEqual([-1e308, 1e308])
  })
})

describe('values', () => {
  test.each([
    [new IntProperty('n', 'N'), 1.5, 'n: expected a whole number from -2147483648 to 2147483647, found 1.5'],
    [new UIntProperty('n', 'N'), -1, 'n: expected a whole number from 0 to 4294967295, found -1'],
    [new FloatProperty('n', 'N'), '1', 'n: expected a number, found "1"'],
    [new FloatVec3Property('v', 'V'), [1, 2], 'v: expected 3 numbers, found [1,2]'],
    [new FloatVec3Property('v', 'V'), [1, 2, null], 'v: expected 3 numbers, found [1,2,null]'],
  ])('%o refuses %o', (property, value, message) => {
    expect(() => property.setState({ value } as object)).toThrow(message)
  })

  test('are not reached by later writes to the array that was given', () => {
    const given: [number, number, number] = [0.1, 0.2, 0.3]
    const vector = new FloatVec3Property('v', 'V')
    vector.value = given
    given[0] = 0.9
    expect(vector.value).toEqual([0.1, 0.2, 0.3])
  })
})

describe('ref properties', () => {
  test('show and change a value that lives elsewhere', () => {
    let held = 0.25
    const access = { get: () => held, set: (value: number) => (held = value) }
    const number = new FloatProperty('n', 'N', undefined, { access })
    expect(number.classIdentifier).toBe('org.inviwo.FloatRefProperty')
    held = 0.5
    expect([number.value, number.state.value]).toEqual([0.5, 0.5])
    number.value = 7
    expect(held).toBe(1)
  })
})

describe('ranges', () => {
  test('take their type as default and widen for what they are given', () => {
    expect(new IntMinMaxProperty('r', 'R').state).toEqual({ value: [-100, 100], range: [-100, 100], increment: 1, minSeparation: 0 })
    expect(new IntMinMaxProperty('r', 'R', [-5, 300], { range: [0, 100], minSeparation: 10 }).state).toMatchObject({
      value: [0, 300],
      range: [0, 300],
    })
    expect(new IntMinMaxProperty('r', 'R', [5, 7], { range: [0, 6], minSeparation: 10 }).state).toMatchObject({
      value: [5, 15],
      range: [0, 15],
    })
  })

  test.each([
    { wanted: [-5, 50], found: [0, 50], why: 'clamps' },
    { wanted: [80, 20], found: [20, 80], why: 'swaps' },
    { wanted: [50, 52], found: [50, 60], why: 'raises the end' },
    { wanted: [95, 96], found: [90, 100], why: 'lowers the start at the end of the range' },
  ])('$why: $wanted becomes $found', ({ wanted, found }) => {
    const range = new IntMinMaxProperty('r', 'R', [0, 100], { range: [0, 100], minSeparation: 10 })
    range.value = wanted as [number, number]
    expect(range.value).toEqual(found)
  })

  test('keep the fractions when the range follows the data', () => {
    const range = new IntMinMaxProperty('r', 'R', [25, 50], { range: [0, 100] })
    range.setRangeNormalized([0, 64])
    expect(range.state).toMatchObject({ value: [16, 32], range: [0, 64] })
  })

  test('tell when their range is another one, before they tell of the change', () => {
    const range = new IntMinMaxProperty('r', 'R', [2, 5], { range: [0, 10] })
    const told: string[] = []
    range.onChange(() => told.push('changed'))
    range.onRangeChange(() => told.push(`range ${range.range}`))
    range.value = [3, 5]
    range.range = [0, 4]
    expect(told).toEqual(['changed', 'range 0,4', 'changed'])
  })

  test('put a range in order', () => {
    const range = new IntMinMaxProperty('r', 'R', [0, 10], { range: [0, 10] })
    range.range = [20, 5]
    expect(range.state).toMatchObject({ value: [5, 10], range: [5, 20] })
  })
})
