import type { CameraState, Mesh } from '@ivw/data'
import { attribute, dot, Fn, modelWorldMatrix, normalize, property, select, varyingProperty, vec4 } from 'three/tsl'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { Renderer } from '../pass/renderer.ts'
import { type LightState, LightUniforms } from '../shading/lighting.ts'
import type { FloatNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { type GlyphAppearance, GlyphUniforms } from './glyph-appearance.ts'
import { type GlyphArrays, glyphArrays } from './glyph-arrays.ts'
import { type GlyphCorners, GlyphPass, type GlyphShader } from './glyph-pass.ts'

export interface CubeSettings {
  readonly camera: CameraState
  readonly light: LightState
  /** `radius` is the whole edge. */
  readonly appearance: GlyphAppearance
}

/** Draws a cube along the axes of the world at every vertex of meshes; a whole face has one colour (processors-b spec 11.5). */
export class CubeRenderer {
  readonly #uniforms = new GlyphUniforms()
  readonly #light = new LightUniforms()
  readonly #arrays = new WeakMap<Mesh, Promise<GlyphArrays>>()
  readonly #pass = new GlyphPass('cubes', cubeCorners(), attributes => this.#build(attributes))

  /** `keep`: over what the image holds. */
  async draw(
    renderer: Renderer,
    image: RenderedImage,
    meshes: readonly Mesh[],
    { camera, light, appearance }: CubeSettings,
    start: 'clear' | 'keep',
  ): Promise<void> {
    const items = await Promise.all(meshes.map(async mesh => ({ mesh, glyphs: await this.#glyphs(mesh) })))
    this.#uniforms.set(renderer, camera, appearance)
    this.#light.set(light, camera)
    this.#pass.draw(renderer, image, items, { start, blend: 'alpha', variant: `${this.#uniforms.variant} ${light.mode}` })
  }

  dispose(): void {
    this.#pass.dispose()
    this.#uniforms.dispose()
  }

  #glyphs(mesh: Mesh): Promise<GlyphArrays> {
    const found = this.#arrays.get(mesh) ?? glyphArrays(mesh, 'all')
    this.#arrays.set(mesh, found)
    return found
  }

  #build(attributes: ReadonlySet<string>): GlyphShader {
    const middle = varyingProperty('vec3', 'cubeCenter') as unknown as Vec3Node
    const normal = varyingProperty('vec3', 'cubeNormal') as unknown as Vec3Node
    const color = varyingProperty('vec4', 'cubeColor') as unknown as Vec4Node
    const vertex = Fn(() => {
      const { clipFromWorld, eye, towardsEye, near } = this.#uniforms
      const center = modelWorldMatrix.mul(vec4(attribute('center', 'vec3') as never, 1)).xyz.toVar() as Vec3Node
      const size = this.#uniforms.radius(attributes).toVar() as FloatNode
      middle.assign(center)
      normal.assign(attribute('cubeFace', 'vec3') as never)
      color.assign(this.#uniforms.color(attributes))
      const place = center.add((attribute('corner', 'vec3') as unknown as Vec3Node).mul(size.mul(0.5))) as Vec3Node
      const clip = clipFromWorld.mul(vec4(place, 1)).toVar() as Vec4Node
      const inFront = dot(eye.sub(center), towardsEye).lessThan(near.add(size))
      const gone = size.lessThanEqual(0).or(color.w.lessThanEqual(0)).or(inFront)
      return select(gone, vec4(0, 0, 2, 1), vec4(clip.xyz.div(clip.w), 1))
    })() as unknown as Vec4Node
    const output = property('vec4', 'cubeOutput') as Vec4Node
    const shaded = Fn(() => {
      const toCamera = normalize(this.#uniforms.eye.sub(middle)) as Vec3Node
      output.assign(vec4(this.#light.shade({ color: color.xyz as Vec3Node, position: middle, normal, toCamera }), color.w))
      return output
    })() as unknown as Vec4Node
    const picking = attributes.has('pickingColor') ? (attribute('pickingColor', 'vec4') as unknown as Vec4Node) : undefined
    return { vertex, outputs: { color: shaded, picking } }
  }
}

/** Six faces of two triangles each: corners from -1 to 1 and the direction of the face. */
function cubeCorners(): GlyphCorners {
  const corners: number[] = []
  const faces: number[] = []
  for (const axis of [0, 1, 2])
    for (const side of [-1, 1])
      for (const [u, v] of [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, -1],
        [1, 1],
        [-1, 1],
      ] as const) {
        const corner = [0, 0, 0]
        corner[axis] = side
        corner[(axis + 1) % 3] = u
        corner[(axis + 2) % 3] = v
        corners.push(...corner)
        faces.push(...[0, 1, 2].map(i => (i === axis ? side : 0)))
      }
  return { corner: { size: 3, numbers: corners }, cubeFace: { size: 3, numbers: faces } }
}
