import {
  cross,
  dot,
  fromBasis,
  invert,
  length,
  type Mat4,
  multiply,
  normalize,
  normalMatrix,
  rotation,
  scaling,
  transform3,
  transformDirection,
  transformPoint,
  translation,
  type Vec2,
  type Vec3,
} from '@ivw/data'

/** A plane through a volume and how its picture lies in a rectangle. */
export interface SlicePlacement {
  /** Of the plane, texture space. */
  readonly normal: Vec3
  readonly position: Vec3
  readonly worldFromTexture: Mat4
  /** Counter-clockwise, radians. */
  readonly imageRotation: number
  readonly imageScale: number
  readonly flipHorizontal: boolean
  readonly flipVertical: boolean
  /** Width over height of the picture. */
  readonly aspect: number
}

const towardsViewer: Vec3 = [0, 0, 1]

/**
 * Texture position from the place in the picture (u to the right, v up, both from 0 to 1), for z as `sliceDepth` gives it. The slice keeps
 * its proportions in world space and fits a square that fits the picture (core spec 6.8).
 */
export function textureFromSlice(placement: SlicePlacement): Mat4 {
  const { normal, imageRotation, imageScale, flipHorizontal, flipVertical, aspect } = placement
  const shape = sliceAspect(placement)
  const fitSlice = scaling([imageScale / Math.min(1, shape), imageScale * Math.max(1, shape), 1])
  const fitPicture = scaling([Math.max(1, aspect), 1 / Math.min(1, aspect), 1])
  const flip = scaling([flipHorizontal ? -1 : 1, flipVertical ? -1 : 1, 1])
  const turn = rotation(towardsViewer, imageRotation)
  return multiply(
    translation([0.5, 0.5, 0.5]),
    shortestRotation(towardsViewer, normal),
    fitSlice,
    turn,
    fitPicture,
    flip,
    translation([-0.5, -0.5, -0.5]),
  )
}

/** The z of the plane in the space of the picture. */
export function sliceDepth(textureFromSlice: Mat4, position: Vec3): number {
  return transformPoint(invert(textureFromSlice), position)[2]
}

/** Takes `from` to `to`; where they are opposite, half a turn about -y, as Inviwo has it. */
function shortestRotation(from: Vec3, to: Vec3): Mat4 {
  const [a, b] = [normalize(from), normalize(to)]
  const axis = cross(a, b)
  if (length(axis) > 1e-6) return rotation(normalize(axis), Math.atan2(length(axis), dot(a, b)))
  return dot(a, b) > 0 ? scaling([1, 1, 1]) : scaling([-1, 1, -1])
}

/** Width over height of the slice's bounding rectangle in world space, seen along its normal. */
export function sliceAspect({ normal, position, worldFromTexture }: SlicePlacement): number {
  const worldNormal = transform3(normalMatrix(worldFromTexture), normal)
  const turned = shortestRotation(worldNormal, towardsViewer)
  const [a, b, c] = [0, 1, 2].map(axis =>
    transformDirection(worldFromTexture, [axis === 0 ? 1 : 0, axis === 1 ? 1 : 0, axis === 2 ? 1 : 0]),
  ) as [Vec3, Vec3, Vec3]
  const linear = multiply(turned, fromBasis(a, b, c))
  const corners = planeCutsCube(normal, position).map(corner => transformDirection(linear, corner))
  const extent = (axis: 0 | 1): number => {
    // The reference starts its upper bound at the smallest positive number.
    const high = Math.max(1.17549435e-38, ...corners.map(corner => corner[axis]))
    return high - Math.min(...corners.map(corner => corner[axis]))
  }
  const [width, height] = [extent(0), extent(1)]
  return corners.length > 0 && width > 0 && height > 0 ? width / height : 1
}

const cubeEdges: readonly (readonly [Vec3, Vec3])[] = [0, 1, 2].flatMap(axis =>
  [0, 1].flatMap(i =>
    [0, 1].map(j => {
      const [s, t] = [(axis + 1) % 3, (axis + 2) % 3]
      const at = (along: number): Vec3 => [0, 1, 2].map(k => (k === axis ? along : k === s ? i : k === t ? j : 0)) as unknown as Vec3
      return [at(0), at(1)] as const
    }),
  ),
)

/** Where a plane meets the edges of the unit cube. */
export function planeCutsCube(normal: Vec3, position: Vec3): readonly Vec3[] {
  return cubeEdges.flatMap(([from, to]) => {
    const start = dot(normal, from) - dot(normal, position)
    const change = dot(normal, to) - dot(normal, from)
    if (Math.abs(start) < 1e-9) return [from]
    const t = change === 0 ? Number.NaN : -start / change
    if (!(t >= 0 && t <= 1)) return []
    return [[from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]), from[2] + t * (to[2] - from[2])] as const]
  })
}

/** Place in the picture of a texture position. */
export function placeInSlice(textureFromSlice: Mat4, position: Vec3): Vec2 {
  const [u, v] = transformPoint(invert(textureFromSlice), position)
  return [u, v]
}
