import { type CameraState, type Mat3, normalMatrix } from '@ivw/data'
import { attribute, Fn, modelNormalMatrix, modelWorldMatrix, property, uniform, varying, vec2, vec3, vec4 } from 'three/tsl'
import { Matrix3, Vector3 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { BoundImage } from '../pass/bound-image.ts'
import { MeshPass, type MeshShader } from '../pass/mesh-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { safeNormalize } from '../shading/gradient.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import { type LightState, LightUniforms } from '../shading/lighting.ts'
import type { FloatNode, Mat3Node, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import type { BoundMesh } from './bound-mesh.ts'

/** The colours of the vertices, of a texture, or the height as grey. */
export type TerrainShading = 'constant' | 'texture' | 'height'

/** Images that are laid over a mesh by its texture coordinates. */
export interface TerrainImages {
  readonly height: BoundImage | undefined
  readonly texture: BoundImage | undefined
  /** Normals in world space as they are, instead of those of the mesh. */
  readonly normals: BoundImage | undefined
}

export interface HeightFieldSettings {
  readonly camera: CameraState
  readonly light: LightState
  /** How far a height of 1 moves a vertex along z, model space. */
  readonly scale: number
  /** Vertex colours when the image for it is missing. */
  readonly shading: TerrainShading
}

/** Draws meshes whose vertices an image of heights moves along z (processors-b spec 11.8). */
export class HeightFieldRenderer {
  readonly #light = new LightUniforms()
  readonly #eye = uniform(new Vector3())
  readonly #scale = uniform(1)
  readonly #worldNormalFromModel = uniform(new Matrix3())
  readonly #height = new ImageSampler()
  readonly #texture = new ImageSampler()
  readonly #normals = new ImageSampler()
  #shading: TerrainShading = 'constant'
  #hasNormals = false
  readonly #pass = new MeshPass('height field', attributes => this.#build(attributes))

  /** `keep`: over what the image holds. */
  draw(
    renderer: Renderer,
    image: RenderedImage,
    meshes: readonly BoundMesh[],
    { height, texture, normals }: TerrainImages,
    { camera, light, scale, shading }: HeightFieldSettings,
    start: 'clear' | 'keep',
  ): void {
    this.#light.set(light, camera)
    this.#eye.value.set(...camera.lookFrom)
    this.#scale.value = scale
    this.#height.set(height, renderer)
    this.#texture.set(texture, renderer)
    this.#normals.set(normals, renderer)
    const isMissing = (shading === 'texture' && !texture) || (shading === 'height' && !height)
    this.#shading = isMissing ? 'constant' : shading
    this.#hasNormals = normals !== undefined
    const kinds = [this.#height, this.#texture, this.#normals].map(sampler => sampler.kind)
    const variant = [light.mode, this.#shading, ...kinds].join(' ')
    if (meshes.length === 0) this.#pass.draw(renderer, image, [], camera, { start })
    meshes.forEach((bound, i) => {
      const matrix: Mat3 = normalMatrix(bound.mesh.worldMatrix)
      this.#worldNormalFromModel.value.fromArray(matrix)
      this.#pass.draw(renderer, image, [bound], camera, { start: i === 0 ? start : 'keep', variant })
    })
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #build(attributes: ReadonlySet<string>): MeshShader {
    const stored = (attributes.has('texcoord') ? attribute('texcoord', 'vec3') : vec3(0)) as unknown as Vec3Node
    const raised = this.#height.color(vec2(stored.x, stored.y) as Vec2Node).x.mul(this.#scale) as FloatNode
    const position = (attribute('position', 'vec3') as unknown as Vec3Node).add(vec3(0, 0, raised)) as Vec3Node
    const place = varying(modelWorldMatrix.mul(vec4(position, 1)).xyz, 'terrainPlace') as unknown as Vec3Node
    const texcoord = varying(vec2(stored.x, stored.y), 'terrainTexcoord') as unknown as Vec2Node
    const meshNormal = attributes.has('normal') ? modelNormalMatrix.mul(attribute('normal', 'vec3') as never) : vec3(0)
    const vertexNormal = varying(meshNormal as never, 'terrainNormal') as unknown as Vec3Node
    // What GL reads where a mesh has no colours.
    const vertexColor = varying((attributes.has('color') ? attribute('color', 'vec4') : vec4(0, 0, 0, 1)) as never, 'terrainColor')
    const output = property('vec4', 'terrainOutput') as Vec4Node
    const color = Fn(() => {
      const surface = this.#surface(texcoord, vertexColor as unknown as Vec4Node).toVar() as Vec4Node
      const mapped = (this.#worldNormalFromModel as unknown as Mat3Node).mul(this.#normals.color(texcoord).xyz) as Vec3Node
      const normal = safeNormalize(this.#hasNormals ? mapped : vertexNormal)
      const toCamera = safeNormalize(this.#eye.sub(place) as Vec3Node)
      const rgb = surface.xyz as Vec3Node
      output.assign(vec4(this.#light.shade({ color: rgb, specular: rgb, position: place, normal, toCamera }), surface.w))
      return output
    })() as unknown as Vec4Node
    return { color, position }
  }

  #surface(texcoord: Vec2Node, vertexColor: Vec4Node): Vec4Node {
    switch (this.#shading) {
      case 'constant':
        return vertexColor
      case 'texture':
        return this.#texture.color(texcoord)
      case 'height':
        return vec4(vec3(this.#height.color(texcoord).x), 1) as Vec4Node
    }
  }
}
