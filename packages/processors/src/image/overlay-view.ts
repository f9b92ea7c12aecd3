import type { Vec2 } from '@ivw/data'
import type { Rectangle } from '@ivw/render'

type Length = { readonly relative: Vec2 } | { readonly pixels: Vec2 }

export interface OverlayPlace {
  /** From the left and from the top. */
  readonly position: Length
  readonly size: Length
  /** Place in the overlay that the position means, -1 its left and lower edge, 1 its right and upper one. */
  readonly anchor: Vec2
}

/** Whole pixels that an overlay covers in a picture of `size`, computed in single precision and cut off as in Inviwo. */
export function overlayView(size: Vec2, { position, size: extent, anchor }: OverlayPlace): Rectangle {
  const f = Math.fround
  const inPixels = (length: Length): Vec2 =>
    'pixels' in length ? length.pixels : [f(f(length.relative[0]) * size[0]), f(f(length.relative[1]) * size[1])]
  const [x, y] = inPixels(position)
  const [width, height] = inPixels(extent)
  const shift = (length: number, at: number): number => f(f(0.5 * length) * f(f(at) + 1))
  const left = f(x - shift(width, anchor[0]))
  const bottom = f(size[1] - f(y + shift(height, anchor[1])))
  return [Math.trunc(left), Math.trunc(bottom), Math.trunc(width), Math.trunc(height)]
}
