import { type DataFormat, type NumericArray, plainNumbers, type Vec3 } from '@ivw/data'
import { type BrickRanges, brickSize, octantSize, octantsPerBrick } from './bricks.ts'

type Numbers = ArrayLike<number>

/** Where lines go through a brick, along each axis. */
const lineOffsets = [2, 5] as const
const lines = lineOffsets.length
/** Half of a layer is done while the other half of it and the first of the next one grow. */
const octantLayers = 4
/** Of codes: more than what 32 bits are off by. */
const rounding = 0.01

/**
 * Finds the ranges of all bricks of a volume whose planes come one after the other, in any number at once. Between them it keeps less than
 * a plane, and it makes nothing anew: what is thrown away while a large volume comes is memory too.
 */
export class BrickScan {
  /** Complete after the last plane. */
  readonly ranges: BrickRanges
  readonly #format: DataFormat
  readonly #dimensions: Vec3
  /** Of the row and of the plane at hand, by octant. */
  readonly #row: Range
  readonly #plane: Range
  /** Of layers of octants: of those of a layer of bricks, and of those that border it. */
  readonly #layers: readonly Range[]
  /** How far the voxels on the lines of a layer of bricks lie from the middle of their neighbours, in all. */
  readonly #bows: Float64Array
  /** Where lines go through planes: the numbers there in the last three of them. */
  #crossings: Float64Array[]
  /** Where the octants of a brick are in a layer of them. */
  readonly #places = new Int32Array(4)
  #next = 0

  constructor(format: DataFormat, dimensions: Vec3) {
    const [x, y, z] = dimensions
    const counts: Vec3 = [bricksFor(x), bricksFor(y), bricksFor(z)]
    const { components } = format
    const [row, layer] = [counts[0] * components, counts[0] * counts[1] * components]
    const bricks = layer * counts[2]
    const octants = new Uint8ClampedArray(bricks * octantsPerBrick * 2)
    this.ranges = { counts, components, ...emptyRange(Float32Array, bricks), octants, roughness: new Float32Array(bricks) }
    this.#format = format
    this.#dimensions = dimensions
    this.#row = emptyRange(Float64Array, 2 * row)
    this.#plane = emptyRange(Float64Array, 4 * layer)
    this.#layers = Array.from({ length: octantLayers }, () => emptyRange(Float64Array, 4 * layer))
    this.#bows = new Float64Array(layer)
    this.#crossings = [0, 1, 2].map(() => new Float64Array(layer * lines ** 2))
  }

  /** `array`: the planes after those that were added. */
  add(array: NumericArray): void {
    const size = this.#dimensions[0] * this.#dimensions[1] * this.#format.components
    for (let at = 0; at < array.length; at += size) this.#addPlane(plainNumbers(this.#format, array.subarray(at, at + size)))
  }

