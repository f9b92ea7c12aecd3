import { describe, expect, test } from 'vitest'
import { filterChoices, folderOf, formatBytes, joinPath, matchesFilters, nameOf, visibleName, withExtension } from './file-path.ts'

const workspaces = [{ extension: 'inv', description: 'Workspaces' }]

describe('paths of the server', () => {
  test('have a folder and a name, on Windows too', () => {
    expect([folderOf('/home/user/a.inv'), nameOf('/home/user/a.inv')]).toEqual(['/home/user', 'a.inv'])
    expect([folderOf('C:\\data\\a.inv'), nameOf('C:\\data\\a.inv')]).toEqual(['C:\\data', 'a.inv'])
    expect([folderOf('/a.inv'), folderOf('a.inv')]).toEqual(['/', ''])
  })

  test('join, unless the name is a path of its own', () => {
    expect(joinPath('/home/user', 'a.inv')).toBe('/home/user/a.inv')
    expect(joinPath('/', 'a.inv')).toBe('/a.inv')
    expect(joinPath('C:\\data', 'a.inv')).toBe('C:\\data\\a.inv')
    expect(joinPath('/home/user', '/tmp/a.inv')).toBe('/tmp/a.inv')
  })
})

test('filters go by extension, whatever its case', () => {
  expect(matchesFilters('A.INV', workspaces)).toBe(true)
  expect(matchesFilters('inv', workspaces)).toBe(false)
  expect(matchesFilters('x.npy', [])).toBe(true)
})

test('a saved name gets the extension it lacks', () => {
  expect(withExtension('mine', workspaces)).toBe('mine.inv')
  expect(withExtension('mine.inv', workspaces)).toBe('mine.inv')
})

test('formatBytes', () => {
  expect([512, 1500, 268_435_456].map(formatBytes)).toEqual(['512 B', '1.5 kB', '268 MB'])
})

test('filters become choices: all that fit, each, and everything', () => {
  const npy = { extension: 'npy', description: 'NumPy array' }
  const all = { extension: '*', description: 'All Files' }
  expect(filterChoices([])).toEqual([])
  expect(filterChoices([all])).toEqual([])
  expect(filterChoices([all, npy]).map(({ label }) => label)).toEqual(['NumPy array (*.npy)', 'All files'])
  expect(filterChoices([npy, { extension: '.dat', description: '' }]).map(({ label }) => label)).toEqual([
    '*.npy, *.dat',
    'NumPy array (*.npy)',
    '*.dat',
    'All files',
  ])
})

test('a name shows what could deceive (P08)', () => {
  expect(visibleName('photo\u202Egnp.exe')).toBe('photo\uFFFDgnp.exe')
  expect(visibleName('a\nb')).toBe('a\uFFFDb')
  expect(visibleName('Größe 測定.npy')).toBe('Größe 測定.npy')
})
