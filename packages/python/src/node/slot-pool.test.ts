import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NumericArray } from '@ivw/data'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bytesOf } from '../array-reference.ts'
import { readSharedArray } from './read-shared-array.ts'
import { SlotPool } from './slot-pool.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ivw-slots-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Millions of numbers are compared faster as bytes. */
const isSame = (a: NumericArray, b: NumericArray) => Buffer.compare(Buffer.from(bytesOf(a)), Buffer.from(bytesOf(b))) === 0

test('a file is written again after it was released, not before', async () => {
  const pool = new SlotPool([folder], 'test-')
  const first = await pool.write(new Uint8Array(3000).fill(1))
  const second = await pool.write(new Uint8Array(3000).fill(2))
  expect(second.path).not.toBe(first.path)
  pool.release(first.slot)
  const third = await pool.write(new Uint8Array(2000).fill(3))
  expect(third.path).toBe(first.path)
  expect(readFileSync(second.path)).toEqual(Buffer.alloc(3000, 2))
  pool.clear()
  expect(readdirSync(folder)).toEqual([])
})

test('a file that is far too large is not taken, and releasing twice is harmless', async () => {
  const pool = new SlotPool([folder], 'test-')
  const large = await pool.write(new Uint8Array(20_000_000))
  pool.release(large.slot)
  pool.release(large.slot)
  const small = await pool.write(new Uint8Array(10))
  expect(small.path).not.toBe(large.path)
})

test('the next folder is taken when the first has no room', async () => {
  const pool = new SlotPool(['/does/not/exist', folder], 'test-')
  const { path } = await pool.write(new Uint8Array(10))
  expect(path.startsWith(folder)).toBe(true)
  await expect(new SlotPool(['/dev/full/x', '/does/not/exist'], 'test-').write(new Uint8Array(10))).rejects.toThrow()
})

test('arrays of all sizes are read whole; a file that is too short is refused', async () => {
  const pool = new SlotPool([folder], 'test-')
  for (const length of [1, 1000, 300_000, 5_000_000]) {
    const written = Float32Array.from({ length }, (_, i) => i % 1000)
    const bytes = new Uint8Array(written.buffer)
    const { path, slot } = await pool.write(bytes)
    const reference = { dtype: '<f4', shape: [length], bytes: bytes.byteLength, path, offset: 0, slot }
    expect(isSame(await readSharedArray(reference), written)).toBe(true)
    const lent = new ArrayBuffer(bytes.byteLength * 2)
    const borrowed = await readSharedArray(reference, undefined, () => lent)
    expect(borrowed.buffer).toBe(lent)
    expect(isSame(borrowed, written)).toBe(true)
    await expect(readSharedArray({ ...reference, bytes: bytes.byteLength + 4, shape: [length + 1] })).rejects.toThrow('an array needs')
    await expect(readSharedArray(reference, AbortSignal.abort(new Error('no'))))
      .resolves.toBeDefined()
      .catch(() => {})
  }
  expect(existsSync(join(folder, 'test-1'))).toBe(true)
})