  #addPlane(numbers: Numbers): void {
    const z = this.#next++
    const depth = this.#dimensions[2]
    this.#addRanges(numbers, z)
    this.#crossLines(numbers)
    if (z > 1) this.#addBowsAlongZ()
    if (z > 0 && z % brickSize === 0) this.#finishLayer(z / brickSize - 1)
    const first = z - (z % brickSize)
    for (const offset of lineOffsets) if (Math.min(first + offset, depth - 1) === z) this.#addBowsInPlane(numbers)
    if (z === depth - 1) this.#finishLayer(first / brickSize)
  }

  #addRanges(numbers: Numbers, z: number): void {
    const [width, height] = this.#dimensions
    const { components } = this.ranges
    const row = width * components
    const length = this.#row.low.length
    clear(this.#plane)
    for (let y = 0; y < height; y++) {
      rowRanges(numbers, y * row, width, components, this.#row)
      const [first, last] = octantsAt(y, height)
      for (let octant = first; octant <= last; octant++) join(this.#row, this.#plane, octant * length)
    }
    const [first, last] = octantsAt(z, this.#dimensions[2])
    for (let octant = first; octant <= last; octant++) join(this.#plane, this.#layers[octant % octantLayers] as Range, 0)
  }

  #crossLines(numbers: Numbers): void {
    const [width, height] = this.#dimensions
    const { counts, components } = this.ranges
    const [oldest, middle, newest] = this.#crossings as [Float64Array, Float64Array, Float64Array]
    this.#crossings = [middle, newest, oldest]
    let to = 0
    for (let y = 0; y < counts[1]; y++)
      for (let x = 0; x < counts[0]; x++)
        for (let c = 0; c < components; c++)
          for (let i = 0; i < lines; i++)
            for (let j = 0; j < lines; j++)
              oldest[to++] = numbers[(lineAt(y, i, height) * width + lineAt(x, j, width)) * components + c] as number
  }

  /** Of the last plane but one. */
  #addBowsAlongZ(): void {
    const [before, here, after] = this.#crossings as [Float64Array, Float64Array, Float64Array]
    const bows = this.#bows
    let at = 0
    for (let brick = 0; brick < bows.length; brick++)
      for (let line = 0; line < lines ** 2; line++, at++)
        bows[brick] = (bows[brick] as number) + bow(before[at] as number, here[at] as number, after[at] as number)
  }

  #addBowsInPlane(numbers: Numbers): void {
    const [width, height] = this.#dimensions
    const { counts, components } = this.ranges
    const row = width * components
    let brick = 0
    for (let y = 0; y < counts[1]; y++)
      for (let x = 0; x < counts[0]; x++)
        for (let c = 0; c < components; c++, brick++) {
          let sum = 0
          for (let line = 0; line < lines; line++) {
            sum += bowsOf(numbers, lineAt(y, line, height) * row + c, components, x, width)
            sum += bowsOf(numbers, lineAt(x, line, width) * components + c, row, y, height)
          }
          this.#bows[brick] = (this.#bows[brick] as number) + sum
        }
  }

  #finishLayer(z: number): void {
    const { counts, components, roughness } = this.ranges
    const [width, height, depth] = this.#dimensions
    let brick = 0
    for (let y = 0; y < counts[1]; y++)
      for (let x = 0; x < counts[0]; x++) {
        const voxels = lines ** 2 * (between(x, width) + between(y, height) + between(z, depth))
        for (let c = 0; c < components; c++, brick++)
          roughness[z * this.#bows.length + brick] = voxels > 0 ? (this.#bows[brick] as number) / voxels : 0
      }
    this.#bows.fill(0)
    const layers = [2 * z, 2 * z + 1].map(octant => this.#layers[octant % octantLayers] as Range)
    for (let y = 0, brick = z * this.#bows.length; y < counts[1]; y++)
      for (let x = 0; x < counts[0]; x++) for (let c = 0; c < components; c++, brick++) this.#finishBrick(brick, layers, [x, y], c)
    layers.forEach(clear)
  }

  #finishBrick(brick: number, layers: readonly Range[], [x, y]: readonly [number, number], component: number): void {
    const { counts, components, low, high, octants } = this.ranges
    const places = this.#places
    for (let i = 0; i < 4; i++) places[i] = ((2 * y + (i >> 1)) * 2 * counts[0] + 2 * x + (i & 1)) * components + component
    let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const layer of layers)
      for (let i = 0; i < 4; i++) {
        lowest = Math.min(lowest, layer.low[places[i] as number] as number)
        highest = Math.max(highest, layer.high[places[i] as number] as number)
      }
    low[brick] = lowest
    high[brick] = highest
    let at = brick * octantsPerBrick * 2
    const scale = 255 / (highest - lowest)
    for (const layer of layers)
      for (let i = 0; i < 4; i++) {
        const from = ((layer.low[places[i] as number] as number) - lowest) * scale
        const to = ((layer.high[places[i] as number] as number) - lowest) * scale
        // Rounded outwards. Where the brick has no bounds, or no width, the quotients are no numbers: such octants are like the brick.
        octants[at++] = from > 0 ? Math.floor(from - rounding) : 0
        octants[at++] = to < 255 ? Math.ceil(to + rounding) : 255
      }
  }
}

