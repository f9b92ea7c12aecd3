import type { Vec2 } from '@ivw/data'
import type { FontMetrics, Glyph } from './font.ts'

/** Pixels; y of glyphs from the top of the text downwards. */
export interface TextLayout {
  readonly glyphs: readonly { readonly glyph: Glyph; readonly left: number; readonly top: number }[]
  /** Of the text: to the last pen, from the top of the first line to below the last one. */
  readonly extent: Vec2
  /** Upper left corner and size of what the glyphs cover. */
  readonly corner: Vec2
  readonly glyphsExtent: Vec2
  /** Lower left corner of what the glyphs cover, from that of the text, y upwards. */
  readonly glyphsOrigin: Vec2
}

const newLine = 0x0a
const tab = 0x09

/** Where the glyphs of a text stand (processors-a spec 4.3). `size`: pixels per em; `lineSpacing`: more than `size`, as a share of it. */
export function layoutText(text: string, font: FontMetrics, size: number, lineSpacing: number): TextLayout {
  const toPixels = (units: number): number => Math.trunc((units * size) / font.unitsPerEm + 0.5)
  const baseline = toPixels(font.ascender)
  const lineHeight = Math.trunc(size * (1 + lineSpacing))
  const glyphs: TextLayout['glyphs'][number][] = []
  let [pen, line, width] = [0, 0, 0]
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number
    if (codePoint === newLine) {
      pen = 0
      line += lineHeight
      continue
    }
    const glyph = font.glyph(codePoint, size)
    if (codePoint === tab) pen += glyph.advance + 4 * glyph.width
    else {
      if (glyph.width > 0) glyphs.push({ glyph, left: pen + glyph.left, top: line + baseline - glyph.top })
      pen += glyph.advance
    }
    width = Math.max(width, pen)
  }
  const extent: Vec2 = [width, baseline + Math.max(-toPixels(font.descender), 0) + line]
  if (glyphs.length === 0) return { glyphs, extent, corner: [0, 0], glyphsExtent: [0, 0], glyphsOrigin: [0, 0] }
  const left = Math.min(...glyphs.map(g => g.left))
  const right = Math.max(...glyphs.map(g => g.left + g.glyph.width))
  // The box reaches up to the baseline at least, as in Inviwo.
  const top = Math.min(baseline, ...glyphs.map(g => g.top))
  const bottom = Math.max(...glyphs.map(g => g.top + g.glyph.height))
  return { glyphs, extent, corner: [left, top], glyphsExtent: [right - left, bottom - top], glyphsOrigin: [left, extent[1] - bottom] }
}
