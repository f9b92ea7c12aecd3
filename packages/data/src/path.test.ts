import { expect, test } from 'vitest'
import { extensionOf, folderOf, isAbsolutePath, resolvePath } from './path.ts'

test.each([
  ['/a/b/', '../c.raw', '/a/c.raw'],
  ['/a', '../../../c', '/c'],
  ['a/b', '../../../c', '../c'],
  ['/a', '/b/./c', '/b/c'],
  ['', 'x/y', 'x/y'],
  ['C:\\data', 'sub\\v.raw', 'C:/data/sub/v.raw'],
  ['/a', 'C:/b', 'C:/b'],
])('from %s, %s is %s', (folder, path, expected) => expect(resolvePath(folder, path)).toBe(expected))

test('parts of a path', () => {
  expect(folderOf('/a/b.dat')).toBe('/a/')
  expect(folderOf('b.dat')).toBe('')
  expect(extensionOf('/a.b/Volume.DAT')).toBe('dat')
  expect(extensionOf('/a.b/volume')).toBe('')
  expect(isAbsolutePath('c:\\x')).toBe(true)
  expect(isAbsolutePath('x/y')).toBe(false)
})
