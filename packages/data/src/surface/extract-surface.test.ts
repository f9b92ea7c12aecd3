import { expect, test } from 'vitest'
import { memory } from '../array-source.ts'
import { formatByName } from '../format.ts'
import { completed } from '../steps.ts'
import type { Vec3 } from '../vector.ts'
import { Volume } from '../volume.ts'
import { cubeCases } from './cube-cases.ts'
import { extractSurface, surfaceMethods } from './extract-surface.ts'

function field(dimensions: Vec3, value: (x: number, y: number, z: number) => number): readonly [Volume, Float32Array] {
  const [nx, ny, nz] = dimensions
  const at = (i: number, n: number): number => (n > 1 ? i / (n - 1) : 0)
  const numbers = Float32Array.from({ length: nx * ny * nz }, (_, i) =>
    value(at(i % nx, nx), at(Math.floor(i / nx) % ny, ny), at(Math.floor(i / (nx * ny)), nz)),
  )
  return [new Volume({ dimensions, format: formatByName('FLOAT32'), source: memory(numbers) }), numbers]
}

const ball = (x: number, y: number, z: number): number => 1 - Math.hypot(x - 0.5, y - 0.5, z - 0.5)
/** The surface meets no voxel: there, cells would have triangles without area, which are left out. */
const options = { iso: 0.703, invert: false, enclose: false } as const

/** How often each directed edge is used; a closed surface has each one once, and its reverse. */
function directedEdges(triangles: Uint32Array): Map<string, number> {
  const edges = new Map<string, number>()
  for (let i = 0; i < triangles.length; i += 3)
    for (let k = 0; k < 3; k++) {
      const edge = `${triangles[i + k]} ${triangles[i + ((k + 1) % 3)]}`
      edges.set(edge, (edges.get(edge) ?? 0) + 1)
    }
  return edges
}

/** Positive when triangles are counter-clockwise from outside. */
function enclosedVolume({ positions, triangles }: { positions: Float32Array; triangles: Uint32Array }): number {
  const at = (i: number): Vec3 => [positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!]
  let sum = 0
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [at(triangles[i]!), at(triangles[i + 1]!), at(triangles[i + 2]!)]
    sum += a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0])
  }
  return sum / 6
}

test.each(surfaceMethods)('%s: a ball is closed, round, and faces outwards', method => {
  const surface = completed(extractSurface(...field([21, 21, 21], ball), { ...options, method }))
  const edges = directedEdges(surface.triangles)
  for (const [edge, uses] of edges) {
    const [a, b] = edge.split(' ')
    expect([uses, edges.get(`${b} ${a}`)]).toEqual([1, 1])
  }
  expect(enclosedVolume(surface)).toBeCloseTo((4 / 3) * Math.PI * 0.297 ** 3, 2)
  for (let i = 0; i < surface.positions.length; i += 3) {
    const away = [0, 1, 2].map(k => surface.positions[i + k]! - 0.5)
    expect(Math.hypot(...away)).toBeCloseTo(0.297, 2)
    expect(away.reduce((dot, x, k) => dot + (x / 0.297) * surface.normals[i + k]!, 0)).toBeGreaterThan(0.95)
  }
})

test.each(surfaceMethods)('%s: inverted, the same surface faces inwards', method => {
  const surface = completed(extractSurface(...field([21, 21, 21], ball), { ...options, method, invert: true }))
  expect(enclosedVolume(surface)).toBeCloseTo((-4 / 3) * Math.PI * 0.297 ** 3, 2)
})

test.each(surfaceMethods)('%s: a slab that leaves the box is closed at its faces', method => {
  const surface = completed(extractSurface(...field([9, 7, 5], x => x), { ...options, method, iso: 0.3, enclose: true }))
  expect(enclosedVolume(surface)).toBeCloseTo(0.7, 4)
})

test('a grid of one layer becomes a flat piece that faces down its axis', () => {
  const surface = completed(
    extractSurface(...field([9, 9, 1], x => x), { ...options, method: 'marchingCubesOpt', iso: 0.25, enclose: true }),
  )
  expect(surface.triangles.length).toBeGreaterThan(0)
  for (let i = 0; i < surface.positions.length; i += 3) {
    expect(surface.positions[i]).toBeGreaterThanOrEqual(0.25)
    expect([surface.positions[i + 2], ...surface.normals.subarray(i, i + 3)]).toEqual([0, 0, 0, -1])
  }
})

test('noise, with all the ways in which a cell can be cut, has a surface without holes', () => {
  const noise = field([12, 12, 12], (x, y, z) => {
    const inside = [x, y, z].every(n => n > 0 && n < 1)
    return inside ? Math.abs(Math.sin(x * 917 + y * 7919 + z * 104729)) : -0.1
  })
  for (const method of ['marchingCubesOpt', 'marchingtetrahedron'] as const) {
    const { triangles } = completed(extractSurface(...noise, { ...options, iso: 0.5, method }))
    const edges = directedEdges(triangles)
    const open = [...edges].filter(([edge, uses]) => edges.get(edge.split(' ').reverse().join(' ')) !== uses)
    expect([triangles.length > 3000, open]).toEqual([true, []])
  }
})

test('cases have the known numbers of triangles', () => {
  expect([0, 255, 1, 254, 3, 15, 0b01011010].map(bits => cubeCases[bits]!.length)).toEqual([0, 0, 1, 1, 2, 2, 4])
  expect(cubeCases.reduce((sum, triangles) => sum + triangles.length, 0)).toBe(820)
})
