import { type CameraState, cross, type Mesh, normalize } from '@ivw/data'
import {
  attribute,
  Discard,
  dot,
  Fn,
  float,
  If,
  max,
  modelWorldMatrix,
  property,
  select,
  sqrt,
  uniform,
  normalize as unit,
  varyingProperty,
  vec3,
  vec4,
} from 'three/tsl'
import { Vector3 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { type LightState, LightUniforms } from '../shading/lighting.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { type GlyphAppearance, GlyphUniforms } from './glyph-appearance.ts'
import { type GlyphArrays, type GlyphChoice, glyphArrays } from './glyph-arrays.ts'
import { GlyphPass, type GlyphShader, quadCorners } from './glyph-pass.ts'

export interface SphereSettings {
  readonly camera: CameraState
  readonly light: LightState
  readonly appearance: GlyphAppearance
  readonly vertices: GlyphChoice
  /** Balls that reach in front of the near plane are left out, or cut open. */
  readonly clipping: 'discard' | 'cut'
  /** How bright a cut is. */
  readonly clipShading: number
  /** Lights cuts instead, as if they faced the eye. */
  readonly shadeCut: boolean
}

/** Draws a ball at every vertex of meshes: a square that faces the camera, in which rays meet the ball (processors-b spec 11.5). */
export class SphereRenderer {
  readonly #uniforms = new GlyphUniforms()
  readonly #light = new LightUniforms()
  readonly #right = uniform(new Vector3())
  readonly #up = uniform(new Vector3())
  readonly #clipShading = uniform(0.9)
  readonly #arrays = new WeakMap<Mesh, Map<GlyphChoice, Promise<GlyphArrays>>>()
  readonly #pass = new GlyphPass('spheres', quadCorners, attributes => this.#build(attributes, this.#settings as SphereSettings))
  #settings: SphereSettings | undefined

  /** `keep`: over what the image holds. */
  async draw(
    renderer: Renderer,
    image: RenderedImage,
    meshes: readonly Mesh[],
    settings: SphereSettings,
    start: 'clear' | 'keep',
  ): Promise<void> {
    const items = await Promise.all(meshes.map(async mesh => ({ mesh, glyphs: await this.#glyphs(mesh, settings.vertices) })))
    const { camera, light, appearance, clipping, clipShading, shadeCut } = settings
    this.#settings = settings
    this.#uniforms.set(renderer, camera, appearance)
    this.#light.set(light, camera)
    const towardsEye = this.#uniforms.towardsEye.value
    const right = normalize(cross([towardsEye.x, towardsEye.y, towardsEye.z], camera.lookUp))
    this.#right.value.set(...right)
    this.#up.value.set(...normalize(cross([towardsEye.x, towardsEye.y, towardsEye.z], right)))
    this.#clipShading.value = clipShading
    const variant = [this.#uniforms.variant, light.mode, clipping, shadeCut].join(' ')
    this.#pass.draw(renderer, image, items, { start, blend: 'alpha', variant })
  }

  dispose(): void {
    this.#pass.dispose()
    this.#uniforms.dispose()
  }

  #glyphs(mesh: Mesh, choice: GlyphChoice): Promise<GlyphArrays> {
    const known = this.#arrays.get(mesh) ?? new Map<GlyphChoice, Promise<GlyphArrays>>()
    this.#arrays.set(mesh, known)
    const found = known.get(choice) ?? glyphArrays(mesh, choice)
    known.set(choice, found)
    return found
  }

  #build(attributes: ReadonlySet<string>, settings: SphereSettings): GlyphShader {
    // Centre and radius, world space; they do not vary within a ball.
    const ball = varyingProperty('vec4', 'sphereBall') as unknown as Vec4Node
    const color = varyingProperty('vec4', 'sphereColor') as unknown as Vec4Node
    const clipDepth = varyingProperty('float', 'sphereClipDepth') as unknown as FloatNode
    const vertex = Fn(() => this.#corner(attributes, settings, ball, color, clipDepth))() as unknown as Vec4Node
    const output = property('vec4', 'sphereOutput') as Vec4Node
    const depth = Fn(() => this.#fragment(settings, ball, color, clipDepth, output))() as unknown as FloatNode
    const picking = attributes.has('pickingColor') ? (attribute('pickingColor', 'vec4') as unknown as Vec4Node) : undefined
    return { vertex, outputs: { color: output, depth, picking } }
  }

  #corner(attributes: ReadonlySet<string>, { clipping }: SphereSettings, ball: Vec4Node, color: Vec4Node, clipDepth: FloatNode): Vec4Node {
    const { clipFromWorld, eye, towardsEye, near } = this.#uniforms
    const corner = attribute('corner', 'vec2') as unknown as Vec2Node
    const center = modelWorldMatrix.mul(vec4(attribute('center', 'vec3') as never, 1)).xyz.toVar() as Vec3Node
    const radius = this.#uniforms.radius(attributes).toVar() as FloatNode
    ball.assign(vec4(center, radius))
    color.assign(this.#uniforms.color(attributes))
    const reach = radius.mul(Math.SQRT2)
    const place = center.add(this.#right.mul(corner.x.mul(reach))).add(this.#up.mul(corner.y.mul(reach))) as Vec3Node
    const clipCenter = clipFromWorld.mul(vec4(center, 1)).toVar() as Vec4Node
    const clip = clipFromWorld.mul(vec4(place, 1)).toVar() as Vec4Node
    clipDepth.assign(clipCenter.z.div(clipCenter.w))
    const absent = radius.lessThanEqual(0).or(color.w.lessThanEqual(0))
    const inFront = dot(eye.sub(center), towardsEye).lessThan(near.add(radius))
    const gone = clipping === 'discard' ? absent.or(inFront) : absent
    return select(gone, vec4(0, 0, 2, 1), vec4(clip.xy.div(clip.w), clipDepth, 1)) as Vec4Node
  }

  /** Writes the lit colour into `output`; gives the depth. */
  #fragment({ clipping, shadeCut }: SphereSettings, ball: Vec4Node, color: Vec4Node, clipDepth: FloatNode, output: Vec4Node): FloatNode {
    const { clipFromWorld, worldFromClip, eye, depthFromClip } = this.#uniforms
    const [center, radius] = [ball.xyz as Vec3Node, ball.w as FloatNode]
    const seen = worldFromClip.mul(vec4(screenPosition().mul(2).sub(1), clipDepth, 1)).toVar() as Vec4Node
    // Everything relative to the centre, as Inviwo has it: also the place that is lit.
    const onSquare = seen.xyz.div(seen.w).sub(center).toVar() as Vec3Node
    const camera = eye.sub(center).toVar() as Vec3Node
    const ray = unit(onSquare.sub(camera)).toVar() as Vec3Node
    const along = dot(onSquare, ray).negate().toVar() as FloatNode
    const discriminant = radius
      .mul(radius)
      .sub(dot(onSquare, onSquare).sub(along.mul(along)))
      .toVar() as FloatNode
    Discard(discriminant.lessThan(0) as BoolNode)
    const hit = onSquare.add(ray.mul(along.sub(sqrt(max(discriminant, 0))))).toVar() as Vec3Node
    const surface = color.xyz as Vec3Node
    const lit = (normal: Vec3Node, position: Vec3Node): Vec3Node =>
      this.#light.shade({ color: surface, position, normal, toCamera: unit(camera.sub(position)) as Vec3Node })
    const shaded = vec3(lit(hit.div(radius) as Vec3Node, hit)).toVar() as Vec3Node
    const clip = clipFromWorld.mul(vec4(hit.add(center), 1)).toVar() as Vec4Node
    const depth = clip.z.div(clip.w).mul(depthFromClip.x).add(depthFromClip.y).toVar() as FloatNode
    const inFront = depth.lessThanEqual(0) as BoolNode
    if (clipping === 'discard') Discard(inFront)
    else
      If(inFront, () => {
        const facing = unit(camera.sub(onSquare)) as Vec3Node
        shaded.assign(shadeCut ? lit(facing, onSquare) : surface.mul(this.#clipShading))
        depth.assign(float(1e-6))
      })
    output.assign(vec4(shaded, color.w))
    return depth
  }
}
