import { type CameraState, formatByName, type Vec4, viewMatrix } from '@ivw/data'
import { attribute, Discard, Fn, modelNormalMatrix, modelWorldMatrix, property, uniform, varying, vec4 } from 'three/tsl'
import { Matrix4, Vector3, Vector4 } from 'three/webgpu'
import type { ImageLayout } from '../image/image-layout.ts'
import type { RenderedImage } from '../image/rendered-image.ts'
import { type DrawState, MeshPass } from '../pass/mesh-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { safeNormalize } from '../shading/gradient.ts'
import { type LightState, LightUniforms } from '../shading/lighting.ts'
import type { BoolNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import type { BoundMesh } from './bound-mesh.ts'

/** What can be written besides the colour, in this order. */
export interface MeshLayers {
  readonly texCoord: boolean
  readonly normals: boolean
  readonly viewNormals: boolean
}

export interface MeshSettings {
  readonly camera: CameraState
  readonly light: LightState
  readonly faces: NonNullable<DrawState['faces']> | 'none'
  readonly depthTest: boolean
  /** Instead of the colours of the vertices. */
  readonly color: Vec4 | undefined
  readonly layers: MeshLayers
}

/** Layout of an image for a mesh renderer; further layers are half floats, which every GPU can blend. */
export function meshLayout({ texCoord, normals, viewNormals }: MeshLayers, base: readonly ImageLayout['colors'][number][]): ImageLayout {
  const count = [texCoord, normals, viewNormals].filter(Boolean).length
  const [first = formatByName('Vec4UINT8')] = base
  return { colors: [first, ...new Array(count).fill(formatByName('Vec4FLOAT16'))], depth: true, picking: true }
}

/** Draws meshes lit by one light (core spec 6.11, processors-b 11.1). */
export class MeshRenderer {
  readonly #light = new LightUniforms()
  readonly #eye = uniform(new Vector3())
  readonly #color = uniform(new Vector4(1, 1, 1, 1))
  readonly #viewFromWorld = uniform(new Matrix4())
  #settings: MeshSettings | undefined
  readonly #pass = new MeshPass('mesh', attributes => this.#build(attributes, this.#settings as MeshSettings))

  /** `keep`: draws over what the image holds. */
  draw(renderer: Renderer, image: RenderedImage, meshes: readonly BoundMesh[], settings: MeshSettings, start: 'clear' | 'keep'): void {
    const { camera, light, faces, depthTest, color, layers } = settings
    this.#light.set(light, camera)
    this.#eye.value.set(...camera.lookFrom)
    this.#viewFromWorld.value.fromArray(viewMatrix(camera))
    if (color) this.#color.value.set(...color)
    this.#settings = settings
    this.#pass.draw(renderer, image, faces === 'none' ? [] : meshes, camera, {
      start,
      blend: 'alpha',
      depth: depthTest ? 'lessEqual' : 'always',
      depthWrite: depthTest,
      faces: faces === 'none' ? 'both' : faces,
      variant: [light.mode, color !== undefined, ...Object.values(layers)].join(' '),
    })
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #build(attributes: ReadonlySet<string>, { color: override, layers }: MeshSettings): Outputs {
    const position = varying(
      modelWorldMatrix.mul(vec4(attribute('position', 'vec3') as never, 1)).xyz,
      'worldPosition',
    ) as unknown as Vec3Node
    const stored = attributes.has('normal')
      ? (modelNormalMatrix.mul(attribute('normal', 'vec3') as never) as unknown as Vec3Node)
      : undefined
    const normal = stored && (varying(stored, 'worldNormal') as unknown as Vec3Node)
    const unit = safeNormalize((normal ?? vec4(0).xyz) as Vec3Node)
    // What GL reads where a mesh has no colours.
    const vertexColor = attributes.has('color') ? (attribute('color', 'vec4') as unknown as Vec4Node) : (vec4(0, 0, 0, 1) as Vec4Node)
    const base = override ? (this.#color as unknown as Vec4Node) : vertexColor
    const lit = property('vec4', 'litColor') as Vec4Node
    const color = Fn(() => {
      const surface = base.toVar() as Vec4Node
      Discard(surface.w.lessThanEqual(0) as BoolNode)
      const toCamera = safeNormalize(this.#eye.sub(position) as Vec3Node)
      lit.assign(vec4(this.#light.shade({ color: surface.xyz as Vec3Node, position, normal: unit, toCamera }), surface.w))
      return lit
    })() as unknown as Vec4Node
    const texCoord = attributes.has('texcoord') ? (attribute('texcoord', 'vec3') as unknown as Vec3Node) : (vec4(0).xyz as Vec3Node)
    const viewNormal = this.#viewFromWorld.mul(vec4(unit, 0)).xyz as Vec3Node
    const more = [
      ...(layers.texCoord ? [vec4(texCoord, 1)] : []),
      ...(layers.normals ? [vec4(unit.mul(0.5).add(0.5), 1)] : []),
      ...(layers.viewNormals ? [vec4(viewNormal.mul(0.5).add(0.5), 1)] : []),
    ] as Vec4Node[]
    const picking = attributes.has('pickingColor') ? (attribute('pickingColor', 'vec4') as unknown as Vec4Node) : undefined
    return { color, picking, more }
  }
}
