import { type CameraState, type Mesh, multiply, projectionMatrix, type Vec4, viewMatrix } from '@ivw/data'
import {
  attribute,
  clamp,
  Discard,
  Fn,
  length,
  max,
  mix,
  modelWorldMatrix,
  property,
  select,
  uniform,
  varyingProperty,
  vec4,
} from 'three/tsl'
import { Matrix4, Vector2, Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { Renderer } from '../pass/renderer.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'
import { type GlyphArrays, glyphArrays } from './glyph-arrays.ts'
import { GlyphPass, type GlyphShader, quadCorners } from './glyph-pass.ts'

/** Lengths in pixels. */
export interface PointSettings {
  readonly camera: CameraState
  readonly size: number
  readonly borderWidth: number
  readonly borderColor: Vec4
  readonly antialiasing: number
}

/** Draws every vertex of meshes as a round dot with a border (processors-b spec 11.4). */
export class PointRenderer {
  readonly #clipFromWorld = uniform(new Matrix4())
  readonly #canvasSize = uniform(new Vector2(1, 1))
  readonly #size = uniform(1)
  readonly #border = uniform(2)
  readonly #borderColor = uniform(new Vector4(0, 0, 0, 1))
  readonly #antialiasing = uniform(1.5)
  readonly #arrays = new WeakMap<Mesh, Promise<GlyphArrays>>()
  readonly #pass = new GlyphPass('points', quadCorners, attributes => this.#build(attributes))

  /** `keep`: over what the image holds. */
  async draw(
    renderer: Renderer,
    image: RenderedImage,
    meshes: readonly Mesh[],
    { camera, size, borderWidth, borderColor, antialiasing }: PointSettings,
    start: 'clear' | 'keep',
  ): Promise<void> {
    const items = await Promise.all(meshes.map(async mesh => ({ mesh, glyphs: await this.#glyphs(mesh) })))
    this.#clipFromWorld.value.fromArray(multiply(renderer.clipFrom(projectionMatrix(camera)), viewMatrix(camera)))
    this.#canvasSize.value.set(...image.dimensions)
    this.#size.value = size
    this.#border.value = borderWidth
    this.#borderColor.value.set(...borderColor)
    this.#antialiasing.value = antialiasing
    this.#pass.draw(renderer, image, items, { start, blend: 'alpha', variant: '' })
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #glyphs(mesh: Mesh): Promise<GlyphArrays> {
    const found = this.#arrays.get(mesh) ?? glyphArrays(mesh, 'all')
    this.#arrays.set(mesh, found)
    return found
  }

  #build(attributes: ReadonlySet<string>): GlyphShader {
    const corner = attribute('corner', 'vec2') as unknown as Vec2Node
    const place = varyingProperty('vec2', 'pointPlace') as unknown as Vec2Node
    const color = varyingProperty('vec4', 'pointColor') as unknown as Vec4Node
    const vertex = Fn(() => {
      place.assign(corner)
      // What GL reads where a mesh has no colours.
      color.assign(attributes.has('color') ? (attribute('color', 'vec4') as never) : vec4(0, 0, 0, 1))
      const clip = this.#clipFromWorld.mul(modelWorldMatrix.mul(vec4(attribute('center', 'vec3') as never, 1))).toVar() as Vec4Node
      const pixels = this.#size.add(this.#border.mul(2))
      const ndc = clip.xyz.div(clip.w)
      const moved = ndc.xy.add(corner.mul(pixels).div(this.#canvasSize))
      return select(clip.w.lessThanEqual(0), vec4(0, 0, 2, 1), vec4(moved, ndc.z, 1))
    })() as unknown as Vec4Node
    const output = property('vec4', 'pointOutput') as Vec4Node
    const dot = Fn(() => {
      const distance = length(place).toVar() as FloatNode
      Discard(distance.greaterThan(1) as BoolNode)
      const half = this.#size.mul(0.5)
      const reach = half.add(this.#border)
      const pixels = distance.mul(reach).toVar() as FloatNode
      const border = clamp(pixels.sub(half).add(1).mul(0.5), 0, 1)
      const fade = clamp(pixels.sub(reach.sub(this.#antialiasing)).div(max(this.#antialiasing, 1e-6)).oneMinus(), 0, 1)
      const mixed = mix(color, this.#borderColor as never, border) as Vec4Node
      output.assign(vec4(mixed.xyz, mixed.w.mul(fade)))
      return output
    })() as unknown as Vec4Node
    return { vertex, outputs: { color: dot } }
  }
}
