import type { NumericArray } from '../format.ts'
import type { Layer } from '../layer.ts'
import { identity } from '../matrix.ts'
import { type PlainArray, plainNumbers } from '../numbers.ts'
import { type FieldNumbers, SpatialSampler } from './spatial-sampler.ts'

/**
 * The stored numbers of the pixels of an image, linearly between their centres, of which the first and last lie at 0 and 1
 * (processors-b spec 1.3). Outside, the field goes on as at the border.
 */
export class ImageSampler extends SpatialSampler {
  readonly #layer: Layer
  readonly #numbers: PlainArray

  constructor(layer: Layer, array: NumericArray) {
    super(2, false, { modelMatrix: identity, worldMatrix: identity })
    this.#layer = layer
    this.#numbers = plainNumbers(layer.format, array)
  }

  override sample(position: FieldNumbers, vector: Float64Array): void {
    vector.fill(0)
    const { dimensions, format } = this.#layer
    const [width, height] = dimensions
    const { components } = format
    const x = (position[0] as number) * (width - 1)
    const y = (position[1] as number) * (height - 1)
    const i = pixelBefore(x, width)
    const j = pixelBefore(y, height)
    const u = x - i
    const v = y - j
    const right = i + 1 < width ? components : 0
    const up = j + 1 < height ? width * components : 0
    const at = (i + width * j) * components
    const shared = Math.min(components, 2)
    for (let c = 0; c < shared; c++)
      vector[c] = mixed(this.#between(at + c, right, u), this.#between(at + up + c, right, u), up === 0 ? 0 : v)
  }

  #between(at: number, step: number, share: number): number {
    return mixed(this.#numbers[at] as number, this.#numbers[at + step] as number, step === 0 ? 0 : share)
  }

  override get description(): string {
    return `${this.#layer.dimensions.join(' x ')} ${this.#layer.format.name}`
  }
}

const mixed = (a: number, b: number, share: number): number => a * (1 - share) + b * share

/** More than a pixel below the first one counts as being above the last one: numbers of pixels are unsigned in Inviwo. */
function pixelBefore(x: number, count: number): number {
  return x > -1 ? Math.min(Math.trunc(x), count - 1) : count - 1
}
