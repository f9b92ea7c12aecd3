import { formatByName, memory, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { volumeOf } from '../testing/volumes.ts'
import { VolumeGradient } from './volume-gradient.ts'
import { VolumeGradientMagnitude } from './volume-gradient-magnitude.ts'

const ramp = volumeOf([8, 8, 8], (x, y, z) => 0.5 * x + 0.25 * y - 0.125 * z + 0.125, 'FLOAT32')
const middle = 4 + 8 * (4 + 8 * 4)

test('slopes of the normalised value per world unit, and the value beside them', async () => {
  const { volume, numbers } = await operated(VolumeGradient, [ramp], processor => {
    processor.dataInChannel4.value = true
  })
  expect([volume.format.name, volume.dataMap.dataRange]).toEqual(['Vec4FLOAT32', [-1, 1]])
  const [x, y, z, value] = numbers.slice(middle * 4, middle * 4 + 4)
  expect([x, y, z]).toEqual([0.5, 0.25, -0.125])
  expect(value).toBeCloseTo(2 * (0.625 * (4.5 / 8) + 0.125) - 1, 6)
  // Half a step at a face, because the neighbour outside is the voxel itself.
  expect(numbers[0]).toBeCloseTo(0.25, 6)
})

test('a turned and stretched box turns and shrinks the slopes', async () => {
  const turned = ramp.with({ modelMatrix: [0, 2, 0, 0, -2, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1] })
  const { numbers } = await operated(VolumeGradient, [turned])
  const found = numbers.slice(middle * 3, middle * 3 + 3)
  ;[-0.125, 0.25, -0.0625].forEach((slope, axis) => {
    expect(found[axis]).toBeCloseTo(slope, 6)
  })
})

test('the magnitude is the length', async () => {
  const { volume, numbers } = await operated(VolumeGradientMagnitude, [ramp])
  expect([volume.format.name, volume.dataMap.dataRange]).toEqual(['FLOAT32', [0, 1]])
  expect(numbers[middle]).toBeCloseTo(Math.hypot(0.5, 0.25, 0.125), 6)
})

test('of several channels, counted from 0, one is chosen', async () => {
  const pairs = new Volume({
    dimensions: [4, 1, 1],
    format: formatByName('Vec2FLOAT32'),
    source: memory(Float32Array.of(0, 0, 0, 1, 0, 2, 0, 3)),
  })
  const { processor, numbers } = await operated(VolumeGradient, [pairs], ({ channel }) => {
    channel.selected = 'Channel 1'
  })
  expect(processor.channel.options.map(({ id }) => id)).toEqual(['Channel 0', 'Channel 1'])
  expect(numbers.slice(3, 6)).toEqual([4, 0, 0])
})
