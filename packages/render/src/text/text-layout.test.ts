import { expect, test } from 'vitest'
import type { FontMetrics } from './font.ts'
import { layoutText } from './text-layout.ts'

/** Every letter is a block of 4 x 6 pixels on the baseline; `p` reaches 2 below it, and spaces are empty. */
const blocks: FontMetrics = {
  ascender: 800,
  descender: -200,
  unitsPerEm: 1000,
  glyph(codePoint) {
    const letter = String.fromCodePoint(codePoint)
    const [width, height] = letter === ' ' ? [0, 0] : [4, letter === 'p' ? 8 : 6]
    return { width, height, coverage: new Uint8Array(width * height).fill(255), left: 1, top: 6, advance: 5 }
  },
}

test('glyphs stand beside one another on the baseline', () => {
  const { glyphs, extent, glyphsExtent, glyphsOrigin } = layoutText('ab', blocks, 10, 0)
  expect(glyphs.map(({ left, top }) => [left, top])).toEqual([
    [1, 2],
    [6, 2],
  ])
  // 8 above the baseline and 1 below it: rounding of the descender is towards zero.
  expect(extent).toEqual([10, 9])
  expect(glyphsExtent).toEqual([9, 6])
  expect(glyphsOrigin).toEqual([1, 1])
})

test('lines follow one another; the longest one counts', () => {
  const { glyphs, extent } = layoutText('ab\na', blocks, 10, 0.5)
  expect(glyphs.map(({ left, top }) => [left, top])).toEqual([
    [1, 2],
    [6, 2],
    [1, 17],
  ])
  expect(extent).toEqual([10, 24])
})

test('what reaches below the baseline belongs to what the glyphs cover', () => {
  expect(layoutText('ap', blocks, 10, 0).glyphsOrigin).toEqual([1, -1])
})

test('a text without glyphs has a size all the same', () => {
  expect(layoutText('  ', blocks, 10, 0)).toMatchObject({ extent: [10, 9], glyphsExtent: [0, 0] })
  expect(layoutText('', blocks, 10, 0)).toMatchObject({ extent: [0, 9] })
})
