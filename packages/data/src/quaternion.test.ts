import { expect, test } from 'vitest'
import { fromAxisAngle, noRotation, rotate, rotationBetween, slerp } from './quaternion.ts'
import type { Vec3 } from './vector.ts'

const near = (expected: readonly number[]) => expected.map(x => expect.closeTo(x, 12))

test('a quarter turn about z takes x to y', () => {
  expect(rotate(fromAxisAngle([0, 0, 2], Math.PI / 2), [1, 0, 5])).toEqual(near([0, 1, 5]))
})

test.each<[Vec3, Vec3]>([
  [
    [1, 0, 0],
    [0, 1, 0],
  ],
  [
    [1, 2, 3],
    [-3, 1, 2],
  ],
  [
    [1, 0, 0],
    [-1, 0, 0],
  ],
  [
    [0, 1, 0],
    [0, -1, 0],
  ],
  [
    [0, 0, 1],
    [0, 0, 1],
  ],
])('the rotation between %j and %j takes the first direction to the second', (a, b) => {
  const length = Math.hypot(...a)
  const target = b.map(x => (x / Math.hypot(...b)) * length)
  expect(rotate(rotationBetween(a, b), a)).toEqual(near(target))
})

test('slerp passes half the angle at one half', () => {
  const quarter = fromAxisAngle([0, 1, 0], Math.PI / 2)
  expect(slerp(noRotation, quarter, 0.5)).toEqual(near(fromAxisAngle([0, 1, 0], Math.PI / 4)))
  const [x, y, z, w] = quarter
  expect(slerp(noRotation, [-x, -y, -z, -w], 1)).toEqual(near(quarter))
})
