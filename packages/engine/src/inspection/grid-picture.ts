import { type DataFormat, type NumericArray, normalized, plainNumbers, typeRange, type Vec2 } from '@ivw/data'
import type { PortPicture } from '../inspection-views.ts'
import { rangeText } from './number-text.ts'

/** Numbers of a grid of pixels, the bottom row first. */
export interface PixelGrid {
  readonly dimensions: Vec2
  readonly format: DataFormat
  readonly array: NumericArray
  /** Of which black and white are the ends, for one channel. */
  readonly range: Vec2
  /** Colours as they are stored, whatever the values. */
  readonly isColor: boolean
}

/** Pixels of the grid along an axis that count for one of the picture. */
const tapsPerAxis = 4

/** One channel in grey over its range, two as red and green, three and four as colours as a screen shows them. */
export function gridPicture({ dimensions, format, array, range, isColor }: PixelGrid, size: number, aspect?: number): PortPicture {
  const [columns, rows] = dimensions
  const share = Math.min(size / Math.max(columns, rows), 1)
  const [width, height] = [Math.max(Math.round(columns * share), 1), Math.max(Math.round(rows * share), 1)]
  const numbers = plainNumbers(format, array)
  const { components } = format
  const ends = isColor ? colorRange(format) : range
  const pixels = new Uint8ClampedArray(width * height * 4)
  const xs = tapsAlong(width, columns)
  const ys = tapsAlong(height, rows)
  const channels = Math.min(components, 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = ((height - 1 - y) * width + x) * 4
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0
        let count = 0
        for (const row of ys[y] ?? [])
          for (const column of xs[x] ?? []) {
            const value = numbers[(row * columns + column) * components + channel] as number
            if (value - value !== 0) continue
            sum += value
            count++
          }
        const level = count === 0 ? 0 : normalized(sum / count, ends) * 255
        pixels[at + channel] = level
        if (components === 1) {
          pixels[at + 1] = level
          pixels[at + 2] = level
        }
      }
      pixels[at + 3] = 255
    }
  const caption = components === 1 ? `black to white: ${rangeText(range)}` : ''
  return { width, height, pixels, aspect: aspect ?? columns / rows, caption }
}

function colorRange(format: DataFormat): Vec2 {
  return format.numericType === 'float' ? [0, 1] : [0, typeRange(format)[1]]
}

/** For each pixel the places of the grid that it stands for. */
function tapsAlong(pixels: number, places: number): readonly (readonly number[])[] {
  return Array.from({ length: pixels }, (_, pixel) => {
    const first = Math.floor((pixel * places) / pixels)
    const end = Math.max(Math.floor(((pixel + 1) * places) / pixels), first + 1)
    const taps = Math.min(end - first, tapsPerAxis)
    return Array.from({ length: taps }, (_, tap) => first + Math.floor(((tap + 0.5) * (end - first)) / taps))
  })
}
