import type { Vec3 } from '../vector.ts'

/** Vertices that are nearer than this to each other are one (data space; squared). */
const sameVertex = 1.19e-7
const cellSize = 2 * Math.sqrt(sameVertex)
const cellsAlong = Math.ceil(1 / cellSize) + 8

/** Triangles with shared vertices. */
export interface Surface {
  /** x, y, z of every vertex, 0 to 1 in the box. */
  readonly positions: Float32Array<ArrayBuffer>
  /** Unit vectors that point outside. */
  readonly normals: Float32Array<ArrayBuffer>
  readonly triangles: Uint32Array<ArrayBuffer>
}

/** Gathers triangles and joins their vertices. */
export class SurfaceBuilder {
  readonly #positions: number[] = []
  readonly #normals: number[] = []
  readonly #triangles: number[] = []
  #byKey = new Map<number, number>()
  #byCell = new Map<number, number[]>()

  /** Vertices from here on are not joined with those before. */
  separate(): void {
    this.#byKey = new Map()
    this.#byCell = new Map()
  }

  /** The vertex with a key, made at its first use. Keys are whole numbers. */
  vertex(key: number, position: () => Vec3): number {
    const found = this.#byKey.get(key)
    if (found !== undefined) return found
    const vertex = this.#add(position())
    this.#byKey.set(key, vertex)
    return vertex
  }

  /** As `vertex`; one that lies close by under another key is taken instead. */
  mergedVertex(key: number, position: () => Vec3): number {
    const found = this.#byKey.get(key)
    if (found !== undefined) return found
    const place = position()
    const vertex = this.#near(place) ?? this.#remember(place)
    this.#byKey.set(key, vertex)
    return vertex
  }

  /** Triangles without area are left out. */
  triangle(a: number, b: number, c: number): void {
    if (a === b || b === c || a === c) return
    const [p, q, r] = [3 * a, 3 * b, 3 * c]
    const at = this.#positions as number[]
    const [ux, uy, uz] = [at[q]! - at[p]!, at[q + 1]! - at[p + 1]!, at[q + 2]! - at[p + 2]!]
    const [vx, vy, vz] = [at[r]! - at[p]!, at[r + 1]! - at[p + 1]!, at[r + 2]! - at[p + 2]!]
    const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
    const size = Math.hypot(x, y, z)
    if (size === 0) return
    this.#triangles.push(a, b, c)
    for (const vertex of [p, q, r]) {
      this.#normals[vertex]! += x / size
      this.#normals[vertex + 1]! += y / size
      this.#normals[vertex + 2]! += z / size
    }
  }

  get surface(): Surface {
    const normals = Float32Array.from(this.#normals)
    for (let i = 0; i < normals.length; i += 3) {
      const size = Math.hypot(normals[i]!, normals[i + 1]!, normals[i + 2]!)
      if (size > 0) for (let k = i; k < i + 3; k++) normals[k]! /= size
    }
    return { positions: Float32Array.from(this.#positions), normals, triangles: Uint32Array.from(this.#triangles) }
  }

  #add(position: Vec3): number {
    this.#positions.push(...position.map(Math.fround))
    this.#normals.push(0, 0, 0)
    return this.#positions.length / 3 - 1
  }

  #remember(position: Vec3): number {
    const vertex = this.#add(position)
    const [x, y, z] = position.map(n => Math.floor(n / cellSize)) as unknown as Vec3
    const cell = cellNumber(x, y, z)
    const there = this.#byCell.get(cell)
    if (there) there.push(vertex)
    else this.#byCell.set(cell, [vertex])
    return vertex
  }

  /** Cells are twice as large as the distance, so of each axis one neighbour is near enough. */
  #near([x, y, z]: Vec3): number | undefined {
    const [i, j, k] = [lower(x), lower(y), lower(z)]
    let best: number | undefined
    let least = sameVertex
    for (let corner = 0; corner < 8; corner++) {
      const there = this.#byCell.get(cellNumber(i + (corner & 1), j + ((corner >> 1) & 1), k + (corner >> 2)))
      if (!there) continue
      for (const vertex of there) {
        const at = 3 * vertex
        const squared = (this.#positions[at]! - x) ** 2 + (this.#positions[at + 1]! - y) ** 2 + (this.#positions[at + 2]! - z) ** 2
        if (squared < least) {
          least = squared
          best = vertex
        }
      }
    }
    return best
  }
}

/** The lower one of the two cells that a place is near to. */
function lower(place: number): number {
  return Math.floor(place / cellSize - 0.5)
}

/** Places may lie slightly outside of 0..1. */
function cellNumber(x: number, y: number, z: number): number {
  return x + 4 + cellsAlong * (y + 4 + cellsAlong * (z + 4))
}
