import { describe, expect, test } from 'vitest'
import { ProtocolError } from './errors.ts'
import { decodeFrame, encodeFrame, FrameReader } from './frame.ts'
import type { HostMessage } from './message.ts'

const messages: HostMessage[] = [
  { method: 'log', params: { text: 'ü€😀\u0000' } },
  { id: 1, method: 'read', params: { handle: 'p1' }, payload: Uint8Array.of(1, 2, 3) },
  { id: 2, result: [NaN, Infinity, -Infinity, -0, 1e308, 2 ** 53 - 1] },
  { id: 3, error: { type: 'ValueError', message: '', frames: [], traceback: '' } },
]

function joined(frames: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(frames.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const frame of frames) {
    all.set(frame, at)
    at += frame.byteLength
  }
  return all
}

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

test.each(messages)('a message comes back as it was: %j', message => {
  expect(decodeFrame(encodeFrame(message))).toEqual({ payload: undefined, ...message })
})

test('messages come out whole and in order wherever the stream is cut', () => {
  const stream = joined(messages.map(encodeFrame))
  for (let size = 1; size < 40; size++) {
    const reader = new FrameReader()
    const found: HostMessage[] = []
    for (let at = 0; at < stream.byteLength; at += size) found.push(...reader.push(stream.subarray(at, at + size)))
    expect(found).toEqual(messages.map(message => ({ payload: undefined, ...message })))
    expect(reader.waiting).toBe(0)
  }
})

test('every prefix waits for the rest', () => {
  const frame = encodeFrame(messages[1] as HostMessage)
  for (let length = 0; length < frame.byteLength; length++) {
    const reader = new FrameReader()
    expect(reader.push(frame.subarray(0, length))).toEqual([])
    expect(() => decodeFrame(frame.subarray(0, length))).toThrow(ProtocolError)
  }
})

test('a payload that is a view travels alone, and arrives in memory of its own, aligned', () => {
  const large = Uint8Array.from({ length: 64 }, (_, i) => i)
  const message = { id: 1, result: null, payload: large.subarray(13, 29) }
  // A Node Buffer, whose `slice` copies nothing, at an odd offset.
  const arrived = Buffer.concat([Buffer.from([0]), encodeFrame(message)]).subarray(1)
  const { payload } = decodeFrame(arrived)
  expect(payload).toEqual(large.slice(13, 29))
  expect(payload?.byteOffset).toBe(0)
  expect(payload?.buffer.byteLength).toBe(16)
})

describe('what is no frame is refused', () => {
  const frame = (header: number, payload: number, bytes: string) => {
    const all = new Uint8Array(8 + bytes.length)
    new DataView(all.buffer).setUint32(0, header, true)
    new DataView(all.buffer).setUint32(4, payload, true)
    all.set(new TextEncoder().encode(bytes), 8)
    return all
  }

  test.each([
    ['length 0', frame(0, 0, '')],
    ['length 2^32 - 1', frame(2 ** 32 - 1, 0, '')],
    ['a payload of 2^32 - 1 bytes', frame(2, 2 ** 32 - 1, '{}')],
    ['no JSON', frame(4, 0, 'NaN}')],
    ['bare NaN', frame(12, 0, '{"id":1,"r":NaN}'.slice(0, 12))],
    ['a list', frame(2, 0, '[]')],
    ['neither id nor method', frame(2, 0, '{}')],
    ['an id that is no whole number', frame(10, 0, '{"id":1.5}')],
    ['an id as text', frame(10, 0, '{"id":"1"}')],
  ])('%s', (_name, bytes) => {
    expect(() => new FrameReader().push(bytes)).toThrow(ProtocolError)
  })

  test('bytes that are no UTF-8', () => {
    const bytes = frame(3, 0, '   ')
    bytes.set([0x22, 0xff, 0x22], 8)
    expect(() => new FrameReader().push(bytes)).toThrow(ProtocolError)
  })

  test('100,000 seeded pieces of noise give messages or refusals, nothing else', () => {
    const random = seeded(42)
    let refused = 0
    for (let round = 0; round < 100_000; round++) {
      const bytes = encodeFrame(messages[round % messages.length] as HostMessage)
      for (let flips = 0; flips <= round % 3; flips++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
      try {
        new FrameReader().push(bytes)
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error
        refused++
      }
    }
    expect(refused).toBeGreaterThan(1000)
  })
})
