import { ColorRamp } from '../color-ramp.ts'
import type { TransferFunctionState } from '../transfer-function.ts'
import type { Vec2, Vec4 } from '../vector.ts'
import type { IntegralLine, LineMetaData } from './integral-line.ts'

/** Writes red, green, blue and opacity of a point into `colors`, from the entry `at` on. */
export type PointPainter = (point: number, colors: Float32Array, at: number) => void
/** `place`: number of the line in its set. */
export type LinePainter = (line: IntegralLine, place: number) => PointPainter

export const oneColor =
  (color: Vec4): PointPainter =>
  (_, colors, at) =>
    colors.set(color, at)

export interface LineScale {
  readonly transferFunction: Pick<TransferFunctionState, 'points'>
  /** What is at 0 and 1 of the transfer function. */
  readonly range: Vec2
  /** What is outside of the range goes on from its other end. */
  readonly loops?: boolean
}

/** Colours of what is known of the points of lines: numbers as they are, vectors by their length. */
export class MetaDataPainter {
  readonly #name: string
  readonly #ramp: ColorRamp
  readonly #scale: LineScale
  #low = Number.POSITIVE_INFINITY
  #high = Number.NEGATIVE_INFINITY

  constructor(name: string, scale: LineScale) {
    this.#name = name
    this.#ramp = new ColorRamp(scale.transferFunction)
    this.#scale = scale
  }

  /** Least and greatest of all that was painted; undefined when there was nothing. */
  get range(): Vec2 | undefined {
    return this.#low <= this.#high ? [this.#low, this.#high] : undefined
  }

  readonly paint: LinePainter = line => {
    const data = line.metaData.get(this.#name)
    const { range, loops } = this.#scale
    return (point, colors, at) => {
      const value = data ? amount(data, point) : Number.NaN
      if (value < this.#low) this.#low = value
      if (value > this.#high) this.#high = value
      const t = (value - range[0]) / (range[1] - range[0])
      this.#ramp.write(loops ? t - Math.floor(t) : t, colors, at)
    }
  }
}

function amount({ components, values }: LineMetaData, point: number): number {
  if (components === 1) return values[point] as number
  const x = values[point * 3] as number
  const y = values[point * 3 + 1] as number
  const z = values[point * 3 + 2] as number
  return Math.sqrt(x * x + y * y + z * z)
}
