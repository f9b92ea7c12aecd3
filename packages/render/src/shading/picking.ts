import type { Vec4 } from '@ivw/data'

/**
 * Picking colour of an identifier: its bits are dealt out to blue, green, red in turn (bit 3i, 3i+1, 3i+2), and every
 * channel is bit-reversed, so that neighbours differ strongly. Identifier 0 means nothing and has alpha 0.
 */
export function pickingColor(id: number): Vec4 {
  if (id === 0) return [0, 0, 0, 0]
  const channel = (offset: number): number => {
    let value = 0
    for (let bit = 0; bit < 8; bit++) value |= ((id >> (3 * bit + offset)) & 1) << (7 - bit)
    return value / 255
  }
  return [channel(2), channel(1), channel(0), 1]
}

/** Identifier from the four bytes of a pixel of a picking layer; 0 where there is nothing. */
export function pickingIdentifier([red, green, blue, alpha]: readonly [number, number, number, number]): number {
  if (alpha === 0) return 0
  let id = 0
  for (let bit = 0; bit < 8; bit++) {
    const from = 7 - bit
    id |= (((blue >> from) & 1) << (3 * bit)) | (((green >> from) & 1) << (3 * bit + 1)) | (((red >> from) & 1) << (3 * bit + 2))
  }
  return id
}
