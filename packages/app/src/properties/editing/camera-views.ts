import { add, distance, negate, scale, type Vec3 } from '@ivw/data'

/** Sides of the world's axes; the sign says where the view goes to: `X-` has the eye at +x. */
export const sides = ['X+', 'X-', 'Y+', 'Y-', 'Z+', 'Z-'] as const
export type Side = (typeof sides)[number]

interface Look {
  readonly lookFrom: Vec3
  readonly lookTo: Vec3
  readonly lookUp: Vec3
}

const eyes: Readonly<Record<Side, Vec3>> = {
  'X+': [-1, 0, 0],
  'X-': [1, 0, 0],
  'Y+': [0, -1, 0],
  'Y-': [0, 1, 0],
  'Z+': [0, 0, -1],
  'Z-': [0, 0, 1],
}

/** The camera at the same distance from where it looks, on one side. Up is +y, for views along y +x. */
export function lookAlong({ lookFrom, lookTo }: Look, side: Side): Pick<Look, 'lookFrom' | 'lookUp'> {
  const eye = scale(eyes[side], distance(lookFrom, lookTo) || 1)
  return { lookFrom: add(lookTo, eye), lookUp: side.startsWith('Y') ? [1, 0, 0] : [0, 1, 0] }
}

export function flipUp({ lookUp }: Look): Pick<Look, 'lookUp'> {
  // Without negative zeros, which would show as changed.
  return { lookUp: add(negate(lookUp), [0, 0, 0]) }
}

/** The view in a camera property's state; undefined where it lacks something. */
export function lookOf(state: Readonly<Record<string, unknown>>): Look | undefined {
  const [lookFrom, lookTo, lookUp] = [state.lookFrom, state.lookTo, state.lookUp].map(vectorOf)
  return lookFrom && lookTo && lookUp ? { lookFrom, lookTo, lookUp } : undefined
}

function vectorOf(value: unknown): Vec3 | undefined {
  if (!Array.isArray(value)) return undefined
  const [x, y, z] = value as unknown[]
  return typeof x === 'number' && typeof y === 'number' && typeof z === 'number' ? [x, y, z] : undefined
}
