import { ceil, clamp, floor, ivec3, min, step, uniform, vec3 } from 'three/tsl'
import { Data3DTexture, NearestFilter, RGFormat, Vector3 } from 'three/webgpu'
import type { BoolNode, FloatNode, IntNode, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { texture3DSampler } from '../shading/sampling.ts'
import { type BrickRanges, brickSize, emptyBrick, kindDistances } from '../texture/bricks.ts'
import type { BrickNumbers } from '../texture/step-lengths.ts'
import type { Ray } from './ray.ts'

const tiny = 1e-9
/** Samples; more than any ray has. */
const longestLeap = 1e6

/**
 * What may be done in a brick of which raw numbers are given: a whole number of voxels that samples may be apart, 0 when all of them are
 * needed, `emptyBrick` when nothing is seen. The numbers are those of the next brick once it returns.
 */
export type BrickKind = (numbers: BrickNumbers) => number

/** A ray in units of bricks. */
export interface BrickRay {
  readonly entry: Vec3Node
  /** From one sample to the next. */
  readonly stride: Vec3Node
  /** Samples per brick, along each axis. */
  readonly inverse: Vec3Node
  /** 1 along the axes in which the ray goes up, else 0. */
  readonly ahead: Vec3Node
}

/** A part of a ray in which all bricks are of a kind. */
export interface BrickStretch {
  /** At least 1. */
  readonly samples: FloatNode
  readonly isEmpty: BoolNode
  /** Voxels. */
  readonly longestStep: FloatNode
}

/**
 * Lets rays leap over bricks in which nothing is visible, and walk in longer steps where that changes nothing that one sees. A texture
 * holds every brick's kind, and the distance to the nearest brick that needs more samples, so that one look serves a whole cube.
 */
export class BrickSkipper {
  readonly #sampler = texture3DSampler()
  readonly #counts = uniform(new Vector3(1, 1, 1))
  readonly #bricksPerUnit = uniform(new Vector3(1, 1, 1))
  #texture: Data3DTexture | undefined

  /** `component`: which one `kindOf` is about. */
  set(bricks: BrickRanges, component: number, dimensions: readonly [number, number, number], kindOf: BrickKind): void {
    const [x, y, z] = bricks.counts
    const kinds = new Uint8Array(x * y * z)
    // One for all: they are as many as bricks, and what is thrown away takes memory for a while.
    const numbers = { low: 0, high: 0, roughness: 0 }
    for (let i = 0; i < kinds.length; i++) {
      const at = i * bricks.components + component
      numbers.low = bricks.low[at] as number
      numbers.high = bricks.high[at] as number
      numbers.roughness = bricks.roughness[at] as number
      kinds[i] = kindOf(numbers)
    }
    const distances = kindDistances(kinds, bricks.counts)
    const texels = new Uint8Array(kinds.length * 2)
    for (let i = 0; i < kinds.length; i++) {
      texels[i * 2] = distances[i] as number
      texels[i * 2 + 1] = kinds[i] as number
    }
    this.#store(texels, bricks.counts)
    this.#counts.value.set(x, y, z)
    this.#bricksPerUnit.value.set(dimensions[0] / brickSize, dimensions[1] / brickSize, dimensions[2] / brickSize)
  }

  #store(texels: Uint8Array<ArrayBuffer>, [x, y, z]: BrickRanges['counts']): void {
    const old = this.#texture
    const fits = old && old.image.width === x && old.image.height === y && old.image.depth === z
    const texture = fits ? old : new Data3DTexture(texels, x, y, z)
    texture.image.data = texels
    if (!fits) {
      old?.dispose()
      texture.format = RGFormat
      texture.minFilter = texture.magFilter = NearestFilter
      texture.unpackAlignment = 1
    }
    texture.needsUpdate = true
    this.#texture = texture
    this.#sampler.value = texture
  }

  /** For one ray, computed once. */
  along(ray: Ray): BrickRay {
    const stride = ray.stride.mul(this.#bricksPerUnit).toVar() as Vec3Node
    // A ray along an axis never leaves through the others.
    const apart = stride.add(step(stride.abs(), vec3(tiny)).mul(tiny)) as Vec3Node
    const inverse = vec3(1).div(apart).toVar() as Vec3Node
    const entry = ray.entry.mul(this.#bricksPerUnit).toVar() as Vec3Node
    return { entry, stride, inverse, ahead: step(vec3(0), inverse).toVar() as Vec3Node }
  }

  /** The stretch that starts with sample `index`. */
  stretch(ray: BrickRay, index: IntNode): BrickStretch {
    const place = ray.entry.add(ray.stride.mul(index.toFloat().add(0.5))).toVar() as Vec3Node
    const cell = clamp(floor(place), vec3(0), this.#counts.sub(1)).toVar() as Vec3Node
    const texel = (this.#sampler.load(ivec3(cell)) as unknown as Vec4Node).xy.mul(255).add(0.5).floor().toVar() as Vec2Node
    const distance = texel.x as FloatNode
    const exits = cell
      .sub(place)
      .add(distance.oneMinus())
      .add(ray.ahead.mul(distance.add(distance).sub(1)))
      .mul(ray.inverse)
      .toVar() as Vec3Node
    // On a ray that only touches the box the quotient is infinite, and what becomes of that as a whole number never ends.
    const samples = clamp(ceil(min(exits.x, min(exits.y, exits.z))), 1, longestLeap) as FloatNode
    return { samples, isEmpty: texel.y.greaterThan(emptyBrick - 0.5) as BoolNode, longestStep: texel.y as FloatNode }
  }

  dispose(): void {
    this.#texture?.dispose()
  }
}
