import { attribute, float, uniform, vec4 } from 'three/tsl'
import {
  AlwaysDepth,
  BufferGeometry,
  CustomBlending,
  Float32BufferAttribute,
  Mesh,
  NoBlending,
  type NodeMaterial,
  OneFactor,
  OneMinusSrcAlphaFactor,
  OrthographicCamera,
  Vector2,
} from 'three/webgpu'
import { type ImageLayout, layoutKey } from '../image/image-layout.ts'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { FloatNode, Vec2Node } from '../shading/nodes.ts'
import { materialFor, type Outputs } from './outputs.ts'
import type { Renderer, Start } from './renderer.ts'

const geometry = new BufferGeometry()
geometry.setAttribute('position', new Float32BufferAttribute([0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0], 3))
const camera = new OrthographicCamera()

/** Pixels from the lower left: x, y, width, height. */
export type Rectangle = readonly [x: number, y: number, width: number, height: number]

export interface PassOptions {
  /** What else the shader depends on, such as the kinds of its samplers. */
  readonly variant?: string
  /** The part of the image that is drawn; all of it when left out. */
  readonly rectangle?: Rectangle | undefined
  /** Default `clear`. */
  readonly start?: Start
  /** `premultiplied`: over what is there. Default none: in its place. */
  readonly blend?: 'none' | 'premultiplied'
}

/** Written where a pass gives no depth: that of a quad half way between the planes, as in Inviwo. */
const quadDepth = 0.5

/** Computes every pixel of an image, or of a rectangle in it. A shader is built once for every layout that is drawn to, and variant. */
export class FullScreenPass {
  readonly #name: string
  readonly #build: () => Outputs
  readonly #meshes = new Map<string, Mesh>()
  /** In clip space. */
  readonly #corner = uniform(new Vector2())
  readonly #extent = uniform(new Vector2())

  /** `build` makes the shader; it reads uniforms and samplers that the caller sets before drawing. */
  constructor(name: string, build: () => Outputs) {
    this.#name = name
    this.#build = build
  }

  /** A string stands for the variant alone. */
  draw(renderer: Renderer, image: RenderedImage, options: PassOptions | string = {}): void {
    const {
      variant = '',
      rectangle,
      start = 'clear',
      blend = 'none',
    }: PassOptions = typeof options === 'string' ? { variant: options } : options
    const [width, height] = image.dimensions
    const [x, y, w, h] = rectangle ?? [0, 0, width, height]
    this.#corner.value.set((2 * x) / width - 1, (2 * y) / height - 1)
    this.#extent.value.set((2 * w) / width, (2 * h) / height)
    try {
      renderer.draw(image, this.mesh(image.layout, variant, blend), camera, start)
    } catch (error) {
      // A shader that could not be built draws nothing and says so only once: the next attempt shall say it again.
      this.dispose()
      throw error
    }
  }

  /** To the canvas of the renderer. */
  present(renderer: Renderer, variant = ''): void {
    this.#corner.value.set(-1, -1)
    this.#extent.value.set(2, 2)
    renderer.drawToCanvas(this.mesh({ colors: [], depth: false, picking: false }, variant), camera)
  }

  dispose(): void {
    for (const mesh of this.#meshes.values()) (mesh.material as NodeMaterial).dispose()
    this.#meshes.clear()
  }

  private mesh(layout: ImageLayout, variant: string, blend: 'none' | 'premultiplied' = 'none'): Mesh {
    const key = `${layoutKey(layout)} ${blend} ${variant}`
    const found = this.#meshes.get(key)
    if (found) return found
    const outputs = this.#build()
    const colors = layout.colors.length === 0 ? [undefined as never] : layout.colors
    const material = materialFor(
      { ...layout, colors },
      {
        ...outputs,
        depth: layout.depth ? (outputs.depth ?? (float(quadDepth) as FloatNode)) : undefined,
      },
    )
    material.name = this.#name
    const place = attribute('position', 'vec2') as unknown as Vec2Node
    material.vertexNode = vec4(this.#corner.add(place.mul(this.#extent)), 0, 1)
    material.blending = blend === 'none' ? NoBlending : CustomBlending
    material.blendSrc = OneFactor
    material.blendDst = OneMinusSrcAlphaFactor
    material.depthTest = layout.depth
    material.depthWrite = layout.depth
    material.depthFunc = AlwaysDepth
    const mesh = new Mesh(geometry, material)
    mesh.frustumCulled = false
    this.#meshes.set(key, mesh)
    return mesh
  }
}
