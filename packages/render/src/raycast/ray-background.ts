import { float, If, select } from 'three/tsl'
import type { BoolNode, FloatNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { blend, type RayResult } from './compositing.ts'

/** The background, somewhere along the ray; blended once. */
export class BackgroundEvent {
  readonly #color: Vec4Node
  /** Where it lies along the ray; moved out of the way once it was blended. */
  readonly #distance: FloatNode

  constructor(color: Vec4Node, distance: FloatNode) {
    this.#color = color
    this.#distance = distance.toVar() as FloatNode
  }

  isBetween(from: FloatNode, to: FloatNode): BoolNode {
    return this.#distance.greaterThanEqual(from).and(this.#distance.lessThanEqual(to)) as BoolNode
  }

  /** In front of everything: what the ray gathered so far is nothing but the background. */
  startInFront(result: RayResult): void {
    If(this.#distance.lessThan(0) as BoolNode, () => {
      result.color.assign(this.#color)
      this.#distance.assign(never)
    })
  }

  blendBetween(result: RayResult, from: FloatNode, to: FloatNode): void {
    If(this.isBetween(from, to), () => {
      const share = this.#color.w.mul(result.color.w.oneMinus()) as FloatNode
      result.firstHit.assign(select(this.#color.w.greaterThan(0), result.firstHit.min(this.#distance), result.firstHit))
      blend(result.color, this.#color.xyz as Vec3Node, share)
      this.#distance.assign(float(never))
    })
  }
}

const never = 1e30
