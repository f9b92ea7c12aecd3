import { expect, test } from 'vitest'
import { boundingBoxMesh, cubeMesh } from '../box-mesh.ts'
import { bufferOf } from '../buffer.ts'
import { scaling } from '../matrix.ts'
import { attribute, Mesh } from '../mesh.ts'
import { cross, dot, normalize, type Vec3 } from '../vector.ts'
import { clipMesh } from './clip-mesh.ts'
import { shapeMesh } from './shape.ts'
import { ringSphere } from './sphere-shapes.ts'

async function vectors(mesh: Mesh, type: 'position' | 'normal' | 'color'): Promise<number[][]> {
  const { format, length } = mesh.buffer(type)!
  const numbers = Array.from(await mesh.buffer(type)!.read(), Number)
  return Array.from({ length }, (_, i) => numbers.slice(i * format.components, (i + 1) * format.components))
}

/** Signed volume inside of the triangles: that of the body only when they close it and all face outwards. */
async function volume(mesh: Mesh): Promise<number> {
  const positions = (await vectors(mesh, 'position')) as unknown as Vec3[]
  let sum = 0
  for (const { buffer } of mesh.indices) {
    const indices = Array.from(await buffer.read(), Number)
    for (let i = 0; i < indices.length; i += 3) {
      const [a, b, c] = [0, 1, 2].map(k => positions[indices[i + k]!]!) as [Vec3, Vec3, Vec3]
      sum += dot(a, cross(b, c)) / 6
    }
  }
  return sum
}

test('a clipped and capped cube is a closed body of the right size', async () => {
  const half = await clipMesh(cubeMesh(), { point: [0.25, 0, 0], normal: [2, 0, 0] }, true)
  expect(await volume(half)).toBeCloseTo(0.75)
  expect(half.indices).toHaveLength(2)
  const corner = await clipMesh(cubeMesh(), { point: [0.5, 0, 0], normal: normalize([-1, -1, -1]) }, true)
  expect(await volume(corner)).toBeCloseTo(0.125 / 6)
  const open = await clipMesh(cubeMesh(), { point: [0.25, 0, 0], normal: [1, 0, 0] }, false)
  expect(open.indices).toHaveLength(1)
})

test('planes are in world space, whatever the matrices of the mesh', async () => {
  const stretched = cubeMesh({ modelMatrix: scaling([2, 3, 4]) })
  const clipped = await clipMesh(stretched, { point: [1, 1.5, 2], normal: normalize([1, 1, 1]) }, true)
  // A plane through the middle leaves half of it.
  expect(await volume(clipped)).toBeCloseTo(0.5)
  expect(clipped.modelMatrix).toEqual(stretched.modelMatrix)
})

test('caps face away from what is kept, and colours are mixed', async () => {
  const clipped = await clipMesh(cubeMesh(), { point: [0, 0, 0.25], normal: [0, 0, 1] }, true)
  const [positions, normals, colors] = await Promise.all([
    vectors(clipped, 'position'),
    vectors(clipped, 'normal'),
    vectors(clipped, 'color'),
  ])
  const cap = Array.from(await clipped.indices[1]!.buffer.read(), Number)
  expect(cap.length).toBeGreaterThan(0)
  for (const vertex of cap) {
    expect(positions[vertex]![2]).toBeCloseTo(0.25)
    expect(normals[vertex]!.map(Math.abs)).toEqual([0, 0, 1])
    expect(normals[vertex]![2]).toBe(-1)
    // The colours of this mesh are its positions.
    for (const axis of [0, 1, 2]) expect(colors[vertex]![axis]).toBeCloseTo(positions[vertex]![axis]!)
  }
})

test('strips are cut as well, their triangles turned the right way', async () => {
  const ball = shapeMesh(ringSphere(1, [64, 32]))
  const clipped = await clipMesh(ball, { point: [0, 0, 0.01], normal: [0, 0, 1] }, true)
  expect(Math.abs(await volume(clipped))).toBeCloseTo((2 / 3) * Math.PI, 1)
  expect(new Set(clipped.indices.map(({ connectivity }) => connectivity))).toEqual(new Set(['none']))
})

test('lines are cut, strips of lines are not', async () => {
  const positions = attribute('position', bufferOf('Vec3FLOAT32', Float32Array.of(-1, 0, 0, 1, 0, 0, 2, 0, 0, -2, 0, 0)))
  const picking = attribute('picking', bufferOf('UINT32', Uint32Array.of(5, 6, 7, 8)))
  const indices = [
    { drawType: 'lines', connectivity: 'none', buffer: bufferOf('UINT32', Uint32Array.of(0, 1)) },
    { drawType: 'lines', connectivity: 'strip', buffer: bufferOf('UINT32', Uint32Array.of(0, 1, 2, 3)) },
    { drawType: 'points', connectivity: 'none', buffer: bufferOf('UINT32', Uint32Array.of(0, 1, 2)) },
  ] as const
  const clipped = await clipMesh(new Mesh({ buffers: [positions, picking], indices }), { point: [0.5, 0, 0], normal: [1, 0, 0] }, true)
  const lists = await Promise.all(clipped.indices.map(async ({ buffer }) => Array.from(await buffer.read(), Number)))
  expect(lists).toEqual([
    [4, 1],
    [1, 2],
    [1, 2],
  ])
  expect((await vectors(clipped, 'position'))[4]).toEqual([0.5, 0, 0])
  expect((await clipped.buffer('picking')!.read())[4]).toBe(6)
})

test('strips with adjacency keep their neighbours; other lists are refused', async () => {
  const box = await clipMesh(boundingBoxMesh(), { point: [0, 0, 0.5], normal: [0, 0, 1] }, true)
  const first = Array.from(await box.indices[0]!.buffer.read(), Number)
  expect(first).toEqual([7, 4, 5, 6, 7, 4, 5])
  const fan = { drawType: 'triangles', connectivity: 'fan', buffer: bufferOf('UINT32', Uint32Array.of(0, 1, 2)) } as const
  await expect(clipMesh(cubeMesh().with({ indices: [fan] }), { point: [0, 0, 0], normal: [0, 0, 1] }, true)).rejects.toThrow('fan')
})
