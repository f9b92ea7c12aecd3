import { encode } from 'fast-png'
import { normalized } from '../data-map.ts'
import type { Layer } from '../layer.ts'
import { plainNumbers } from '../numbers.ts'
import { flipRows } from './rows.ts'

export interface Pixels {
  readonly width: number
  readonly height: number
  readonly channels: 1 | 2 | 3 | 4
  /** Row 0 is the bottom row. The array's type decides between 8 and 16 bits. */
  readonly data: Uint8Array | Uint16Array
}

export function encodePng({ width, height, channels, data }: Pixels): Uint8Array {
  const depth = data instanceof Uint16Array ? 16 : 8
  return encode({ width, height, channels, depth, data: flipRows(data, width * channels) })
}

/** A layer as PNG, see `storedPixels`. */
export async function writePng(layer: Layer, signal?: AbortSignal): Promise<Uint8Array> {
  return encodePng(await storedPixels(layer, signal))
}

/**
 * The numbers of a layer as an image file has them. UINT8 and UINT16 are written as they are; the data range of other formats (0..1 for floats unless the layer says
 * otherwise) becomes 16 bits, cut off to whole numbers; NaN becomes 0. The swizzle mask is not applied (processors-a spec 1.6, 1.7).
 */
export async function storedPixels(layer: Layer, signal?: AbortSignal): Promise<Pixels> {
  const [width, height] = layer.dimensions
  const { format, dataMap } = layer
  const array = await layer.read(signal)
  const isStorable = format.numericType === 'uint' && (array instanceof Uint8Array || array instanceof Uint16Array)
  const data = isStorable
    ? array
    : Uint16Array.from(
        plainNumbers(format, array),
        x => Math.trunc(Math.min(Math.max(normalized(x, dataMap.dataRange), 0), 1) * 65535) || 0,
      )
  return { width, height, channels: format.components, data }
}
