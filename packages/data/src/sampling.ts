import { DataError } from './errors.ts'
import type { Components } from './format.ts'

export type Interpolation = 'linear' | 'nearest'
export type Wrap = 'clamp' | 'repeat' | 'mirror'

export type SwizzleChannel = 'r' | 'g' | 'b' | 'a' | '0' | '1'
/** Which stored channel (or constant) becomes red, green, blue and alpha: `rrr1` shows one channel as grey. */
export type Swizzle = `${SwizzleChannel}${SwizzleChannel}${SwizzleChannel}${SwizzleChannel}`

/** How data of so many channels shows as a colour. */
export function colorSwizzle(components: Components): Swizzle {
  return ({ 1: 'rrr1', 2: 'rg01', 3: 'rgb1', 4: 'rgba' } as const)[components]
}

/** Throws DataError unless it is four letters of `rgba01`. */
export function parseSwizzle(text: string): Swizzle {
  if (!isSwizzle(text))
    throw new DataError('Not a swizzle mask', { expected: 'four letters out of r, g, b, a, 0 and 1', found: `"${text}"` })
  return text
}

function isSwizzle(text: string): text is Swizzle {
  return /^[rgba01]{4}$/.test(text)
}

/** Of what an image file holds: grey is grey in all channels, with or without alpha. */
export function imageSwizzle(channels: number): Swizzle {
  return ({ 1: 'rrr1', 2: 'rrrg', 3: 'rgb1' } as const)[channels] ?? 'rgba'
}
