export type Vec2 = readonly [number, number]
export type Vec3 = readonly [number, number, number]
export type Vec4 = readonly [number, number, number, number]
export type Vector = Vec2 | Vec3 | Vec4

/** The same tuple type, of which the functions below make a new one; lengths of both arguments agree by type. */
function zip<V extends Vector>(a: V, b: V, combine: (x: number, y: number) => number): V {
  return a.map((x, i) => combine(x, b[i] as number)) as readonly number[] as V
}

function each<V extends Vector>(a: V, change: (x: number) => number): V {
  return a.map(change) as readonly number[] as V
}

export const add = <V extends Vector>(a: V, b: V): V => zip(a, b, (x, y) => x + y)
export const subtract = <V extends Vector>(a: V, b: V): V => zip(a, b, (x, y) => x - y)
/** Component by component. */
export const multiplyComponents = <V extends Vector>(a: V, b: V): V => zip(a, b, (x, y) => x * y)
export const divideComponents = <V extends Vector>(a: V, b: V): V => zip(a, b, (x, y) => x / y)
export const minimum = <V extends Vector>(a: V, b: V): V => zip(a, b, Math.min)
export const maximum = <V extends Vector>(a: V, b: V): V => zip(a, b, Math.max)
export const scale = <V extends Vector>(a: V, factor: number): V => each(a, x => x * factor)
export const negate = <V extends Vector>(a: V): V => each(a, x => -x)

/** `a` at t = 0, `b` at t = 1. */
export function mix(a: number, b: number, t: number): number
export function mix<V extends Vector>(a: V, b: V, t: number): V
export function mix<V extends Vector>(a: V | number, b: V | number, t: number): V | number {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) * (1 - t) + Number(b) * t
  return zip(a, b, (x, y) => x * (1 - t) + y * t)
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}

export function dot<V extends Vector>(a: V, b: V): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] as number), 0)
}

export function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

export const length = (a: Vector): number => Math.hypot(...a)
export const distance = <V extends Vector>(a: V, b: V): number => length(subtract(a, b))

/** Unit vector; the zero vector stays zero, so that no NaN spreads. */
export function normalize<V extends Vector>(a: V): V {
  const size = length(a)
  return size > 0 ? scale(a, 1 / size) : a
}
