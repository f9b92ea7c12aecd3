import { invert, type TransferFunctionState, typeRange, type Vec3, type Volume } from '@ivw/data'
import {
  any,
  Break,
  Fn,
  float,
  floor,
  fract,
  greaterThan,
  If,
  int,
  Loop,
  length,
  lessThan,
  max,
  min,
  pow,
  select,
  uniform,
  vec3,
  vec4,
} from 'three/tsl'
import { Matrix4, Vector3 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { pixelPosition } from '../pass/screen-position.ts'
import { safeNormalize } from '../shading/gradient.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { TransferFunctionTable } from '../shading/transfer-function-table.ts'
import { VolumeSampler } from '../shading/volume-sampler.ts'
import type { VolumeTexels } from '../texture/volume-texels.ts'

export interface VolumeLicSettings {
  /** Noise values that are averaged, half of them on each side of a voxel. */
  readonly samples: number
  /** World units of the field's basis. */
  readonly stepLength: number
  /** All vectors count alike. */
  readonly normalize: boolean
  /** More contrast. */
  readonly intensityMapping: boolean
  /** How often the noise is repeated along every axis. */
  readonly noiseRepeat: number
  readonly colors: TransferFunctionState
  /** The length of vectors that gets the last colour. */
  readonly velocityScale: number
  readonly alphaScale: number
  /** No number of the noise is negative. Then a voxel that is opaque whatever follows needs no further steps. */
  readonly noNegativeNoise: boolean
}

export interface BoundVolume {
  readonly volume: Volume
  readonly texels: VolumeTexels
}

type Counter = FloatNode & { addAssign(value: unknown): void; assign(value: unknown): void }

/** Below this length of a vector nothing flows. */
const stillness = 1e-6

/** Smears noise along the lines of a volume of vectors, slice by slice: rows of the image are rows of the slices, one after the other (processors-b spec 12.8). */
export class VolumeLicPass {
  readonly #noise = new VolumeSampler()
  readonly #field = new VolumeSampler()
  readonly #table = new TransferFunctionTable()
  readonly #size = uniform(new Vector3(1, 1, 1))
  readonly #firstSlice = uniform(0)
  readonly #steps = uniform(100)
  readonly #stepLength = uniform(0.003)
  readonly #noiseRepeat = uniform(2)
  readonly #velocityScale = uniform(1)
  readonly #alphaScale = uniform(500)
  readonly #textureFromModel = uniform(new Matrix4())
  #settings: Pick<VolumeLicSettings, 'normalize' | 'intensityMapping' | 'noNegativeNoise'> = {
    normalize: true,
    intensityMapping: false,
    noNegativeNoise: false,
  }
  readonly #pass = new FullScreenPass('line integral convolution of a volume', () => ({ color: this.#voxel() }))

  /** Into an image as wide as the noise, and as many times its height as there are slices to draw, from `firstSlice` on. */
  draw(
    renderer: Renderer,
    image: RenderedImage,
    noise: BoundVolume,
    field: BoundVolume,
    firstSlice: number,
    settings: VolumeLicSettings,
  ): void {
    this.#noise.set(unscaled(noise.volume), noise.texels)
    this.#field.set(unscaled(field.volume), field.texels)
    this.#table.set(settings.colors)
    this.#size.value.set(...noise.volume.dimensions)
    this.#firstSlice.value = firstSlice
    this.#steps.value = Math.trunc(settings.samples / 2)
    this.#stepLength.value = settings.stepLength
    this.#noiseRepeat.value = settings.noiseRepeat
    this.#velocityScale.value = settings.velocityScale
    this.#alphaScale.value = settings.alphaScale
    this.#textureFromModel.value.fromArray(invert(field.volume.modelMatrix))
    this.#settings = settings
    const { normalize, intensityMapping, noNegativeNoise } = settings
    this.#pass.draw(renderer, image, [normalize, intensityMapping, noNegativeNoise, this.#noise.kind, this.#field.kind].join(' '))
  }

  dispose(): void {
    this.#pass.dispose()
    this.#table.dispose()
  }

  #voxel(): Vec4Node {
    return Fn(() => {
      const place = this.#place().toVar() as Vec3Node
      const speed = length(this.#field.voxel(place).xyz).toVar() as FloatNode
      const result = vec4(0).toVar() as Vec4Node & { assign(value: unknown): void }
      If(speed.greaterThanEqual(stillness) as BoolNode, () => {
        const color = this.#table.sample(speed.div(this.#velocityScale) as FloatNode).toVar() as Vec4Node
        const value = this.#smeared(place, color.w.mul(this.#alphaScale) as FloatNode)
        result.assign(vec4(color.xyz, min(color.w.mul(value).mul(this.#alphaScale), 1)))
      })
      return result
    })() as unknown as Vec4Node
  }

  /** Centre of the voxel that the pixel stands for, texture space. */
  #place(): Vec3Node {
    const pixel = pixelPosition().toVar() as Vec2Node
    const slice = floor(pixel.y.div(this.#size.y)).toVar() as FloatNode
    const row = pixel.y.sub(slice.mul(this.#size.y))
    return vec3(pixel.x, row, slice.add(this.#firstSlice).add(0.5)).div(this.#size) as Vec3Node
  }

  /** `opacity` is what the result is multiplied by; products above 1 are all the same. */
  #smeared(place: Vec3Node, opacity: FloatNode): FloatNode {
    const noise = (at: Vec3Node): FloatNode => this.#noise.channel(fract(at.mul(this.#noiseRepeat)) as Vec3Node, 0)
    const sum = noise(place).toVar() as Counter
    const count = float(1).toVar() as Counter
    const enough = this.#settings.noNegativeNoise ? (this.#enough(opacity).toVar() as FloatNode) : undefined
    for (const sign of [1, -1]) {
      const at = place.toVar() as Vec3Node & { addAssign(value: unknown): void }
      Loop(int(this.#steps) as never, () => {
        if (enough)
          If(sum.greaterThanEqual(enough) as BoolNode, () => {
            Break()
          })
        const vector = this.#field.voxel(at).xyz as Vec3Node
        const velocity = (this.#settings.normalize ? safeNormalize(vector) : vector).mul(this.#stepLength.mul(sign))
        at.addAssign(this.#textureFromModel.mul(vec4(velocity as Vec3Node, 0)).xyz)
        If(any(lessThan(at, vec3(0))).or(any(greaterThan(at, vec3(1)))) as BoolNode, () => {
          Break()
        })
        sum.addAssign(noise(at))
        count.addAssign(1)
      })
    }
    const mean = sum.div(count).toVar() as FloatNode
    return this.#settings.intensityMapping ? (pow(mean, float(4).div(pow(mean.add(1), 4))) as FloatNode) : mean
  }

  /**
   * A sum of noise that makes the voxel opaque even if nothing but zeros follows; a thousandth more, for rounding. The remapping of v is
   * at least v^4 up to v = 1, and not bounded so simply beyond, where no sum is enough. Nothing shows where the opacity is 0.
   */
  #enough(opacity: FloatNode): FloatNode {
    const value = float(1.001).div(max(opacity, 1e-6)) as FloatNode
    const mean = this.#settings.intensityMapping ? select(value.lessThanEqual(1), pow(value, 0.25), 1e30) : value
    return select(opacity.greaterThan(0), (mean as FloatNode).mul(float(this.#steps).mul(2).add(1)), -1) as FloatNode
  }
}

/** Read as GL reads a texture: small integers as shares of the largest, all others as they are. */
function unscaled(volume: Volume): Volume {
  const { numericType, bits } = volume.format
  const unit = numericType !== 'float' && bits <= 16 ? typeRange(volume.format)[1] : 1
  return volume.with({ dataMap: { ...volume.dataMap, dataRange: [0, unit] } })
}

/** Slices that are drawn at once: so many that no picture of the page has to wait long for the GPU. */
export function slicesAtOnce([width, height, depth]: Vec3, samples: number): number {
  const work = 2 ** 24
  const rows = Math.max(1, Math.floor(4096 / height))
  return Math.min(depth, rows, Math.max(1, Math.floor(work / (width * height * samples))))
}
