import type { Vec3 } from '../vector.ts'

/** Light at the points of a grid, sampled linearly as a GPU does a texture whose border has one colour. */
export class LightField {
  readonly numbers: Float32Array
  readonly dimensions: Vec3
  readonly channels: number
  readonly #border: readonly number[]

  /** `border`: what is outside, a number for each channel. */
  constructor(dimensions: Vec3, border: readonly number[]) {
    this.dimensions = dimensions
    this.numbers = new Float32Array(dimensions[0] * dimensions[1] * dimensions[2] * border.length)
    this.channels = border.length
    this.#border = border
  }

  /** Index space: whole numbers are the points of the grid. */
  at(x: number, y: number, z: number, channel: number): number {
    const i = Math.floor(x)
    const j = Math.floor(y)
    const k = Math.floor(z)
    const u = x - i
    const v = y - j
    const w = z - k
    let sum = 0
    for (let c = 0; c < (w > 0 ? 2 : 1); c++)
      for (let b = 0; b < (v > 0 ? 2 : 1); b++)
        for (let a = 0; a < (u > 0 ? 2 : 1); a++) {
          const weight = (a === 1 ? u : 1 - u) * (b === 1 ? v : 1 - v) * (c === 1 ? w : 1 - w)
          sum += weight * this.#point(i + a, j + b, k + c, channel)
        }
    return sum
  }

  #point(i: number, j: number, k: number, channel: number): number {
    const width = this.dimensions[0]
    const height = this.dimensions[1]
    const depth = this.dimensions[2]
    const isInside = i >= 0 && j >= 0 && k >= 0 && i < width && j < height && k < depth
    if (!isInside) return this.#border[channel] as number
    return this.numbers[(i + width * (j + height * k)) * this.channels + channel] as number
  }
}
