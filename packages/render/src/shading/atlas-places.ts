import type { Interpolation, Wrap } from '@ivw/data'
import { dot, floor, min, uniform, vec3 } from 'three/tsl'
import { Vector3 } from 'three/webgpu'
import type { VolumeAtlas } from '../texture/volume-atlas.ts'
import type { FloatNode, Vec3Node } from './nodes.ts'
import { wrapped } from './wrapped.ts'

type Wraps = readonly [Wrap, Wrap, Wrap]

/** Finds places of a volume in the atlas that holds it: a sample there is what a sample of the volume in one piece would be. */
export class AtlasPlaces {
  readonly #voxels = uniform(new Vector3(1, 1, 1))
  readonly #own = uniform(new Vector3(1, 1, 1))
  readonly #lastPiece = uniform(new Vector3())
  /** What the number of a piece grows by along each axis. */
  readonly #strides = uniform(new Vector3())
  readonly #grid = uniform(new Vector3(1, 1, 1))
  readonly #border = uniform(new Vector3())
  readonly #tile = uniform(new Vector3(1, 1, 1))
  readonly #texels = uniform(new Vector3(1, 1, 1))
  #wrapping: Wraps = ['clamp', 'clamp', 'clamp']
  #interpolation: Interpolation = 'linear'

  set({ dimensions, own, pieces, grid, border, tile, size }: VolumeAtlas, wrapping: Wraps, interpolation: Interpolation): void {
    this.#voxels.value.set(...dimensions)
    this.#own.value.set(...own)
    this.#lastPiece.value.set(pieces[0] - 1, pieces[1] - 1, pieces[2] - 1)
    this.#strides.value.set(1, pieces[0], pieces[0] * pieces[1])
    this.#grid.value.set(...grid)
    this.#border.value.set(...border)
    this.#tile.value.set(...tile)
    this.#texels.value.set(...size)
    this.#wrapping = wrapping
    this.#interpolation = interpolation
  }

  /** What else a shader depends on. */
  get kind(): string {
    return `${this.#wrapping.join('-')} ${this.#interpolation}`
  }

  /** Both in texture space: of the volume, which is continued by its wrapping, and of the atlas. */
  of(position: Vec3Node): Vec3Node {
    const voxel = this.#voxel(position).toVar() as Vec3Node
    const piece = min(floor(voxel.div(this.#own)), this.#lastPiece).toVar() as Vec3Node
    const inPiece = voxel.sub(piece.mul(this.#own)).add(this.#border) as Vec3Node
    return inPiece.add(this.#corner(piece)).div(this.#texels) as Vec3Node
  }

  /** In voxels from the corner of the volume. */
  #voxel(position: Vec3Node): Vec3Node {
    const [x, y, z] = this.#wrapping
    const along = [wrapped(position.x as FloatNode, x), wrapped(position.y as FloatNode, y), wrapped(position.z as FloatNode, z)] as const
    const voxel = vec3(...along).mul(this.#voxels) as Vec3Node
    // The middle of the nearest one: what rounding does to the place does not matter then.
    if (this.#interpolation === 'nearest') return floor(min(voxel, this.#voxels.sub(0.5))).add(0.5) as Vec3Node
    return voxel
  }

  /** Of a piece in the atlas, in texels. */
  #corner(piece: Vec3Node): Vec3Node {
    const { x: columns, y: rows } = this.#grid
    // Half a piece more keeps quotients of whole numbers from being rounded down.
    const number = dot(piece, this.#strides).add(0.5).toVar() as FloatNode
    const row = floor(number.div(columns)).toVar() as FloatNode
    const layer = floor(row.add(0.5).div(rows)).toVar() as FloatNode
    return vec3(floor(number.sub(row.mul(columns))), row.sub(layer.mul(rows)), layer).mul(this.#tile) as Vec3Node
  }
}
