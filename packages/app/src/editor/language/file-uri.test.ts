import { expect, test } from 'vitest'
import { filePath, fileUri } from './file-uri.ts'

test.each([
  ['/home/me/a b/ä#?%.py', 'file:///home/me/a%20b/%C3%A4%23%3F%25.py'],
  ['workspace-script:/Script 1', 'untitled:Script%201'],
  ['C:/Users/me/a.py', 'file:///C:/Users/me/a.py'],
])('%s is named and found again', (path, uri) => {
  expect(fileUri(path)).toBe(uri)
  expect(filePath(uri)).toBe(path)
})

test('other escapes mean the same file', () => {
  expect(filePath('file:///c%3A/a%2Bb.py')).toBe('c:/a+b.py')
})
