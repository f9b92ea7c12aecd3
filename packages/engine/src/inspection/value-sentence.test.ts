import { dataType, opaqueType } from '@ivw/network'
import { PythonObject } from '@ivw/python'
import { expect, test } from 'vitest'
import { valueSentence } from './value-sentence.ts'

const unknown = opaqueType('org.lab.Thing')

test.each([
  [new PythonObject('<Graph of 3 nodes>'), 'A Python object, <Graph of 3 nodes>'],
  [[1, 2], 'A list of 2 items'],
  [{ a: 1 }, 'org.lab.Thing with 1 field'],
  ['text', 'A plain value, "text"'],
  [new PythonObject('x'.repeat(1000)), `A Python object, ${'x'.repeat(199)}…`],
])('what an unknown type holds is said as far as it goes', (value, sentence) => {
  expect(valueSentence(unknown, value)).toBe(sentence)
})

test('known types speak for themselves', () => {
  expect(valueSentence(dataType('org.inviwo.Volume.shared_ptr.vector'), [])).toBe('0 items')
})
