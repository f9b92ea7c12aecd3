import { DataError } from '../errors.ts'
import type { MersenneTwister } from '../random/mersenne-twister.ts'
import type { Steps } from '../steps.ts'
import { length, subtract, type Vec3 } from '../vector.ts'
import { eachVoxel } from '../volume-operations/each-voxel.ts'
import { fieldNumbers } from './field-numbers.ts'

export interface GaussianCurve {
  readonly height: number
  readonly sigma: number
  readonly center: number
}

/** A vector that a field has at a place; both in -1..1. */
export interface FieldSample {
  readonly position: Vec3
  readonly vector: Vec3
}

/** Places in the cube from -1 to 1, each with a unit vector, all evenly distributed (processors-b spec 12.3). */
export function randomFieldSamples(count: number, random: MersenneTwister): readonly FieldSample[] {
  return Array.from({ length: count }, () => {
    const position: Vec3 = [random.double(-1, 1), random.double(-1, 1), random.double(-1, 1)]
    const z = random.double(-1, 1)
    const angle = random.double(0, 2 * Math.PI)
    const across = Math.sqrt(1 - z * z)
    return { position, vector: [across * Math.cos(angle), across * Math.sin(angle), z] }
  })
}

/** The exponent holds pi besides the usual 2 sigma^2, as Inviwo has it. */
export function gaussian({ height, sigma, center }: GaussianCurve, r: number): number {
  return height * Math.exp(-((r - center) ** 2) / (2 * sigma * sigma * Math.PI))
}

/**
 * A smooth field through the samples, by radial basis functions: x fastest, three numbers per voxel; voxel i of n lies at
 * -1 + 2 i / n. `shape` is added to every entry of the system that is solved, but not to the field. @throws DataError when samples
 * contradict each other.
 */
export function* radialBasisField(
  samples: readonly FieldSample[],
  [nx, ny, nz]: Vec3,
  shape: number,
  curve: GaussianCurve,
): Steps<Float32Array<ArrayBuffer>> {
  const weights = fieldWeights(samples, shape, curve)
  const field = fieldNumbers([nx, ny, nz], 3)
  yield* eachVoxel([nx, ny, nz], (i, j, k, voxel) => {
    const place: Vec3 = [(2 * i) / nx - 1, (2 * j) / ny - 1, (2 * k) / nz - 1]
    samples.forEach(({ position }, n) => {
      const value = gaussian(curve, length(subtract(place, position)))
      for (let c = 0; c < 3; c++) (field[3 * voxel + c] as number) += (weights[n]?.[c] as number) * value
    })
  })
  return field
}

/** What the curve around every sample is multiplied by, for each component. @throws DataError when samples contradict each other. */
export function fieldWeights(samples: readonly FieldSample[], shape: number, curve: GaussianCurve): readonly (readonly number[])[] {
  const matrix = samples.map(a => samples.map(b => shape + gaussian(curve, length(subtract(a.position, b.position)))))
  return solve(
    matrix,
    samples.map(({ vector }) => [...vector]),
  )
}

/** Gaussian elimination with pivots, for several right sides at once. */
function solve(matrix: readonly (readonly number[])[], right: readonly (readonly number[])[]): number[][] {
  const rows = matrix.map((row, i) => [...row, ...(right[i] as readonly number[])])
  const n = rows.length
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let i = column + 1; i < n; i++) if (Math.abs(rows[i]?.[column] as number) > Math.abs(rows[pivot]?.[column] as number)) pivot = i
    const lead = rows[pivot] as number[]
    if (Math.abs(lead[column] as number) < 1e-300) throw new DataError('The samples of the field contradict each other')
    ;[rows[column], rows[pivot]] = [lead, rows[column] as number[]]
    for (let i = 0; i < n; i++) {
      const row = rows[i] as number[]
      if (i === column || row[column] === 0) continue
      const factor = (row[column] as number) / (lead[column] as number)
      for (let k = column; k < row.length; k++) row[k] = (row[k] as number) - factor * (lead[k] as number)
    }
  }
  return rows.map((row, i) => row.slice(n).map(value => value / (row[i] as number)))
}
