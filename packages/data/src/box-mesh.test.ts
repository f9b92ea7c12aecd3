import { expect, test } from 'vitest'
import { boundingBoxMesh, clippedBlock, cubeMesh } from './box-mesh.ts'
import type { Mesh } from './mesh.ts'
import { cross, dot, length, subtract, type Vec3 } from './vector.ts'

const numbers = (mesh: Mesh, type: 'position' | 'normal' | 'color' | 'texcoord'): Float32Array =>
  mesh.buffer(type)?.source.resident as Float32Array
const vertex = (array: Float32Array, i: number): Vec3 => [array[i * 3] ?? 0, array[i * 3 + 1] ?? 0, array[i * 3 + 2] ?? 0]

test('the cube has outward triangles whose normals are those of the faces', () => {
  const cube = cubeMesh()
  const positions = numbers(cube, 'position')
  const normals = numbers(cube, 'normal')
  const indices = cube.indices[0]?.buffer.source.resident as Uint32Array
  expect(indices).toHaveLength(36)
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map(k => vertex(positions, indices[i + k] as number)) as [Vec3, Vec3, Vec3]
    const facing = cross(subtract(b, a), subtract(c, a))
    const normal = vertex(normals, indices[i] as number)
    expect(length(subtract(facing, normal))).toBe(0)
    expect(dot(facing, subtract(a, [0.5, 0.5, 0.5]))).toBeGreaterThan(0)
  }
})

test('colours are the positions with alpha 1', () => {
  const cube = cubeMesh({ origin: [0.25, 0, 0], size: [0.5, 1, 1], faceNormals: false })
  const [positions, colors] = [numbers(cube, 'position'), numbers(cube, 'color')]
  for (let i = 0; i < 24; i++) expect([...colors.subarray(i * 4, i * 4 + 4)]).toEqual([...vertex(positions, i), 1])
  expect(Math.min(...positions.filter((_, i) => i % 3 === 0))).toBe(0.25)
  expect(Math.max(...positions.filter((_, i) => i % 3 === 0))).toBe(0.75)
  expect(cube.buffer('normal')).toBeUndefined()
})

test('clipping to voxels is relative to the last voxel', () => {
  expect(clippedBlock([11, 5, 1], [0, 10], [1, 3], [0, 0])).toEqual({ origin: [0, 0.25, 0], size: [1, 0.5, 0] })
})

test('the bounding box draws twelve edges as strips with adjacency', () => {
  const box = boundingBoxMesh({ color: [1, 0, 0, 1] })
  const edges = new Set<string>()
  for (const { buffer, drawType, connectivity } of box.indices) {
    expect([drawType, connectivity]).toEqual(['lines', 'stripAdjacency'])
    const strip = [...(buffer.source.resident as Uint32Array)].slice(1, -1)
    for (let i = 1; i < strip.length; i++) edges.add([strip[i - 1], strip[i]].sort().join('-'))
  }
  expect(edges.size).toBe(12)
  expect([...numbers(box, 'color').subarray(0, 4)]).toEqual([1, 0, 0, 1])
})
