import { rotateAbout } from '../quaternion.ts'
import { add, cross, length, mix, negate, normalize, scale, subtract, type Vec2, type Vec3, type Vec4 } from '../vector.ts'
import { diskShape } from './flat-shapes.ts'
import { perpendicularTo } from './perpendicular.ts'
import { joined, type Shape, triangles, type Vertex } from './shape.ts'
import { octantColor, octantSphere } from './sphere-shapes.ts'

/** From one point to another, so thick, so finely, in this colour. */
export interface Pin {
  readonly start: Vec3
  readonly stop: Vec3
  readonly radius: number
  readonly segments: number
  readonly color: Vec4
}

/** Unit vectors: along the pin and across it. */
function axesOf({ start, stop }: Pin): readonly [Vec3, Vec3, Vec3] {
  const along = normalize(subtract(stop, start))
  const side = perpendicularTo(along)
  return [along, side, cross(along, side)]
}

function onCircle([, e2, e3]: readonly [Vec3, Vec3, Vec3], angle: number): Vec3 {
  return add(scale(e2, Math.cos(angle)), scale(e3, Math.sin(angle)))
}

const onRim = (angle: number): Vec3 => [0.5 + 0.5 * Math.cos(angle), 0.5 + 0.5 * Math.sin(angle), 0]

/** Without a base. */
export function coneShape(pin: Pin): Shape {
  const { start, stop, radius, segments, color } = pin
  const axes = axesOf(pin)
  const slope = radius / length(subtract(stop, start))
  const normalAt = (angle: number): Vec3 => normalize(add(scale(axes[0], slope), onCircle(axes, angle)))
  const vertices: Vertex[] = []
  for (let i = 0; i < segments; i++) {
    const at = (part: number): number => ((i + part) * 2 * Math.PI) / segments
    for (const part of [0, 1]) {
      const angle = at(part)
      const position = add(start, scale(onCircle(axes, angle), radius))
      vertices.push({ position, normal: normalAt(angle), texcoord: onRim(angle), color })
    }
    vertices.push({ position: stop, normal: normalAt(at(0.5)), texcoord: [0.5, 0.5, 0], color })
  }
  return { vertices, lists: [triangles(vertices.map((_, i) => i))] }
}

export function cylinderShape(pin: Pin, caps = true): Shape {
  const { start, stop, radius, segments, color } = pin
  const axes = axesOf(pin)
  const vertices: Vertex[] = []
  const indices: number[] = []
  for (let i = 0; i < segments; i++) {
    const normal = onCircle(axes, (i * 2 * Math.PI) / segments)
    const offset = scale(normal, radius)
    vertices.push({ position: add(start, offset), normal, texcoord: [i / segments, 0, 0], color })
    vertices.push({ position: add(stop, offset), normal, texcoord: [i / segments, 1, 0], color })
    const [a, b] = [2 * i, 2 * ((i + 1) % segments)]
    indices.push(a + 1, a, b, a + 1, b, b + 1)
  }
  const side: Shape = { vertices, lists: [triangles(indices)] }
  if (!caps) return side
  return joined([side, diskShape(start, negate(axes[0]), radius, segments, color), diskShape(stop, axes[0], radius, segments, color)])
}

/** `head`: share of the length that its head takes. The head is twice as thick unless told otherwise. */
export function arrowShape(pin: Pin, head = 0.15, headRadius = 2 * pin.radius): Shape {
  const middle = mix(pin.start, pin.stop, 1 - head)
  return joined([
    cylinderShape({ ...pin, stop: middle }),
    diskShape(middle, subtract(pin.start, middle), headRadius, pin.segments, pin.color),
    coneShape({ ...pin, start: middle, radius: headRadius }),
  ])
}

/** A ball with red, green and blue arrows along x, y and z. */
export function coordinateAxes(center: Vec3, size: number): Shape {
  const colors: readonly Vec4[] = [
    [1, 0, 0, 1],
    [0, 1, 0, 1],
    [0, 0, 1, 1],
  ]
  const arrows = colors.map(color => {
    const axis: Vec3 = [color[0], color[1], color[2]]
    const [start, stop] = [subtract(center, scale(axis, size)), add(center, scale(axis, 1.2 * size))]
    return arrowShape({ start, stop, radius: 0.08 * size, segments: 16, color }, 0.12)
  })
  return joined([octantSphere(center, 0.7 * size, octantColor), ...arrows])
}

export interface Torus {
  readonly center: Vec3
  /** Axis of the ring. */
  readonly up: Vec3
  readonly ringRadius: number
  readonly tubeRadius: number
  /** Around the ring, around the tube. */
  readonly segments: Vec2
  readonly color: Vec4
}

/** The last triangles around the tube go on into the next ring, as in Inviwo. Texture coordinates are directions along the ring. */
export function torusShape({ center, up, ringRadius, tubeRadius, segments: [rings, around], color }: Torus): Shape {
  const axis = normalize(up)
  const crossed = cross(axis, [0, 1, 0])
  const side: Vec3 = length(crossed) > 0 ? normalize(crossed) : [1, 0, 0]
  const vertices: Vertex[] = []
  const indices: number[] = []
  const count = rings * around
  for (let i = 0; i < rings; i++) {
    const outward = rotateAbout(side, axis, (2 * Math.PI * i) / rings)
    const middle = add(center, scale(outward, ringRadius))
    const along = normalize(cross(outward, axis))
    const [a, b] = [i * around, ((i + 1) % rings) * around]
    for (let j = 0; j < around; j++) {
      const normal = rotateAbout(outward, along, (2 * Math.PI * j) / around)
      vertices.push({ position: add(middle, scale(normal, tubeRadius)), normal, texcoord: along, color })
      for (const index of [a + j, b + j, a + j + 1, b + j, b + j + 1, a + j + 1]) indices.push(index % count)
    }
  }
  return { vertices, lists: [triangles(indices)] }
}
