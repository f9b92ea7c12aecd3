import type { Vec2 } from '@ivw/data'
import type { TextImage } from '@ivw/render'

/** Lower left corner of the pixels of a text that hangs by its anchor at a share of a picture (processors-a spec 4.5). */
export function overlayCorner(image: TextImage, size: Vec2, position: Vec2, offset: Vec2, anchor: Vec2): Vec2 {
  const f = Math.fround
  const at = (i: 0 | 1): number =>
    Math.trunc(f(f(position[i]) * size[i])) +
    offset[i] -
    Math.trunc(f(f(0.5 * image.extent[i]) * f(f(anchor[i]) + 1))) +
    image.glyphsOrigin[i]
  return [at(0), at(1)]
}

/** Fills in `%1` to `%99`; a number without a text stays as it is. */
export function withArguments(text: string, values: readonly string[]): string {
  return text.replace(/%([1-9][0-9]?)/gu, (placeholder, number: string) => values[Number(number) - 1] ?? placeholder)
}
