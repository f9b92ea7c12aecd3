import { expect, test } from 'vitest'
import { memory } from '../array-source.ts'
import { formatByName } from '../format.ts'
import { Layer } from '../layer.ts'
import type { Mesh } from '../mesh.ts'
import type { Vec4 } from '../vector.ts'
import { type HedgehogOptions, hedgehogMesh } from './hedgehog-mesh.ts'

const color: Vec4 = [0, 0, 0, 1]
const arrow: HedgehogOptions = {
  count: [2, 1],
  scale: 1,
  color,
  glyph: { kind: 'arrow', baseWidth: 0.1, hookWidth: 0.2, headRatio: 0.25 },
}

/** Vectors from left to right in one row. */
const field = (...vectors: readonly (readonly [number, number])[]): Layer =>
  new Layer({ dimensions: [vectors.length, 1], format: formatByName('Vec2FLOAT32'), source: memory(Float32Array.from(vectors.flat())) })

const read = async (mesh: Mesh, type: 'position' | 'texcoord'): Promise<number[][]> => {
  const numbers = Array.from(await mesh.buffer(type)!.read(), Number)
  return Array.from({ length: numbers.length / 3 }, (_, i) => numbers.slice(3 * i, 3 * i + 3))
}
const indices = (mesh: Mesh) => Promise.all(mesh.indices.map(async ({ buffer }) => [...(await buffer.read())]))

test('arrows point along the vectors, which are mixed between the centres of pixels', async () => {
  const mesh = await hedgehogMesh(field([4, 0], [0, 4]), arrow)
  const places = await read(mesh, 'position')
  expect(await indices(mesh)).toEqual([[0, 1, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 8, 9, 10, 11, 12, 13], []])
  // A quarter of the way from the first pixel to the second.
  expect((await read(mesh, 'texcoord'))[0]).toEqual([3, 1, 0])
  const [cos, sin] = [3 / Math.hypot(3, 1), 1 / Math.hypot(3, 1)]
  const [tip, corner] = [places[6]!, places[4]!]
  expect([tip[0], tip[1]]).toEqual([expect.closeTo(0.25 + 0.25 * cos, 6), expect.closeTo(0.5 + 0.25 * sin, 6)])
  // Cells are half as wide as high: x = 0.25 * 0.5, y = -0.25.
  expect(corner[0]).toBeCloseTo(0.25 + 0.125 * cos + 0.25 * sin, 6)
  expect(corner[1]).toBeCloseTo(0.5 + 0.125 * sin - 0.25 * cos, 6)
})

test('a quiver is lines beside the middle of the cell', async () => {
  const mesh = await hedgehogMesh(field([1, 0]), {
    count: [1, 1],
    scale: 0.5,
    color,
    glyph: { kind: 'quiver', hookWidth: 0.2, headRatio: 0.4 },
  })
  expect(await indices(mesh)).toEqual([[], [0, 1, 1, 2, 1, 3]])
  const [start, end, left] = await read(mesh, 'position')
  expect([start, end]).toEqual([
    [0.5, 0.75, 0],
    [1, 0.75, 0],
  ])
  expect(left).toEqual([expect.closeTo(0.8, 6), expect.closeTo(0.8, 6), 0])
})

test('where there is no vector, there is no glyph; heads and bases can be left out', async () => {
  const headless = { ...arrow, glyph: { ...arrow.glyph, headRatio: 0 } } as HedgehogOptions
  expect(await indices(await hedgehogMesh(field([0, 0], [0, 0]), arrow))).toEqual([[], []])
  expect((await indices(await hedgehogMesh(field([1, 0]), { ...headless, count: [1, 1] })))[0]).toEqual([0, 1, 2, 1, 2, 3])
  const baseless = { ...arrow, count: [1, 1], glyph: { ...arrow.glyph, headRatio: 1 } } as HedgehogOptions
  expect((await indices(await hedgehogMesh(field([1, 0]), baseless)))[0]).toEqual([0, 1, 2])
})

test('glyphs are moved by at most half a cell', async () => {
  const glyph = { kind: 'quiver', hookWidth: 0, headRatio: 0 } as const
  const mesh = await hedgehogMesh(field([1, 0]), { count: [1, 1], scale: 1, color, glyph, random: () => 0 })
  expect((await read(mesh, 'position'))[0]).toEqual([0, 0.5, 0])
})
