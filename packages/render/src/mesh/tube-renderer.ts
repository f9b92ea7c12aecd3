import { type CameraState, type Mesh, viewMatrix } from '@ivw/data'
import {
  attribute,
  cross,
  Discard,
  dot,
  Fn,
  If,
  length,
  max,
  modelWorldMatrix,
  normalize,
  property,
  select,
  sqrt,
  uniform,
  varyingProperty,
  vec4,
} from 'three/tsl'
import { Vector3 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { Renderer } from '../pass/renderer.ts'
import { safeNormalize } from '../shading/gradient.ts'
import { type LightState, LightUniforms } from '../shading/lighting.ts'
import type { BoolNode, FloatNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { type GlyphAppearance, GlyphUniforms, type ReadAttribute } from './glyph-appearance.ts'
import type { GlyphArrays } from './glyph-arrays.ts'
import { type GlyphCorners, GlyphPass, type GlyphShader } from './glyph-pass.ts'
import { tubeArrays } from './tube-arrays.ts'

export interface TubeSettings {
  readonly camera: CameraState
  readonly light: LightState
  readonly appearance: GlyphAppearance
}

/** What the vertex stage tells about the tube of a segment; world space. All but `place`, `radius` and `color` are the same all over it. */
interface TubeVaryings {
  /** On the box. */
  readonly place: Vec3Node
  readonly start: Vec3Node
  readonly end: Vec3Node
  /** Of the planes that the tube ends at, along it; half way to the directions of its neighbours. */
  readonly startNormal: Vec3Node
  readonly endNormal: Vec3Node
  readonly radius: FloatNode
  readonly color: Vec4Node
}

/** Draws the lines of meshes as round tubes: a box around every segment, in which rays meet a cylinder (processors-b spec 11.6). */
export class TubeRenderer {
  readonly #uniforms = new GlyphUniforms()
  readonly #light = new LightUniforms()
  readonly #cameraRight = uniform(new Vector3())
  readonly #arrays = new WeakMap<Mesh, Promise<GlyphArrays>>()
  readonly #pass = new GlyphPass('tubes', boxCorners(), attributes => this.#build(attributes))

  /** `keep`: over what the image holds. */
  async draw(
    renderer: Renderer,
    image: RenderedImage,
    meshes: readonly Mesh[],
    { camera, light, appearance }: TubeSettings,
    start: 'clear' | 'keep',
  ): Promise<void> {
    const items = await Promise.all(meshes.map(async mesh => ({ mesh, glyphs: await this.#tubes(mesh) })))
    this.#uniforms.set(renderer, camera, appearance)
    this.#light.set(light, camera)
    const view = viewMatrix(camera)
    this.#cameraRight.value.set(view[0], view[4], view[8])
    this.#pass.draw(renderer, image, items, { start, blend: 'none', faces: 'front', variant: `${this.#uniforms.variant} ${light.mode}` })
  }

  dispose(): void {
    this.#pass.dispose()
    this.#uniforms.dispose()
  }

  #tubes(mesh: Mesh): Promise<GlyphArrays> {
    const found = this.#arrays.get(mesh) ?? tubeArrays(mesh)
    this.#arrays.set(mesh, found)
    return found
  }

  #build(attributes: ReadonlySet<string>): GlyphShader {
    const varyings: TubeVaryings = {
      place: varyingProperty('vec3', 'tubePlace') as unknown as Vec3Node,
      start: varyingProperty('vec3', 'tubeStart') as unknown as Vec3Node,
      end: varyingProperty('vec3', 'tubeEnd') as unknown as Vec3Node,
      startNormal: varyingProperty('vec3', 'tubeStartNormal') as unknown as Vec3Node,
      endNormal: varyingProperty('vec3', 'tubeEndNormal') as unknown as Vec3Node,
      radius: varyingProperty('float', 'tubeRadius') as unknown as FloatNode,
      color: varyingProperty('vec4', 'tubeColor') as unknown as Vec4Node,
    }
    const vertex = Fn(() => this.#corner(attributes, varyings))() as unknown as Vec4Node
    const output = property('vec4', 'tubeOutput') as Vec4Node
    const depth = Fn(() => this.#fragment(varyings, output))() as unknown as FloatNode
    const picking = attributes.has('pickingColor') ? (attribute('pickingColor', 'vec4') as unknown as Vec4Node) : undefined
    return { vertex, outputs: { color: output, depth, picking } }
  }

  #corner(attributes: ReadonlySet<string>, varyings: TubeVaryings): Vec4Node {
    const { clipFromWorld, towardsEye } = this.#uniforms
    const corner = attribute('corner', 'vec3') as unknown as Vec3Node
    const atEnd = corner.z.greaterThan(0.5) as BoolNode
    const [before, start, end, after] = [0, 1, 2, 3].map(
      i => modelWorldMatrix.mul(vec4(attribute(`point${i}`, 'vec3') as never, 1)).xyz.toVar() as Vec3Node,
    ) as [Vec3Node, Vec3Node, Vec3Node, Vec3Node]
    const along = safeNormalize(end.sub(start) as Vec3Node).toVar() as Vec3Node
    const startNormal = halfway(along, start.sub(before) as Vec3Node).toVar() as Vec3Node
    const endNormal = halfway(along, after.sub(end) as Vec3Node).toVar() as Vec3Node
    const read: ReadAttribute = (name, type) => select(atEnd, attribute(`${name}2`, type), attribute(`${name}1`, type)) as never
    const known = new Set([...attributes].filter(name => name.endsWith('1')).map(name => name.slice(0, -1)))
    const radius = this.#uniforms.radius(known, read).toVar() as FloatNode
    const side = this.#perpendicular(along, towardsEye as unknown as Vec3Node)
    const normal = select(atEnd, endNormal, startNormal) as Vec3Node
    const k = normalize(cross(side, normal)).toVar() as Vec3Node
    const i = normalize(cross(k, normal)) as Vec3Node
    const offset = i.mul(corner.x).add(k.mul(corner.y)).mul(radius)
    const place = select(atEnd, end, start).add(offset).toVar() as Vec3Node
    varyings.place.assign(place)
    varyings.start.assign(start)
    varyings.end.assign(end)
    varyings.startNormal.assign(startNormal)
    varyings.endNormal.assign(endNormal)
    varyings.radius.assign(radius)
    varyings.color.assign(this.#uniforms.color(known, read))
    const isPoint = length(end.sub(start)).equal(0) as BoolNode
    return select(isPoint, vec4(0, 0, 2, 1), clipFromWorld.mul(vec4(place, 1))) as Vec4Node
  }

  /** To the direction of the tube; where the rule of Inviwo gives nothing, to the right of the camera. */
  #perpendicular(along: Vec3Node, towardsEye: Vec3Node): Vec3Node {
    const right = this.#cameraRight as unknown as Vec3Node
    const [fromRight, fromView] = [cross(along, right).toVar(), cross(along, towardsEye).toVar()] as [Vec3Node, Vec3Node]
    const prefersRight = dot(along, right).abs().greaterThan(0.5) as BoolNode
    const [first, second] = [select(prefersRight, fromRight, fromView), select(prefersRight, fromView, fromRight)] as [Vec3Node, Vec3Node]
    return select(dot(first, first).lessThan(1e-8), second, first) as Vec3Node
  }

  /** Writes the lit colour into `output`; gives the depth. */
  #fragment({ place, start, end, startNormal, endNormal, radius, color }: TubeVaryings, output: Vec4Node): FloatNode {
    const { clipFromWorld, eye, depthFromClip } = this.#uniforms
    const toCamera = normalize(eye.sub(place)).toVar() as Vec3Node
    const axis = normalize(end.sub(start)).toVar() as Vec3Node
    const distance = this.#distance({ place, start, end, radius }, axis, toCamera)
    const hit = place.add(toCamera.mul(distance)).toVar() as Vec3Node
    // Neighbours overlap a little, so that rounding leaves no holes between them.
    const overlap = radius.mul(0.001)
    Discard(
      dot(hit.sub(start), startNormal)
        .lessThan(overlap.negate())
        .or(dot(hit.sub(end), endNormal).greaterThan(overlap)) as BoolNode,
    )
    const foot = start.add(axis.mul(dot(hit.sub(start), axis)))
    const normal = safeNormalize(hit.sub(foot) as Vec3Node)
    output.assign(vec4(this.#light.shade({ color: color.xyz as Vec3Node, position: hit, normal, toCamera }), color.w))
    const clip = clipFromWorld.mul(vec4(hit, 1)).toVar() as Vec4Node
    return clip.z.div(clip.w).mul(depthFromClip.x).add(depthFromClip.y) as FloatNode
  }

  /** From the box towards the camera to where the ray leaves the cylinder; fragments whose ray misses it are discarded. */
  #distance(
    { place, start, end, radius }: Pick<TubeVaryings, 'place' | 'start' | 'end' | 'radius'>,
    axis: Vec3Node,
    ray: Vec3Node,
  ): FloatNode {
    const fromStart = place.sub(start).toVar() as Vec3Node
    const slope = dot(ray, axis).toVar() as FloatNode
    const across = fromStart.sub(axis.mul(dot(fromStart, axis))).toVar() as Vec3Node
    const rayAcross = ray.sub(axis.mul(slope)).toVar() as Vec3Node
    const outside = dot(across, across).sub(radius.mul(radius)).toVar() as FloatNode
    const result = dot(place.sub(start.add(end).mul(0.5)), ray)
      .negate()
      .add(length(end.sub(start)).mul(0.5))
      .toVar() as FloatNode
    const misses = outside.greaterThan(0).toVar() as BoolNode
    If(slope.abs().lessThan(1 - 1e-7) as BoolNode, () => {
      const a = max(dot(rayAcross, rayAcross), 1e-20).toVar() as FloatNode
      const b = dot(across, rayAcross).toVar() as FloatNode
      const discriminant = b.mul(b).sub(a.mul(outside)).toVar() as FloatNode
      misses.assign(discriminant.lessThan(0))
      result.assign(sqrt(max(discriminant, 0)).sub(b).div(a))
    })
    Discard(misses)
    return result
  }
}

/** Unit vector between the directions of a segment and of its neighbour; that of the segment where there is none, or it leads back. */
function halfway(along: Vec3Node, neighbour: Vec3Node): Vec3Node {
  const sum = along.add(safeNormalize(neighbour)).toVar() as Vec3Node
  return normalize(select(dot(sum, sum).lessThan(1e-8), along, sum)) as Vec3Node
}

/** Twelve triangles that turn anticlockwise, seen from outside; sides of the box across the tube (-1, 1), and its end (0, 1). */
function boxCorners(): GlyphCorners {
  const corners = [0, 1].flatMap(end => [
    [1, 1, end],
    [1, -1, end],
    [-1, -1, end],
    [-1, 1, end],
  ])
  const strips = [
    [0, 1, 3, 2],
    [5, 4, 6, 7],
    [4, 5, 0, 1],
    [3, 2, 7, 6],
    [0, 3, 4, 7],
    [2, 1, 6, 5],
  ] as const
  const numbers = strips.flatMap(([a, b, c, d]) => [a, b, c, c, b, d].flatMap(i => corners[i] as number[]))
  return { corner: { size: 3, numbers } }
}
