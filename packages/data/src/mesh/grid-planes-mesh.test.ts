import { expect, test } from 'vitest'
import { gridPlanesMesh } from './grid-planes-mesh.ts'

test('lines of a grid lie at multiples of the spacing, along both axes of the plane', async () => {
  const mesh = gridPlanesMesh({
    enabled: [false, true, false],
    spacing: [1, 5, 2],
    extent: [
      [-1.5, 1.5],
      [-9, 9],
      [-2.5, 1],
    ],
    color: [
      [1, 0, 0, 1],
      [0, 1, 0, 1],
      [0, 0, 1, 1],
    ],
  })
  const positions = [...(await mesh.buffer('position')!.read())].map(Number)
  const lines = Array.from({ length: positions.length / 6 }, (_, i) => positions.slice(i * 6, i * 6 + 6).join(' '))
  expect(lines).toEqual(['-1 0 -2.5 -1 0 1', '0 0 -2.5 0 0 1', '1 0 -2.5 1 0 1', '-1.5 0 -2 1.5 0 -2', '-1.5 0 0 1.5 0 0'])
  expect([...(await mesh.buffer('color')!.read())].slice(0, 4)).toEqual([0, 1, 0, 1])
  expect(mesh.indices.map(({ drawType, connectivity }) => [drawType, connectivity])).toEqual([['lines', 'none']])
})
