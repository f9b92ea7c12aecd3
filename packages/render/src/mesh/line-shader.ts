import {
  attribute,
  cos,
  Discard,
  dot,
  exp,
  Fn,
  float,
  fract,
  If,
  length,
  max,
  min,
  modelWorldMatrix,
  normalize,
  property,
  select,
  uniform,
  varying,
  varyingProperty,
  vec2,
  vec4,
} from 'three/tsl'
import { Matrix4, Vector2 } from 'three/webgpu'
import type { Outputs } from '../pass/outputs.ts'
import { DepthUniforms } from '../shading/depth.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import type { LineSettings } from './line-settings.ts'

/** What the shader of lines reads. */
export class LineUniforms {
  readonly clipFromWorld = uniform(new Matrix4())
  readonly canvasSize = uniform(new Vector2(1, 1))
  readonly width = uniform(1)
  readonly antialiasing = uniform(0.5)
  readonly miterLimit = uniform(0.8)
  readonly stipple = { length: uniform(30), spacing: uniform(10), offset: uniform(0), worldScale: uniform(4) }
  readonly depth = new DepthUniforms()
  /** Stored depth = clip z * scale + offset. */
  readonly depthFromClip = uniform(new Vector2(0.5, 0.5))
}

type Features = Pick<LineSettings, 'roundCaps' | 'pseudoLighting' | 'roundDepthProfile'> & {
  readonly stipple: LineSettings['stipple']['mode']
}

/** Expands every segment to a quad in the plane of the screen and draws a line into it (core spec 6.12, processors-b 11.7). */
export function lineShader(uniforms: LineUniforms, features: Features): { readonly vertex: Vec4Node; readonly outputs: Outputs } {
  // Along the segment, across it, its length: pixels; then world units along it.
  const place = varyingProperty('vec4', 'linePlace') as unknown as Vec4Node
  const clipDepth = varyingProperty('float', 'lineDepth') as unknown as FloatNode
  const vertex = Fn(() => quadCorner(uniforms, features, place, clipDepth))() as unknown as Vec4Node
  const end = attribute('corner', 'vec2') as unknown as Vec2Node
  const colors = [attribute('color1', 'vec4'), attribute('color2', 'vec4')] as unknown as [Vec4Node, Vec4Node]
  const color = varying(select(end.x.lessThan(0.5), colors[0], colors[1]), 'lineColor') as unknown as Vec4Node
  const output = property('vec4', 'lineOutput') as Vec4Node
  const depth = Fn(() => fragment(uniforms, features, place, color, clipDepth, output))() as unknown as FloatNode
  return { vertex, outputs: { color: output, depth, picking: attribute('pickingColor', 'vec4') as unknown as Vec4Node } }
}

