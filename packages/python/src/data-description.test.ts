import { expect, test } from 'vitest'
import { checkDescription } from './data-description.ts'
import { ProtocolError } from './errors.ts'

const volume = { kind: 'volume', handle: 'p1', home: 'python', dimensions: [2, 3, 4], format: 'FLOAT32' }

test('what Python describes is taken over', () => {
  expect(checkDescription({ ...volume, modelMatrix: new Array(16).fill(0), unknown: 1 })).toMatchObject(volume)
  expect(checkDescription({ kind: 'sequence', handle: 'p2', home: 'python', items: [volume] })).toMatchObject({ items: [volume] })
})

test.each([
  ['an unknown kind', { ...volume, kind: 'thing' }],
  ['a negative dimension', { ...volume, dimensions: [-1, 3, 4] }],
  ['five dimensions', { ...volume, dimensions: [1, 2, 3, 4, 5] }],
  ['a broken dimension', { ...volume, dimensions: [1.5, 3, 4] }],
  ['an unknown format', { ...volume, format: 'COMPLEX64' }],
  ['a short matrix', { ...volume, modelMatrix: [1, 2, 3] }],
  ['an odd swizzle', { ...volume, swizzle: 'rgbaa' }],
  ['no handle', { ...volume, handle: undefined }],
  ['a home elsewhere', { ...volume, home: 'moon' }],
  ['an image without layers', { kind: 'image', handle: 'p1', home: 'python', layers: [] }],
  ['a mesh with odd indices', { kind: 'mesh', handle: 'p1', home: 'python', buffers: [], indices: [{ drawType: 'blobs' }] }],
  ['text', 'volume'],
])('%s is refused', (_name, description) => {
  expect(() => checkDescription(description)).toThrow(ProtocolError)
})
