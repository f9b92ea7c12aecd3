import type { Vec3, Wrap } from '@ivw/data'
import { expect, test } from 'vitest'
import { boxesOf, pieceCount, type VolumeAtlas, volumeAtlas } from './volume-atlas.ts'

const sizes: readonly (readonly [dimensions: Vec3, most: number, pieces: number])[] = [
  [[4096, 64, 64], 2048, 3],
  [[64, 4096, 64], 2048, 3],
  [[4096, 8, 8], 2048, 3],
  [[4092, 8, 8], 2048, 2],
  [[5000, 1, 1], 2048, 3],
  [[1_000_000, 1, 1], 2048, 489],
  [[300, 300, 10], 256, 4],
  [[2050, 2000, 900], 2048, 2],
  // Packed only when axes are cut that are not too long.
  [[3000, 1500, 1400], 2048, 27],
  [[20, 9, 4], 12, 2],
]

test.each(sizes)('%j voxels in a texture of at most %d along an axis are %d pieces', (dimensions, most, pieces) => {
  const atlas = volumeAtlas(dimensions, most) as VolumeAtlas
  expect(pieceCount(atlas)).toBe(pieces)
  expect(Math.max(...atlas.size)).toBeLessThanOrEqual(most)
  expect(atlas.grid[0] * atlas.grid[1] * atlas.grid[2]).toBeGreaterThanOrEqual(pieces)
  dimensions.forEach((voxels, axis) => {
    expect(atlas.own[axis]! * atlas.pieces[axis]!).toBeGreaterThanOrEqual(voxels)
    expect(atlas.own[axis]! * (atlas.pieces[axis]! - 1)).toBeLessThan(voxels)
    expect(atlas.tile[axis]).toBe(atlas.own[axis]! + 2 * atlas.border[axis]!)
  })
})

test('few texels are there for borders alone', () => {
  const { size } = volumeAtlas([4096, 64, 64], 2048) as VolumeAtlas
  expect((size[0] * size[1] * size[2]) / (4096 * 64 * 64)).toBeLessThan(1.04)
})

test('what is larger than the largest texture has no atlas, and neither has what only just fits without borders', () => {
  expect(volumeAtlas([3000, 3000, 3000], 2048)).toBe(undefined)
  expect(volumeAtlas([4096, 2048, 1024], 2048)).toBe(undefined)
  expect(volumeAtlas([3, 1, 1], 2)).toBe(undefined)
})

test.each(['clamp', 'repeat', 'mirror'] as const)('every texel of a piece is the voxel that belongs there, with %s', wrap => {
  const cases: readonly (readonly [dimensions: Vec3, most: number, slab: number])[] = [
    [[20, 9, 4], 12, 4],
    [[20, 9, 4], 12, 3],
    [[13, 14, 1], 12, 1],
    [[3, 4, 30], 12, 7],
  ]
  for (const [dimensions, most, slab] of cases) {
    const atlas = volumeAtlas(dimensions, most) as VolumeAtlas
    const texels = filled(atlas, wrap, slab)
    const wrapped = (index: number, voxels: number): number =>
      wrap === 'repeat' ? (index + voxels) % voxels : Math.min(Math.max(index, 0), voxels - 1)
    for (let piece = 0; piece < pieceCount(atlas); piece++) {
      const [part, place] = [coordinates(piece, atlas.pieces), coordinates(piece, atlas.grid)]
      const first = axes.map(axis => part[axis] * atlas.own[axis] - atlas.border[axis]) as unknown as Vec3
      const size = axes.map(axis => Math.min(atlas.tile[axis], dimensions[axis] + atlas.border[axis] - first[axis])) as unknown as Vec3
      const wanted = voxels(size).map(texel =>
        number(
          axes.map(axis => wrapped(first[axis] + texel[axis], dimensions[axis])),
          dimensions,
        ),
      )
      const found = voxels(size).map(
        texel =>
          texels[
            number(
              axes.map(axis => place[axis] * atlas.tile[axis] + texel[axis]),
              atlas.size,
            )
          ],
      )
      expect(found).toEqual(wanted)
    }
  }
})

const axes = [0, 1, 2] as const
const coordinates = (index: number, [x, y]: Vec3): Vec3 => [index % x, Math.floor(index / x) % y, Math.floor(index / (x * y))]
const number = (place: readonly number[], [x, y]: Vec3): number => (place[2]! * y + place[1]!) * x + place[0]!
const voxels = (size: Vec3): Vec3[] => Array.from({ length: size[0] * size[1] * size[2] }, (_, i) => coordinates(i, size))

/** The number of the voxel in every texel, put there slab by slab; -1 where there is none. */
function filled(atlas: VolumeAtlas, wrap: Wrap, slab: number): Int32Array {
  const texels = new Int32Array(atlas.size[0] * atlas.size[1] * atlas.size[2]).fill(-1)
  for (let first = 0; first < atlas.dimensions[2]; first += slab)
    for (const { source, target, size } of boxesOf(atlas, [wrap, wrap, wrap], first, Math.min(first + slab, atlas.dimensions[2])))
      for (const [i, j, k] of voxels(size))
        texels[number([target[0] + i, target[1] + j, target[2] + k], atlas.size)] = number(
          [source[0] + i, source[1] + j, first + source[2] + k],
          atlas.dimensions,
        )
  return texels
}
