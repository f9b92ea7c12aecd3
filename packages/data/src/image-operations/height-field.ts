import { memory } from '../array-source.ts'
import { formatByName, typeRange } from '../format.ts'
import { Layer } from '../layer.ts'
import { plainNumbers } from '../numbers.ts'
import { inBlocks, type Steps } from '../steps.ts'
import type { Vec2 } from '../vector.ts'

/** How heights follow from values: from 0 at the lowest to 1 at the highest, between two heights, or around the level of the sea. */
export type HeightScaling =
  | { readonly mode: 'fixed' }
  | { readonly mode: 'range'; readonly range: Vec2 }
  | { readonly mode: 'seaLevel'; readonly seaLevel: number; readonly maximum: number }

/**
 * The first channel of a layer as heights, floats (processors-a spec 2.23); integers count as shares of the range of their type.
 * `array`: what the layer holds. Where all values are equal, heights are those of the lowest.
 */
export function* heightField(layer: Layer, array: Parameters<typeof plainNumbers>[1], scaling: HeightScaling): Steps<Layer> {
  const { format, dimensions, pixels } = layer
  const { components } = format
  const numbers = plainNumbers(format, array)
  const [least, most] = format.numericType === 'float' ? [0, 1] : typeRange(format)
  const heights = new Float32Array(pixels)
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  yield* inBlocks(pixels, (from, to) => {
    for (let i = from; i < to; i++) {
      const value = ((numbers[i * components] as number) - least) / (most - least)
      heights[i] = value
      if (value < low) low = value
      if (value > high) high = value
    }
  })
  const height = rule(scaling, low, high)
  yield* inBlocks(pixels, (from, to) => {
    for (let i = from; i < to; i++) heights[i] = height(heights[i] as number)
  })
  return new Layer({ dimensions, format: formatByName('FLOAT32'), source: memory(heights), swizzle: 'r001' })
}

function rule(scaling: HeightScaling, low: number, high: number): (value: number) => number {
  const share = (value: number): number => (high > low ? (value - low) / (high - low) : 0)
  switch (scaling.mode) {
    case 'fixed':
      return share
    case 'range': {
      const [first, last] = scaling.range
      return value => share(value) * (last - first) + first
    }
    case 'seaLevel': {
      const { seaLevel, maximum } = scaling
      const largest = Math.max(high - seaLevel, Math.abs(low - seaLevel))
      return value => (largest > 0 ? ((value - seaLevel) * maximum) / largest : 0)
    }
  }
}
