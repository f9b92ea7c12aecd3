import { formatByName, memory, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { VolumeLowPass } from './volume-low-pass.ts'

const size = 5
const values = Float32Array.from({ length: size ** 3 }, (_, i) => (i * 7919) % 101)
const source = new Volume({ dimensions: [size, size, size], format: formatByName('FLOAT32'), source: memory(values) })
const at = (x: number, y: number, z: number): number => {
  const [i, j, k] = [x, y, z].map(n => Math.min(Math.max(n, 0), size - 1)) as [number, number, number]
  return values[i + size * (j + size * k)]!
}

/** The sum as the spec writes it. */
function smoothed(half: number, weight: (squared: number) => number): number[] {
  return Array.from({ length: size ** 3 }, (_, i) => {
    let [sum, weights] = [0, 0]
    for (let z = -half; z < half; z++)
      for (let y = -half; y < half; y++)
        for (let x = -half; x < half; x++) {
          const w = weight(x * x + y * y + z * z)
          sum += w * at((i % size) + x, (Math.floor(i / size) % size) + y, Math.floor(i / size ** 2) + z)
          weights += w
        }
    return sum / weights
  })
}

test('equal weights over a block that reaches one voxel farther down than up', async () => {
  const { numbers } = await operated(VolumeLowPass, [source])
  smoothed(1, () => 1).forEach((value, i) => {
    expect(numbers[i]).toBeCloseTo(value, 4)
  })
})

test('Gaussian weights, and the ranges of the result', async () => {
  const { numbers, volume } = await operated(VolumeLowPass, [source], processor => {
    processor.kernelSize.value = 5
    processor.gaussian.checked = true
    processor.sigma.value = 0.8
    processor.updateDataRange.value = true
  })
  smoothed(2, squared => Math.exp(-squared / (2 * 0.8 ** 2))).forEach((value, i) => {
    expect(numbers[i]).toBeCloseTo(value, 4)
  })
  expect(volume.dataMap.dataRange).toEqual([Math.min(...numbers), Math.max(...numbers)])
})

test('where a volume repeats, the other side counts', async () => {
  const { numbers } = await operated(VolumeLowPass, [source.with({ wrapping: ['repeat', 'clamp', 'clamp'] })])
  expect(numbers[0]).toBeCloseTo((at(0, 0, 0) + at(4, 0, 0)) / 2, 4)
})
