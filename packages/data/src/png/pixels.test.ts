import { expect, test } from 'vitest'
import { halved, opaque } from './pixels.ts'

test('half the size: what is transparent does not colour its neighbours', () => {
  const data = Uint8Array.of(200, 255, 0, 0, 100, 255, 0, 0, 8, 255, 8, 255, 8, 255, 10, 255)
  expect(halved({ width: 4, height: 2, channels: 2, data })).toEqual({
    width: 2,
    height: 1,
    channels: 2,
    data: Uint8Array.of(Math.round((200 * 255 + 8 * 510) / 765), 191, Math.round((100 * 255 + 8 * 255 + 10 * 255) / 765), 191),
  })
  const wide = Uint16Array.of(60000, 60002, 60004, 60006)
  expect(halved({ width: 2, height: 2, channels: 1, data: wide }).data).toEqual(Uint16Array.of(60003))
  expect(halved({ width: 2, height: 2, channels: 4, data: new Uint8Array(16).fill(0) }).data).toEqual(Uint8Array.of(0, 0, 0, 0))
})

test('opaque pictures have their colours without alpha', () => {
  const data = Uint8Array.of(1, 2, 3, 0, 4, 5, 6, 128)
  expect(opaque({ width: 2, height: 1, channels: 4, data })).toEqual({
    width: 2,
    height: 1,
    channels: 3,
    data: Uint8Array.of(1, 2, 3, 4, 5, 6),
  })
  expect(opaque({ width: 1, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3) }).data).toEqual(Uint8Array.of(1, 2, 3))
})
