import { formatByName, type Vec3 } from '@ivw/data'
import { expect, test } from 'vitest'
import { brickRanges } from './brick-scan.ts'
import { brickSize, octantSize } from './bricks.ts'

test('a brick knows the numbers that linear filtering can give in it', () => {
  const dimensions: Vec3 = [19, 9, 17]
  const [nx, ny, nz] = dimensions
  const numbers = Uint8Array.from({ length: nx * ny * nz }, (_, i) => (i * 7919) % 251)
  const { counts, low, high } = brickRanges(numbers, formatByName('UINT8'), dimensions)
  expect(counts).toEqual([3, 2, 3])
  const around = (brick: number, n: number) => [Math.max(brick * brickSize - 1, 0), Math.min((brick + 1) * brickSize, n - 1)] as const
  for (let z = 0; z < counts[2]; z++)
    for (let y = 0; y < counts[1]; y++)
      for (let x = 0; x < counts[0]; x++) {
        const [[x0, x1], [y0, y1], [z0, z1]] = [around(x, nx), around(y, ny), around(z, nz)]
        const inside: number[] = []
        for (let k = z0; k <= z1; k++)
          for (let j = y0; j <= y1; j++) for (let i = x0; i <= x1; i++) inside.push(numbers[(k * ny + j) * nx + i]!)
        const index = (z * counts[1] + y) * counts[0] + x
        expect([low[index], high[index]]).toEqual([Math.min(...inside), Math.max(...inside)])
      }
})

test('octants of a brick have ranges of their own, rounded outwards', () => {
  const [nx, ny, nz] = [11, 8, 8]
  const numbers = Uint8Array.from({ length: nx * ny * nz }, (_, i) => (i * 7919) % 199)
  const { low, high, octants } = brickRanges(numbers, formatByName('UINT8'), [nx, ny, nz])
  const around = (octant: number, n: number) => [Math.max(octant * octantSize - 1, 0), Math.min((octant + 1) * octantSize, n - 1)] as const
  const inside = (x: number, y: number, z: number): number[] => {
    const [[x0, x1], [y0, y1], [z0, z1]] = [around(x, nx), around(y, ny), around(z, nz)]
    const found: number[] = []
    for (let k = z0; k <= z1; k++) for (let j = y0; j <= y1; j++) for (let i = x0; i <= x1; i++) found.push(numbers[(k * ny + j) * nx + i]!)
    return found
  }
  for (const [brick, x, y, z] of [
    [0, 0, 0, 0],
    [0, 1, 0, 1],
    [0, 1, 1, 1],
    [1, 2, 1, 0],
  ] as const) {
    const at = (brick * 8 + (z % 2) * 4 + (y % 2) * 2 + (x % 2)) * 2
    const number = (code: number) => low[brick]! + ((high[brick]! - low[brick]!) * code) / 255
    const [from, to] = [number(octants[at]!), number(octants[at + 1]!)]
    const [lowest, highest] = [Math.min(...inside(x, y, z)), Math.max(...inside(x, y, z))]
    expect(from).toBeLessThanOrEqual(lowest)
    expect(from).toBeGreaterThan(lowest - 2)
    expect(to).toBeGreaterThanOrEqual(highest)
    expect(to).toBeLessThan(highest + 2)
  }
  // The second brick ends before its second half.
  expect([...octants.slice(18, 20)]).toEqual([255, 0])
})

test('components have ranges of their own, and NaN is the lowest number', () => {
  const { low, high } = brickRanges(Float32Array.of(1, Number.NaN, 2, 5), formatByName('Vec2FLOAT32'), [2, 1, 1])
  expect([...low]).toEqual([1, Number.NEGATIVE_INFINITY])
  expect([...high]).toEqual([2, 5])
})

test('straight numbers are smooth', () => {
  const format = formatByName('UINT8')
  const roughness = (of: (x: number) => number) =>
    brickRanges(
      Uint8Array.from({ length: 512 }, (_, i) => of(i % 8)),
      format,
      [8, 8, 8],
    ).roughness[0]
  expect(roughness(x => 10 * x)).toBe(0)
  // Along one of three axes every voxel is 90 off the middle of its neighbours.
  expect(roughness(x => (x % 2) * 90)).toBe(30)
})
