import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { colorsOf, grid, imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { FindEdges } from './find-edges.ts'

const size = [7, 6] as const
const source = imageOf(size, 'Vec4UINT8', scrambled)

test('edges of the grey image are mixed with its colours', async () => {
  const { image } = await filtered(FindEdges, source, processor => {
    processor.alpha.value = 0.3
  })
  const at = grid(await colorsOf(source), size)
  const grey = (x: number, y: number) => (at(x, y)[0]! + at(x, y)[1]! + at(x, y)[2]!) / 3
  const found = grid(await pixelsOf(image.colorLayers[0]!), size)
  for (let y = 0; y < size[1]; y++)
    for (let x = 0; x < size[0]; x++) {
      // "Upper left" and "upper right" as Inviwo names them: both to the right.
      const [upperLeft, upperRight, lowerLeft, lowerRight] = [
        grey(x + 1, y - 1),
        grey(x + 1, y + 1),
        grey(x - 1, y - 1),
        grey(x - 1, y + 1),
      ]
      const across = 2 * grey(x + 1, y) + lowerRight - upperLeft - 2 * grey(x - 1, y)
      const along = upperLeft + 2 * grey(x, y + 1) + upperRight - lowerLeft - 2 * grey(x, y - 1) - lowerRight
      const edge = Math.hypot(across, along)
      for (const c of [0, 1, 2]) {
        const expected = Math.min(edge * 0.3 + at(x, y)[c]! * 0.7, 1) * 255
        expect(Math.abs(found(x, y)[c]! - expected)).toBeLessThan(0.51)
      }
      expect(found(x, y)[3]).toBe(255)
    }
})

test('alone, edges of a plain area are black', async () => {
  const { image } = await filtered(
    FindEdges,
    imageOf([4, 4], 'Vec4UINT8', () => [9, 99, 200, 128]),
    processor => {
      processor.alpha.value = 1
    },
  )
  expect(new Set(await image.colorLayers[0]!.read())).toEqual(new Set([0, 255]))
})
