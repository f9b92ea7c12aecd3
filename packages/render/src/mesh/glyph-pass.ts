import { type Mesh as DataMesh, determinant } from '@ivw/data'
import {
  BackSide,
  BufferAttribute,
  CustomBlending,
  DoubleSide,
  FrontSide,
  Group,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  LessEqualDepth,
  Mesh,
  NoBlending,
  type NodeMaterial,
  OneMinusSrcAlphaFactor,
  OrthographicCamera,
  type Side,
  SrcAlphaFactor,
} from 'three/webgpu'
import { type ImageLayout, layoutKey } from '../image/image-layout.ts'
import type { RenderedImage } from '../image/rendered-image.ts'
import { materialFor, type Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import type { Vec4Node } from '../shading/nodes.ts'

/** What is repeated for every glyph, and what differs between them; names as shaders read them. */
export interface Glyphs {
  readonly count: number
  readonly attributes: ReadonlyMap<string, { readonly size: number; readonly numbers: Float32Array }>
}

export interface GlyphShader {
  /** Clip position of a corner. */
  readonly vertex: Vec4Node
  readonly outputs: Outputs
}

/** Corners of the triangles of one glyph, by attribute name. */
export type GlyphCorners = Readonly<Record<string, { readonly size: number; readonly numbers: readonly number[] }>>

export interface GlyphState {
  readonly start: 'clear' | 'keep'
  readonly blend: 'alpha' | 'none'
  /** `front`: of corners in world space only those triangles that turn anticlockwise. Default both. */
  readonly faces?: 'both' | 'front'
  /** What else the shader depends on. */
  readonly variant: string
}

/** Two triangles: `corner` from -1 to 1. */
export const quadCorners: GlyphCorners = { corner: { size: 2, numbers: [-1, -1, 1, -1, 1, 1, -1, -1, 1, 1, -1, 1] } }

const anyCamera = new OrthographicCamera()

/** Draws the same few triangles again and again, placed by a shader. */
export class GlyphPass {
  readonly #name: string
  readonly #corners: GlyphCorners
  readonly #build: (attributes: ReadonlySet<string>) => GlyphShader
  readonly #materials = new Map<string, NodeMaterial>()
  readonly #geometries = new WeakMap<Glyphs, InstancedBufferGeometry>()

  constructor(name: string, corners: GlyphCorners, build: (attributes: ReadonlySet<string>) => GlyphShader) {
    this.#name = name
    this.#corners = corners
    this.#build = build
  }

  draw(
    renderer: Renderer,
    image: RenderedImage,
    items: readonly { readonly mesh: DataMesh; readonly glyphs: Glyphs }[],
    state: GlyphState,
  ): void {
    const group = new Group()
    for (const { mesh, glyphs } of items) {
      if (glyphs.count === 0) continue
      // Shaders place corners in world space; three turns the faces of objects that are mirrored.
      const front = determinant(mesh.worldFromModel) < 0 ? BackSide : FrontSide
      const side = state.faces === 'front' ? front : DoubleSide
      const object = new Mesh(this.#geometry(glyphs), this.#material(glyphs, image.layout, state, side))
      object.frustumCulled = false
      object.matrixAutoUpdate = false
      object.matrixWorldAutoUpdate = false
      object.matrixWorld.fromArray(mesh.worldFromModel)
      group.children.push(object)
    }
    renderer.draw(image, group, anyCamera, state.start)
  }

  dispose(): void {
    for (const material of this.#materials.values()) material.dispose()
    this.#materials.clear()
  }

  #geometry(glyphs: Glyphs): InstancedBufferGeometry {
    const found = this.#geometries.get(glyphs)
    if (found) return found
    const geometry = new InstancedBufferGeometry()
    geometry.instanceCount = glyphs.count
    for (const [name, { size, numbers }] of Object.entries(this.#corners))
      geometry.setAttribute(name, new BufferAttribute(Float32Array.from(numbers), size))
    for (const [name, attribute] of interleaved(glyphs)) geometry.setAttribute(glyphAttribute(name), attribute)
    // three wants positions to know how many vertices there are.
    const [first] = Object.values(this.#corners)
    const vertices = first ? first.numbers.length / first.size : 0
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(vertices * 3), 3))
    this.#geometries.set(glyphs, geometry)
    return geometry
  }

  #material({ attributes }: Glyphs, layout: ImageLayout, { blend, variant }: GlyphState, side: Side): NodeMaterial {
    const key = [[...attributes.keys()].sort(), layoutKey(layout), blend, side, variant].join(' ')
    const found = this.#materials.get(key)
    if (found) return found
    const { vertex, outputs } = this.#build(new Set(attributes.keys()))
    const material = materialFor(layout, outputs)
    material.name = this.#name
    material.vertexNode = vertex
    material.blending = blend === 'none' ? NoBlending : CustomBlending
    material.blendSrc = SrcAlphaFactor
    material.blendDst = OneMinusSrcAlphaFactor
    material.depthFunc = LessEqualDepth
    material.side = side
    this.#materials.set(key, material)
    return material
  }
}

/** All in one buffer: GPUs need not take more than eight. */
function interleaved({ count, attributes }: Glyphs): readonly (readonly [name: string, attribute: InterleavedBufferAttribute])[] {
  const stride = [...attributes.values()].reduce((sum, { size }) => sum + size, 0)
  const buffer = new InstancedInterleavedBuffer(new Float32Array(count * stride), stride)
  let start = 0
  return [...attributes].map(([name, { size, numbers }]) => {
    const offset = start
    start += size
    for (let i = 0; i < count; i++) for (let c = 0; c < size; c++) buffer.array[i * stride + offset + c] = numbers[i * size + c] as number
    return [name, new InterleavedBufferAttribute(buffer, size, offset)] as const
  })
}

/** Vertices of the glyph itself have `position`; what places it is its `center`. */
function glyphAttribute(name: string): string {
  return name === 'position' ? 'center' : name
}
