import { uniform } from 'three/tsl'
import {
  AddEquation,
  AlwaysDepth,
  type BlendingDstFactor,
  type BlendingEquation,
  type BlendingSrcFactor,
  BufferAttribute,
  CustomBlending,
  DoubleSide,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  LessEqualDepth,
  Mesh,
  NoBlending,
  type NodeMaterial,
  OneFactor,
  OneMinusSrcAlphaFactor,
  OrthographicCamera,
  ReverseSubtractEquation,
  SrcAlphaFactor,
  Vector2,
} from 'three/webgpu'
import { layoutKey } from '../image/image-layout.ts'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { GlyphCorners, GlyphShader } from '../mesh/glyph-pass.ts'
import { materialFor } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'

/** What differs between the shapes; names as shaders read them. */
export interface Instances {
  readonly count: number
  readonly attributes: Readonly<Record<string, { readonly size: number; readonly numbers: Float32Array<ArrayBuffer> }>>
}

export type PlotBlend = 'none' | 'alpha' | 'premultiplied' | 'additive' | 'subtractive'

export interface InstanceState {
  readonly blend: PlotBlend
  /** Default: depth is neither tested nor written. */
  readonly depth?: 'lessEqual' | 'always' | undefined
  /** What else the shader depends on. */
  readonly variant?: string | undefined
}

const blends: Readonly<Record<Exclude<PlotBlend, 'none'>, readonly [BlendingSrcFactor, BlendingDstFactor, BlendingEquation]>> = {
  alpha: [SrcAlphaFactor, OneMinusSrcAlphaFactor, AddEquation],
  premultiplied: [OneFactor, OneMinusSrcAlphaFactor, AddEquation],
  additive: [SrcAlphaFactor, OneFactor, AddEquation],
  subtractive: [SrcAlphaFactor, OneFactor, ReverseSubtractEquation],
}

const anyCamera = new OrthographicCamera()

/** Draws the same few flat triangles again and again over a picture, in the order of the instances. */
export class InstancePass {
  readonly #name: string
  readonly #corners: GlyphCorners
  readonly #build: () => GlyphShader
  readonly #materials = new Map<string, NodeMaterial>()
  readonly #geometries = new Map<Instances, InstancedBufferGeometry>()
  /** Pixels of the picture. */
  readonly size = uniform(new Vector2(1, 1))
  /** Clip z that is stored as a depth of one half. */
  readonly middleDepth = uniform(0)

  constructor(name: string, corners: GlyphCorners, build: () => GlyphShader) {
    this.#name = name
    this.#corners = corners
    this.#build = build
  }

  draw(renderer: Renderer, image: RenderedImage, instances: Instances, state: InstanceState): void {
    if (instances.count === 0) return
    this.size.value.set(...image.dimensions)
    this.middleDepth.value = renderer.topFirst ? 0.5 : 0
    const mesh = new Mesh(this.#geometry(instances), this.#material(image, state))
    mesh.frustumCulled = false
    renderer.draw(image, mesh, anyCamera, 'keep')
  }

  /** Frees the buffers of all but these. */
  keep(kept: readonly Instances[]): void {
    for (const [instances, geometry] of this.#geometries) {
      if (kept.includes(instances)) continue
      geometry.dispose()
      this.#geometries.delete(instances)
    }
  }

  dispose(): void {
    for (const material of this.#materials.values()) material.dispose()
    this.#materials.clear()
    this.keep([])
  }

  #geometry(instances: Instances): InstancedBufferGeometry {
    const found = this.#geometries.get(instances)
    if (found) return found
    const geometry = new InstancedBufferGeometry()
    geometry.instanceCount = instances.count
    for (const [name, { size, numbers }] of Object.entries(this.#corners))
      geometry.setAttribute(name, new BufferAttribute(Float32Array.from(numbers), size))
    for (const [name, { size, numbers }] of Object.entries(instances.attributes))
      geometry.setAttribute(name, new InstancedBufferAttribute(numbers, size))
    // three wants positions to know how many vertices there are.
    const [first] = Object.values(this.#corners)
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(first ? (first.numbers.length / first.size) * 3 : 0), 3))
    this.#geometries.set(instances, geometry)
    return geometry
  }

  #material({ layout }: RenderedImage, { blend, depth, variant = '' }: InstanceState): NodeMaterial {
    const key = `${layoutKey(layout)} ${blend} ${depth} ${variant}`
    const found = this.#materials.get(key)
    if (found) return found
    const { vertex, outputs } = this.#build()
    const material = materialFor(layout, outputs)
    material.name = this.#name
    material.vertexNode = vertex
    blendAs(material, blend)
    material.depthFunc = depth === 'lessEqual' ? LessEqualDepth : AlwaysDepth
    material.depthTest = material.depthWrite = layout.depth && depth !== undefined
    material.side = DoubleSide
    this.#materials.set(key, material)
    return material
  }
}

/** All four channels by the same rule. */
export function blendAs(material: NodeMaterial, blend: PlotBlend): void {
  material.blending = blend === 'none' ? NoBlending : CustomBlending
  if (blend === 'none') return
  ;[material.blendSrc, material.blendDst, material.blendEquation] = blends[blend]
}
