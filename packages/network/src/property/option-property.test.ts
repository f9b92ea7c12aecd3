import { describe, expect, test } from 'vitest'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { Source } from '../testing/numbers.ts'
import { OptionPropertyEnumInt, OptionPropertyFileExtension, OptionPropertyInt, OptionPropertyString } from './option-properties.ts'

const sizes = [
  { id: 's', name: 'Small', value: 1 },
  { id: 'm', name: 'Medium', value: 2 },
  { id: 'l', name: 'Large', value: 3 },
]

describe('selection', () => {
  test('starts with the first, or with what is given', () => {
    expect(new OptionPropertyInt('size', 'Size', sizes).value).toBe(1)
    expect(new OptionPropertyInt('size', 'Size', sizes, 'l').value).toBe(3)
    expect(new OptionPropertyInt('size', 'Size', sizes, 1).value).toBe(2)
    expect(() => new OptionPropertyInt('size', 'Size', sizes, 'xl')).toThrow('size: expected one of the options s, m, l, found "xl"')
  })

  test('by id, number, name or value; what is not there changes nothing', () => {
    const size = new OptionPropertyInt('size', 'Size', sizes)
    expect([size.selectId('m'), size.selected]).toEqual([true, 'm'])
    expect([size.selectIndex(2), size.selected]).toEqual([true, 'l'])
    expect([size.selectName('Small'), size.selected]).toEqual([true, 's'])
    expect([size.selectValue(2), size.selected]).toEqual([true, 'm'])
    expect([size.selectId('xl'), size.selectIndex(9), size.selectName(''), size.selectValue(4), size.selected]).toEqual([
      false,
      false,
      false,
      false,
      'm',
    ])
  })

  test('of what is not there by assignment is an error', () => {
    const size = new OptionPropertyInt('size', 'Size', sizes)
    expect(() => (size.value = 7)).toThrow('size: expected one of [1,2,3], found 7')
    expect(() => (size.selected = 'xl')).toThrow('size: expected one of the options s, m, l, found "xl"')
  })

  test('survives new options by id, else goes to the first', () => {
    const size = new OptionPropertyInt('size', 'Size', sizes, 'm')
    size.replaceOptions([{ id: 'm', name: 'Mittel', value: 20 }, ...sizes.slice(2)])
    expect([size.selected, size.value]).toEqual(['m', 20])
    size.removeOption('m')
    expect(size.selected).toBe('l')
    size.replaceOptions([])
    expect(size.selected).toBe('')
    expect(() => size.value).toThrow('size: expected at least one option')
    size.addOption('n', 'New', 5)
    expect(size.value).toBe(5)
  })
})

test('cleared options ask for nothing and tell no callback', () => {
  const processor = new ProcessorNetwork().add(new Source('P'))
  const size = processor.addProperty(new OptionPropertyInt('size', 'Size', sizes, 'm'))
  processor.setValid()
  let told = 0
  size.onChange(() => told++)
  size.clearOptions()
  expect([size.options, size.selected, told, processor.isValid]).toEqual([[], '', 0, true])
  size.addOption('n', 'New', 5)
  expect([size.value, told, processor.isValid]).toEqual([5, 1, false])
})

test('values are of the type that the class says', () => {
  expect(() => new OptionPropertyInt('o', 'O', [{ id: 'a', name: 'A', value: 1.5 }])).toThrow('o[0]: expected a whole number, found 1.5')
  expect(new OptionPropertyString('o', 'O', [{ id: 'a', name: 'A', value: 'text' }]).value).toBe('text')
  expect(
    new OptionPropertyFileExtension('o', 'O', [{ id: 'a', name: 'A', value: { extension: 'dat', description: 'Data' } }]).value.extension,
  ).toBe('dat')
  const shading = new OptionPropertyEnumInt<'phong' | 'none'>('o', 'O', [
    { id: 'none', name: 'None', value: 'none' },
    { id: 'phong', name: 'Phong', value: 'phong' },
  ])
  shading.value = 'phong'
  expect(shading.selected).toBe('phong')
})

test('ids are unique', () => {
  expect(() => new OptionPropertyInt('o', 'O', [...sizes, { id: 's', name: 'Again', value: 4 }])).toThrow(
    'an option id that no other option has, found "s"',
  )
})
