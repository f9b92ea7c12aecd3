import { ceil, int, length, max, vec4 } from 'three/tsl'
import { safeNormalize } from '../shading/gradient.ts'
import type { FloatNode, IntNode, Vec3Node } from '../shading/nodes.ts'
import type { VolumeSampler } from '../shading/volume-sampler.ts'

/** A ray through the volume: variables of the shader, valid where `end` is above 0. */
export class Ray {
  readonly entry: Vec3Node
  /** Unit vector in texture space. */
  readonly direction: Vec3Node
  /** From one sample to the next, texture space. */
  readonly stride: Vec3Node
  /** Distance from entry to exit, texture space. */
  readonly end: FloatNode
  /** Distance between samples; the first is half a step behind the entry. */
  readonly step: FloatNode
  readonly samples: IntNode
  /** Unit vector in world space; the same along the ray. */
  readonly toCamera: Vec3Node
  readonly #worldEntry: Vec3Node
  readonly #worldDirection: Vec3Node

  /** `samplingRate` samples per voxel, a whole number of equal steps, at least one (core spec 6.3, 2). */
  constructor(entry: Vec3Node, exit: Vec3Node, volume: VolumeSampler, samplingRate: FloatNode) {
    const along = exit.sub(entry).toVar() as Vec3Node
    const world = volume.worldFromTexture
    const samples = max(ceil(samplingRate.mul(length(along.mul(volume.dimensions)))), 1).toVar() as FloatNode
    this.entry = entry
    this.end = length(along).toVar() as FloatNode
    this.step = this.end.div(samples).toVar() as FloatNode
    this.samples = int(samples).toVar() as IntNode
    this.direction = along.div(max(this.end, 1e-20)).toVar() as Vec3Node
    this.stride = this.direction.mul(this.step).toVar() as Vec3Node
    this.#worldEntry = world.mul(vec4(entry, 1)).xyz.toVar() as Vec3Node
    this.#worldDirection = world.mul(vec4(this.direction, 0)).xyz.toVar() as Vec3Node
    this.toCamera = safeNormalize(this.#worldDirection.negate() as Vec3Node).toVar() as Vec3Node
  }

  position(distance: FloatNode): Vec3Node {
    return this.entry.add(this.direction.mul(distance)) as Vec3Node
  }

  worldPosition(distance: FloatNode): Vec3Node {
    return this.#worldEntry.add(this.#worldDirection.mul(distance)) as Vec3Node
  }
}
