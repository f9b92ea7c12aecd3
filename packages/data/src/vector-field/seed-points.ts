import { halton } from '../random/halton.ts'
import type { MersenneTwister } from '../random/mersenne-twister.ts'
import { add, scale, type Vec2, type Vec3 } from '../vector.ts'

/** Anywhere in the unit square; x, y of the first point are drawn first. */
export function randomPoints2D(count: number, random: MersenneTwister): readonly Vec2[] {
  return Array.from({ length: count }, () => [random.float(), random.float()] as const)
}

/** In the unit square, filling its gaps one after the other. */
export function haltonPoints2D(count: number, [xBase, yBase]: Vec2): readonly Vec2[] {
  return Array.from({ length: count }, (_, i) => [halton(xBase, i + 1), halton(yBase, i + 1)] as const)
}

/** Anywhere in the unit cube. */
export function randomPoints3D(count: number, random: MersenneTwister): readonly Vec3[] {
  return Array.from({ length: count }, () => [random.float(), random.float(), random.float()] as const)
}

/** At equal distances, both ends included; of one point alone the start. */
export function linePoints(count: number, start: Vec3, end: Vec3): readonly Vec3[] {
  return Array.from({ length: count }, (_, i) => {
    const share = count > 1 ? i / (count - 1) : 0
    return single(add(start, scale([end[0] - start[0], end[1] - start[1], end[2] - start[2]], share)))
  })
}

/** The corners of a grid on a parallelogram; those along the second edge lie one after the other. */
export function planePoints([first, second]: Vec2, origin: Vec3, firstEdge: Vec3, secondEdge: Vec3): readonly Vec3[] {
  const share = (i: number, count: number): number => (count > 1 ? i / (count - 1) : 0)
  return Array.from({ length: first }, (_, i) =>
    Array.from({ length: second }, (__, j) =>
      single(add(add(origin, scale(firstEdge, share(i, first))), scale(secondEdge, share(j, second)))),
    ),
  ).flat()
}

/** Evenly in the shell between two balls; for each point the angle, the cosine of the polar angle and the radius are drawn. */
export function spherePoints(count: number, center: Vec3, [least, most]: Vec2, random: MersenneTwister): readonly Vec3[] {
  const { fround } = Math
  return Array.from({ length: count }, () => {
    const theta = random.float(0, fround(2 * Math.PI))
    const phi = fround(Math.acos(random.float(-1, 1)))
    const radius = fround(least + fround(most - least) * fround(fround(random.float()) ** (1 / 3)))
    const around = fround(Math.sin(phi))
    const direction = single([fround(Math.cos(theta)) * around, fround(Math.sin(theta)) * around, Math.cos(phi)])
    return single(add(single(scale(direction, radius)), center))
  })
}

/** Seed points are single precision. */
function single([x, y, z]: Vec3): Vec3 {
  return [Math.fround(x), Math.fround(y), Math.fround(z)]
}
