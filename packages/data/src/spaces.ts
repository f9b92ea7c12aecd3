import { edgeVectors, fromBasis, type Mat4, transformDirection } from './matrix.ts'
import { add, multiplyComponents, scale, type Vec3 } from './vector.ts'

/** Index space has voxel centres at whole numbers: texture 0 is index -0.5, texture 1 is index n - 0.5. */
export function indexFromTexture([x, y, z]: Vec3): Mat4 {
  return [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, -0.5, -0.5, -0.5, 1]
}

export function textureFromIndex([x, y, z]: Vec3): Mat4 {
  return [1 / x, 0, 0, 0, 0, 1 / y, 0, 0, 0, 0, 1 / z, 0, 0.5 / x, 0.5 / y, 0.5 / z, 1]
}

/** The box that spans the three edge vectors and has its centre in the origin. */
export function centredBasis(a: Vec3, b: Vec3, c: Vec3): Mat4 {
  return fromBasis(a, b, c, scale(add(add(a, b), c), -0.5))
}

/** The model matrix of a grid with the given distance between voxels, centred. */
export function basisFromSpacing(dimensions: Vec3, spacing: Vec3): Mat4 {
  const [x, y, z] = multiplyComponents(dimensions, spacing)
  return centredBasis([x, 0, 0], [0, y, 0], [0, 0, z])
}

/** What a volume file without any geometry gets: the box from -1 to 1. */
export const defaultBasis: Mat4 = centredBasis([2, 0, 0], [0, 2, 0], [0, 0, 2])

export interface GradientSpacing {
  /** Step along each world axis, in world units; signed. */
  readonly world: Vec3
  /** The same three steps as offsets in texture space. */
  readonly texture: readonly [Vec3, Vec3, Vec3]
}

/**
 * Steps for finite differences along the world axes. Per axis the step is that component of the three voxel edges
 * (in world space) which is largest in magnitude, first one on ties, with its sign. For an axis-aligned box every
 * texture offset is exactly one voxel.
 */
export function gradientSpacing(dimensions: Vec3, worldFromTexture: Mat4, textureFromWorld: Mat4): GradientSpacing {
  const voxelEdges = edgeVectors(worldFromTexture).map((edge, i) => scale(edge, 1 / (dimensions[i] as number)))
  const largest = (axis: 0 | 1 | 2): number =>
    voxelEdges.map(edge => edge[axis]).reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best))
  const world: Vec3 = [largest(0), largest(1), largest(2)]
  return {
    world,
    texture: [
      transformDirection(textureFromWorld, [world[0], 0, 0]),
      transformDirection(textureFromWorld, [0, world[1], 0]),
      transformDirection(textureFromWorld, [0, 0, world[2]]),
    ],
  }
}
