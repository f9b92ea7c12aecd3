import { formatByName, fromBasis, memory, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { SingleVoxel } from './single-voxel.ts'

/** Components are 10 times and 100 times the number of the voxel; the box is 2 wide in model and 4 in world space. */
const pairs = new Volume({
  dimensions: [3, 1, 1],
  format: formatByName('Vec2FLOAT32'),
  source: memory(Float32Array.of(0, 0, 10, 100, 20, 200)),
  modelMatrix: fromBasis([2, 0, 0], [0, 1, 0], [0, 0, 1]),
  worldMatrix: fromBasis([2, 0, 0], [0, 1, 0], [0, 0, 1]),
})

test.each([
  ['data', 0.25, [5, 50]],
  ['data', 1, [20, 200]],
  ['data', 1.01, [0, 0]],
  ['model', 0.5, [5, 50]],
  ['world', 3, [15, 150]],
])('in %s space at %d', async (space, x, expected) => {
  const network = new TestNetwork()
  const voxel = network.add(SingleVoxel)
  network.add(TestVolume, 'Source').show(pairs)
  network.connect('Source.volume', 'SingleVoxel.volume')
  voxel.space.setState({ selected: space })
  voxel.position.value = [x, 0, 0]
  await network.idle()
  expect([voxel.scalar, ...voxel.values].map(({ visible }) => visible)).toEqual([false, true, false, false])
  expect(voxel.values[0].value).toEqual(expected)
})
