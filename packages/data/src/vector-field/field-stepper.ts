import { tryInvert, upper3x3 } from '../matrix.ts'
import type { FieldNumbers, SpatialSampler } from './spatial-sampler.ts'

export type IntegrationScheme = 'euler' | 'rk4'

export interface StepperOptions {
  readonly scheme: IntegrationScheme
  /** Every step is as long in model space, however fast the field is. */
  readonly normalizes: boolean
}

const still = new Float64Array(9)

/** Goes along a field step by step, by Euler's or by Runge and Kutta's method of fourth order (processors-b spec 12.5). */
export class FieldStepper {
  /** What the field was where the last step began. */
  readonly velocity = new Float64Array(3)
  readonly #sampler: SpatialSampler
  readonly #options: StepperOptions
  /** Data from model space, without the translation; column by column. */
  readonly #dataFromModel: ArrayLike<number>
  readonly #second = new Float64Array(3)
  readonly #third = new Float64Array(3)
  readonly #fourth = new Float64Array(3)
  readonly #stage = new Float64Array(4)

  constructor(sampler: SpatialSampler, options: StepperOptions) {
    this.#sampler = sampler
    this.#options = options
    const [a0, a1, a2, b0, b1, b2, c0, c1, c2] = upper3x3(sampler.modelMatrix)
    const inverse = tryInvert([a0, a1, a2, 0, b0, b1, b2, 0, c0, c1, c2, 0, 0, 0, 0, 1])
    // In a box without volume nothing moves.
    this.#dataFromModel = inverse ? upper3x3(inverse) : still
  }

  /** Writes where one gets from a position by a step of length `h`, which may be negative. */
  step(from: FieldNumbers, h: number, to: Float64Array): void {
    const first = this.velocity
    this.#sampler.sample(from, first)
    if (this.#options.scheme === 'euler') this.#move(from, first, h, to)
    else {
      const second = this.#second
      const third = this.#third
      const fourth = this.#fourth
      this.#sampleAfter(from, first, h / 2, second)
      this.#sampleAfter(from, second, h / 2, third)
      this.#sampleAfter(from, third, h, fourth)
      const share = this.#options.normalizes ? 1 : 1 / 6
      for (let c = 0; c < 3; c++)
        fourth[c] = share * ((first[c] as number) + 2 * (second[c] as number) + 2 * (third[c] as number) + (fourth[c] as number))
      this.#move(from, fourth, h, to)
    }
  }

  #sampleAfter(from: FieldNumbers, velocity: Float64Array, h: number, vector: Float64Array): void {
    this.#move(from, velocity, h, this.#stage)
    this.#sampler.sample(this.#stage, vector)
  }

  #move(from: FieldNumbers, vector: Float64Array, h: number, to: Float64Array): void {
    const speed = this.#options.normalizes ? speedOf(vector) : 1
    const factor = speed > 0 ? h / speed : 0
    const dx = (vector[0] as number) * factor
    const dy = (vector[1] as number) * factor
    const dz = (vector[2] as number) * factor
    const m = this.#dataFromModel
    const { components, changesInTime } = this.#sampler
    for (let c = 0; c < components; c++)
      to[c] = (from[c] as number) + (m[c] as number) * dx + (m[c + 3] as number) * dy + (m[c + 6] as number) * dz
    if (changesInTime) to[components] = (from[components] as number) + h
  }
}

/** `Math.hypot` is several times slower and guards against overflows that do not happen here. */
export function speedOf(vector: Float64Array): number {
  const x = vector[0] as number
  const y = vector[1] as number
  const z = vector[2] as number
  return Math.sqrt(x * x + y * y + z * z)
}
