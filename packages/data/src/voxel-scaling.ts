import { type DataFormat, typeRange } from './format.ts'
import type { Vec2 } from './vector.ts'

/** `normalised = (texel + offset) * scale`, where texel is what the GPU's sampler returns. */
export interface VoxelScaling {
  readonly offset: number
  readonly scale: number
}

/** How the numbers are held on the GPU. */
export type TexelKind = 'unorm' | 'snorm' | 'value'

/** 8 and 16-bit integers are sampled as 0..1 or -1..1, all other formats as their values. */
export function texelKind({ numericType, bits }: DataFormat): TexelKind {
  if (numericType === 'float' || bits > 16) return 'value'
  return numericType === 'uint' ? 'unorm' : 'snorm'
}

/**
 * Takes a sampled texel to (raw - dataRange[0]) / (dataRange[1] - dataRange[0]), not clamped. A data range without
 * extent gives 0 everywhere. `kind` is given when the numbers are held in another way than the format's own.
 */
export function voxelScaling(format: DataFormat, [low, high]: Vec2, kind: TexelKind = texelKind(format)): VoxelScaling {
  const extent = high - low
  const perUnit = extent === 0 ? 0 : 1 / extent
  const [typeLow, typeHigh] = typeRange(format)
  switch (kind) {
    case 'value':
      return { offset: -low, scale: perUnit }
    case 'unorm':
      return { offset: -low / typeHigh, scale: typeHigh * perUnit }
    case 'snorm':
      return { offset: 1 - (2 * (low - typeLow)) / (typeHigh - typeLow), scale: 0.5 * (typeHigh - typeLow) * perUnit }
  }
}
