import { describe, expect, it } from 'vitest'
import { ExpressionError } from '../numbers/expression.ts'
import { hasEditableRange, patchOf, rangeFields } from './range-fields.ts'

const scalar = (minConstraint: string, maxConstraint: string) => ({
  classIdentifier: 'org.inviwo.FloatProperty',
  state: { value: 0.5, min: 0, max: 1, increment: 0.1, minConstraint, maxConstraint },
})

describe('rangeFields', () => {
  it('offers what the constraints leave to the user', () => {
    expect(rangeFields(scalar('editable', 'ignore')).map(field => field.name)).toEqual(['Minimum', 'Maximum', 'Increment'])
    expect(rangeFields(scalar('immutable', 'editable')).map(field => field.name)).toEqual(['Maximum', 'Increment'])
    expect(hasEditableRange(scalar('immutable', 'mutable'))).toBe(false)
    expect(hasEditableRange({ classIdentifier: 'org.inviwo.BoolProperty', state: { value: true } })).toBe(false)
  })

  it('patches only what was changed', () => {
    const fields = rangeFields(scalar('editable', 'editable'))
    expect(fields.map(field => field.text)).toEqual(['0', '1', '0.1'])
    expect(patchOf(fields, ['0', '2*5', '0.1'])).toEqual({ max: 10 })
    expect(() => patchOf(fields, ['0', 'wide', '0.1'])).toThrow(ExpressionError)
  })

  it('takes one number for all components, or one for each', () => {
    const constraints = { minConstraint: 'editable', maxConstraint: 'immutable' }
    const fields = rangeFields({
      classIdentifier: 'org.inviwo.IntVec3Property',
      state: { value: [0, 0, 0], min: [-1, -2, -3], max: [9, 9, 9], increment: [1, 1, 1], ...constraints },
    })
    expect(fields.map(field => field.text)).toEqual(['-1, -2, -3', '1'])
    expect(patchOf(fields, ['-5', '1'])).toEqual({ min: [-5, -5, -5] })
    expect(patchOf(fields, ['-5, -6, -7', '1'])).toEqual({ min: [-5, -6, -7] })
    expect(() => patchOf(fields, ['1, 2', '1'])).toThrow('Type one number, or 3 with commas.')
  })

  it('changes both ends of a MinMax range together', () => {
    const fields = rangeFields({
      classIdentifier: 'org.inviwo.IntMinMaxProperty',
      state: { value: [2, 5], range: [0, 10], increment: 1, minSeparation: 0 },
    })
    expect(patchOf(fields, ['-3', '20', '1', '0'])).toEqual({ range: [-3, 20] })
    expect(patchOf(fields, ['0', '20', '1', '2'])).toEqual({ range: [0, 20], minSeparation: 2 })
  })
})
