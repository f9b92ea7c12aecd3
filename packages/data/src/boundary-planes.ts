import { edgeVectors, type Mat4, multiply, normalMatrix, transform3, transformPoint } from './matrix.ts'
import type { Plane } from './mesh/clip-plane.ts'
import { normalize, scale } from './vector.ts'

interface Placed {
  readonly modelMatrix: Mat4
  readonly worldMatrix: Mat4
}

/**
 * The six faces of a volume's box in world space, facing outwards, or inwards when flipped: three through its first corner, three
 * through the opposite one. Normals are those of the edges, so exact for boxes with right angles only, as in Inviwo.
 */
export function boundaryPlanes({ modelMatrix, worldMatrix }: Placed, flip: boolean): readonly Plane[] {
  const worldFromTexture = multiply(worldMatrix, modelMatrix)
  const normals = normalMatrix(worldMatrix)
  const sign = flip ? -1 : 1
  const through = (corner: 0 | 1, side: number): Plane[] =>
    edgeVectors(modelMatrix).map(edge => ({
      point: transformPoint(worldFromTexture, [corner, corner, corner]),
      normal: normalize(transform3(normals, scale(edge, side * sign))),
    }))
  return [...through(0, -1), ...through(1, 1)]
}
