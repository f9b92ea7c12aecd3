import { expect, test } from 'vitest'
import { checkedPath, isInside } from './path-rules.ts'

test.each([
  '..\\..\\x',
  'C:\\x',
  'C:/x',
  '/C:/x',
  '\\\\server\\share',
  '//server/share',
  '/d/x::$DATA',
  '/d/x:$y',
  '/d/PROGRA~1',
  '/d/CON',
  '/d/nul.txt',
  '/d/com1.npy',
])('what another operating system would read differently is refused here too: %s', path => {
  expect(() => checkedPath(path, 'linux')).toThrow(/^Bad path/)
})

test.each(['', 'relative/x', '/a\0b', `/${'x'.repeat(300)}`, `/${'x/'.repeat(3000)}`, undefined, 7, ['/x']])('%j is no path', path => {
  expect(() => checkedPath(path, 'linux')).toThrow(expect.objectContaining({ status: 400 }))
})

test('ordinary paths pass and are made normal', () => {
  for (const path of ['/data/a b/ä.npy', '/data/12:00.raw', '/x/~user', '/x/file~1.txt', '/x/console.py', '/.hidden/.env'])
    expect(checkedPath(path, 'linux')).toBe(path)
  expect(checkedPath('/a/./b/../c', 'linux')).toBe('/a/c')
  expect(checkedPath('/../../etc/passwd', 'linux')).toBe('/etc/passwd')
  expect(checkedPath('C:\\data\\a.npy', 'win32')).toBe('C:\\data\\a.npy')
})

test('a sibling that begins with the same letters is not inside', () => {
  expect(isInside('/srv/ws/x', '/srv/ws')).toBe(true)
  expect(isInside('/srv/ws', '/srv/ws')).toBe(true)
  expect(isInside('/srv/ws-evil/x', '/srv/ws')).toBe(false)
  expect(isInside('/srv', '/srv/ws')).toBe(false)
  expect(isInside('/x', '/')).toBe(true)
})
