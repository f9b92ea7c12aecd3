import { formatByName, fromBasis, memory, storeNumbers, Volume, type VolumeOptions } from '@ivw/data'
import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { VolumeCurlCPUProcessor } from './volume-curl-cpu-processor.ts'
import { VolumeDivergenceCPUProcessor } from './volume-divergence-cpu-processor.ts'
import { VolumeGradientCPUProcessor } from './volume-gradient-cpu-processor.ts'
import { VolumeLaplacianProcessor } from './volume-laplacian-processor.ts'

const size = 5

/** Voxel centres lie at whole numbers of world space. */
function fieldOf(format: string, at: (x: number, y: number, z: number) => readonly number[], options: Partial<VolumeOptions> = {}): Volume {
  const numbers = Array.from({ length: size ** 3 }, (_, i) => at(i % size, Math.floor(i / size) % size, Math.floor(i / size / size))).flat()
  return new Volume({
    dimensions: [size, size, size],
    format: formatByName(format),
    source: memory(storeNumbers(formatByName(format), numbers)),
    modelMatrix: fromBasis([size - 1, 0, 0], [0, size - 1, 0], [0, 0, size - 1]),
    ...options,
  })
}

const voxel = (numbers: readonly number[], [x, y, z]: readonly [number, number, number], components = 1): number[] =>
  numbers.slice((x + size * (y + size * z)) * components).slice(0, components)

test('a field that turns about z has a curl of twice its speed; outside of the box it is 0', async () => {
  const { volume, numbers } = await operated(VolumeCurlCPUProcessor, [fieldOf('Vec3FLOAT32', (x, y) => [-y, x, 0])])
  expect(voxel(numbers, [2, 2, 2], 3)).toEqual([0, 0, 2])
  // dFy/dx is (0 - 3) / 2 at the right face.
  expect(voxel(numbers, [4, 2, 2], 3)).toEqual([0, 0, -1.5 + 1])
  expect(volume.format.name).toBe('Vec3FLOAT32')
  const [low, high] = volume.dataMap.valueRange
  expect([low, high]).toEqual([Math.min(...numbers), Math.max(...numbers)])
  expect(volume.dataMap.dataRange).toEqual([-Math.max(-low, high), Math.max(-low, high)])
})

test('the divergence of a field that flows apart', async () => {
  const { volume, numbers } = await operated(VolumeDivergenceCPUProcessor, [fieldOf('Vec3FLOAT32', (x, y, z) => [x, 2 * y, 3 * z])])
  expect([voxel(numbers, [1, 2, 3]), volume.format.name]).toEqual([[6], 'FLOAT32'])
})

test.each([VolumeCurlCPUProcessor, VolumeDivergenceCPUProcessor])('%o takes three components only', async type => {
  const message = await operated(type, [fieldOf('FLOAT32', () => [1])]).catch(error => String(error.cause))
  expect(message).toContain('The volume is no field of vectors (expected three components, found FLOAT32)')
})

test('gradients of whole numbers as stored, in half as long steps of a box of half the size', async () => {
  const ramp = fieldOf('UINT16', x => [300 * x])
  const { volume, numbers } = await operated(VolumeGradientCPUProcessor, [ramp])
  expect([voxel(numbers, [2, 0, 0], 3), voxel(numbers, [4, 2, 2], 3)]).toEqual([
    [300, 300, 300],
    [-450, 0, 0],
  ])
  expect([volume.dataMap.valueAxis.name, volume.metadata]).toEqual(['', {}])
  const half = ramp.with({ worldMatrix: fromBasis([0.5, 0, 0], [0, 0.5, 0], [0, 0, 0.5]) })
  expect(voxel((await operated(VolumeGradientCPUProcessor, [half])).numbers, [2, 2, 2], 3)).toEqual([600, 0, 0])
})

test('the Laplacian by the formula of Inviwo, in its four scalings', async () => {
  const constant = fieldOf('FLOAT32', () => [1])
  const scaledBy = async (scaling: string) => {
    const { volume, numbers, processor } = await operated(VolumeLaplacianProcessor, [constant], laplacian => {
      laplacian.postProcessing.setState({ selected: scaling })
      laplacian.scale.value = 10
    })
    expect(processor.outputVolume.dataRange.value).toEqual(volume.dataMap.dataRange)
    return [voxel(numbers, [2, 2, 2])[0], ...volume.dataMap.dataRange, volume.dataMap.valueAxis.unit]
  }
  // 2 + 3 * (1 + 2 - 1); at the near faces nothing comes from outside: 2 + 3 * (1 + 2).
  expect(await scaledBy('none')).toEqual([8, -11, 11, 'Laplacian'])
  expect(await scaledBy('normalized')).toEqual([expect.closeTo(19 / 22), 0, 1, 'Laplacian'])
  expect(await scaledBy('signNormalized')).toEqual([expect.closeTo(8 / 11), -1, 1, 'Laplacian'])
  expect(await scaledBy('scaled')).toEqual([80, -110, 110, 'Laplacian'])
})
