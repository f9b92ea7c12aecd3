import type { MersenneTwister } from '../random/mersenne-twister.ts'
import type { Vec2 } from '../vector.ts'

export interface PerlinOptions {
  /** Grids of random numbers from 2^first to 2^last along an edge. */
  readonly levels: Vec2
  /** Amplitude of a grid relative to the next coarser one. */
  readonly persistence: number
}

interface Grid {
  readonly edge: number
  readonly values: Float32Array
}

/** A picture of `width * height` numbers from 0 to 1, bottom row first: the sum of ever finer grids (processors-a spec 2.26). */
export function perlinNoise(
  [width, height]: Vec2,
  { levels, persistence }: PerlinOptions,
  random: MersenneTwister,
): Float32Array<ArrayBuffer> {
  const extent = nextPowerOfTwo(Math.max(width, height))
  const grids = drawGrids(levels, persistence, extent, random)
  const noise = new Float32Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (const grid of grids) sum += sampleGrid(grid, x / extent, y / extent)
      noise[(height - 1 - y) * width + x] = Math.min(Math.max((sum + 1) / 2, 0), 1)
    }
  return noise
}

export function nextPowerOfTwo(n: number): number {
  return 2 ** Math.ceil(Math.log2(n))
}

function drawGrids([first, last]: Vec2, persistence: number, extent: number, random: MersenneTwister): Grid[] {
  const grids: Grid[] = []
  let amplitude = 1
  for (let level = first; level <= last && 2 ** level <= extent; level++) {
    const edge = 2 ** level
    grids.push({ edge, values: Float32Array.from({ length: edge * edge }, () => random.float(-amplitude, amplitude)) })
    amplitude = Math.fround(amplitude * persistence)
  }
  return grids
}

/** Linear between the numbers; `u` and `v` from 0 at the first number to 1 at the last one. */
function sampleGrid({ edge, values }: Grid, u: number, v: number): number {
  const [x, y] = [u * (edge - 1), v * (edge - 1)]
  const [left, low] = [Math.floor(x), Math.floor(y)]
  const at = (column: number, row: number): number => values[Math.min(row, edge - 1) * edge + Math.min(column, edge - 1)] as number
  const lower = between(at(left, low), at(left + 1, low), x - left)
  return between(lower, between(at(left, low + 1), at(left + 1, low + 1), x - left), y - low)
}

function between(a: number, b: number, share: number): number {
  return a * (1 - share) + b * share
}
