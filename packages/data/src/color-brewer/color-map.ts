import type { TransferFunctionPoint, TransferFunctionState } from '../transfer-function.ts'
import type { Vec4 } from '../vector.ts'

export interface ColorMap {
  readonly colors: readonly Vec4[]
  /** Steps of one colour each, instead of a transition. */
  readonly discrete: boolean
  /** Where the middle of the colours lies, 0 to 1; undefined for colours without a middle. */
  readonly middle?: number | undefined
}

/** Between two steps; as small as a transfer function can hold. */
const gap = 100 * Number.EPSILON

/** Colours over 0 to 1 (processors-a spec 5.3). */
export function colorMapFunction({ colors, discrete, middle }: ColorMap): TransferFunctionState {
  const points = discrete ? steps(colors, middle) : transitions(colors, middle)
  return { points: points.map(({ position, color }) => ({ position: clamped(position), color })), mask: [0, 1], type: 'relative' }
}

function transitions(colors: readonly Vec4[], middle: number | undefined): TransferFunctionPoint[] {
  const count = colors.length
  if (middle === undefined) return colors.map((color, i) => ({ position: count === 1 ? 0 : i / (count - 1), color }))
  const half = 0.5 * (count - 1)
  const lower = Math.floor(count / 2)
  return colors.map((color, i) => {
    if (i < lower) return { position: (i * middle) / half, color }
    if (2 * i === count - 1) return { position: middle, color }
    return { position: middle + ((i - half) * (1 - middle)) / half, color }
  })
}

function steps(colors: readonly Vec4[], middle: number | undefined): TransferFunctionPoint[] {
  const edges = middle === undefined ? evenEdges(colors.length) : edgesAround(colors.length, middle)
  return colors.flatMap((color, i) => [
    { position: edges[i] as number, color },
    { position: (edges[i + 1] as number) - gap, color },
  ])
}

const evenEdges = (count: number): number[] => Array.from({ length: count + 1 }, (_, i) => i / count)

/** As many steps below the middle as above it; with an odd number the one in the middle lies half on either side. */
function edgesAround(count: number, middle: number): number[] {
  const half = 0.5 * count
  return Array.from({ length: count + 1 }, (_, i) => (i <= half ? (i * middle) / half : middle + ((i - half) * (1 - middle)) / half))
}

function clamped(position: number): number {
  return Math.min(Math.max(position, 0), 1)
}
