import type { Vec2 } from '@ivw/data'
import { attribute, clamp, Discard, Fn, uniform, vec4 } from 'three/tsl'
import {
  AlwaysDepth,
  BufferAttribute,
  BufferGeometry,
  CustomBlending,
  DoubleSide,
  LessDepth,
  Mesh,
  type NodeMaterial,
  OneFactor,
  OneMinusSrcAlphaFactor,
  OrthographicCamera,
  Vector2,
} from 'three/webgpu'
import { layoutKey } from '../image/image-layout.ts'
import type { RenderedImage } from '../image/rendered-image.ts'
import { materialFor } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import type { BoolNode, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { sampleAt, textureSampler } from '../shading/sampling.ts'
import { atlasMargin, TextAtlas } from './text-atlas.ts'
import type { TextImage } from './text-image.ts'

/** Where a text stands. */
export interface TextQuad {
  readonly image: TextImage
  /** Where `pivot` comes to lie: pixels from the lower left. */
  readonly position: Vec2
  /** A point of the image, pixels from its lower left corner, about which it is turned. Default that corner. */
  readonly pivot?: Vec2
  /** Radians, counter-clockwise. */
  readonly angle?: number
  /** From -1, in front of everything, to 1. */
  readonly depth?: number
  /** What is beyond the edge of the image when it does not lie on whole pixels: its last texels, or nothing. */
  readonly edge?: 'clamp' | 'fade' | undefined
}

const anyCamera = new OrthographicCamera()
const corners: readonly Vec2[] = [
  [0, 0],
  [1, 0],
  [0, 1],
  [0, 1],
  [1, 0],
  [1, 1],
]

/** Draws texts over a picture, depth too (processors-a spec 4.6). */
export class TextPass {
  readonly #sampler = textureSampler()
  readonly #atlasSize = uniform(new Vector2(1, 1))
  readonly #materials = new Map<string, NodeMaterial>()
  #atlas = new TextAtlas([])
  #geometry = new BufferGeometry()

  /** `always`: over everything; `less`: hidden by what is nearer. */
  draw(renderer: Renderer, image: RenderedImage, quads: readonly TextQuad[], depth: 'always' | 'less' = 'always'): void {
    if (quads.length === 0) return
    const images = quads.map(quad => quad.image)
    if (!this.#atlas.holds(images)) {
      this.#atlas.dispose()
      this.#atlas = new TextAtlas(images)
    }
    this.#sampler.value = this.#atlas.texture
    this.#atlasSize.value.set(...this.#atlas.size)
    this.#geometry.dispose()
    this.#geometry = this.#quads(renderer, image.dimensions, quads)
    const mesh = new Mesh(this.#geometry, this.#material(image, depth))
    mesh.frustumCulled = false
    renderer.draw(image, mesh, anyCamera, 'keep')
  }

  dispose(): void {
    for (const material of this.#materials.values()) material.dispose()
    this.#materials.clear()
    this.#atlas.dispose()
    this.#geometry.dispose()
  }

  #quads(renderer: Renderer, [width, height]: Vec2, quads: readonly TextQuad[]): BufferGeometry {
    const [positions, texels, bounds]: [number[], number[], number[]] = [[], [], []]
    for (const { image, position, pivot = [0, 0], angle = 0, depth = -1, edge = 'clamp' } of quads) {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      const [left, bottom] = this.#atlas.placeOf(image)
      const inset = edge === 'clamp' ? 0.5 : -atlasMargin / 2
      for (const [u, v] of corners) {
        const [x, y] = [u * image.size[0] - pivot[0], v * image.size[1] - pivot[1]]
        const [px, py] = [position[0] + x * cos - y * sin, position[1] + x * sin + y * cos]
        positions.push((2 * px) / width - 1, (2 * py) / height - 1, renderer.topFirst ? (depth + 1) / 2 : depth)
        texels.push(left + u * image.size[0], bottom + v * image.size[1])
        bounds.push(left + inset, bottom + inset, left + image.size[0] - inset, bottom + image.size[1] - inset)
      }
    }
    const geometry = new BufferGeometry()
    geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3))
    geometry.setAttribute('texel', new BufferAttribute(Float32Array.from(texels), 2))
    geometry.setAttribute('bounds', new BufferAttribute(Float32Array.from(bounds), 4))
    return geometry
  }

  #material({ layout }: RenderedImage, depth: 'always' | 'less'): NodeMaterial {
    const key = `${layoutKey(layout)} ${depth}`
    const found = this.#materials.get(key)
    if (found) return found
    const material = materialFor(layout, { color: this.#color() })
    material.name = 'text'
    material.vertexNode = vec4(attribute('position', 'vec3') as unknown as Vec3Node, 1)
    material.blending = CustomBlending
    material.blendSrc = OneFactor
    material.blendDst = OneMinusSrcAlphaFactor
    material.depthFunc = depth === 'always' ? AlwaysDepth : LessDepth
    material.depthTest = material.depthWrite = layout.depth
    material.side = DoubleSide
    this.#materials.set(key, material)
    return material
  }

  #color(): Vec4Node {
    return Fn(() => {
      const bounds = attribute('bounds', 'vec4') as unknown as Vec4Node
      const texel = clamp(attribute('texel', 'vec2') as unknown as Vec2Node, bounds.xy, bounds.zw)
      const color = sampleAt(this.#sampler, texel.div(this.#atlasSize) as Vec2Node).toVar() as Vec4Node
      Discard(color.w.lessThanEqual(0) as BoolNode)
      return color
    })() as unknown as Vec4Node
  }
}
