import { expect, test } from 'vitest'
import { boundaryPlanes } from './boundary-planes.ts'
import { cubeMesh } from './box-mesh.ts'
import { fromBasis, identity, translation } from './matrix.ts'
import { clipMesh } from './mesh/clip-mesh.ts'

test('faces look outwards, or inwards when flipped', () => {
  const box = { modelMatrix: fromBasis([2, 0, 0], [0, 3, 0], [0, 0, 4], [1, 0, 0]), worldMatrix: translation([0, 0, 10]) }
  const planes = boundaryPlanes(box, false)
  expect(planes[1]).toEqual({ point: [1, 0, 10], normal: [-0, -1, -0] })
  expect(planes[5]).toEqual({ point: [3, 3, 14], normal: [0, 0, 1] })
  expect(boundaryPlanes(box, true)[5]?.normal.map(Math.abs)).toEqual([0, 0, 1])
  expect(boundaryPlanes(box, true)[5]?.normal[2]).toBe(-1)
})

test('flipped, they leave of a mesh what is in the box', async () => {
  let mesh = cubeMesh({ modelMatrix: fromBasis([4, 0, 0], [0, 4, 0], [0, 0, 4], [-2, -2, -2]) })
  for (const plane of boundaryPlanes({ modelMatrix: identity, worldMatrix: identity }, true)) mesh = await clipMesh(mesh, plane, true)
  const positions = Array.from((await mesh.buffer('position')?.read()) ?? [], Number)
  const used = new Set<number>()
  for (const { buffer } of mesh.indices) for (const index of await buffer.read()) used.add(Number(index))
  const places = [...used].flatMap(vertex => positions.slice(vertex * 3, vertex * 3 + 3)).map(x => x * 4 - 2)
  expect(Math.min(...places)).toBeCloseTo(0)
  expect(Math.max(...places)).toBeCloseTo(1)
})
