import type { Steps } from '../steps.ts'
import type { Vec3 } from '../vector.ts'
import { corners, cubeCases, edges } from './cube-cases.ts'
import type { IsoField } from './iso-field.ts'
import type { SurfaceBuilder } from './surface-builder.ts'

/** Cuts every cell as a cube. `merges`: vertices that lie close together become one. */
export function* marchCubes(field: IsoField, builder: SurfaceBuilder, merges: boolean): Steps<void> {
  const cut = cutter(field, builder, merges)
  yield* eachCell(field, points => {
    let bits = 0
    for (let i = 0; i < 8; i++) if (field.isOutside(points[i] as number)) bits |= 1 << i
    for (const triangle of cubeCases[bits] as (typeof cubeCases)[number]) {
      const [a, b, c] = triangle.map(edge => {
        const [from, to] = edges[edge] as readonly [number, number]
        return cut(points[from] as number, points[to] as number)
      }) as [number, number, number]
      builder.triangle(a, b, c)
    }
  })
}

const tetrahedra = [
  [0, 1, 3, 5],
  [1, 2, 3, 5],
  [2, 3, 5, 6],
  [0, 3, 4, 5],
  [7, 4, 3, 5],
  [7, 6, 5, 3],
] as const

type Edge = readonly [number, number]
/** Cut edges of a tetrahedron whose corners with these bits are outside, and the triangles of the cuts (processors-b spec 6.2). */
const tetrahedronCases: Readonly<Record<number, { readonly cuts: readonly Edge[]; readonly triangles: readonly string[] }>> = (() => {
  const one = (corner: number): readonly Edge[] =>
    (
      [
        [
          [0, 2],
          [0, 1],
          [0, 3],
        ],
        [
          [1, 0],
          [1, 2],
          [1, 3],
        ],
        [
          [2, 0],
          [2, 1],
          [2, 3],
        ],
        [
          [3, 0],
          [3, 2],
          [3, 1],
        ],
      ] as const
    )[corner] as readonly Edge[]
  const a03: readonly Edge[] = [
    [0, 2],
    [1, 3],
    [0, 3],
    [1, 2],
  ]
  const a05: readonly Edge[] = [
    [2, 3],
    [0, 1],
    [0, 3],
    [1, 2],
  ]
  const a06: readonly Edge[] = [
    [1, 3],
    [0, 2],
    [0, 1],
    [2, 3],
  ]
  return {
    1: { cuts: one(0), triangles: ['abc'] },
    14: { cuts: one(0), triangles: ['acb'] },
    2: { cuts: one(1), triangles: ['abc'] },
    13: { cuts: one(1), triangles: ['acb'] },
    4: { cuts: one(2), triangles: ['acb'] },
    11: { cuts: one(2), triangles: ['abc'] },
    7: { cuts: one(3), triangles: ['abc'] },
    8: { cuts: one(3), triangles: ['acb'] },
    3: { cuts: a03, triangles: ['abc', 'adb'] },
    12: { cuts: a03, triangles: ['acb', 'abd'] },
    5: { cuts: a05, triangles: ['abc', 'adb'] },
    10: { cuts: a05, triangles: ['acb', 'abd'] },
    6: { cuts: a06, triangles: ['acb', 'abd'] },
    9: { cuts: a06, triangles: ['abc', 'adb'] },
  }
})()

/** Cuts every cell as six tetrahedra. */
export function* marchTetrahedra(field: IsoField, builder: SurfaceBuilder): Steps<void> {
  const cut = cutter(field, builder, true)
  yield* eachCell(field, points => {
    for (const tetrahedron of tetrahedra) {
      const local = tetrahedron.map(corner => points[corner] as number)
      const bits = local.reduce((sum, point, i) => sum | (field.isOutside(point) ? 1 << i : 0), 0)
      const found = tetrahedronCases[bits]
      if (!found) continue
      const vertices = found.cuts.map(([from, to]) => cut(local[from] as number, local[to] as number))
      for (const triangle of found.triangles) {
        const [a, b, c] = [...triangle].map(letter => vertices['abcd'.indexOf(letter)]) as [number, number, number]
        builder.triangle(a, b, c)
      }
    }
  })
}

function cutter(field: IsoField, builder: SurfaceBuilder, merges: boolean): (a: number, b: number) => number {
  const count = field.dimensions[0] * field.dimensions[1] * field.dimensions[2]
  return (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a]
    const position = (): Vec3 => field.cut(a, b)
    const key = low * count + high
    return merges ? builder.mergedVertex(key, position) : builder.vertex(key, position)
  }
}

/** `visit` gets the numbers of the eight grid points of a cell, always in the same array. Cells without a cut are left out. */
function* eachCell(field: IsoField, visit: (points: Int32Array) => void): Steps<void> {
  const [nx, ny, nz] = field.dimensions
  const steps = corners.map(([x, y, z]) => field.index(x, y, z))
  const points = new Int32Array(8)
  for (let z = 0; z + 1 < nz; z++)
    for (let y = 0; y + 1 < ny; y++) {
      for (let x = 0; x + 1 < nx; x++) {
        const first = field.index(x, y, z)
        let outside = 0
        for (let i = 0; i < 8; i++) {
          points[i] = first + (steps[i] as number)
          if (field.isOutside(points[i] as number)) outside++
        }
        if (outside > 0 && outside < 8) visit(points)
      }
      yield (z * (ny - 1) + y + 1) / ((nz - 1) * (ny - 1))
    }
}
