import {
  add,
  type CameraState,
  cross,
  dot,
  fromAxisAngle,
  length,
  noRotation,
  normalize,
  rotate,
  rotationBetween,
  scale,
  slerp,
  subtract,
  type Vec3,
} from '@ivw/data'
import { between } from './between.ts'

/**
 * The camera at a share of the way: the eye on an arc around what is looked at, which moves in a straight line, as the distance does.
 * `orbit`: degrees that it goes around the upward direction besides.
 */
export function cameraBetween(from: CameraState, to: CameraState, share: number, orbit = 0): CameraState {
  const straight = between(from, to, share) as CameraState
  const isEnd = share <= 0 || share >= 1
  const [before, after] = [subtract(from.lookFrom, from.lookTo), subtract(to.lookFrom, to.lookTo)]
  const distance = length(before) * (1 - share) + length(after) * share
  const turn = isEnd ? undefined : arc(before, after, from.lookUp, share)
  const towards = turn ?? normalize(isEnd && share > 0 ? after : before)
  const lookUp = isEnd ? straight.lookUp : normalize(straight.lookUp)
  const around = fromAxisAngle(normalize(lookUp), (orbit * share * Math.PI) / 180)
  if (isEnd && orbit * share === 0) return straight
  return { ...straight, lookUp, lookFrom: add(straight.lookTo, scale(rotate(around, towards), distance)) }
}

/** The direction at a share of the arc; over opposite directions it goes around the upward one. */
function arc(from: Vec3, to: Vec3, up: Vec3, share: number): Vec3 {
  const [a, b] = [normalize(from), normalize(to)]
  if (dot(a, b) < -0.9999) {
    const axis = length(cross(up, a)) > 1e-6 ? normalize(subtract(up, scale(a, dot(up, a)))) : normalize(cross([1, 0, 0], a))
    return rotate(fromAxisAngle(axis, Math.PI * share), a)
  }
  return rotate(slerp(noRotation, rotationBetween(a, b), share), a)
}
