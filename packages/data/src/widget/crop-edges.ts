import { type CameraState, project, viewMatrix } from '../camera.ts'
import { edgeVectors, type Mat4, multiply, offsetOf, rotation, transformPoint } from '../matrix.ts'
import { add, dot, normalize, scale, subtract, type Vec2, type Vec3 } from '../vector.ts'

export type BoxAxis = 0 | 1 | 2

/** One of the four edges of a box that run along an axis; world space. */
export interface BoxEdge {
  /** 0 to 3, around the box. */
  readonly index: number
  readonly start: Vec3
  readonly along: Vec3
}

const around: readonly Vec2[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]
/** Edges whose depths differ by less count as equally near. */
const equallyNear = 0.05

function edgesAlong(worldFromTexture: Mat4, axis: BoxAxis): readonly BoxEdge[] {
  const vectors = edgeVectors(worldFromTexture)
  const [first, second] = [0, 1, 2].filter(other => other !== axis).map(other => vectors[other as BoxAxis]) as [Vec3, Vec3]
  const corner = offsetOf(worldFromTexture)
  return around.map(([u, v], index) => ({ index, start: add(corner, add(scale(first, u), scale(second, v))), along: vectors[axis] }))
}

const middleOf = ({ start, along }: BoxEdge): Vec3 => add(start, scale(along, 0.5))

/**
 * The edge of a box along an axis at which handles are best reached: at the outline, if possible at the left and below
 * (processors-a spec 8.3).
 */
export function handleEdge(worldFromTexture: Mat4, axis: BoxAxis, camera: CameraState): BoxEdge {
  const viewFromWorld = viewMatrix(camera)
  const depthOf = (edge: BoxEdge): number => -transformPoint(viewFromWorld, middleOf(edge))[2]
  const sorted = [...edgesAlong(worldFromTexture, axis)].sort((a, b) => depthOf(a) - depthOf(b))
  const [nearest, second, third] = sorted as [BoxEdge, BoxEdge, BoxEdge, BoxEdge]
  const onScreen = (edge: BoxEdge): Vec2 => flat(project(camera, middleOf(edge)))
  const lowerLeft = (edge: BoxEdge): number => onScreen(edge)[0] + onScreen(edge)[1]
  if (depthOf(third) - depthOf(nearest) < equallyNear)
    return [nearest, second, third].reduce((best, edge) => (lowerLeft(edge) < lowerLeft(best) ? edge : best))
  const center = transformPoint(worldFromTexture, [0.5, 0.5, 0.5])
  const [a, b] = facesViewer(nearest, third, center, camera) ? [second, third] : [nearest, second]
  const [placeA, placeB] = [onScreen(a), onScreen(b)]
  const isInside = dot(subtract(placeA, placeB), subtract(placeB, flat(project(camera, center)))) < 0
  return isInside && lowerLeft(a) < lowerLeft(b) ? a : b
}

/** Whether the face between two edges is seen from outside. */
function facesViewer(a: BoxEdge, b: BoxEdge, center: Vec3, camera: CameraState): boolean {
  const middle = scale(add(middleOf(a), middleOf(b)), 0.5)
  const outward = subtract(middle, center)
  const toViewer = camera.type === 'OrthographicCamera' ? subtract(camera.lookFrom, camera.lookTo) : subtract(camera.lookFrom, middle)
  return dot(outward, toViewer) > 0
}

const flat = ([x, y]: Vec3): Vec2 => [x, y]

/** Away from the middle of the box by `offset`, world units. */
export function pushedOut(edge: BoxEdge, worldFromTexture: Mat4, offset: number): BoxEdge {
  const outward = normalize(subtract(middleOf(edge), transformPoint(worldFromTexture, [0.5, 0.5, 0.5])))
  return { ...edge, start: add(edge.start, scale(outward, offset)) }
}

const [x, y, z]: readonly Vec3[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]
const turns: readonly { readonly upright: Mat4; readonly flipAxis: Vec3; readonly axis: Vec3 }[] = [
  { upright: multiply(rotation(y as Vec3, -Math.PI / 2), rotation(z as Vec3, -Math.PI / 4)), flipAxis: [0, 1, -1], axis: x as Vec3 },
  { upright: multiply(rotation(x as Vec3, Math.PI / 2), rotation(z as Vec3, -Math.PI / 4)), flipAxis: [1, 0, -1], axis: y as Vec3 },
  { upright: multiply(rotation(y as Vec3, Math.PI), rotation(z as Vec3, Math.PI / 4)), flipAxis: [1, 1, 0], axis: z as Vec3 },
]

/** Turns a handle, which points along z, to the lower (or, flipped, the upper) end of an axis, its flat side to the outside of the edge. */
export function handleRotation(axis: BoxAxis, edge: number, flipped: boolean): Mat4 {
  const { upright, flipAxis, axis: along } = turns[axis] as (typeof turns)[number]
  const turned = flipped ? multiply(rotation(flipAxis, Math.PI), upright) : upright
  return edge % 2 === 1 ? multiply(rotation(along, Math.PI / 2), turned) : turned
}

/** How far along the axis of an edge a movement in the picture goes: 1 for its whole length. Normalised device coordinates. */
export function shareAlong({ start, along }: BoxEdge, camera: CameraState, movement: Vec2): number {
  const onScreen = subtract(flat(project(camera, add(start, along))), flat(project(camera, start)))
  const squared = dot(onScreen, onScreen)
  return squared > 1e-8 ? dot(movement, onScreen) / squared : 0
}
