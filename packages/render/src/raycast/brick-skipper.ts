import { ceil, clamp, floor, ivec3, min, mix, step, uniform, vec3 } from 'three/tsl'
import { Data3DTexture, NearestFilter, RedFormat, Vector3 } from 'three/webgpu'
import type { FloatNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { texture3DSampler } from '../shading/sampling.ts'
import { type BrickRanges, brickDistances, brickSize } from '../texture/bricks.ts'

const tiny = 1e-7
/** Samples; more than any ray has. */
const longestLeap = 1e6

/** Whether anything is seen of voxels from `low` to `high` (raw). */
export type Visibility = (low: number, high: number) => boolean

export interface BrickRay {
  /** Units of the ray per brick, along each axis. */
  readonly inverse: Vec3Node
}

/**
 * Lets rays leap over bricks in which nothing is visible. A texture holds every brick's distance to the nearest one that is not
 * empty, so that one look gives a whole cube to leap over; the samples that are taken stay the same.
 */
export class BrickSkipper {
  readonly #sampler = texture3DSampler()
  readonly #counts = uniform(new Vector3(1, 1, 1))
  readonly #bricksPerUnit = uniform(new Vector3(1, 1, 1))
  #texture: Data3DTexture | undefined

  /** `component`: which one `visible` is about. */
  set(bricks: BrickRanges, component: number, dimensions: readonly [number, number, number], visible: Visibility): void {
    const [x, y, z] = bricks.counts
    const occupied = new Uint8Array(x * y * z)
    for (let i = 0; i < occupied.length; i++) {
      const at = i * bricks.components + component
      occupied[i] = visible(bricks.low[at] as number, bricks.high[at] as number) ? 1 : 0
    }
    this.#store(brickDistances(occupied, bricks.counts), bricks.counts)
    this.#counts.value.set(x, y, z)
    this.#bricksPerUnit.value.set(dimensions[0] / brickSize, dimensions[1] / brickSize, dimensions[2] / brickSize)
  }

  #store(distances: Uint8Array<ArrayBuffer>, [x, y, z]: BrickRanges['counts']): void {
    const old = this.#texture
    const fits = old && old.image.width === x && old.image.height === y && old.image.depth === z
    const texture = fits ? old : new Data3DTexture(distances, x, y, z)
    texture.image.data = distances
    if (!fits) {
      old?.dispose()
      texture.format = RedFormat
      texture.minFilter = texture.magFilter = NearestFilter
      texture.unpackAlignment = 1
    }
    texture.needsUpdate = true
    this.#texture = texture
    this.#sampler.value = texture
  }

  /** For one ray, computed once. */
  along(direction: Vec3Node): BrickRay {
    const bricks = direction.mul(this.#bricksPerUnit).toVar() as Vec3Node
    // A ray along an axis never leaves through the others.
    const apart = bricks.add(step(bricks.abs(), vec3(tiny)).mul(tiny)) as Vec3Node
    return { inverse: vec3(1).div(apart).toVar() as Vec3Node }
  }

  /** How many samples, `sampleStep` apart and starting at `position`, the ray takes in bricks that are empty; 0 when the first one is not. */
  emptySamples(position: Vec3Node, ray: BrickRay, sampleStep: FloatNode): FloatNode {
    const place = position.mul(this.#bricksPerUnit).toVar() as Vec3Node
    const cell = clamp(floor(place), vec3(0), this.#counts.sub(1)).toVar() as Vec3Node
    const texel = this.#sampler.load(ivec3(cell)) as unknown as Vec4Node
    const distance = floor(texel.x.mul(255).add(0.5)).toVar() as FloatNode
    const ahead = mix(vec3(distance.oneMinus()), vec3(distance), step(vec3(0), ray.inverse))
    const exits = cell.add(ahead).sub(place).mul(ray.inverse).toVar() as Vec3Node
    const exit = min(exits.x, min(exits.y, exits.z))
    // On a ray that only touches the box the quotient is infinite, and what becomes of that as a whole number never ends.
    return clamp(ceil(exit.div(sampleStep)), 1, longestLeap).mul(step(0.5, distance)) as FloatNode
  }

  dispose(): void {
    this.#texture?.dispose()
  }
}
