import { close, closeSync, fstatSync, openSync, read, readSync } from 'node:fs'
import type { NumericArray } from '@ivw/data'
import { numbersOf, type SharedArray } from '../array-reference.ts'
import { ProtocolError } from '../errors.ts'

const chunk = 8 * 1024 * 1024
// Fresh memory is slow at first touch. Four readers (the size of Node's thread pool) share that cost: on 2 cores 256 MB take 90 ms, with one reader 160 ms.
const readers = 4
const parallelFrom = 1024 * 1024

/** Reads the file of an array into memory from `allocate`, which may be larger. Throws ProtocolError when the file is too short. */
export async function readSharedArray(
  reference: SharedArray,
  signal?: AbortSignal,
  allocate = (size: number) => new ArrayBuffer(size),
): Promise<NumericArray> {
  const { path, offset, bytes } = reference
  const file = openSync(path, 'r')
  try {
    const size = fstatSync(file).size
    if (size < offset + bytes) throw new ProtocolError(`${path} has ${size} bytes, an array needs ${offset + bytes}`)
    const target = new Uint8Array(allocate(bytes), 0, bytes)
    if (bytes < parallelFrom) readWhole(file, target, offset)
    else await readParallel(file, target, offset, signal)
    return numbersOf(reference, target)
  } finally {
    if (bytes < parallelFrom) closeSync(file)
    else close(file)
  }
}

function readWhole(file: number, target: Uint8Array, offset: number): void {
  for (let at = 0; at < target.byteLength; ) {
    const count = readSync(file, target, at, target.byteLength - at, offset + at)
    if (count === 0) throw new ProtocolError('The file of an array became shorter while it was read')
    at += count
  }
}

async function readParallel(file: number, target: Uint8Array, offset: number, signal: AbortSignal | undefined): Promise<void> {
  let next = 0
  const reader = async () => {
    while (next < target.byteLength) {
      signal?.throwIfAborted()
      const start = next
      next = Math.min(start + chunk, target.byteLength)
      await readPart(file, target, start, next, offset)
    }
  }
  // All settle before the descriptor is closed, also after a failure.
  const results = await Promise.allSettled(Array.from({ length: readers }, reader))
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

function readPart(file: number, target: Uint8Array, start: number, end: number, offset: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = (at: number) =>
      read(file, target, at, end - at, offset + at, (error, count) => {
        if (error) reject(error)
        else if (count === 0) reject(new ProtocolError('The file of an array became shorter while it was read'))
        else if (at + count < end) go(at + count)
        else resolve()
      })
    go(start)
  })
}
