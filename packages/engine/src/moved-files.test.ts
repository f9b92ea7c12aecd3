import { expect, test } from 'vitest'
import { rebased } from './moved-files.ts'

test.each([
  ['the same folder', '/old/a.dat', '/new/a.dat', '/old/b.dat', '/new/b.dat'],
  ['the same folder, the file has another name', '/old/a.dat', '/new/x.dat', '/old/b.dat', '/new/b.dat'],
  ['below the same root', '/home/ann/data/volumes/a.dat', '/mnt/data/volumes/a.dat', '/home/ann/images/b.png', '/mnt/images/b.png'],
  ['of Windows', 'C:\\dev\\data\\volumes\\a.dat', '/mnt/data/volumes/a.dat', 'c:/Dev/images/b.png', '/mnt/images/b.png'],
  ['upper and lower case', '/old/Volumes/a.dat', '/new/volumes/a.dat', '/OLD/images/b.png', '/new/images/b.png'],
  ['relative', '../data/a.dat', '/new/data/a.dat', '../volumes/b.dat', '/new/volumes/b.dat'],
  ['another drive', 'C:/data/a.dat', '/new/data/a.dat', 'D:/data/b.dat', undefined],
  ['elsewhere', '/old/data/a.dat', '/new/x/a.dat', '/other/b.dat', undefined],
  ['a sibling that begins with the same letters', '/old/ws/a.dat', '/new/x/a.dat', '/old/ws-evil/b.dat', undefined],
])('%s', (_, before, now, other, expected) => expect(rebased(before, now, other)).toBe(expected))
