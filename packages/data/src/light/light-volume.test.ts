import { expect, test } from 'vitest'
import { memory } from '../array-source.ts'
import { formatByName } from '../format.ts'
import { identity } from '../matrix.ts'
import { plainNumbers } from '../numbers.ts'
import { centredBasis } from '../spaces.ts'
import { completed } from '../steps.ts'
import { defaultTransferFunction } from '../transfer-function.ts'
import type { Vec3 } from '../vector.ts'
import { Volume } from '../volume.ts'
import type { LightSource } from './light-source.ts'
import { type LightVolumeOptions, lightVolume } from './light-volume.ts'

const size = 8
const voxelAt = ([x, y, z]: Vec3): number => x + size * (y + size * z)

/** Values are opacities; the box lies around the origin. */
function medium(value: (x: number, y: number, z: number) => number): Volume {
  const numbers = Float32Array.from({ length: size ** 3 }, (_, i) =>
    value(i % size, Math.floor(i / size) % size, Math.floor(i / size / size)),
  )
  const modelMatrix = centredBasis([2, 0, 0], [0, 2, 0], [0, 0, 2])
  return new Volume({ dimensions: [size, size, size], format: formatByName('FLOAT32'), source: memory(numbers), modelMatrix })
}

async function lightIn(volume: Volume, light: Partial<LightSource>, options: Partial<LightVolumeOptions> = {}) {
  const source: LightSource = { kind: 'directional', position: [0, 0, 0], direction: [0, 0, 1], intensity: [1, 1, 1], ...light }
  const settings = { transferFunction: defaultTransferFunction, reduction: 1, colored: false, float: true, ...options }
  const result = completed(lightVolume(volume, await volume.read(), source, settings))
  return { result, numbers: plainNumbers(result.format, await result.read()) }
}

test.each<[string, Vec3, (slice: number) => Vec3]>([
  ['right', [1, 0, 0], k => [k, 3, 4]],
  ['left', [-1, 0, 0], k => [size - 1 - k, 3, 4]],
  ['up', [0, 1, 0], k => [3, k, 4]],
  ['down', [0, -1, 0], k => [3, size - 1 - k, 4]],
  ['forth', [0, 0, 1], k => [3, 4, k]],
  ['back', [0, 0, -1], k => [3, 4, size - 1 - k]],
])('light that goes %s through a medium decays with the way', async (_, direction, voxel) => {
  const constant = { points: [{ position: 0.5, color: [1, 1, 1, 0.01] }], mask: [0, 1] } as const
  const clear = medium(() => 0)
  const { numbers } = await lightIn(clear, { direction }, { transferFunction: constant })
  for (let k = 0; k < size; k++) expect(numbers[voxelAt(voxel(k))]).toBeCloseTo(0.99 ** ((150 * (k + 1)) / size), 3)
})

test('what is opaque throws a shadow away from the light', async () => {
  const plate = medium((x, y, z) => (z === 3 && Math.abs(x - 3.5) < 1 && Math.abs(y - 3.5) < 1 ? 1 : 0))
  const { numbers } = await lightIn(plate, { direction: [0, 0, 1] })
  expect([2, 3, 4, 7].map(z => numbers[voxelAt([3, 3, z])])).toEqual([1, 0, 0, 0])
  expect(numbers[voxelAt([1, 3, 7])]).toBe(1)
  // Of a lamp before its middle the shadow of the plate becomes wider.
  expect(numbers[voxelAt([1, 1, 7])]).toBe(1)
  const near = await lightIn(plate, { kind: 'point', position: [0, 0, -0.75] })
  expect(near.numbers[voxelAt([1, 1, 7])]).toBeLessThan(0.8)
  expect(near.numbers[voxelAt([0, 0, 3])]).toBe(1)
})

test('light from aslant is that of the two faces which it meets, by the angle', async () => {
  const half = Math.SQRT1_2
  const { numbers } = await lightIn(
    medium(() => 0.001),
    { direction: [half, 0, half] },
  )
  expect(numbers[voxelAt([2, 4, 5])]).toBeCloseTo(numbers[voxelAt([5, 4, 2])]!, 5)
  expect(numbers[voxelAt([0, 4, 0])]).toBeGreaterThan(numbers[voxelAt([7, 4, 7])]!)
})

test('its size, numbers and colours are as wanted; it fills the unit cube', async () => {
  const clear = medium(() => 0)
  const { result, numbers } = await lightIn(clear, { intensity: [0.2, 0.4, 2] }, { colored: true, float: false, reduction: 4 })
  expect([result.format.name, result.dimensions]).toEqual(['Vec4UINT8', [2, 2, 2]])
  expect([...numbers].slice(0, 4)).toEqual([51, 102, 255, 255])
  expect(result.worldFromTexture).toEqual(identity)
  expect((await lightIn(clear, { intensity: [0, 0, 0] })).numbers.every(number => number === 0)).toBe(true)
})
