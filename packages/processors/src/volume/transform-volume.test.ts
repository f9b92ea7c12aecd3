import { formatByName, fromBasis, memory, transformPoint, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { TransformVolume } from './transform-volume.ts'

const source = new Volume({
  dimensions: [1, 1, 1],
  format: formatByName('UINT8'),
  source: memory(Uint8Array.of(1)),
  modelMatrix: fromBasis([2, 0, 0], [0, 2, 0], [0, 0, 2]),
  worldMatrix: fromBasis([1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 5]),
})

function twice({ transformations }: TransformVolume): void {
  transformations.construct(0)
  transformations.property('translation.offset')?.setState({ value: [1, 0, 0] })
  transformations.construct(2)
  transformations.property('scaling.scale')?.setState({ value: [3, 3, 3] })
}

test('transformations follow each other, after that of the data into the world', async () => {
  const { volume } = await operated(TransformVolume, [source], twice)
  expect(transformPoint(volume.worldMatrix, [0, 0, 0])).toEqual([3, 0, 15])
  expect(volume.modelMatrix).toEqual(source.modelMatrix)
})

test('or in the place of that into model space', async () => {
  const { volume } = await operated(TransformVolume, [source], processor => {
    processor.space.setState({ selected: 'model' })
    processor.replace.value = true
    twice(processor)
  })
  expect(transformPoint(volume.modelMatrix, [1, 0, 0])).toEqual([6, 0, 0])
  expect(volume.worldMatrix).toEqual(source.worldMatrix)
  const turned = await operated(TransformVolume, [source], processor => {
    processor.transformations.construct(1)
    processor.transformations.construct(3)
    processor.transformations.property('rotation.angle')?.setState({ value: Math.PI })
  })
  expect(transformPoint(turned.volume.worldMatrix, [0, 1, 0])[1]).toBeCloseTo(-1)
})
