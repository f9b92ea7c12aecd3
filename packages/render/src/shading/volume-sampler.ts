import type { Vec3, Volume } from '@ivw/data'
import { dot, uniform, vec4 } from 'three/tsl'
import { Matrix4, Vector2, Vector3 } from 'three/webgpu'
import type { VolumeTexels } from '../texture/volume-texels.ts'
import { AtlasPlaces } from './atlas-places.ts'
import type { DifferentiableField } from './gradient.ts'
import type { FloatNode, Mat4Node, Vec3Node, Vec4Node } from './nodes.ts'
import { type SamplerKind, sampleAt, samplerKind, texture3DSampler } from './sampling.ts'

/** How texels become normalised: offset first. */
export interface TexelScaling {
  readonly offset: FloatNode
  readonly scale: FloatNode
}

/** Reads a volume as normalised voxels: 0 and 1 are the ends of its data range (core spec 5.1); not clamped. Positions are in texture space. */
export class VolumeSampler {
  readonly #sampler = texture3DSampler()
  readonly #offset = uniform(0)
  readonly #scale = uniform(1)
  /** Weights of low and high byte. */
  readonly #bytes = uniform(new Vector2())
  #split = false
  /** Made for the first volume in bricks, which few have; shaders that were built with it go on with it. */
  #places: AtlasPlaces | undefined
  #inAtlas = false
  readonly #dimensions = uniform(new Vector3(1, 1, 1))
  readonly #worldFromTexture = uniform(new Matrix4())
  readonly #spacing = uniform(new Vector3(1, 1, 1))
  readonly #steps = [uniform(new Vector3()), uniform(new Vector3()), uniform(new Vector3())] as const

  set(volume: Volume, texels: VolumeTexels): void {
    this.#sampler.value = texels.texture
    this.#split = texels.split
    this.#inAtlas = texels.atlas !== undefined
    if (texels.atlas) {
      this.#places ??= new AtlasPlaces()
      this.#places.set(texels.atlas, volume.wrapping, volume.interpolation)
    }
    const [low, high] = volume.dataMap.dataRange
    const perUnit = high === low ? 0 : 1 / (high - low)
    // (texel + offset) * scale keeps more digits than texel * scale + offset where the range is far from zero.
    this.#offset.value = (texels.offset - low) / texels.scale
    this.#scale.value = texels.scale * perUnit
    if (texels.split) {
      this.#bytes.value.set(255 * perUnit, 65280 * perUnit)
      this.#offset.value = (texels.offset - low) * perUnit
    }
    this.#dimensions.value.set(...volume.dimensions)
    this.#worldFromTexture.value.fromArray(volume.worldFromTexture)
    const { world, texture } = volume.gradientSpacing
    this.#spacing.value.set(...world)
    texture.forEach((step: Vec3, axis) => {
      this.#steps[axis]?.value.set(...step)
    })
  }

  /** What else a shader depends on. */
  get kind(): string {
    const texture = samplerKind(this.#sampler.value as never) satisfies SamplerKind
    const places = this.#atlas
    return [texture, ...(this.#split ? ['split'] : []), ...(places ? [places.kind] : [])].join(' ')
  }

  get dimensions(): Vec3Node {
    return this.#dimensions as unknown as Vec3Node
  }

  get worldFromTexture(): Mat4Node {
    return this.#worldFromTexture as unknown as Mat4Node
  }

  /** Step along each world axis, in world units. */
  get spacing(): Vec3Node {
    return this.#spacing as unknown as Vec3Node
  }

  /** The same steps in texture space. */
  step(axis: 0 | 1 | 2): Vec3Node {
    return this.#steps[axis] as unknown as Vec3Node
  }

  /** All components. */
  voxel(position: Vec3Node): Vec4Node {
    const texel = this.#texel(position)
    if (!this.#split) return texel.add(this.#offset).mul(this.#scale) as Vec4Node
    return vec4(this.#joined(texel, 0), this.#joined(texel, 1), 0, 1) as Vec4Node
  }

  /** `scaling`: variables in place of the uniforms, which are slow to read in a loop where software draws. */
  channel(position: Vec3Node, channel: number, scaling?: TexelScaling): FloatNode {
    const texel = this.#texel(position)
    if (this.#split) return this.#joined(texel, channel)
    const { offset, scale } = scaling ?? { offset: this.#offset, scale: this.#scale }
    return component(texel, channel).add(offset).mul(scale) as FloatNode
  }

  /** As variables of the shader. */
  scaling(): TexelScaling {
    return { offset: this.#offset.toVar() as FloatNode, scale: this.#scale.toVar() as FloatNode }
  }

  /** One component, to take gradients of. */
  field(channel: number): DifferentiableField {
    return { value: position => this.channel(position, channel), step: axis => this.step(axis), spacing: this.spacing }
  }

  #texel(position: Vec3Node): Vec4Node {
    return sampleAt(this.#sampler, this.#atlas?.of(position) ?? position)
  }

  get #atlas(): AtlasPlaces | undefined {
    return this.#inAtlas ? this.#places : undefined
  }

  #joined(texel: Vec4Node, channel: number): FloatNode {
    return dot(channel === 0 ? texel.xy : texel.zw, this.#bytes).add(this.#offset) as FloatNode
  }
}

export function component(value: Vec4Node, channel: number): FloatNode {
  return value[(['x', 'y', 'z', 'w'] as const)[channel] ?? 'x'] as FloatNode
}
