import { ceil, clamp, floor, ivec3, max, min, mix, step, uniform, vec3 } from 'three/tsl'
import { Data3DTexture, FloatType, NearestFilter, RedFormat, Vector3 } from 'three/webgpu'
import type { BoolNode, FloatNode, IntNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { texture3DSampler } from '../shading/sampling.ts'
import { type BrickRanges, brickSize, emptyBrick, kindDistances, octantsPerBrick } from '../texture/bricks.ts'
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

/** Whether any number of a range is seen. */
export type SeenRange = (low: number, high: number) => boolean

/** A ray in units of bricks. */
export interface BrickRay {
  readonly entry: Vec3Node
  /** From one sample to the next. */
  readonly stride: Vec3Node
  /** Samples per brick, along each axis. */
  readonly inverse: Vec3Node
  /** 1 along the axes in which the ray goes up, else 0. */
  readonly ahead: Vec3Node
  /** The last brick along each axis. */
  readonly last: Vec3Node
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
 * holds every brick's kind, and the distance to the nearest brick that needs more samples, so that one look serves a whole cube; and of
 * bricks that are close to empty ones, in which octants anything is seen.
 */
export class BrickSkipper {
  readonly #sampler = texture3DSampler()
  readonly #counts = uniform(new Vector3(1, 1, 1))
  readonly #bricksPerUnit = uniform(new Vector3(1, 1, 1))
  #texture: Data3DTexture | undefined

  /** `component`: which one `kindOf` is about. */
  set(
    bricks: BrickRanges,
    component: number,
    dimensions: readonly [number, number, number],
    { kindOf, isSeen }: { readonly kindOf: BrickKind; readonly isSeen: SeenRange },
  ): void {
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
    // One number of 24 bits for each, which a float holds: it is read faster than several bytes.
    const texels = new Float32Array(kinds.length)
    for (let i = 0; i < kinds.length; i++) {
      const kind = kinds[i] as number
      // In bricks of other kinds everything is seen, or nothing.
      const seen = kind === 0 ? seenOctants(bricks, i * bricks.components + component, isSeen) : allOctants
      texels[i] = (distances[i] as number) + 256 * (kind + 256 * seen)
    }
    this.#store(texels, bricks.counts)
    this.#counts.value.set(x, y, z)
    this.#bricksPerUnit.value.set(dimensions[0] / brickSize, dimensions[1] / brickSize, dimensions[2] / brickSize)
  }

  #store(texels: Float32Array<ArrayBuffer>, [x, y, z]: BrickRanges['counts']): void {
    const old = this.#texture
    const fits = old && old.image.width === x && old.image.height === y && old.image.depth === z
    const texture = fits ? old : new Data3DTexture(texels, x, y, z)
    texture.image.data = texels
    if (!fits) {
      old?.dispose()
      texture.format = RedFormat
      texture.type = FloatType
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
    const ahead = step(vec3(0), inverse).toVar() as Vec3Node
    return { entry, stride, inverse, ahead, last: this.#counts.sub(1).toVar() as Vec3Node }
  }

  /** The stretch that starts with sample `index`. */
  stretch(ray: BrickRay, index: IntNode): BrickStretch {
    const place = ray.entry.add(ray.stride.mul(index.toFloat().add(0.5))).toVar() as Vec3Node
    const cell = clamp(floor(place), vec3(0), ray.last).toVar() as Vec3Node
    const texel = (this.#sampler.load(ivec3(cell)) as unknown as Vec4Node).x as FloatNode
    const upper = floor(texel.div(256)).toVar() as FloatNode
    const seen = floor(upper.div(256)).toVar() as FloatNode
    const kind = upper.sub(seen.mul(256)).toVar() as FloatNode
    const distance = texel.sub(upper.mul(256)).toVar() as FloatNode
    const octant = step(vec3(0.5), place.sub(cell)).toVar() as Vec3Node
    const hidden = bitOf(seen, octant).oneMinus().toVar() as FloatNode
    // Of the cube, or of the octant that is empty.
    const corner = mix(vec3(distance.oneMinus()), octant.mul(0.5), hidden) as Vec3Node
    const size = mix(distance.add(distance).sub(1), 0.5, hidden)
    const exits = cell.sub(place).add(corner).add(ray.ahead.mul(size)).mul(ray.inverse).toVar() as Vec3Node
    // On a ray that only touches the box the quotient is infinite, and what becomes of that as a whole number never ends.
    const samples = clamp(ceil(min(exits.x, min(exits.y, exits.z))), 1, longestLeap) as FloatNode
    const isEmpty = max(kind, hidden.mul(emptyBrick)).greaterThan(emptyBrick - 0.5) as BoolNode
    return { samples, isEmpty, longestStep: kind }
  }

  dispose(): void {
    this.#texture?.dispose()
  }
}

const allOctants = 255

/** A bit for each, x lowest. */
function seenOctants({ low, high, octants }: BrickRanges, brick: number, isSeen: SeenRange): number {
  const lowest = low[brick] as number
  const highest = high[brick] as number
  const number = (code: number): number => (code === 0 ? lowest : code === 255 ? highest : lowest + ((highest - lowest) * code) / 255)
  let seen = 0
  for (let i = 0; i < octantsPerBrick; i++) {
    const at = (brick * octantsPerBrick + i) * 2
    if (isSeen(number(octants[at] as number), number(octants[at + 1] as number))) seen |= 1 << i
  }
  return seen
}

/** The bit of `bits` (eight, a whole number) whose index has the binary digits x, y, z. Halves the bits three times: GPUs without integers do that fast. */
function bitOf(bits: FloatNode, { x, y, z }: Vec3Node): FloatNode {
  const halves: readonly (readonly [base: number, digit: FloatNode])[] = [
    [16, z as FloatNode],
    [4, y as FloatNode],
    [2, x as FloatNode],
  ]
  return halves.reduce((rest, [base, digit]) => {
    const upper = floor(rest.div(base)).toVar() as FloatNode
    return mix(rest.sub(upper.mul(base)), upper, digit).toVar() as FloatNode
  }, bits)
}
