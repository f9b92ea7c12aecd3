import { expect, test } from 'vitest'
import { identity, scaling } from '../matrix.ts'
import type { Mesh } from '../mesh.ts'
import { completed } from '../steps.ts'
import { IntegralLine, IntegralLineSet } from './integral-line.ts'
import { withCurvature, withTortuosity } from './line-measures.ts'
import { type LineStripOptions, lineStripsMesh, ribbonsMesh } from './line-meshes.ts'
import { MetaDataPainter, oneColor } from './line-painter.ts'

/** A line of that many points along x; the field is 2 there and grows by 1 from point to point. */
function straight(index: number, points: number): IntegralLine {
  const flat = (vector: (i: number) => readonly number[]) => Float64Array.from(Array.from({ length: points }, (_, i) => vector(i)).flat())
  return new IntegralLine(
    index,
    flat(i => [i / 10, 0, 0]),
    new Map([['velocity', { components: 3, values: flat(i => [0, 2 + i, 0]) }]]),
  )
}
const setOf = (...lines: IntegralLine[]) => new IntegralLineSet(lines, scaling([2, 2, 2]), identity)
const red = () => oneColor([1, 0, 0, 1])

function meshOf(set: IntegralLineSet, options: Partial<LineStripOptions> = {}): Mesh {
  return completed(
    lineStripsMesh(
      set,
      set.lines.map((line, place) => ({ line, place })),
      { paint: red, ...options },
    ),
  )
}
const indicesOf = (mesh: Mesh) => mesh.indices.map(({ buffer }) => [...(buffer.source.resident ?? [])])
const numbersOf = (mesh: Mesh, type: 'position' | 'normal' | 'color') => [...(mesh.buffer(type)?.source.resident ?? [])].map(Number)

test('every line is a strip whose ends are neighbours only; normals are directions', () => {
  const mesh = meshOf(setOf(straight(0, 3), straight(4, 2)))
  expect(mesh.indices.map(({ drawType, connectivity }) => `${drawType} ${connectivity}`)).toEqual(Array(2).fill('lines stripAdjacency'))
  expect(indicesOf(mesh)).toEqual([
    [0, 1, 2],
    [3, 4],
  ])
  expect(mesh.modelMatrix).toEqual(scaling([2, 2, 2]))
  expect(numbersOf(mesh, 'position').slice(3, 6)).toEqual([expect.closeTo(0.1, 6), 0, 0])
  expect(numbersOf(mesh, 'normal').slice(0, 3)).toEqual([0, 1, 0])
})

test('the older form draws whole lines, and begins each with the first vertex of all', () => {
  expect(indicesOf(meshOf(setOf(straight(0, 3), straight(1, 2)), { ends: 'closed' }))).toEqual([
    [0, 0, 1, 2, 2],
    [0, 3, 4, 4],
  ])
})

test('a stride leaves the first and the last two points', () => {
  const xs = numbersOf(meshOf(setOf(straight(0, 10)), { stride: 4 }), 'position').filter((_, i) => i % 3 === 0)
  expect(xs.map(x => Math.round(x * 10))).toEqual([0, 1, 4, 8, 9])
})

test.each([1, 2, 3, 7])('a stride of %i leaves room for exactly what is kept', stride => {
  for (let points = 2; points < 20; points++) {
    const mesh = meshOf(setOf(straight(0, points)), { stride })
    expect(mesh.buffer('position')?.length).toBe(indicesOf(mesh)[0]?.length)
  }
})

test('colours follow lengths of vectors; the range of what is drawn is known', () => {
  const transferFunction = {
    points: [
      { position: 0, color: [0, 0, 0, 1] },
      { position: 1, color: [1, 1, 1, 1] },
    ] as const,
  }
  const painter = new MetaDataPainter('velocity', { transferFunction, range: [2, 6] })
  const reds = (mesh: Mesh) => numbersOf(mesh, 'color').filter((_, i) => i % 4 === 0)
  expect(painter.range).toBeUndefined()
  expect(reds(meshOf(setOf(straight(0, 6)), { paint: painter.paint }))).toEqual([0, 0.25, 0.5, 0.75, 1, 1])
  expect(painter.range).toEqual([2, 7])
  const looping = new MetaDataPainter('velocity', { transferFunction, range: [2, 4], loops: true })
  expect(reds(meshOf(setOf(straight(0, 4)), { paint: looping.paint }))).toEqual([0, 0.5, 0, 0.5])
})

test('ribbons lie along the vorticity', () => {
  const values = Float64Array.from([0, 0, 3, 0, 0, 3])
  const line = straight(0, 2).withMetaData('vorticity', { components: 3, values })
  const mesh = completed(ribbonsMesh(setOf(line), [{ line, place: 0 }], red, 0.5))
  expect(mesh.indices[0]).toMatchObject({ drawType: 'triangles', connectivity: 'strip' })
  expect(indicesOf(mesh)).toEqual([[0, 1, 2, 3]])
  expect(numbersOf(mesh, 'position').slice(0, 6)).toEqual([0, 0, -0.25, 0, 0, 0.25])
  expect(numbersOf(mesh, 'normal').slice(0, 3)).toEqual([-1, 0, 0])
  const plain = straight(0, 2)
  expect(() => completed(ribbonsMesh(setOf(plain), [{ line: plain, place: 0 }], red, 0.5))).toThrow('vorticity')
})

test('curvature and tortuosity in model space', () => {
  // Three sides of a square of length 2 in model space.
  const square = new IntegralLine(0, Float64Array.from([0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0]), new Map())
  const measured = withTortuosity(withCurvature(square, scaling([2, 2, 2])), scaling([2, 2, 2]))
  const quarter = Math.PI / 2 / 2
  expect([...(measured.metaData.get('curvature')?.values ?? [])]).toEqual(Array(4).fill(expect.closeTo(quarter, 10)))
  expect([...(measured.metaData.get('tortuosity')?.values ?? [])]).toEqual([1, 1, Math.SQRT2, 3].map(x => expect.closeTo(x, 10)))
  const still = new IntegralLine(0, new Float64Array(9), new Map())
  expect([...(withCurvature(still, identity).metaData.get('curvature')?.values ?? [])]).toEqual([0, 0, 0])
})
