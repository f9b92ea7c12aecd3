import { expect, test } from 'vitest'
import { pythonNameProblem } from './python-name.ts'

test('accepts names of classes', () => {
  expect(['Smooth', 'my_filter2'].map(pythonNameProblem)).toEqual([undefined, undefined])
})

test('says what is wrong with others', () => {
  expect(pythonNameProblem('')).toBe('A name is needed.')
  expect(pythonNameProblem('2D')).toMatch('begins with a letter')
  expect(pythonNameProblem('My Filter')).toMatch('no spaces')
  expect(pythonNameProblem('a-b')).toMatch('letters, digits and _')
  expect(pythonNameProblem('class')).toMatch('word of the Python language')
})
