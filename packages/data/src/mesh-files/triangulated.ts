import earcut from 'earcut'

/** More corners are no polygon of a model. */
export const mostCorners = 65_536

const fans: Readonly<Record<number, readonly number[]>> = { 3: [0, 1, 2], 4: [0, 1, 2, 0, 2, 3] }

/**
 * Triangles that fill a polygon, three numbers of corners each, in its direction. `positions`: x, y and z of all corners. A convex
 * one is a fan about its first corner.
 */
export function triangulated(positions: ArrayLike<number>): readonly number[] {
  const count = positions.length / 3
  if (count === 3) return fan(3)
  const areas = projectedAreas(positions)
  if (isConvex(positions, areas)) return fan(count)
  const flat = projected(positions, areas)
  const triangles = earcut(flat)
  // Nothing is left of a polygon without an area, which still counts as seen from the side.
  return triangles.length === 0 ? fan(count) : facingUp(triangles, flat)
}

function fan(count: number): readonly number[] {
  return fans[count] ?? Array.from({ length: count - 2 }, (_, i) => [0, i + 1, i + 2]).flat()
}

type Three = readonly [number, number, number]

/** Twice the areas of the polygon as seen along x, y and z (Newell's method): its normal, as long as it is large. */
function projectedAreas(p: ArrayLike<number>): Three {
  let [x, y, z] = [0, 0, 0]
  for (let i = 0; i < p.length; i += 3) {
    const j = i + 3 === p.length ? 0 : i + 3
    const [ax, ay, az] = [p[i] as number, p[i + 1] as number, p[i + 2] as number]
    const [bx, by, bz] = [p[j] as number, p[j + 1] as number, p[j + 2] as number]
    x += (ay - by) * (az + bz)
    y += (az - bz) * (ax + bx)
    z += (ax - bx) * (ay + by)
  }
  return [x, y, z]
}

/** Whether every corner turns in the direction of the whole. */
function isConvex(p: ArrayLike<number>, [nx, ny, nz]: Three): boolean {
  const length = p.length
  for (let i = 0; i < length; i += 3) {
    const j = (i + 3) % length
    const k = (i + 6) % length
    const [ux, uy, uz] = [
      (p[j] as number) - (p[i] as number),
      (p[j + 1] as number) - (p[i + 1] as number),
      (p[j + 2] as number) - (p[i + 2] as number),
    ]
    const [vx, vy, vz] = [
      (p[k] as number) - (p[j] as number),
      (p[k + 1] as number) - (p[j + 1] as number),
      (p[k + 2] as number) - (p[j + 2] as number),
    ]
    if ((uy * vz - uz * vy) * nx + (uz * vx - ux * vz) * ny + (ux * vy - uy * vx) * nz < 0) return false
  }
  return true
}

/** Onto the plane of two axes on which it has most area, turned so that it goes counter-clockwise there. */
function projected(p: ArrayLike<number>, areas: Three): number[] {
  const sizes = areas.map(Math.abs)
  const axis = sizes.indexOf(Math.max(...sizes))
  const [u, v] = [(axis + 1) % 3, (axis + 2) % 3]
  const side = (areas[axis] as number) < 0 ? -1 : 1
  return Array.from({ length: p.length / 3 }, (_, i) => [(p[i * 3 + u] as number) * side, p[i * 3 + v] as number]).flat()
}

function facingUp(triangles: readonly number[], flat: readonly number[]): number[] {
  const at = (corner: number) => [flat[corner * 2] as number, flat[corner * 2 + 1] as number] as const
  const turned: number[] = []
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i] as number, triangles[i + 1] as number, triangles[i + 2] as number]
    const [[ax, ay], [bx, by], [cx, cy]] = [at(a), at(b), at(c)]
    turned.push(...((bx - ax) * (cy - by) - (by - ay) * (cx - bx) < 0 ? [a, c, b] : [a, b, c]))
  }
  return turned
}
