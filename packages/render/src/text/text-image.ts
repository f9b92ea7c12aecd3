import type { Vec2, Vec4 } from '@ivw/data'
import { Font } from './font.ts'
import { type FontId, fontFaces } from './font-faces.ts'
import { layoutText, type TextLayout } from './text-layout.ts'

export interface TextStyle {
  /** Id of a face; one that is not there is drawn in the first. */
  readonly face: string
  /** Pixels per em. */
  readonly size: number
  readonly lineSpacing: number
  readonly color: Vec4
}

/** A text as pixels. */
export interface TextImage extends Pick<TextLayout, 'extent' | 'glyphsOrigin'> {
  /** RGBA, times coverage, bottom row first; at least one pixel. */
  readonly texels: Uint8Array<ArrayBuffer>
  /** Of the texels. */
  readonly size: Vec2
}

/** Draws a text on the CPU: so it looks the same in the page and without one. */
export async function drawText(text: string, style: TextStyle): Promise<TextImage> {
  const face = fontFaces.find(({ id }) => id === style.face)?.id ?? (fontFaces[0].id as FontId)
  const layout = layoutText(style.size > 0 ? text : '', await Font.load(face), style.size, style.lineSpacing)
  return { texels: texelsOf(layout, style.color), size: sizeOf(layout), extent: layout.extent, glyphsOrigin: layout.glyphsOrigin }
}

function sizeOf({ glyphsExtent: [width, height] }: TextLayout): Vec2 {
  return [Math.max(width, 1), Math.max(height, 1)]
}

/** Glyphs that touch lie over one another, rounded after each. */
function texelsOf(layout: TextLayout, color: Vec4): Uint8Array<ArrayBuffer> {
  const [width, height] = sizeOf(layout)
  const texels = new Uint8Array(width * height * 4)
  const [left, top] = layout.corner
  for (const { glyph, ...place } of layout.glyphs) {
    glyph.coverage.forEach((coverage, i) => {
      if (coverage === 0) return
      const x = place.left - left + (i % glyph.width)
      const y = height - 1 - (place.top - top + Math.floor(i / glyph.width))
      const start = (y * width + x) * 4
      const share = coverage / 255
      const below = 1 - color[3] * share
      for (let c = 0; c < 4; c++)
        texels[start + c] = Math.min(255, Math.round(255 * (color[c] as number) * share + (texels[start + c] as number) * below))
    })
  }
  return texels
}
