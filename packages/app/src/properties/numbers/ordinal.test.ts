import { describe, expect, it } from 'vitest'
import { minMaxOf, numbers, ordinalOf, ordinalType, packed, rangeKind } from './ordinal.ts'

describe('ordinalType', () => {
  it.each([
    ['FloatProperty', 'single', 'scalar', 1],
    ['DoubleRefProperty', 'double', 'scalar', 1],
    ['Size_tProperty', 'integer', 'scalar', 1],
    ['Int64Property', 'integer', 'scalar', 1],
    ['FloatVec3Property', 'single', 'vector', 3],
    ['FloatVec3RefProperty', 'single', 'vector', 3],
    ['IntSize2Property', 'integer', 'vector', 2],
    ['UIntVec4Property', 'integer', 'vector', 4],
    ['DoubleMat4Property', 'double', 'matrix', 16],
    ['FloatMat2Property', 'single', 'matrix', 4],
    ['FloatQuaternionProperty', 'single', 'quaternion', 4],
  ])('%s', (name, kind, shape, components) => {
    expect(ordinalType(`org.inviwo.${name}`)).toEqual({ kind, shape, components })
  })

  it.each(['BoolProperty', 'OptionPropertyInt', 'FloatMinMaxProperty', 'FloatVec5Property', 'StringProperty'])('is not %s', name => {
    expect(ordinalType(`org.inviwo.${name}`)).toBeUndefined()
  })

  it('tells ranges', () => {
    expect(rangeKind('org.inviwo.FloatMinMaxProperty')).toBe('single')
    expect(rangeKind('org.inviwo.IntSizeTMinMaxProperty')).toBe('integer')
    expect(rangeKind('org.inviwo.FloatProperty')).toBeUndefined()
  })
})

describe('ordinalOf', () => {
  it('reads a scalar and a vector alike', () => {
    const state = { value: 2, min: 0, max: 9, increment: 1, minConstraint: 'immutable', maxConstraint: 'ignore' }
    const scalar = ordinalOf({ classIdentifier: 'org.inviwo.IntProperty', state })
    expect(scalar?.values).toEqual([2])
    expect(scalar?.limits).toEqual([{ kind: 'integer', min: 0, max: 9, clampMin: true, clampMax: false, increment: 1 }])

    const vector = ordinalOf({
      classIdentifier: 'org.inviwo.FloatVec2Property',
      state: { ...state, value: [1, 2], min: [0, -1], max: [1, 5], increment: [0.1, 0.2] },
    })
    expect(vector?.values).toEqual([1, 2])
    expect(vector?.limits.map(limits => [limits.min, limits.max, limits.increment])).toEqual([
      [0, 1, 0.1],
      [-1, 5, 0.2],
    ])
  })

  it('packs numbers as states hold them', () => {
    expect(packed({ kind: 'single', shape: 'scalar', components: 1 }, [3])).toBe(3)
    expect(packed({ kind: 'single', shape: 'vector', components: 2 }, [3, 4])).toEqual([3, 4])
  })

  it('survives states that lack something', () => {
    expect(ordinalOf({ classIdentifier: 'org.inviwo.FloatVec2Property', state: {} })?.values).toEqual([0, 0])
    expect(numbers([1, 'two', 3], 4, 0)).toEqual([1, 0, 3, 0])
  })
})

it('reads a range', () => {
  expect(minMaxOf('org.inviwo.IntMinMaxProperty', { value: [2, 5], range: [0, 10], increment: 1, minSeparation: 2 })).toEqual({
    value: [2, 5],
    limits: { kind: 'integer', min: 0, max: 10, clampMin: true, clampMax: true, increment: 1 },
    minSeparation: 2,
  })
})
