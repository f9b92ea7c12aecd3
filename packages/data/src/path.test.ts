import { expect, test } from 'vitest'
import { extensionOf, fileNameOf, folderOf, isAbsolutePath, relativePath, resolvePath } from './path.ts'

test.each([
  ['/a/b/', '../c.raw', '/a/c.raw'],
  ['/a', '../../../c', '/c'],
  ['a/b', '../../../c', '../c'],
  ['/a', '/b/./c', '/b/c'],
  ['', 'x/y', 'x/y'],
  ['C:\\data', 'sub\\v.raw', 'C:/data/sub/v.raw'],
  ['/a', 'C:/b', 'C:/b'],
])('from %s, %s is %s', (folder, path, expected) => expect(resolvePath(folder, path)).toBe(expected))

test.each([
  ['/a/b', '/a/b/c.dat', 'c.dat'],
  ['/a/b/', '/a/c/d.dat', '../c/d.dat'],
  ['/', '/x', 'x'],
  ['/a/b', '/a/b', '.'],
  ['/a/b', '/', '../..'],
  ['C:/a', 'C:\\b\\c', '../b/c'],
  ['C:/a', 'D:/a', undefined],
  ['/a', 'x/y', undefined],
])('seen from %s, %s is %s', (folder, path, expected) => {
  expect(relativePath(folder, path)).toBe(expected)
  if (expected) expect(resolvePath(folder, expected)).toBe(resolvePath('', path))
})

test('parts of a path', () => {
  expect(folderOf('/a/b.dat')).toBe('/a/')
  expect(folderOf('b.dat')).toBe('')
  expect(fileNameOf('/a/b.dat')).toBe('b.dat')
  expect(extensionOf('/a.b/Volume.DAT')).toBe('dat')
  expect(extensionOf('/a.b/volume')).toBe('')
  expect(isAbsolutePath('c:\\x')).toBe(true)
  expect(isAbsolutePath('x/y')).toBe(false)
})