function quadCorner(uniforms: LineUniforms, { roundCaps }: Features, place: Vec4Node, clipDepth: FloatNode): Vec4Node {
  const corner = attribute('corner', 'vec2') as unknown as Vec2Node
  const points = [0, 1, 2, 3].map(i => attribute(`point${i}`, 'vec3') as unknown as Vec3Node) as [Vec3Node, Vec3Node, Vec3Node, Vec3Node]
  const world = points.map(point => modelWorldMatrix.mul(vec4(point, 1)).toVar() as Vec4Node)
  const clip = world.map(point => uniforms.clipFromWorld.mul(point).toVar() as Vec4Node) as [Vec4Node, Vec4Node, Vec4Node, Vec4Node]
  const screen = clip.map(point => point.xy.div(point.w).add(1).mul(0.5).mul(uniforms.canvasSize).toVar() as Vec2Node) as [
    Vec2Node,
    Vec2Node,
    Vec2Node,
    Vec2Node,
  ]
  const half = uniforms.width.mul(0.5).add(uniforms.antialiasing.mul(1.2)).toVar() as FloatNode
  const across = screen[2].sub(screen[1]).toVar() as Vec2Node
  const size = max(length(across), 1e-6).toVar() as FloatNode
  const along = across.div(size).toVar() as Vec2Node
  const atEnd = corner.x.greaterThan(0.5) as BoolNode
  // At the end of the segment everything is as at its beginning, seen the other way round.
  const own = select(atEnd, screen[2], screen[1]).toVar() as Vec2Node
  const beyond = select(atEnd, screen[3], screen[0]).toVar() as Vec2Node
  const neighbour = length(beyond.sub(own)).toVar() as FloatNode
  const before = select(atEnd, beyond.sub(own), own.sub(beyond)).div(max(neighbour, 1e-6)).toVar() as Vec2Node
  const normal = vec2(along.y.negate(), along.x).toVar() as Vec2Node
  const otherNormal = vec2(before.y.negate(), before.x) as Vec2Node
  const sharp = dot(before, along).lessThan(uniforms.miterLimit.negate()) as BoolNode
  const miter = normalize(normal.add(select(sharp, otherNormal.negate(), otherNormal))).toVar() as Vec2Node
  const offset = miter.mul(half.div(dot(miter, normal))).toVar() as Vec2Node
  If(neighbour.lessThan(1e-4) as BoolNode, () => {
    offset.assign(normal.mul(half))
  })
  const position = own.add(offset.mul(corner.y)).toVar() as Vec2Node
  if (roundCaps) {
    If(neighbour.lessThan(1e-4) as BoolNode, () => {
      position.addAssign(along.mul(select(atEnd, half, half.negate())))
    })
  }
  const distance = dot(position.sub(screen[1]), along).toVar() as FloatNode
  const worldLength = length((world[2] as Vec4Node).xyz.sub((world[1] as Vec4Node).xyz))
  place.assign(vec4(distance, corner.y.mul(half), size, distance.mul(worldLength).div(size)))
  const [z1, z2] = [clip[1].z.div(clip[1].w), clip[2].z.div(clip[2].w)]
  const z = z1.add(distance.mul(z2.sub(z1)).div(size)).toVar() as FloatNode
  clipDepth.assign(z)
  const ndc = position.div(uniforms.canvasSize).mul(2).sub(1)
  // Segments that cross the plane of the eye are dropped: put behind everything.
  return select(clip[1].w.mul(clip[2].w).lessThan(0), vec4(0, 0, 2, 1), vec4(ndc, z, 1)) as Vec4Node
}

function fragment(
  uniforms: LineUniforms,
  features: Features,
  place: Vec4Node,
  color: Vec4Node,
  clipDepth: FloatNode,
  output: Vec4Node,
): FloatNode {
  const { width, antialiasing } = uniforms
  const before = length(place.xy)
  const after = length(vec2(place.x.sub(place.z), place.y))
  const distance = select(place.x.lessThan(0), before, select(place.x.greaterThan(place.z), after, place.y.abs())).toVar() as FloatNode
  const reach = width.mul(0.5).add(antialiasing).toVar() as FloatNode
  const edge = distance.sub(width.mul(0.5)).add(antialiasing).toVar() as FloatNode
  if (features.stipple !== 'none') edge.assign(max(edge, stippleEdge(uniforms, features.stipple, place)))
  const alpha = select(edge.greaterThan(0), exp(edge.div(max(antialiasing, 1e-6)).pow(2).negate()), 1).toVar() as FloatNode
  Discard(alpha.lessThan(0.05) as BoolNode)
  const light = features.pseudoLighting ? cos(distance.div(reach).mul(1.2)) : float(1)
  output.assign(vec4(color.xyz.mul(light).mul(color.w), color.w).mul(alpha))
  const depth = clipDepth.mul(uniforms.depthFromClip.x).add(uniforms.depthFromClip.y) as FloatNode
  if (!features.roundDepthProfile) return depth
  const nearer = cos(distance.div(reach)).mul(reach).div(uniforms.canvasSize.x).mul(0.5)
  return uniforms.depth.screen(uniforms.depth.eye(depth).sub(nearer) as FloatNode)
}

/** Distance into the nearest gap, positive inside of it. */
function stippleEdge({ stipple, antialiasing }: LineUniforms, mode: 'screenspace' | 'worldspace', place: Vec4Node): FloatNode {
  const period = mode === 'screenspace' ? place.x.add(stipple.offset).div(stipple.length) : place.w.mul(stipple.worldScale)
  const t = fract(period).mul(stipple.length).div(max(stipple.spacing, 1e-6)).toVar() as FloatNode
  const inside = t.greaterThan(0).and(t.lessThan(1))
  return select(inside, min(t, t.oneMinus()).mul(stipple.spacing).mul(0.5), antialiasing.mul(-1e6)) as FloatNode
}
