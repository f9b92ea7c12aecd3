import { expect, test } from 'vitest'
import { matchFiles } from './file-pattern.ts'

const names = ['a10.png', 'a2.png', 'a002.png', 'b1.png', 'a.png', 'A3.png', 'a10.pngx']
const matched = (pattern: string, options = {}) => matchFiles(pattern, names, options).map(({ name }) => name)

test('numbers sort by their value, then names by their bytes', () => {
  expect(matchFiles('a#.png', names)).toEqual([
    { name: 'a002.png', index: 2 },
    { name: 'a2.png', index: 2 },
    { name: 'a10.png', index: 10 },
  ])
  expect(matched('*')).toEqual(['A3.png', 'a.png', 'a002.png', 'a10.png', 'a10.pngx', 'a2.png', 'b1.png'])
})

test('as many digits as there are signs, or fewer if wanted', () => {
  expect(matched('a##.png')).toEqual(['a002.png', 'a2.png', 'a10.png'])
  expect(matched('a##.png', { matchShorterNumbers: false })).toEqual(['a002.png', 'a10.png'])
})

test('a range of numbers', () => {
  expect(matched('?#.png', { range: [2, 3] })).toEqual(['a002.png', 'a2.png', 'A3.png'])
  expect(matched('a*.png', { range: [0, 100] })).toEqual([])
})

test('all other characters mean themselves', () => {
  expect(matchFiles('x(1).[a]+.png', ['x(1).[a]+.png', 'x1.a.png'])).toEqual([{ name: 'x(1).[a]+.png', index: undefined }])
  expect(matched('a?.png')).toEqual(['a2.png'])
})