/** NaN counts as the lowest number. */
export function brickRanges(array: NumericArray, format: DataFormat, dimensions: Vec3): BrickRanges {
  const scan = new BrickScan(format, dimensions)
  scan.add(array)
  return scan.ranges
}

interface Range<A = Float64Array> {
  readonly low: A
  readonly high: A
}

function emptyRange<A extends Float32Array | Float64Array>(kind: new (length: number) => A, length: number): Range<A> {
  const range = { low: new kind(length), high: new kind(length) }
  clear(range)
  return range
}

function clear({ low, high }: Range<Float32Array | Float64Array>): void {
  low.fill(Number.POSITIVE_INFINITY)
  high.fill(Number.NEGATIVE_INFINITY)
}

/** The ranges along a row of `voxels` that begins at the index `start`, by octant: none beyond its end. */
function rowRanges(numbers: Numbers, start: number, voxels: number, components: number, { low, high }: Range): void {
  for (let at = 0; at < low.length; at++) {
    const octant = Math.floor(at / components)
    const first = start + (at % components)
    const end = first + Math.min((octant + 1) * octantSize + 1, voxels) * components
    let lowest = Number.POSITIVE_INFINITY
    let highest = Number.NEGATIVE_INFINITY
    for (let i = first + Math.max(octant * octantSize - 1, 0) * components; i < end; i += components) {
      const value = numbers[i] as number
      if (value < lowest) lowest = value
      else if (Number.isNaN(value)) lowest = Number.NEGATIVE_INFINITY
      if (value > highest) highest = value
    }
    low[at] = lowest
    high[at] = highest
  }
}

/** Joins `from` with what stands in `to` from the index `start` on. */
function join(from: Range, to: Range, start: number): void {
  const { low, high } = to
  for (let i = 0; i < from.low.length; i++) {
    const lowest = from.low[i] as number
    const highest = from.high[i] as number
    if (lowest < (low[start + i] as number)) low[start + i] = lowest
    if (highest > (high[start + i] as number)) high[start + i] = highest
  }
}

/** The first and the last octant along an axis that a voxel is in, or borders. */
function octantsAt(voxel: number, voxels: number): readonly [number, number] {
  const last = 2 * bricksFor(voxels) - 1
  return [Math.max(Math.floor((voxel - 1) / octantSize), 0), Math.min(Math.floor((voxel + 1) / octantSize), last)]
}

/** How far the voxels of a brick lie from the middle of their neighbours along a line, in all. `start`: the index at which the line begins. */
function bowsOf(numbers: Numbers, start: number, stride: number, brick: number, voxels: number): number {
  let sum = 0
  const end = start + Math.min((brick + 1) * brickSize, voxels - 1) * stride
  for (let i = start + Math.max(brick * brickSize, 1) * stride; i < end; i += stride)
    sum += bow(numbers[i - stride] as number, numbers[i] as number, numbers[i + stride] as number)
  return sum
}

const bow = (before: number, here: number, after: number): number => Math.abs(here - (before + after) / 2)

const bricksFor = (voxels: number): number => Math.ceil(voxels / brickSize)

/** The voxel along an axis at which a line goes through a brick. */
const lineAt = (brick: number, line: number, voxels: number): number =>
  Math.min(brick * brickSize + (lineOffsets[line] as number), voxels - 1)

/** How many voxels of a brick have neighbours on both sides, along an axis. */
const between = (brick: number, voxels: number): number =>
  Math.max(Math.min((brick + 1) * brickSize, voxels - 1) - Math.max(brick * brickSize, 1), 0)
