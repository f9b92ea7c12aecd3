import { expect, test } from 'vitest'
import { describeTemplate, templateNames } from './templates.ts'

test('templates stand in a useful order, new ones last', () => {
  expect(templateNames(['filter', 'mesh', 'my_own', 'source'])).toEqual(['source', 'filter', 'mesh', 'my_own'])
  expect(templateNames(undefined)[0]).toBe('source')
})

test('a template that the page does not know is shown by its name', () => {
  expect(describeTemplate('my_own')).toEqual({ title: 'My own', text: '' })
})
