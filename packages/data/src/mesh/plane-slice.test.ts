import { expect, test } from 'vitest'
import { plainNumbers } from '../numbers.ts'
import type { Vec3 } from '../vector.ts'
import { cubeCuts, planeSlice } from './plane-slice.ts'

async function areaOf(point: Vec3, normal: Vec3): Promise<number> {
  const mesh = planeSlice({ point, normal })
  const { buffer } = mesh.buffers[0]!
  const places = plainNumbers(buffer.format, await buffer.read())
  const indices = plainNumbers(mesh.indices[0]!.buffer.format, await mesh.indices[0]!.buffer.read())
  let area = 0
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map(corner => places.subarray(indices[i + corner]! * 3, indices[i + corner]! * 3 + 3))
    const [u, v] = [b!, c!].map(end => [0, 1, 2].map(axis => end[axis]! - a![axis]!))
    const [x, y, z] = [u![1]! * v![2]! - u![2]! * v![1]!, u![2]! * v![0]! - u![0]! * v![2]!, u![0]! * v![1]! - u![1]! * v![0]!]
    area += Math.hypot(x!, y!, z!) / 2
  }
  return area
}

test.each<[string, Vec3, Vec3, number]>([
  ['across an axis', [0.5, 0.5, 0.5], [1, 0, 0], 1],
  ['in a face', [0, 0.5, 0.5], [1, 0, 0], 1],
  ['through four edges', [0.5, 0.5, 0.5], [1, 1, 0], Math.SQRT2],
  ['a hexagon', [0.5, 0.5, 0.5], [1, 1, 1], (3 * Math.sqrt(3)) / 4],
  ['a corner cut off', [0.25, 0, 0], [1, 1, 1], Math.sqrt(3) / 32],
  ['beside the cube', [1.5, 0, 0], [1, 0, 0], 0],
])('%s', async (_, point, normal, area) => {
  expect(await areaOf(point, normal)).toBeCloseTo(area, 5)
})

test('cuts of edges', () => {
  expect(cubeCuts([0.25, 0, 0], [2, 0, 0])).toEqual([
    [0.25, 0, 0],
    [0.25, 1, 0],
    [0.25, 0, 1],
    [0.25, 1, 1],
  ])
})
