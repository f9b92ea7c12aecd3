import type { PlainArray } from '../numbers.ts'
import type { Vec3 } from '../vector.ts'

/** A grid of numbers, seen as distance to a value: positive outside of the surface, 0 or less inside. */
export class IsoField {
  readonly dimensions: Vec3
  readonly #numbers: PlainArray
  readonly #components: number
  readonly #sign: number
  readonly #iso: number
  readonly #edge: number

  /** Inside is `iso` and more; inverted, `iso` and less. `threshold` decides that for cells, where it differs from `iso`. */
  constructor(dimensions: Vec3, numbers: PlainArray, components: number, options: { iso: number; threshold?: number; invert: boolean }) {
    this.dimensions = dimensions
    this.#numbers = numbers
    this.#components = components
    this.#sign = options.invert ? -1 : 1
    this.#iso = options.iso
    this.#edge = options.threshold ?? options.iso
  }

  /** Number of a grid point. */
  index(x: number, y: number, z: number): number {
    return x + this.dimensions[0] * (y + this.dimensions[1] * z)
  }

  distance(index: number): number {
    return this.#sign * (this.#iso - (this.#numbers[index * this.#components] as number))
  }

  isOutside(index: number): boolean {
    return this.#sign * (this.#edge - (this.#numbers[index * this.#components] as number)) > 0
  }

  /** Of a grid point: the first and the last one of an axis lie in the faces of the box; a single one at 0. */
  position(index: number): Vec3 {
    const [nx, ny, nz] = this.dimensions
    const along = (i: number, n: number): number => (n > 1 ? i / (n - 1) : 0)
    return [along(index % nx, nx), along(Math.floor(index / nx) % ny, ny), along(Math.floor(index / (nx * ny)), nz)]
  }

  /** Where the surface cuts the line from one grid point to another one. */
  cut(a: number, b: number): Vec3 {
    const [from, to] = [this.position(a), this.position(b)]
    const [fa, fb] = [this.distance(a), this.distance(b)]
    const t = fa === fb ? 0 : fa / (fa - fb)
    return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]), from[2] + t * (to[2] - from[2])]
  }
}
