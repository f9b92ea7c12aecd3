import { BufferAttribute, BufferGeometry } from 'three/webgpu'
import type { VertexAttribute } from './vertex-attributes.ts'

/** Corners of the quad of a segment: the end that it belongs to, and the side of the line. */
const corners = [
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
] as const
const triangles = [0, 1, 2, 2, 1, 3] as const

/**
 * A quad for every segment of a list of pairs of vertices: GPUs differ in which pixels a line of theirs covers, and some drop lines
 * with an end behind the eye. Besides its own attributes each corner has the position of the other end (`otherEnd`, vec3) and its
 * side of the line (`lineSide`, -1 or 1).
 */
export function lineQuads(attributes: ReadonlyMap<string, VertexAttribute>, indices: readonly number[]): BufferGeometry {
  const count = Math.floor(indices.length / 2)
  const geometry = new BufferGeometry()
  const gather = ({ size, numbers }: VertexAttribute, from: 'own' | 'other'): BufferAttribute => {
    const values = new Float32Array(count * corners.length * size)
    let next = 0
    for (let segment = 0; segment < count; segment++)
      for (const [end] of corners) {
        const vertex = indices[2 * segment + (from === 'own' ? end : 1 - end)] as number
        for (let c = 0; c < size; c++) values[next++] = numbers[vertex * size + c] as number
      }
    return new BufferAttribute(values, size)
  }
  for (const [name, attribute] of attributes) geometry.setAttribute(name, gather(attribute, 'own'))
  const positions = attributes.get('position')
  if (positions) geometry.setAttribute('otherEnd', gather(positions, 'other'))
  const sides = Float32Array.from({ length: count * corners.length }, (_, i) => corners[i % corners.length]?.[1] as number)
  geometry.setAttribute('lineSide', new BufferAttribute(sides, 1))
  const list = Uint32Array.from(
    { length: count * triangles.length },
    (_, i) => Math.floor(i / triangles.length) * corners.length + (triangles[i % triangles.length] as number),
  )
  geometry.setIndex(new BufferAttribute(list, 1))
  return geometry
}
