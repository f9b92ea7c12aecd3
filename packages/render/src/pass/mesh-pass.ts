import { type CameraState, type Mat4, multiply, projectionMatrix, viewMatrix } from '@ivw/data'
import { attribute, modelWorldMatrix, uniform, vec4 } from 'three/tsl'
import {
  AlwaysDepth,
  BackSide,
  CustomBlending,
  DoubleSide,
  FrontSide,
  GreaterDepth,
  Group,
  LessDepth,
  LessEqualDepth,
  Matrix4,
  Mesh,
  NoBlending,
  type NodeMaterial,
  type Object3D,
  OneFactor,
  OneMinusSrcAlphaFactor,
  OrthographicCamera,
  Points,
  SrcAlphaFactor,
} from 'three/webgpu'
import { type ImageLayout, layoutKey } from '../image/image-layout.ts'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { BoundMesh, MeshPart } from '../mesh/bound-mesh.ts'
import { lineCorner, onLine } from '../mesh/line-corner.ts'
import type { Mat4Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { materialFor, type Outputs } from './outputs.ts'
import type { Renderer, Start } from './renderer.ts'

export interface DrawState {
  readonly start: Start
  /** `alpha`: source alpha over what is there; `premultiplied`: the same for colours that hold their alpha already. Default none. */
  readonly blend?: 'none' | 'alpha' | 'premultiplied'
  /** Which fragments win; default those that are not farther. */
  readonly depth?: 'lessEqual' | 'less' | 'greater' | 'always'
  readonly depthWrite?: boolean
  /** Which faces of triangles are drawn; default both. */
  readonly faces?: 'both' | 'front' | 'back'
  /** What else the shader depends on. */
  readonly variant?: string
}

export interface MeshShader extends Outputs {
  /** Where a vertex lies, model space, instead of its own place; of triangles and points only. */
  readonly position?: Vec3Node | undefined
}

const depthFunctions = { lessEqual: LessEqualDepth, less: LessDepth, greater: GreaterDepth, always: AlwaysDepth } as const
const sides = { both: DoubleSide, front: FrontSide, back: BackSide } as const
const anyCamera = new OrthographicCamera()

/** Draws meshes as a camera sees them. Attributes that a mesh lacks are known when the shader is built. */
export class MeshPass {
  readonly #name: string
  readonly #build: (attributes: ReadonlySet<string>) => MeshShader
  readonly #clipFromWorld = uniform(new Matrix4())
  readonly #materials = new Map<string, NodeMaterial>()
  readonly #objects = new WeakMap<MeshPart, Map<NodeMaterial, Object3D>>()

  constructor(name: string, build: (attributes: ReadonlySet<string>) => MeshShader) {
    this.#name = name
    this.#build = build
  }

  /** `view`: a camera, or clip from world, with clip z from -1 to 1. */
  draw(renderer: Renderer, image: RenderedImage, meshes: readonly BoundMesh[], view: CameraState | Mat4, state: DrawState): void {
    const clipFromWorld =
      'lookFrom' in view ? multiply(renderer.clipFrom(projectionMatrix(view)), viewMatrix(view)) : renderer.clipFrom(view)
    this.#clipFromWorld.value.fromArray(clipFromWorld)
    const group = new Group()
    for (const bound of meshes)
      for (const part of bound.parts)
        group.children.push(this.#object(part, this.#material(bound, part, image.layout, state), bound.mesh.worldFromModel))
    try {
      renderer.draw(image, group, anyCamera, state.start)
    } catch (error) {
      // A shader that could not be built draws nothing and says so only once: the next attempt shall say it again.
      this.dispose()
      throw error
    }
  }

  dispose(): void {
    for (const material of this.#materials.values()) material.dispose()
    this.#materials.clear()
  }

  #object(part: MeshPart, material: NodeMaterial, worldFromModel: Mat4): Object3D {
    const objects = this.#objects.get(part) ?? new Map<NodeMaterial, Object3D>()
    this.#objects.set(part, objects)
    const object = objects.get(material) ?? newObject(part, material)
    objects.set(material, object)
    object.matrixWorld.fromArray(worldFromModel)
    return object
  }

  #material({ attributes }: BoundMesh, { drawType }: MeshPart, layout: ImageLayout, state: DrawState): NodeMaterial {
    const { blend = 'none', depth = 'lessEqual', depthWrite = true, faces = 'both', variant = '' } = state
    const isLines = drawType === 'lines'
    const key = [[...attributes].sort(), isLines, layoutKey(layout), blend, depth, depthWrite, faces, variant].join(' ')
    const found = this.#materials.get(key)
    if (found) return found
    const outputs = this.#build(attributes)
    const material = materialFor(layout, isLines ? { ...outputs, color: onLine(outputs.color) } : outputs)
    material.name = this.#name
    const clipFromModel = this.#clipFromWorld.mul(modelWorldMatrix) as Mat4Node
    material.vertexNode = isLines
      ? lineCorner(clipFromModel)
      : (clipFromModel.mul(vec4(outputs.position ?? (attribute('position', 'vec3') as never), 1)) as Vec4Node)
    material.blending = blend === 'none' ? NoBlending : CustomBlending
    material.blendSrc = blend === 'alpha' ? SrcAlphaFactor : OneFactor
    material.blendDst = OneMinusSrcAlphaFactor
    material.depthFunc = depthFunctions[depth]
    material.depthTest = layout.depth && depth !== 'always'
    material.depthWrite = layout.depth && depthWrite
    material.side = isLines ? DoubleSide : sides[faces]
    this.#materials.set(key, material)
    return material
  }
}

function newObject({ drawType, geometry }: MeshPart, material: NodeMaterial): Object3D {
  const object = drawType === 'points' ? new Points(geometry, material as never) : new Mesh(geometry, material)
  object.frustumCulled = false
  object.matrixAutoUpdate = false
  object.matrixWorldAutoUpdate = false
  return object
}
