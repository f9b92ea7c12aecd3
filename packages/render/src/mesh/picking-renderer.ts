import { type CameraState, multiply, translation, type Vec3, type Vec4 } from '@ivw/data'
import { attribute, uniform, vec4 } from 'three/tsl'
import { Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import { type DrawState, MeshPass } from '../pass/mesh-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import type { Vec4Node } from '../shading/nodes.ts'
import { pickingColor } from '../shading/picking.ts'
import type { BoundMesh } from './bound-mesh.ts'

export interface PickingSettings {
  readonly camera: CameraState
  /** Moves the mesh, world units. */
  readonly position: Vec3
  readonly faces: NonNullable<DrawState['faces']> | 'none'
  /** Number of the mesh in the picking layer. */
  readonly id: number
  /** Instead of the colours of the vertices. */
  readonly highlight: Vec4 | undefined
}

/** Draws a mesh unlit, as one thing that can be picked (processors-b spec 11.2). */
export class PickingRenderer {
  readonly #picking = uniform(new Vector4())
  readonly #highlight = uniform(new Vector4())
  #isHighlighted = false
  readonly #pass = new MeshPass('picking', attributes => this.#build(attributes))

  draw(renderer: Renderer, image: RenderedImage, bound: BoundMesh, { camera, position, faces, id, highlight }: PickingSettings): void {
    this.#picking.value.set(...pickingColor(id))
    if (highlight) this.#highlight.value.set(...highlight)
    this.#isHighlighted = highlight !== undefined
    const { mesh } = bound
    const moved = { ...bound, mesh: mesh.with({ worldMatrix: multiply(translation(position), mesh.worldMatrix) }) }
    this.#pass.draw(renderer, image, faces === 'none' ? [] : [moved], camera, {
      start: 'clear',
      depth: 'less',
      faces: faces === 'none' ? 'both' : faces,
      variant: String(this.#isHighlighted),
    })
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #build(attributes: ReadonlySet<string>): Outputs {
    // What GL reads where a mesh has no colours.
    const own = (attributes.has('color') ? attribute('color', 'vec4') : vec4(0, 0, 0, 1)) as unknown as Vec4Node
    return {
      color: this.#isHighlighted ? (this.#highlight as unknown as Vec4Node) : own,
      picking: this.#picking as unknown as Vec4Node,
    }
  }
}
