import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf } from '../testing/test-image.ts'
import { HdrBloom } from './hdr-bloom.ts'

interface Grid {
  readonly width: number
  readonly height: number
  readonly values: readonly number[]
}

/** Linear between the centres of pixels, clamped at the rim; `u` and `v` from 0 to 1. */
function sample({ width, height, values }: Grid, u: number, v: number): number {
  const [x, y] = [u * width - 0.5, v * height - 0.5]
  const at = (i: number, j: number) => values[Math.min(Math.max(j, 0), height - 1) * width + Math.min(Math.max(i, 0), width - 1)]!
  const [i, j] = [Math.floor(x), Math.floor(y)]
  const row = (r: number) => at(i, r) * (1 - (x - i)) + at(i + 1, r) * (x - i)
  return row(j) * (1 - (y - j)) + row(j + 1) * (y - j)
}

function make(width: number, height: number, value: (u: number, v: number) => number): Grid {
  const values = Array.from({ length: width * height }, (_, i) =>
    value(((i % width) + 0.5) / width, (Math.trunc(i / width) + 0.5) / height),
  )
  return { width, height, values }
}

const curve = [0, 1, 2].map(x => Math.exp((-x * x) / 18))
const sum = curve[0]! + 2 * (curve[1]! + curve[2]!)
const taps = [-2, -1, 0, 1, 2].map(x => [x, curve[Math.abs(x)]! / sum] as const)

function coarser(finer: Grid): Grid {
  const [width, height] = [Math.trunc(finer.width / 2), Math.trunc(finer.height / 2)]
  const across = make(width, height, (u, v) => taps.reduce((total, [x, w]) => total + w * sample(finer, u + x / finer.width, v), 0))
  return make(width, height, (u, v) => taps.reduce((total, [y, w]) => total + w * sample(across, u, v + y / finer.height), 0))
}

test('bright parts glow over five levels', async () => {
  const size = [64, 32] as const
  const red = (x: number, y: number) => (x === 20 && y === 13 ? 8 : 0.25)
  const { image } = await filtered(
    HdrBloom,
    imageOf(size, 'Vec4FLOAT32', (x, y) => [red(x, y), 0, 0, 0.5]),
    processor => {
      processor.strength.value = 1.5
      processor.radius.value = 0.25
    },
  )
  const levels: Grid[] = []
  let level = make(...size, (u, v) => (u * 64 > 20 && u * 64 < 21 && v * 32 > 13 && v * 32 < 14 ? 8 : 0))
  for (let i = 0; i < 5; i++) {
    level = coarser(level)
    levels.push(level)
  }
  const found = await pixelsOf(image.colorLayers[0]!)
  for (const [x, y] of [
    [20, 13],
    [22, 14],
    [30, 9],
    [50, 30],
    [3, 13],
  ] as const) {
    const [u, v] = [(x + 0.5) / 64, (y + 0.5) / 32]
    const glow = levels.reduce((total, grid, i) => {
      const share = 1 - 0.2 * i
      return total + 1.5 * (share * 0.75 + (1.2 - share) * 0.25) * sample(grid, u, v)
    }, 0)
    expect(found[y * 64 + x]![0]! - red(x, y)).toBeCloseTo(glow, 2)
    expect(found[y * 64 + x]![3]).toBeCloseTo(0.5, 2)
  }
  expect(found[13 * 64 + 22]![0]).toBeGreaterThan(0.3)
})

test('nothing glows below the threshold', async () => {
  const source = imageOf([8, 8], 'Vec4UINT8', (x, y) => [x * 30, y * 30, 200, 100])
  const { image } = await filtered(HdrBloom, source)
  expect(await image.colorLayers[0]!.read()).toEqual(await source.colorLayers[0]!.read())
})

test('switched off, the picture passes', async () => {
  const { processor } = await filtered(
    HdrBloom,
    imageOf([2, 2], 'Vec4UINT8', () => [255, 255, 255, 255]),
    ({ enabled }) => {
      enabled.value = false
    },
  )
  expect(processor.picture.data).toBe(processor.source.data)
})
