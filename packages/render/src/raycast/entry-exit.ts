import {
  type CameraState,
  formatByName,
  identity,
  invert,
  type Mat4,
  multiply,
  normalize,
  projectionMatrix,
  subtract,
  transform,
  type Vec2,
  type Vec3,
  viewMatrix,
} from '@ivw/data'
import { attribute, Fn, float, If, property, uniform, vec4 } from 'three/tsl'
import { Matrix4, Vector3 } from 'three/webgpu'
import { DrawnImage } from '../image/drawn-image.ts'
import type { ImageLayout } from '../image/image-layout.ts'
import type { ImageHome, RenderedImage } from '../image/rendered-image.ts'
import type { BoundMesh } from '../mesh/bound-mesh.ts'
import { boundRendered } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import { MeshPass } from '../pass/mesh-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'
import { LayerSampler } from '../shading/sampling.ts'

export interface EntryExitOptions {
  readonly mesh: BoundMesh
  readonly camera: CameraState
  /** Rays that start inside of the mesh enter at the near plane. */
  readonly capNearClipping: boolean
  readonly size: Vec2
  /** Texture positions come from the places of the mesh instead of from its colours: texture from model space. */
  readonly textureFromModel?: Mat4
}

export interface EntryExitImages {
  /** Texture positions; with depth; a second layer holds normals where the mesh has them. */
  readonly entry: RenderedImage
  readonly exit: RenderedImage
}

/** Draws where rays enter and leave a closed mesh whose colours are positions in a volume's texture space (core spec 6.2). */
export class EntryExit {
  readonly #entry = new DrawnImage()
  readonly #exit = new DrawnImage()
  readonly #uncapped = new DrawnImage()
  readonly #faces = new MeshPass('entry and exit', attributes => facePositions(attributes))
  readonly #textureFromModel = uniform(new Matrix4())
  readonly #places = new MeshPass('entry and exit of places', () => this.#placePositions())
  readonly #cap = new NearCap()

  draw(gpu: ImageHome & Renderer, options: EntryExitOptions): EntryExitImages {
    const { mesh, camera, size, textureFromModel } = options
    const layout = layoutFor(textureFromModel ? undefined : mesh)
    if (textureFromModel) this.#textureFromModel.value.fromArray(textureFromModel)
    const faces = textureFromModel ? this.#places : this.#faces
    const exit = this.#exit.at(gpu, size, layoutFor())
    const entry = this.#entry.at(gpu, size, layout)
    faces.draw(gpu, exit, [mesh], camera, { start: 'clearFar0', depth: 'greater', faces: 'back' })
    const caps = options.capNearClipping && reachesNearPlane(mesh, camera)
    const first = caps ? this.#uncapped.at(gpu, size, layout) : entry
    faces.draw(gpu, first, [mesh], camera, { start: 'clear', depth: 'less', faces: 'front' })
    if (caps) this.#cap.draw(gpu, { first, exit, entry, mesh, camera, textureFromModel })
    return { entry, exit }
  }

  dispose(): void {
    for (const part of [this.#entry, this.#exit, this.#uncapped, this.#faces, this.#places, this.#cap]) part.dispose()
  }

  #placePositions(): Outputs {
    const place = this.#textureFromModel.mul(vec4(attribute('position', 'vec3') as never, 1)).toVar() as Vec4Node
    return { color: vec4(place.xyz.div(place.w), 1) as Vec4Node }
  }
}

/** 16 bits, as in Inviwo, are no render target everywhere; floats hold at least as much. */
function layoutFor(mesh?: BoundMesh): ImageLayout {
  const normals = mesh?.attributes.has('normal') ? [formatByName('Vec4FLOAT16')] : []
  return { colors: [formatByName('Vec4FLOAT32'), ...normals], depth: true, picking: false }
}

function facePositions(attributes: ReadonlySet<string>): Outputs {
  const color = attribute(attributes.has('color') ? 'color' : 'position', attributes.has('color') ? 'vec4' : 'vec3')
  const normal = attributes.has('normal') ? [vec4(attribute('normal', 'vec3') as never, 1) as Vec4Node] : []
  return { color: vec4(color as never) as Vec4Node, more: normal }
}

/** Whether any corner of the mesh's box is nearer than the near plane. */
function reachesNearPlane({ mesh, bounds: [low, high] }: BoundMesh, camera: CameraState): boolean {
  const viewFromModel = multiply(viewMatrix(camera), mesh.worldFromModel)
  for (let corner = 0; corner < 8; corner++) {
    const place = [0, 1, 2].map(axis => ((corner >> axis) & 1 ? high : low)[axis as 0 | 1 | 2]) as unknown as Vec3
    if (-transform(viewFromModel, [...place, 1])[2] <= camera.near) return true
  }
  return false
}

interface Capping {
  readonly first: RenderedImage
  readonly exit: RenderedImage
  readonly entry: RenderedImage
  readonly mesh: BoundMesh
  readonly camera: CameraState
  readonly textureFromModel: Mat4 | undefined
}

/** Closes the mesh where the near plane cuts it open: there is a back face, but no front face before it. */
class NearCap {
  readonly #color = new LayerSampler()
  readonly #normal = new LayerSampler()
  readonly #entryDepth = new LayerSampler()
  readonly #exitDepth = new LayerSampler()
  readonly #textureFromClip = uniform(new Matrix4())
  readonly #towardsViewer = uniform(new Vector3())
  readonly #pass = new FullScreenPass('near cap', () => this.#build())

  draw(renderer: Renderer, { first, exit, entry, mesh: { mesh }, camera, textureFromModel }: Capping): void {
    const source = boundRendered(first)
    const samplers = [
      [this.#color, source.colors[0]],
      [this.#normal, source.colors[1] ?? source.colors[0]],
      [this.#entryDepth, source.depth],
      [this.#exitDepth, boundRendered(exit).depth],
    ] as const
    for (const [sampler, bound] of samplers) if (bound) sampler.set(bound.texels, 'rgba', renderer.topFirst)
    const clipFromModel: Mat4 = multiply(multiply(projectionMatrix(camera), viewMatrix(camera)), mesh.worldFromModel)
    const textureFromClip = multiply(textureFromModel ?? identity, invert(clipFromModel))
    this.#textureFromClip.value.fromArray(textureFromClip)
    this.#towardsViewer.value.set(...normalize(subtract(camera.lookFrom, camera.lookTo)))
    this.#pass.draw(renderer, entry)
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #build(): Outputs {
    const color = property('vec4', 'cappedColor') as Vec4Node
    const normal = property('vec4', 'cappedNormal') as Vec4Node
    const depth = Fn(() => {
      const uv = screenPosition().toVar() as Vec2Node
      color.assign(this.#color.sample(uv))
      normal.assign(this.#normal.sample(uv))
      const depth = this.#entryDepth.sample(uv).x.toVar() as FloatNode
      const exit = this.#exitDepth.sample(uv).x.toVar() as FloatNode
      If(depth.greaterThan(exit).and(exit.greaterThan(0)) as BoolNode, () => {
        const place = this.#textureFromClip.mul(vec4(uv.mul(2).sub(1), -1, 1)).toVar() as Vec4Node
        color.assign(vec4(place.xyz.div(place.w), 1))
        normal.assign(vec4(this.#towardsViewer, 1))
        depth.assign(float(0))
      })
      return depth
    })() as unknown as FloatNode
    return { color, depth, more: [normal] }
  }
}
