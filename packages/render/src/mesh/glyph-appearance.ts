import {
  type CameraState,
  invert,
  multiply,
  normalize,
  projectionMatrix,
  subtract,
  type TransferFunctionState,
  type Vec4,
  viewMatrix,
} from '@ivw/data'
import { attribute, uniform } from 'three/tsl'
import { Matrix4, Vector2, Vector3, Vector4 } from 'three/webgpu'
import type { Renderer } from '../pass/renderer.ts'
import type { FloatNode, Vec4Node } from '../shading/nodes.ts'
import { TransferFunctionTable } from '../shading/transfer-function-table.ts'

/** Size and colour of glyphs whose vertices have none, or are not to be asked. */
export interface GlyphAppearance {
  readonly radius: number
  readonly forceRadius: boolean
  readonly color: Vec4
  readonly forceColor: boolean
  /** Colours for the scalars of vertices. */
  readonly metaColor: TransferFunctionState | undefined
}

/** How a shader reads an attribute of the vertex that a glyph stands for. */
export type ReadAttribute = (name: 'color' | 'scalarMeta' | 'radii', type: 'vec4' | 'float') => FloatNode | Vec4Node

const ofVertex: ReadAttribute = (name, type) => attribute(name, type) as unknown as FloatNode

/** What shaders of glyphs read (processors-b spec 11.5). */
export class GlyphUniforms {
  readonly clipFromWorld = uniform(new Matrix4())
  readonly worldFromClip = uniform(new Matrix4())
  readonly eye = uniform(new Vector3())
  /** Unit vector from what is looked at to the eye. */
  readonly towardsEye = uniform(new Vector3())
  readonly near = uniform(0.1)
  /** Stored depth = clip z * scale + offset. */
  readonly depthFromClip = uniform(new Vector2(0.5, 0.5))
  readonly #radius = uniform(1)
  readonly #color = uniform(new Vector4())
  readonly #table = new TransferFunctionTable()
  #appearance: GlyphAppearance | undefined

  set(renderer: Renderer, camera: CameraState, appearance: GlyphAppearance): void {
    const clipFromWorld = multiply(renderer.clipFrom(projectionMatrix(camera)), viewMatrix(camera))
    this.clipFromWorld.value.fromArray(clipFromWorld)
    this.worldFromClip.value.fromArray(invert(clipFromWorld))
    this.eye.value.set(...camera.lookFrom)
    this.towardsEye.value.set(...normalize(subtract(camera.lookFrom, camera.lookTo)))
    this.near.value = camera.near
    const [scale, offset] = renderer.topFirst ? [1, 0] : [0.5, 0.5]
    this.depthFromClip.value.set(scale as number, offset as number)
    this.#radius.value = appearance.radius
    this.#color.value.set(...appearance.color)
    if (appearance.metaColor) this.#table.set(appearance.metaColor)
    this.#appearance = appearance
  }

  /** What the shader depends on. */
  get variant(): string {
    const { forceRadius, forceColor, metaColor } = this.#appearance as GlyphAppearance
    return [forceRadius, forceColor, metaColor !== undefined].join(' ')
  }

  /** In the vertex stage. */
  color(attributes: ReadonlySet<string>, read: ReadAttribute = ofVertex): Vec4Node {
    const { forceColor, metaColor } = this.#appearance as GlyphAppearance
    if (forceColor) return this.#color as unknown as Vec4Node
    if (metaColor && attributes.has('scalarMeta')) return this.#table.sample(read('scalarMeta', 'float') as FloatNode)
    return attributes.has('color') ? (read('color', 'vec4') as Vec4Node) : (this.#color as unknown as Vec4Node)
  }

  /** World units. */
  radius(attributes: ReadonlySet<string>, read: ReadAttribute = ofVertex): FloatNode {
    const forced = this.#appearance?.forceRadius || !attributes.has('radii')
    return (forced ? this.#radius : read('radii', 'float')) as unknown as FloatNode
  }

  dispose(): void {
    this.#table.dispose()
  }
}
