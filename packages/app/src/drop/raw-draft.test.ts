import { expect, test } from 'vitest'
import { describedBytes, draftOf, guessDraft, isReadable, rawDataOf } from './raw-draft.ts'

test('a file as large as a cube of a usual format is guessed to be one', () => {
  const guess = (bytes: number) => [guessDraft(bytes).dimensions[0], guessDraft(bytes).format]
  expect(guess(128 ** 3)).toEqual(['128', 'UINT8'])
  expect(guess(150 ** 3 * 2)).toEqual(['150', 'UINT16'])
  expect(guess(100 ** 3 * 4)).toEqual(['100', 'FLOAT32'])
  expect(guess(1001)).toEqual(['', 'UINT8'])
  expect(guess(0)).toEqual(['', 'UINT8'])
})

test('a description counts when all of it is there and the file is long enough', () => {
  const raw = { dimensions: [2, 3, 4], format: 'Vec3UINT16', bigEndian: true, byteOffset: 10 } as const
  const draft = draftOf(raw)
  expect(rawDataOf(draft)).toEqual(raw)
  expect(describedBytes(raw)).toBe(154)
  expect([isReadable(draft, 154), isReadable(draft, 153), isReadable(draft, undefined)]).toEqual([true, false, true])
  for (const x of ['', '0', '-1', '1.5', 'two']) expect(rawDataOf({ ...draft, dimensions: [x, '3', '4'] })).toBeUndefined()
})
