import { basisFromSpacing, formatByName, memory, type Vec3, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { LIC3D } from './lic-3d.ts'
import { Vector3DCurl } from './vector-3d-curl.ts'
import { Vector3DDivergence } from './vector-3d-divergence.ts'

function fieldOf(
  dimensions: Vec3,
  format: string,
  at: (x: number, y: number, z: number) => readonly number[],
  spacing: Vec3 = [1, 1, 1],
): Volume {
  const [width, height, depth] = dimensions
  const numbers: number[] = []
  for (let z = 0; z < depth; z++) for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) numbers.push(...at(x, y, z))
  const source = memory(Float32Array.from(numbers))
  return new Volume({ dimensions, format: formatByName(format), source, modelMatrix: basisFromSpacing(dimensions, spacing) })
}

// In voxels: Fx = 2x + 3y, Fy = 7x - 5z, Fz = y + 4z; voxels are 0.5, 1 and 2 long.
const linear = fieldOf([3, 3, 3], 'Vec3FLOAT32', (x, y, z) => [2 * x + 3 * y, 7 * x - 5 * z, y + 4 * z], [0.5, 1, 2])
const middle = 13

test('curl in world space, with its length', async () => {
  const { volume, numbers } = await operated(Vector3DCurl, [linear])
  expect(volume.format.name).toBe('Vec4FLOAT32')
  const [x, y, z] = [1 - -5 / 2, 0 - 0, 7 / 0.5 - 3]
  expect(numbers.slice(middle * 4, middle * 4 + 4)).toEqual([x, y, z, Math.hypot(x, y, z)].map(Math.fround))
  expect(volume.modelMatrix).toEqual(linear.modelMatrix)
})

test('divergence in world space; at borders the last voxel is repeated', async () => {
  const { volume, numbers } = await operated(Vector3DDivergence, [linear])
  expect(volume.format.name).toBe('FLOAT32')
  expect(numbers[middle]).toBe(2 / 0.5 + 0 + 4 / 2)
  expect(numbers[0]).toBe(2 / 0.5 / 2 + 0 + 4 / 2 / 2)
})

const along = (vector: Vec3): Volume => fieldOf([2, 2, 2], 'Vec3FLOAT32', () => vector)
/** Bright where x is 1 of 0..3. */
const stripe = fieldOf([4, 4, 2], 'FLOAT32', x => [x === 1 ? 1 : 0])

test('noise is smeared along the field and not across it', async () => {
  const prepare = (processor: LIC3D): void => {
    processor.samples.value = 400
    processor.stepLength.value = 0.01
    processor.noiseRepeat.value = 1
    processor.alphaScale.value = 1
    processor.velocityScale.value = 4
  }
  const up = await operated(LIC3D, [stripe, along([0, 2, 0])], prepare)
  expect([up.volume.format.name, up.volume.dataMap.dataRange, up.volume.modelMatrix]).toEqual(['Vec4UINT8', [0, 255], stripe.modelMatrix])
  const opacities = ({ numbers }: { numbers: number[] }) => numbers.filter((_, i) => i % 4 === 3).slice(16, 20)
  expect(opacities(up)).toEqual([0, 255, 0, 0])
  // Half of the largest speed: yellow.
  expect(up.numbers.slice(0, 2).every(value => value > 250)).toBe(true)
  expect(up.numbers[2]).toBeLessThan(5)
  const across = await operated(LIC3D, [stripe, along([2, 0, 0])], prepare)
  for (const opacity of opacities(across)) expect(opacity).toBeGreaterThan(20)
})

test.each([false, true])('what is opaque whatever follows is as if all steps were taken; opaque early, remapped: %s', async remapped => {
  const spotted = (corner: number): Volume =>
    fieldOf([6, 5, 4], 'FLOAT32', (x, y, z) => [x + y + z === 0 ? corner : ((x * 7 + y * 5 + z * 3) % 11) / 10])
  const opacities = async (noise: Volume) => {
    const { numbers } = await operated(LIC3D, [noise, along([1, 2, 0.5])], (processor: LIC3D) => {
      processor.samples.value = 30
      processor.intensityMapping.value = remapped
      processor.alphaScale.value = 1.8
    })
    return numbers
  }
  const plain = await opacities(spotted(0))
  // A negative voxel, tiny as it is, makes it take all steps.
  const stepped = await opacities(spotted(-1e-9))
  expect(plain).toEqual(stepped)
  expect(new Set(plain.filter((_, i) => i % 4 === 3)).size).toBeGreaterThan(2)
})

test('where nothing flows, there is nothing', async () => {
  const { numbers } = await operated(LIC3D, [stripe, along([0, 0, 0])])
  expect(new Set(numbers)).toEqual(new Set([0]))
})
