import { Font as Outlines, rasterizeGlyph } from 'text-shaper'
import { expect, test } from 'vitest'
import { readFontFile } from '#font-files'
import { Font } from './font.ts'
import { fontFaces } from './font-faces.ts'

test.each(fontFaces.map(({ id }) => id).filter(id => /Regular|arial/.test(id)))(
  'the glyphs of a size are the same whatever was drawn before: %s',
  async id => {
    const [font, file] = [await Font.load(id), await readFontFile(id)]
    const alone = (character: string, size: number) => {
      const outlines = Outlines.load(file)
      const drawn = rasterizeGlyph(outlines, outlines.glyphId(character.codePointAt(0) ?? 0), size, { padding: 0, hinting: true })
      return [drawn?.bitmap.width, drawn?.bitmap.rows, drawn?.bearingX, drawn?.bearingY, drawn?.bitmap.buffer.reduce((a, b) => a + b, 0)]
    }
    for (const size of [8, 14, 30, 12])
      for (const character of '30.xg') {
        const { width, height, left, top, coverage } = font.glyph(character.codePointAt(0) ?? 0, size)
        const drawn = [width, height, left, top, coverage.reduce((a, b) => a + b, 0)]
        expect(drawn, `${character} of ${size} pixels`).toEqual(alone(character, size))
      }
  },
)
