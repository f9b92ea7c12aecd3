import { expect, test } from 'vitest'
import { Font } from './font.ts'
import { fontFaces } from './font-faces.ts'
import { drawText } from './text-image.ts'

test.each(fontFaces.map(({ id }) => id))('%s has letters, digits and signs', async id => {
  const font = await Font.load(id)
  for (const sign of 'Az09.%-é') {
    const { width, height, advance, coverage } = font.glyph(sign.codePointAt(0) as number, 14)
    expect(width * height, sign).toBe(coverage.length)
    expect(Math.max(...coverage), sign).toBeGreaterThan(100)
    expect(advance, sign).toBeGreaterThan(2)
  }
})

test('stems are fitted to whole pixels', async () => {
  // As FreeType draws it: 17 rows, the foot of the l full.
  const { height, top, coverage, width } = (await Font.load('OpenSans-Regular')).glyph('E'.codePointAt(0) as number, 24)
  expect([height, top]).toEqual([17, 17])
  const foot = coverage.subarray((height - 1) * width)
  expect(Math.max(...foot)).toBe(255)
})

test('coverage takes the colour, bottom row first', async () => {
  const { texels, size } = await drawText('_', { face: 'arial', size: 20, lineSpacing: 0, color: [1, 0.5, 0, 1] })
  expect(texels.length).toBe(size[0] * size[1] * 4)
  expect([...texels.subarray(4, 8)]).toEqual([255, 128, 0, 255])
  const [, height] = (await drawText('_', { face: 'arial', size: 0, lineSpacing: 0, color: [1, 1, 1, 1] })).size
  expect(height).toBe(1)
})
