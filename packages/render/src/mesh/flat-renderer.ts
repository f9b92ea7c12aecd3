import { identity, type Mat4, orthographic } from '@ivw/data'
import { attribute, vec4 } from 'three/tsl'
import type { RenderedImage } from '../image/rendered-image.ts'
import { MeshPass } from '../pass/mesh-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import type { Vec4Node } from '../shading/nodes.ts'
import type { BoundMesh } from './bound-mesh.ts'

export interface FlatSettings {
  /** What of the plane the picture shows. */
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
  readonly depthTest: boolean
}

/** Distances along z that are drawn, as in Inviwo. */
const [near, far] = [-200, 100]

/** Draws meshes unlit onto the plane of the picture, wherever their matrices place them (processors-b spec 11.3). */
export class FlatRenderer {
  readonly #pass = new MeshPass('flat', attributes => ({
    // What GL reads where a mesh has no colours.
    color: (attributes.has('color') ? attribute('color', 'vec4') : vec4(0, 0, 0, 1)) as unknown as Vec4Node,
    picking: attributes.has('pickingColor') ? (attribute('pickingColor', 'vec4') as unknown as Vec4Node) : undefined,
  }))

  /** `keep`: over what the image holds. */
  draw(
    renderer: Renderer,
    image: RenderedImage,
    meshes: readonly BoundMesh[],
    { left, right, bottom, top, depthTest }: FlatSettings,
    start: 'clear' | 'keep',
  ): void {
    const unplaced = meshes.map(bound => ({ ...bound, mesh: bound.mesh.with({ modelMatrix: identity, worldMatrix: identity }) }))
    const clipFromPlane: Mat4 = orthographic(left, right, bottom, top, near, far)
    this.#pass.draw(renderer, image, unplaced, clipFromPlane, {
      start,
      depth: depthTest ? 'lessEqual' : 'always',
      depthWrite: depthTest,
    })
  }

  dispose(): void {
    this.#pass.dispose()
  }
}
