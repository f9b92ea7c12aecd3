import {
  BoolProperty,
  FloatProperty,
  FloatVec3Property,
  IntMinMaxProperty,
  OptionPropertyInt,
  type Property,
  StringProperty,
  TransferFunctionProperty,
} from '@ivw/network'
import { expect, test } from 'vitest'
import { stateFromText } from './property-text.ts'

const value = (property: Property, text: string) => {
  property.setState(stateFromText(property, text))
  return property.state
}

test('numbers, truth values and texts', () => {
  expect(value(new FloatProperty('f', 'F', 0, { min: -10, max: 10 }), '-2.5e0')).toMatchObject({ value: -2.5 })
  expect(value(new BoolProperty('b', 'B', false), 'true')).toMatchObject({ value: true })
  const text = new StringProperty('s', 'S', '')
  for (const given of ['plain', '12', 'true', '[1]', '']) expect(value(text, given)).toMatchObject({ value: given })
})

test('vectors as JSON, or parted by commas or blanks', () => {
  const vector = new FloatVec3Property('v', 'V', [0, 0, 0], { min: [-9, -9, -9], max: [9, 9, 9] })
  for (const given of ['[1, 2, 3]', '1,2,3', '1 2 3', ' 1, 2, 3 ']) expect(value(vector, given)).toMatchObject({ value: [1, 2, 3] })
  expect(value(new IntMinMaxProperty('r', 'R', [0, 10], { range: [0, 10] }), '2 5')).toMatchObject({ value: [2, 5] })
})

test('an option by id or name; an unknown one is refused with those that there are', () => {
  const options = new OptionPropertyInt('o', 'O', [
    { id: 'first', name: 'The First', value: 1 },
    { id: 'second', name: 'The Second', value: 2 },
  ])
  expect(value(options, 'second')).toMatchObject({ selected: 'second' })
  expect(value(options, 'The First')).toMatchObject({ selected: 'first' })
  expect(() => stateFromText(options, 'third')).toThrow('o has no option "third". It has: first, second.')
})

test('fields of anything else as a JSON object', () => {
  expect(value(new TransferFunctionProperty('tf', 'TF'), '{"mask": [0.25, 0.5]}')).toMatchObject({ mask: [0.25, 0.5] })
  expect(() => stateFromText(new TransferFunctionProperty('tf', 'TF'), '3')).toThrow(/takes a JSON object with some of: .*mask/)
})

test('what the property cannot be is its own error', () => {
  expect(() => value(new FloatProperty('f', 'F', 0), 'much')).toThrow(/f/)
})
