import { expect, test } from 'vitest'
import { bufferOf } from '../buffer.ts'
import { attribute, Mesh } from '../mesh.ts'
import { dot, normalize, type Vec3 } from '../vector.ts'
import { shapeMesh } from './shape.ts'
import { octantSphere } from './sphere-shapes.ts'
import { normalWeightings, withVertexNormals } from './vertex-normals.ts'

async function normalsOf(mesh: Mesh): Promise<Vec3[]> {
  const numbers = Array.from(await mesh.buffer('normal')!.read(), Number)
  return Array.from({ length: numbers.length / 3 }, (_, i) => numbers.slice(3 * i, 3 * i + 3) as unknown as Vec3)
}

/** Two triangles at vertex 0: a large one that faces z, and a small one that faces x. */
const bent = new Mesh({
  buffers: [attribute('position', bufferOf('Vec3FLOAT32', Float32Array.of(0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 1, 9, 9, 9)))],
  indices: [{ drawType: 'triangles', connectivity: 'none', buffer: bufferOf('UINT32', Uint32Array.of(0, 1, 2, 0, 2, 3)) }],
})

test('triangles count as the weighting says', async () => {
  const at = async (weighting: (typeof normalWeightings)[number]) => (await normalsOf(await withVertexNormals(bent, weighting)))[0]!
  const expected = { noWeighting: [1, 0, 1], area: [1, 0, 4], angle: [1, 0, 1], nmax: [1, 0, 0.25] } as const
  for (const weighting of normalWeightings) {
    const [normal, direction] = [await at(weighting), normalize(expected[weighting])]
    for (const axis of [0, 1, 2] as const) expect([weighting, normal[axis]]).toEqual([weighting, expect.closeTo(direction[axis], 5)])
  }
  // Nothing touches the last vertex.
  expect((await normalsOf(await withVertexNormals(bent, 'area')))[4]).toEqual([0, 0, 0])
})

test('normals of a ball point away from its centre, old ones are replaced', async () => {
  const ball = shapeMesh(octantSphere([0, 0, 0], 1, () => [1, 1, 1, 1]))
  const mesh = await withVertexNormals(ball, 'nmax')
  expect(mesh.buffers.filter(({ type }) => type === 'normal')).toHaveLength(1)
  const positions = Array.from(await mesh.buffer('position')!.read(), Number)
  const normals = await normalsOf(mesh)
  normals.forEach((normal, i) => {
    const place = positions.slice(3 * i, 3 * i + 3) as unknown as Vec3
    // Every octant has a second pole that no triangle uses.
    if (i % 37 !== 3) expect(dot(normal, place)).toBeGreaterThan(0.95)
  })
})
