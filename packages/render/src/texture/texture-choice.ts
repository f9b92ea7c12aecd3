import type { DataFormat } from '@ivw/data'
import type { EncodingLimits } from './texel-encoding.ts'

/** How a GPU holds numbers of a format, for people. */
export interface TextureChoice {
  readonly text: string
  /** What is lost by it; undefined when every number comes back as it was. */
  readonly loss: string | undefined
}

/** Whole numbers up to here are exact in 32-bit floats. */
const exactInteger = 2 ** 24

/** What `encodeTexels` makes of the format; `largest`: the largest absolute value, as far as it is known. */
export function textureChoice({ numericType, bits, components }: DataFormat, limits: EncodingLimits, largest?: number): TextureChoice {
  const channels = components === 3 ? '4 channels, one of them unused' : `${components} channel${components === 1 ? '' : 's'}`
  if (bits === 8) return { text: `8-bit normalized, ${channels}`, loss: undefined }
  if (bits === 16 && numericType !== 'float' && limits.split && components <= 2)
    return { text: `16-bit integers as two normalized bytes, ${channels}`, loss: undefined }
  if (limits.floatFilter) return { text: `32-bit float, ${channels}`, loss: floatLoss(numericType, bits, largest) }
  const isHalf = numericType === 'float' && bits === 16
  return {
    text: `16-bit float over the range of the values, ${channels}`,
    loss: isHalf ? 'rounded where the range is wide' : 'about 3 decimal digits are kept: this GPU cannot filter 32-bit floats',
  }
}

function floatLoss(numericType: DataFormat['numericType'], bits: number, largest: number | undefined): string | undefined {
  if (bits <= 16 || (numericType === 'float' && bits === 32)) return undefined
  if (numericType === 'float') return 'about 7 of 16 decimal digits are kept'
  if (largest !== undefined && largest <= exactInteger) return undefined
  return `whole numbers beyond ${exactInteger.toLocaleString('en')} are rounded`
}
