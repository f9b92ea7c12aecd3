import { type Mat4, multiply, rotation, scaling, translation } from '../matrix.ts'
import type { MersenneTwister } from '../random/mersenne-twister.ts'
import { add, normalize, scale, type Vec3, type Vec4 } from '../vector.ts'
import { boxShape } from './box-shapes.ts'
import { coneShape, cylinderShape, type Pin, torusShape } from './round-shapes.ts'
import type { Shape } from './shape.ts'
import { octantSphere } from './sphere-shapes.ts'

/** Draws single things, each from the numbers that Inviwo draws, in the same order (core spec 7.3, processors-b 9.3). */
export class RandomShapes {
  readonly #random: MersenneTwister
  /** Half the edge of the cube that holds the centres. */
  readonly #extent: number
  readonly #size: number

  constructor(random: MersenneTwister, extent: number, size: number) {
    this.#random = random
    this.#extent = extent
    this.#size = size
  }

  box(): Shape {
    const angles = this.#vector(0, 6.28)
    const position = this.#position()
    const size: Vec3 = [this.#length(), this.#length(), this.#length()]
    return boxShape(multiply(translation(position), turned(angles), scaling(size)), this.#color())
  }

  sphere(): Shape {
    const center = this.#position()
    const radius = this.#length()
    const color = this.#color()
    return octantSphere(center, radius, () => color)
  }

  cylinder(): Shape {
    return cylinderShape(this.#pin())
  }

  cone(): Shape {
    return coneShape(this.#pin())
  }

  torus(): Shape {
    const size = this.#size
    const ringRadius = size * this.#number(0.1, 0.5)
    const tubeRadius = size * this.#number(0.1 + ringRadius, 1 + ringRadius)
    const center = this.#position()
    const up = normalize(this.#vector(0, 1))
    return torusShape({ center, up, ringRadius, tubeRadius, segments: [32, 8], color: this.#color() })
  }

  #pin(): Pin {
    const start = this.#position()
    const reach = this.#length()
    const stop = add(start, scale(normalize(this.#vector(0, 1)), 10 * reach))
    const radius = this.#length()
    return { start, stop, radius, segments: 16, color: this.#color() }
  }

  #number(low: number, high: number): number {
    return this.#random.float(low, high)
  }

  #vector(low: number, high: number): Vec3 {
    return [this.#number(low, high), this.#number(low, high), this.#number(low, high)]
  }

  #position(): Vec3 {
    return this.#vector(-this.#extent, this.#extent)
  }

  #length(): number {
    return this.#size * this.#number(0.1, 1)
  }

  #color(): Vec4 {
    return [...this.#vector(0.5, 1), 1]
  }
}

function turned([x, y, z]: Vec3): Mat4 {
  return multiply(rotation([1, 0, 0], x), rotation([0, 1, 0], y), rotation([0, 0, 1], z))
}
