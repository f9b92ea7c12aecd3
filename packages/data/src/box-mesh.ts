import { bufferOf } from './buffer.ts'
import type { Mat4 } from './matrix.ts'
import { attribute, Mesh } from './mesh.ts'
import { add, maximum, multiplyComponents, subtract, type Vec2, type Vec3, type Vec4 } from './vector.ts'

/** Corner i of the unit cube is (i & 1, i >> 1 & 1, i >> 2). Seen from outside, each face runs counter-clockwise. */
const faces: readonly { readonly corners: readonly [number, number, number, number]; readonly normal: Vec3 }[] = [
  { corners: [0, 2, 3, 1], normal: [0, 0, -1] },
  { corners: [4, 5, 7, 6], normal: [0, 0, 1] },
  { corners: [0, 1, 5, 4], normal: [0, -1, 0] },
  { corners: [1, 3, 7, 5], normal: [1, 0, 0] },
  { corners: [3, 2, 6, 7], normal: [0, 1, 0] },
  { corners: [0, 4, 6, 2], normal: [-1, 0, 0] },
]

export interface CubeOptions {
  readonly modelMatrix?: Mat4
  readonly worldMatrix?: Mat4
  /** Corner and size of the part of the unit cube; default all of it. */
  readonly origin?: Vec3
  readonly size?: Vec3
  /** Default true. */
  readonly faceNormals?: boolean
}

/**
 * A block of the unit cube as 24 vertices and 12 triangles with outward orientation. Positions, texture coordinates
 * and colours (with alpha 1) are the same numbers, as the entry and exit points of a raycaster want them.
 */
export function cubeMesh({ modelMatrix, worldMatrix, origin = [0, 0, 0], size = [1, 1, 1], faceNormals = true }: CubeOptions = {}): Mesh {
  const positions = faces.flatMap(face =>
    face.corners.map(i => add(origin, multiplyComponents(size, [i & 1, (i >> 1) & 1, i >> 2] as const))),
  )
  const normals = faces.flatMap(face => face.corners.map(() => face.normal))
  const triangles = faces.flatMap((_, face) => [0, 1, 2, 0, 2, 3].map(corner => face * 4 + corner))
  return new Mesh({
    buffers: [
      attribute('position', bufferOf('Vec3FLOAT32', Float32Array.from(positions.flat()))),
      ...(faceNormals ? [attribute('normal', bufferOf('Vec3FLOAT32', Float32Array.from(normals.flat())))] : []),
      attribute('color', bufferOf('Vec4FLOAT32', Float32Array.from(positions.flatMap(p => [...p, 1])))),
      attribute('texcoord', bufferOf('Vec3FLOAT32', Float32Array.from(positions.flat()))),
    ],
    indices: [{ drawType: 'triangles', connectivity: 'none', buffer: bufferOf('UINT32', Uint32Array.from(triangles)) }],
    ...(modelMatrix && { modelMatrix }),
    ...(worldMatrix && { worldMatrix }),
  })
}

/** The block of the unit cube between first and last voxel (inclusive) along each axis of a grid. */
export function clippedBlock(dimensions: Vec3, x: Vec2, y: Vec2, z: Vec2): { origin: Vec3; size: Vec3 } {
  const extent = maximum(subtract(dimensions, [1, 1, 1]), [1, 1, 1])
  const low: Vec3 = [x[0] / extent[0], y[0] / extent[1], z[0] / extent[2]]
  const high: Vec3 = [x[1] / extent[0], y[1] / extent[1], z[1] / extent[2]]
  return { origin: low, size: subtract(high, low) }
}

export interface BoundingBoxOptions {
  readonly modelMatrix?: Mat4
  readonly worldMatrix?: Mat4
  /** Default white. */
  readonly color?: Vec4
}

/** The twelve edges of the unit cube as four line strips whose first and last index are adjacency only. */
export function boundingBoxMesh({ modelMatrix, worldMatrix, color = [1, 1, 1, 1] }: BoundingBoxOptions = {}): Mesh {
  const corners: readonly Vec3[] = [
    [0, 0, 0],
    [1, 0, 0],
    [1, 1, 0],
    [0, 1, 0],
    [0, 0, 1],
    [1, 0, 1],
    [1, 1, 1],
    [0, 1, 1],
  ]
  const strips = [
    [3, 0, 1, 2, 3, 0, 1],
    [7, 4, 5, 6, 7, 4, 5],
    [3, 0, 4, 7, 3, 0, 4],
    [2, 1, 5, 6, 2, 1, 2],
  ]
  return new Mesh({
    buffers: [
      attribute('position', bufferOf('Vec3FLOAT32', Float32Array.from(corners.flat()))),
      attribute('texcoord', bufferOf('Vec3FLOAT32', Float32Array.from(corners.flat()))),
      attribute('color', bufferOf('Vec4FLOAT32', Float32Array.from(corners.flatMap(() => color)))),
    ],
    indices: strips.map(strip => ({
      drawType: 'lines',
      connectivity: 'stripAdjacency',
      buffer: bufferOf('UINT32', Uint32Array.from(strip)),
    })),
    ...(modelMatrix && { modelMatrix }),
    ...(worldMatrix && { worldMatrix }),
  })
}
