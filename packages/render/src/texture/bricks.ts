import type { Vec3 } from '@ivw/data'

/** Voxels along the edge of a brick. */
export const brickSize = 8
/** Each brick has eight of them. */
export const octantSize = brickSize / 2
export const octantsPerBrick = 8

/** Lowest and highest number of every component in every brick, the voxels that border it included: what linear filtering can give there. */
export interface BrickRanges {
  /** Bricks along x, y, z. */
  readonly counts: Vec3
  readonly components: number
  /** Raw numbers, components fastest, then x, y, z. */
  readonly low: Float32Array
  readonly high: Float32Array
  /** The same for the octants of every brick, x fastest: for each a pair of codes, 0 for the lowest and 255 for the highest number of the brick. */
  readonly octants: Uint8ClampedArray
  /** How far a voxel lies from the middle between its neighbours, on average; taken from some lines of the brick. */
  readonly roughness: Float32Array
}

/** Kind of bricks in which nothing is seen; all others are lower. */
export const emptyBrick = 255

/** Samples that a ray takes at once, each the longest step of its brick from the next one. */
export const samplesAtOnce = 4

/**
 * How far every brick is from the nearest one of a lower kind; bricks of the kind 0 from the nearest of any other. In bricks, diagonal
 * steps counting one (Chebyshev), at least 1, at most 255. A brick whose neighbour allows shorter steps only counts as one of those when a
 * ray gets farther at once that way: its kind is changed.
 */
export function kindDistances(kinds: Uint8Array, counts: Vec3): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(kinds.length)
  const reaches = new Uint16Array(kinds.length)
  const chosen = new Uint8Array(kinds.length)
  const [occupied, distances] = [new Uint8Array(kinds.length), new BrickDistances(counts)]
  for (let kind = 0; kind <= emptyBrick; kind++) {
    if (!kinds.includes(kind)) continue
    for (let i = 0; i < kinds.length; i++) occupied[i] = (kind === 0 ? (kinds[i] as number) > 0 : (kinds[i] as number) < kind) ? 1 : 0
    distances.measure(occupied)
    for (let z = 0, i = 0; z < counts[2]; z++)
      for (let y = 0; y < counts[1]; y++)
        for (let x = 0; x < counts[0]; x++, i++) {
          const own = kinds[i] as number
          if (own !== kind && (own < kind || kind === 0 || own === emptyBrick)) continue
          const distance = distances.at(x, y, z)
          // In voxels; a ray is half a brick from the border, on average.
          const reach = Math.min(samplesAtOnce * kind, (distance - 0.5) * brickSize)
          if (reach < (reaches[i] as number)) continue
          result[i] = distance
          reaches[i] = reach
          chosen[i] = kind
        }
  }
  kinds.set(chosen)
  return result
}

/**
 * Distance of every brick to the nearest occupied one, in bricks, diagonal steps counting one (Chebyshev); 0 for occupied ones, at most 255.
 * Two sweeps over the neighbours that come before and after (Rosenfeld and Pfaltz 1966).
 */
export class BrickDistances {
  readonly #counts: Vec3
  /** With a border that is far from everything, which spares every look at a neighbour the question whether there is one. */
  readonly #padded: Uint8Array
  readonly #row: number
  readonly #plane: number
  /** The neighbours that come before. */
  readonly #before = new Int32Array(13)

  constructor(counts: Vec3) {
    const [x, y, z] = counts
    this.#counts = counts
    this.#row = x + 2
    this.#plane = (x + 2) * (y + 2)
    this.#padded = new Uint8Array(this.#plane * (z + 2))
    for (let i = 0; i < 13; i++)
      this.#before[i] = (i % 3) - 1 + ((Math.floor(i / 3) % 3) - 1) * this.#row + (Math.floor(i / 9) - 1) * this.#plane
  }

  measure(occupied: Uint8Array): void {
    const [nx, ny, nz] = this.#counts
    const padded = this.#padded.fill(255)
    let i = 0
    for (let z = 0; z < nz; z++)
      for (let y = 0; y < ny; y++) for (let x = 0; x < nx; x++, i++) if (occupied[i]) padded[this.#index(x, y, z)] = 0
    for (let z = 0; z < nz; z++) for (let y = 0; y < ny; y++) for (let x = 0; x < nx; x++) this.#relax(this.#index(x, y, z), 1)
    for (let z = nz - 1; z >= 0; z--)
      for (let y = ny - 1; y >= 0; y--) for (let x = nx - 1; x >= 0; x--) this.#relax(this.#index(x, y, z), -1)
  }

  at(x: number, y: number, z: number): number {
    return this.#padded[this.#index(x, y, z)] as number
  }

  #index(x: number, y: number, z: number): number {
    return (z + 1) * this.#plane + (y + 1) * this.#row + x + 1
  }

  #relax(index: number, direction: number): void {
    if (this.#padded[index] === 0) return
    let best = (this.#padded[index] as number) - 1
    for (let i = 0; i < 13; i++) {
      const other = this.#padded[index + direction * (this.#before[i] as number)] as number
      if (other < best) best = other
    }
    this.#padded[index] = best + 1
  }
}
