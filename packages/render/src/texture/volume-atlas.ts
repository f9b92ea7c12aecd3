import type { Vec3, Wrap } from '@ivw/data'

/** How a volume with axes too long for a texture lies in one: cut into pieces of equal size, which stand side by side. */
export interface VolumeAtlas {
  /** Voxels of the volume. */
  readonly dimensions: Vec3
  /** Voxels of a piece along each axis, without those that border it; the last piece along an axis may have fewer. */
  readonly own: Vec3
  /** Pieces along each axis of the volume. */
  readonly pieces: Vec3
  /** Pieces along each axis of the texture, in the order of the volume: x fastest, then y, z. */
  readonly grid: Vec3
  /** Layers of voxels on both sides of every piece that repeat its neighbour's, so that filtering across a cut is right: 1, or 0 along axes without cuts. */
  readonly border: Vec3
  /** Texels of a piece with its borders. */
  readonly tile: Vec3
  /** Texels of the texture. */
  readonly size: Vec3
}

type Axis = 0 | 1 | 2
const axes = [0, 1, 2] as const
/** Cuts beyond the least number that are tried along an axis, to pack pieces closer. */
const moreCuts = 6

export function pieceCount({ pieces }: VolumeAtlas): number {
  return product(pieces)
}

/**
 * The atlas with the fewest pieces, and of these the one with the fewest texels, in a texture with at most `most` texels along an axis;
 * undefined when there is none.
 */
export function volumeAtlas(dimensions: Vec3, most: number): VolumeAtlas | undefined {
  if (most < 3 || product(dimensions) > most ** 3) return undefined
  const [x, y, z] = dimensions.map(n => cutsOf(n, most)) as [number[], number[], number[]]
  const cuts = x.flatMap(i => y.flatMap(j => z.map((k): Vec3 => [i, j, k]))).sort((a, b) => product(a) - product(b))
  let best: VolumeAtlas | undefined
  for (const pieces of cuts) {
    if (best && product(pieces) > pieceCount(best)) break
    const found = closest(dimensions, pieces, most)
    if (found && !(best && product(best.size) <= product(found.size))) best = found
  }
  return best
}

/** Numbers of pieces that an axis may be cut into. */
function cutsOf(voxels: number, most: number): number[] {
  const least = voxels <= most ? 1 : Math.ceil(voxels / (most - 2))
  const counts = Array.from({ length: moreCuts + 1 }, (_, i) => Math.min(least + i, voxels))
  // Equal pieces may cover the axis before all are used.
  return [...new Set(counts.map(count => Math.ceil(voxels / Math.ceil(voxels / count))))]
}

/** The arrangement of pieces with the fewest texels. */
function closest(dimensions: Vec3, pieces: Vec3, most: number): VolumeAtlas | undefined {
  const own = axes.map(axis => Math.ceil(dimensions[axis] / pieces[axis])) as unknown as Vec3
  const fitting = own.map(voxels => Math.max(Math.floor(most / (voxels + 2)), 1)) as unknown as Vec3
  const count = product(pieces)
  if (product(fitting) < count) return undefined
  let best: VolumeAtlas | undefined
  for (let x = 1; x <= Math.min(fitting[0], count); x++)
    for (let y = 1; y <= Math.min(fitting[1], Math.ceil(count / x)); y++) {
      const grid: Vec3 = [x, y, Math.ceil(count / (x * y))]
      if (grid[2] > fitting[2]) continue
      const border = axes.map(axis => (pieces[axis] > 1 || grid[axis] > 1 ? 1 : 0)) as unknown as Vec3
      const tile = axes.map(axis => own[axis] + 2 * border[axis]) as unknown as Vec3
      const size = axes.map(axis => grid[axis] * tile[axis]) as unknown as Vec3
      if (Math.max(...size) <= most && !(best && product(best.size) <= product(size)))
        best = { dimensions, own, pieces, grid, border, tile, size }
    }
  return best
}

/** A box of voxels: where it begins in the planes at hand and in the texture. */
export interface AtlasBox {
  readonly source: Vec3
  readonly target: Vec3
  readonly size: Vec3
}

/** Where the planes `first` to `end` (not included) of the volume go, those that border other pieces included. `source` counts planes from `first`. */
export function boxesOf(atlas: VolumeAtlas, wrapping: readonly Wrap[], first: number, end: number): AtlasBox[] {
  const { pieces, grid, tile } = atlas
  const runs = axes.map(axis => Array.from({ length: pieces[axis] }, (_, piece) => runsOf(atlas, axis, piece, wrapping[axis] ?? 'clamp')))
  const [alongX, alongY, alongZ] = runs as unknown as [Run[][], Run[][], Run[][]]
  const boxes: AtlasBox[] = []
  alongZ.forEach((zRuns, k) => {
    const clipped = zRuns.flatMap(run => part(run, first, end))
    if (clipped.length === 0) return
    alongY.forEach((yRuns, j) => {
      alongX.forEach((xRuns, i) => {
        const index = (k * pieces[1] + j) * pieces[0] + i
        const place: Vec3 = [index % grid[0], Math.floor(index / grid[0]) % grid[1], Math.floor(index / (grid[0] * grid[1]))]
        const corner = axes.map(axis => place[axis] * tile[axis]) as unknown as Vec3
        for (const z of clipped)
          for (const y of yRuns)
            for (const x of xRuns)
              boxes.push({
                source: [x.source, y.source, z.source],
                target: [corner[0] + x.target, corner[1] + y.target, corner[2] + z.target],
                size: [x.count, y.count, z.count],
              })
      })
    })
  })
  return boxes
}

/** Voxels that lie side by side in the volume and in a piece. */
interface Run {
  readonly source: number
  readonly target: number
  readonly count: number
}

function runsOf({ dimensions, own, border }: VolumeAtlas, axis: Axis, piece: number, wrap: Wrap): Run[] {
  const voxels = dimensions[axis]
  const start = piece * own[axis]
  const [low, high] = [start - border[axis], Math.min(start + own[axis], voxels) + border[axis]]
  const [from, to] = [Math.max(low, 0), Math.min(high, voxels)]
  const inside: Run = { source: from, target: from - low, count: to - from }
  // Beyond the border of the volume stands what its wrapping says; a mirrored voxel is the last one itself.
  const before: Run[] = low < 0 ? [{ source: wrap === 'repeat' ? voxels - 1 : 0, target: 0, count: 1 }] : []
  const after: Run[] = high > voxels ? [{ source: wrap === 'repeat' ? 0 : voxels - 1, target: voxels - low, count: 1 }] : []
  return [...before, inside, ...after]
}

/** What of a run lies in the planes from `first` to `end`. */
function part({ source, target, count }: Run, first: number, end: number): Run[] {
  const [from, to] = [Math.max(source, first), Math.min(source + count, end)]
  return from < to ? [{ source: from - first, target: target + from - source, count: to - from }] : []
}

function product([x, y, z]: Vec3): number {
  return x * y * z
}
