import type { Pauses } from '../pauses.ts'
import { joinedRows } from './joined-rows.ts'

/**
 * A normal for each vertex: the mean of those of all triangles that touch its place, also as another vertex. Zero where there are none.
 * `positions`: three numbers a vertex; `triangles`: three vertices each.
 */
export async function smoothNormals(positions: Float32Array, triangles: Uint32Array, pauses: Pauses): Promise<Float32Array<ArrayBuffer>> {
  const places = await joinedRows(positions, 3, pauses)
  const sums = new Float64Array(places.rows.length)
  for (let i = 0; i + 2 < triangles.length; i += 3) {
    if (i % 98304 === 0) await pauses.take()
    const normal = faceNormal(positions, triangles[i] as number, triangles[i + 1] as number, triangles[i + 2] as number)
    for (let corner = i; corner < i + 3; corner++) {
      const place = (places.numbers[triangles[corner] as number] as number) * 3
      for (let axis = 0; axis < 3; axis++) sums[place + axis] = (sums[place + axis] as number) + (normal[axis] as number)
    }
  }
  const normals = new Float32Array(positions.length)
  for (let vertex = 0; vertex < positions.length / 3; vertex++) {
    if (vertex % 32768 === 0) await pauses.take()
    const place = (places.numbers[vertex] as number) * 3
    const [x, y, z] = [sums[place] as number, sums[place + 1] as number, sums[place + 2] as number]
    const length = Math.sqrt(x * x + y * y + z * z)
    if (length > 0) for (let axis = 0; axis < 3; axis++) normals[vertex * 3 + axis] = (sums[place + axis] as number) / length
  }
  return normals
}

/** Of unit length; zero for a triangle without an area. */
export function faceNormal(positions: Float32Array, a: number, b: number, c: number): readonly [number, number, number] {
  const [ax, ay, az] = [positions[a * 3] as number, positions[a * 3 + 1] as number, positions[a * 3 + 2] as number]
  const [ux, uy, uz] = [(positions[b * 3] as number) - ax, (positions[b * 3 + 1] as number) - ay, (positions[b * 3 + 2] as number) - az]
  const [vx, vy, vz] = [(positions[c * 3] as number) - ax, (positions[c * 3 + 1] as number) - ay, (positions[c * 3 + 2] as number) - az]
  const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
  const length = Math.sqrt(x * x + y * y + z * z)
  return length > 0 ? [x / length, y / length, z / length] : [0, 0, 0]
}
