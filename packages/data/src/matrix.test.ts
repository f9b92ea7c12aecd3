import { describe, expect, test } from 'vitest'
import { DataError } from './errors.ts'
import {
  edgeVectors,
  fromBasis,
  frustum,
  identity,
  invert,
  lookAt,
  type Mat4,
  multiply,
  normalMatrix,
  orthographic,
  perspective,
  rotation,
  scaling,
  transform3,
  transformDirection,
  transformPoint,
  translation,
  transpose,
  tryInvert,
} from './matrix.ts'
import { cross, dot, mix, normalize, type Vec3 } from './vector.ts'

const closeTo = (expected: readonly number[]) => expected.map(x => expect.closeTo(x, 10))

test('the last factor is applied first', () => {
  const moveThenGrow = multiply(scaling([2, 2, 2]), translation([1, 0, 0]))
  expect(transformPoint(moveThenGrow, [1, 1, 1])).toEqual([4, 2, 2])
  expect(transformDirection(moveThenGrow, [1, 1, 1])).toEqual([2, 2, 2])
})

test('columns are edge vectors and offset', () => {
  const box = fromBasis([1, 2, 3], [4, 5, 6], [7, 8, 10], [-1, -2, -3])
  expect(edgeVectors(box)).toEqual([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 10],
  ])
  expect(transformPoint(box, [0, 0, 0])).toEqual([-1, -2, -3])
  expect(transformPoint(box, [1, 0, 0])).toEqual([0, 0, 0])
})

test('inverting twice gives the matrix back, in double precision', () => {
  const m = multiply(translation([1, 2, 3]), rotation([1, 1, 0], 0.7), scaling([2, 0.5, 3]))
  expect(multiply(m, invert(m))).toEqual(identity.map(x => expect.closeTo(x, 14)))
  expect(transpose(transpose(m))).toEqual(m)
})

test('a singular matrix is refused with a typed error', () => {
  const flat = scaling([1, 0, 1])
  expect(tryInvert(flat)).toBeUndefined()
  expect(() => invert(flat)).toThrow(DataError)
})

test('normals stay perpendicular under a shear', () => {
  const shear: Mat4 = fromBasis([1, 0, 0], [0.7, 1, 0], [0, 0.2, 2])
  const tangent: Vec3 = [1, -1, 0]
  const normal: Vec3 = [1, 1, 0]
  expect(dot(transformDirection(shear, tangent), transform3(normalMatrix(shear), normal))).toBeCloseTo(0, 12)
})

describe('projections map to clip z from -1 to 1', () => {
  const cases: [string, Mat4, Vec3, Vec3][] = [
    ['perspective', perspective(Math.PI / 2, 2, 1, 10), [2, 1, -1], [1, 1, -1]],
    ['orthographic', orthographic(-4, 4, -2, 2, 1, 5), [4, -2, -5], [1, -1, 1]],
    ['frustum', frustum(-1, 3, -1, 1, 1, 10), [3, 1, -1], [1, 1, -1]],
  ]
  test.each(cases)('%s', (_, projection, point, expected) => {
    expect(transformPoint(projection, point)).toEqual(closeTo(expected))
  })
})

test('the view matrix looks along negative z', () => {
  const view = lookAt([3, 0, 0], [0, 0, 0], [0, 1, 0])
  expect(transformPoint(view, [0, 0, 0])).toEqual(closeTo([0, 0, -3]))
  expect(transformPoint(view, [3, 0, -1])).toEqual(closeTo([1, 0, 0]))
})

test('vectors', () => {
  expect(cross([1, 0, 0], [0, 1, 0])).toEqual([0, 0, 1])
  expect(normalize([0, 0, 0])).toEqual([0, 0, 0])
  expect(mix([0, 10], [10, 20], 0.25)).toEqual([2.5, 12.5])
  expect(mix(1, 3, 0.5)).toBe(2)
})
