import { bufferOf } from '../buffer.ts'
import { DataError } from '../errors.ts'
import { attribute, type Mesh } from '../mesh.ts'
import { plainNumbers } from '../numbers.ts'
import { cross, dot, length, normalize, subtract, type Vec3 } from '../vector.ts'
import { triangleCorners } from './triangle-corners.ts'

/** How much a triangle counts at its corners: as much as the others, by its area, by its angle, or as N. Max found (1999). */
export const normalWeightings = ['noWeighting', 'area', 'angle', 'nmax'] as const
export type NormalWeighting = (typeof normalWeightings)[number]

const tiniestArea = 1.19e-7

/** The mesh with normals that are weighted sums of those of its triangles (processors-b spec 10.4). @throws DataError without positions. */
export async function withVertexNormals(mesh: Mesh, weighting: NormalWeighting): Promise<Mesh> {
  const positions = mesh.buffer('position')
  if (!positions) throw new DataError('The mesh has no positions')
  const { components } = positions.format
  const numbers = plainNumbers(positions.format, await positions.read())
  const place = (i: number): Vec3 => [at(i, 0), at(i, 1), at(i, 2)]
  const at = (i: number, c: number): number => (c < components ? (numbers[i * components + c] as number) : 0)
  const sums = new Float32Array(positions.length * 3)
  for (const { drawType, connectivity, buffer } of mesh.indices) {
    if (drawType !== 'triangles') continue
    for (const corners of triangleCorners(connectivity, Array.from(await buffer.read(), Number))) {
      const [a, b, c] = [place(corners[0]), place(corners[1]), place(corners[2])]
      const normal = cross(subtract(b, a), subtract(c, a))
      if (length(normal) < tiniestArea) continue
      const weights = cornerWeights(weighting, a, b, c, length(normal))
      corners.forEach((vertex, i) => {
        for (const axis of [0, 1, 2])
          sums[vertex * 3 + axis] = (sums[vertex * 3 + axis] as number) + (normal[axis] as number) * (weights[i] as number)
      })
    }
  }
  const result = new Float32Array(sums.length)
  for (let i = 0; i < positions.length; i++)
    result.set(normalize([sums[3 * i] ?? 0, sums[3 * i + 1] ?? 0, sums[3 * i + 2] ?? 0] as Vec3), 3 * i)
  const others = mesh.buffers.filter(({ type }) => type !== 'normal')
  return mesh.with({ buffers: [...others, attribute('normal', bufferOf('Vec3FLOAT32', result))] })
}

/** Factors for the cross product of two edges, whose length is `size`. The third angle is that outside of the triangle, as in Inviwo. */
function cornerWeights(weighting: NormalWeighting, a: Vec3, b: Vec3, c: Vec3, size: number): readonly [number, number, number] {
  if (weighting === 'noWeighting') return [1 / size, 1 / size, 1 / size]
  if (weighting === 'area') return [1, 1, 1]
  const edges = [subtract(b, c), subtract(c, a), subtract(b, a)] as const
  const weight = (one: Vec3, other: Vec3): number => {
    const angle = Math.acos(Math.min(Math.max(dot(normalize(one), normalize(other)), -1), 1))
    return weighting === 'angle' ? angle / size : Math.sin(angle) / (size * length(one) * length(other))
  }
  return [weight(edges[1], edges[2]), weight(edges[0], edges[2]), weight(edges[0], edges[1])]
}
