import type { Swizzle, SwizzleChannel } from '@ivw/data'
import { nodeObject, uniform, vec2, vec4 } from 'three/tsl'
import {
  Data3DTexture,
  DataTexture,
  DepthTexture,
  Matrix4,
  NearestFilter,
  type Texture,
  Texture3DNode,
  TextureNode,
  Vector2,
  Vector4,
} from 'three/webgpu'
import type { LayerTexels } from '../texture/layer-texels.ts'
import type { FloatNode, Vec2Node, Vec3Node, Vec4Node } from './nodes.ts'

/**
 * three turns the vertical coordinate of rendered textures at run time, with a branch at every sample. Here whoever samples knows
 * which way is up, so nothing is turned. And three gives a sample as many components as the texture has; here it always has
 * four, so that a shader serves textures of any format.
 */
class PlainTextureNode extends TextureNode {
  setupUV(_builder: unknown, uv: unknown): unknown {
    return uv
  }
  override generateNodeType(): string {
    return this.value instanceof DepthTexture ? 'float' : 'vec4'
  }
}

class PlainTexture3DNode extends Texture3DNode {
  setupUV(_builder: unknown, uv: unknown): unknown {
    return uv
  }
  override generateNodeType(): string {
    return 'vec4'
  }
}

/** What a shader depends on besides the texture itself: three compiles other code for each of these. */
export type SamplerKind = 'linear' | 'nearest' | 'depth'

export function samplerKind(texture: Texture): SamplerKind {
  if (texture instanceof DepthTexture) return 'depth'
  return texture.magFilter === NearestFilter ? 'nearest' : 'linear'
}

export function textureSampler(value: Texture = new DataTexture(new Uint8Array(4), 1, 1)): TextureNode {
  return nodeObject(new PlainTextureNode(value))
}

export function texture3DSampler(value: Texture = new Data3DTexture(new Uint8Array(1), 1, 1, 1)): Texture3DNode {
  return nodeObject(new PlainTexture3DNode(value))
}

/** The finest level at `position`, without derivatives: may stand anywhere in a shader. */
export function sampleAt(sampler: TextureNode, position: Vec2Node | Vec3Node): Vec4Node {
  return sampler.sample(position).level(0 as never) as unknown as Vec4Node
}

/**
 * Reads one layer of an image: swizzled, with (0, 0) at the lower left. A shader that was built with one `kind` does not serve
 * another.
 */
export class LayerSampler {
  readonly #color = textureSampler()
  readonly #depth = textureSampler(new DepthTexture(1, 1))
  #isDepth = false
  #isPlain = false
  /** Vertical coordinate = y * scale + offset. */
  readonly #vertical = uniform(new Vector2(1, 0))
  readonly #matrix = uniform(new Matrix4())
  readonly #constant = uniform(new Vector4())

  /** `topFirst`: rendered pictures have their top row first. */
  set(layer: LayerTexels, swizzle: Swizzle, topFirst: boolean): void {
    this.#isDepth = layer.texture instanceof DepthTexture
    const sampler = this.#isDepth ? this.#depth : this.#color
    sampler.value = layer.texture
    const turned = layer.rendered && topFirst
    this.#vertical.value.set(turned ? -1 : 1, turned ? 1 : 0)
    const { matrix, constant } = swizzleMatrix(swizzle, layer.scale, layer.offset)
    this.#matrix.value.copy(matrix)
    this.#constant.value.copy(constant)
    this.#isPlain = swizzle === 'rgba' && layer.scale === 1 && layer.offset === 0
  }

  get kind(): SamplerKind {
    return samplerKind(this.#isDepth ? this.#depth.value : this.#color.value)
  }

  /** `uv` from 0 to 1, upwards. */
  sample(uv: Vec2Node): Vec4Node {
    return this.#matrix.mul(this.raw(uv)).add(this.#constant) as Vec4Node
  }

  /**
   * The same, with a swizzle and scaling only where the layer has any: in software they take as long as the texels. A shader that was built
   * with one `leanKind` does not serve another.
   */
  lean(uv: Vec2Node): Vec4Node {
    return this.#isPlain ? this.raw(uv) : this.sample(uv)
  }

  get leanKind(): string {
    return `${this.kind}${this.#isPlain ? ' plain' : ''}`
  }

  /** Without the swizzle and scaling. */
  raw(uv: Vec2Node): Vec4Node {
    const place = vec2(uv.x, uv.y.mul(this.#vertical.x).add(this.#vertical.y)) as Vec2Node
    if (!this.#isDepth) return sampleAt(this.#color, place)
    const depth = sampleAt(this.#depth, place) as unknown as FloatNode
    return vec4(depth, 0, 0, 1) as Vec4Node
  }
}

function swizzleMatrix(swizzle: Swizzle, scale: number, offset: number): { matrix: Matrix4; constant: Vector4 } {
  const matrix = new Matrix4().multiplyScalar(0)
  const constant = new Vector4()
  ;[...swizzle].forEach((letter, row) => {
    const column = 'rgba'.indexOf(letter as SwizzleChannel)
    if (column >= 0) matrix.elements[column * 4 + row] = scale
    constant.setComponent(row, column >= 0 ? offset : Number(letter))
  })
  return { matrix, constant }
}

/** A table of colours over 0..1 (transfer function). */
export class TableSampler {
  readonly #sampler = textureSampler()

  set(texture: Texture): void {
    this.#sampler.value = texture
  }

  sample(t: FloatNode): Vec4Node {
    return sampleAt(this.#sampler, vec2(t, 0.5))
  }
}
