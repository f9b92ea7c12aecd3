import { rotateAbout } from '../quaternion.ts'
import { add, cross, normalize, scale, type Vec2, type Vec3, type Vec4 } from '../vector.ts'
import { perpendicularTo } from './perpendicular.ts'
import { type Shape, triangles, type Vertex } from './shape.ts'

/** A grid of quads around a centre. A normal that is not of unit length stretches one side by its length, as in Inviwo. */
export function planeShape(center: Vec3, normal: Vec3, size: number, [columns, rows]: Vec2, color: Vec4): Shape {
  const right = perpendicularTo(normal)
  const up = cross(right, normal)
  const start = add(center, scale(add(right, up), -size / 2))
  const vertices: Vertex[] = []
  for (let j = 0; j <= rows; j++)
    for (let i = 0; i <= columns; i++) {
      const [u, v] = [i / columns, j / rows]
      vertices.push({
        position: add(start, add(scale(right, u * size), scale(up, v * size))),
        normal,
        texcoord: [u, v, 0],
        color,
      })
    }
  const width = columns + 1
  const indices: number[] = []
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const q = i + width * j
      indices.push(q, q + 1, q + width, q + 1, q + width + 1, q + width)
    }
  return { vertices, lists: [triangles(indices)] }
}

export function diskShape(center: Vec3, normal: Vec3, radius: number, segments: number, color: Vec4): Shape {
  const axis = normalize(normal)
  const side = scale(perpendicularTo(normal), radius)
  const middle: Vertex = { position: center, normal, texcoord: [0.5, 0.5, 0], color }
  const rim = Array.from({ length: segments }, (_, i): Vertex => {
    const angle = (2 * Math.PI * i) / segments
    const texcoord: Vec3 = [0.5 + 0.5 * Math.cos(angle), 0.5 + 0.5 * Math.sin(angle), 0]
    return { position: add(center, rotateAbout(side, axis, angle)), normal, texcoord, color }
  })
  const indices = rim.flatMap((_, i) => [0, 1 + i, 1 + ((i + 1) % segments)])
  return { vertices: [middle, ...rim], lists: [triangles(indices)] }
}
