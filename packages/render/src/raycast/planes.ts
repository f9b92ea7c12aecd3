import type { Vec3 } from '@ivw/data'
import { dot, If, uniformArray, vec4 } from 'three/tsl'
import { Vector4 } from 'three/webgpu'
import type { BoolNode, FloatNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { blend, type RayResult } from './compositing.ts'
import type { Ray } from './ray.ts'
import type { PlaneState } from './raycast-settings.ts'

const maxPlanes = 3

/** Planes that a ray passes; shaders depend on how many there are. */
export class PlaneUniforms {
  /** Normal and -dot(normal, position). */
  readonly #planes = uniformArray(
    Array.from({ length: maxPlanes }, () => new Vector4()),
    'vec4',
  )
  readonly #colors = uniformArray(
    Array.from({ length: maxPlanes }, () => new Vector4()),
    'vec4',
  )
  #count = 0

  /** At most three. */
  set(planes: readonly PlaneState[]): void {
    this.#count = Math.min(planes.length, maxPlanes)
    planes.slice(0, maxPlanes).forEach(({ position, normal, color }, i) => {
      const [x, y, z]: Vec3 = normal
      ;(this.#planes.array[i] as Vector4).set(x, y, z, -(x * position[0] + y * position[1] + z * position[2]))
      ;(this.#colors.array[i] as Vector4).set(...color)
    })
  }

  get count(): number {
    return this.#count
  }

  /** Blends the planes that the ray crossed in the step that ends at `distance`. */
  blend(ray: Ray, result: RayResult, distance: FloatNode): void {
    for (let i = 0; i < this.#count; i++) {
      const plane = vec4(this.#planes.element(i) as never)
      const color = vec4(this.#colors.element(i) as never).toVar() as Vec4Node
      const side = dot(ray.position(distance), plane.xyz).add(plane.w).toVar() as FloatNode
      const perStep = dot(plane.xyz, ray.direction).mul(ray.step).abs()
      If(side.lessThanEqual(0).and(side.greaterThan(perStep.negate())) as BoolNode, () => {
        result.firstHit.assign(result.firstHit.min(distance))
        blend(result.color, color.xyz as Vec3Node, color.w.mul(result.color.w.oneMinus()) as FloatNode)
      })
    }
  }
}
