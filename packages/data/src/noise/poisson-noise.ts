import type { MersenneTwister } from '../random/mersenne-twister.ts'
import type { Vec2 } from '../vector.ts'

export interface PoissonOptions {
  /** How many points fit side by side into a row at most. */
  readonly dotsAlongX: number
  readonly maxPoints: number
}

const candidates = 30

/**
 * A picture of `width * height` zeros with ones at points that keep a distance from each other (R. Bridson, "Fast Poisson disk
 * sampling in arbitrary dimensions", 2007). The first point, around which the others grow, is not marked, as in Inviwo.
 */
export function poissonNoise(
  [width, height]: Vec2,
  { dotsAlongX, maxPoints }: PoissonOptions,
  random: MersenneTwister,
): Float32Array<ArrayBuffer> {
  const noise = new Float32Array(width * height)
  const grid = new PointGrid([width, height], width / dotsAlongX)
  const active: Vec2[] = []
  let count = 0
  const add = (point: Vec2): void => {
    grid.add(point)
    active.push(point)
    count++
  }
  add([random.integer(0, width), random.integer(0, height)])
  while (active.length > 0 && count < maxPoints) {
    const [origin] = active.splice(random.integer(0, active.length - 1), 1) as [Vec2]
    for (let i = 0; i < candidates; i++) {
      const radius = grid.distance * (random.float() + 1)
      const angle = 2 * Math.PI * random.float()
      const point: Vec2 = [Math.trunc(origin[0] + radius * Math.cos(angle)), Math.trunc(origin[1] + radius * Math.sin(angle))]
      const [x, y] = point
      if (x < 0 || y < 0 || x >= width || y >= height || grid.isNearOther(point)) continue
      add(point)
      noise[y * width + x] = 1
    }
  }
  return noise
}

/** Points by cells whose edge is the distance that they keep. */
class PointGrid {
  readonly distance: number
  readonly #columns: number
  readonly #rows: number
  readonly #cells: Vec2[][]

  constructor([width, height]: Vec2, distance: number) {
    this.distance = distance
    this.#columns = 1 + Math.trunc(width / distance)
    this.#rows = 1 + Math.trunc(height / distance)
    this.#cells = Array.from({ length: this.#columns * this.#rows }, () => [])
  }

  add(point: Vec2): void {
    const [column, row] = this.#cellOf(point)
    this.#cells[row * this.#columns + column]?.push(point)
  }

  isNearOther(point: Vec2): boolean {
    const [column, row] = this.#cellOf(point)
    const isNear = ([x, y]: Vec2): boolean => Math.hypot(x - point[0], y - point[1]) < this.distance
    for (let j = Math.max(row - 1, 0); j <= Math.min(row + 1, this.#rows - 1); j++)
      for (let i = Math.max(column - 1, 0); i <= Math.min(column + 1, this.#columns - 1); i++)
        if (this.#cells[j * this.#columns + i]?.some(isNear)) return true
    return false
  }

  #cellOf([x, y]: Vec2): Vec2 {
    return [Math.trunc(x / this.distance), Math.trunc(y / this.distance)]
  }
}
