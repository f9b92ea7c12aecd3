import { attribute, float, vec4 } from 'three/tsl'
import { AlwaysDepth, BufferGeometry, Float32BufferAttribute, Mesh, NoBlending, type NodeMaterial, OrthographicCamera } from 'three/webgpu'
import { type ImageLayout, layoutKey } from '../image/image-layout.ts'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { FloatNode, Vec2Node } from '../shading/nodes.ts'
import { materialFor, type Outputs } from './outputs.ts'
import type { Renderer } from './renderer.ts'

const geometry = new BufferGeometry()
geometry.setAttribute('position', new Float32BufferAttribute([-1, -1, 0, 3, -1, 0, -1, 3, 0], 3))
const camera = new OrthographicCamera()

/** Written where a pass gives no depth: that of a quad half way between the planes, as in Inviwo. */
const quadDepth = 0.5

/** Computes every pixel of an image. A shader is built once for every layout that is drawn to, and variant. */
export class FullScreenPass {
  readonly #name: string
  readonly #build: () => Outputs
  readonly #meshes = new Map<string, Mesh>()

  /** `build` makes the shader; it reads uniforms and samplers that the caller sets before drawing. */
  constructor(name: string, build: () => Outputs) {
    this.#name = name
    this.#build = build
  }

  /** `variant` names what else the shader depends on, such as the kinds of its samplers. */
  draw(renderer: Renderer, image: RenderedImage, variant = ''): void {
    renderer.draw(image, this.mesh(image.layout, variant), camera, 'clear')
  }

  /** To the canvas of the renderer. */
  present(renderer: Renderer, variant = ''): void {
    renderer.drawToCanvas(this.mesh({ colors: [], depth: false, picking: false }, variant), camera)
  }

  dispose(): void {
    for (const mesh of this.#meshes.values()) (mesh.material as NodeMaterial).dispose()
    this.#meshes.clear()
  }

  private mesh(layout: ImageLayout, variant: string): Mesh {
    const key = `${layoutKey(layout)} ${variant}`
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
    material.vertexNode = vec4(attribute('position', 'vec2') as unknown as Vec2Node, 0, 1)
    material.blending = NoBlending
    material.depthTest = layout.depth
    material.depthWrite = layout.depth
    material.depthFunc = AlwaysDepth
    const mesh = new Mesh(geometry, material)
    mesh.frustumCulled = false
    this.#meshes.set(key, mesh)
    return mesh
  }
}
