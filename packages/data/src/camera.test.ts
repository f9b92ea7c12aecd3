import { describe, expect, test } from 'vitest'
import { type CameraState, defaultCamera, eyeDepth, project, screenDepth, unproject, withType } from './camera.ts'
import { type CameraSide, fitView, flipUp, lookRangesFor, lookRight, nearFarFor } from './camera-fit.ts'
import { fromBasis, type Mat4, multiply, rotation, transformPoint, translation } from './matrix.ts'
import { defaultBasis } from './spaces.ts'
import { distance, normalize, subtract, type Vec3 } from './vector.ts'

const near = (expected: readonly number[], digits = 9) => expected.map(x => expect.closeTo(x, digits))
const perspective: CameraState = { ...defaultCamera, aspectRatio: 1.5, lookFrom: [1, 2, 3], lookTo: [0, 0.5, 0] }
const orthographic: CameraState = { ...perspective, type: 'OrthographicCamera', width: 4 }
// The vertical shift is along the up vector as it is, so the target stays in the middle only when that is upright.
const skewed: CameraState = { ...perspective, type: 'SkewedPerspectiveCamera', lookFrom: [0, 0.5, 3], offset: [0.3, -0.2] }

describe.each([perspective, orthographic, skewed])('$type', camera => {
  test('unproject undoes project', () => {
    for (const point of [
      [0, 0, 0],
      [0.4, -0.3, 0.7],
      [-2, 1, -5],
    ] as Vec3[])
      expect(unproject(camera, project(camera, point))).toEqual(near(point, 6))
  })

  test('the target is in the middle of the view, near and far are its ends', () => {
    const [x, y] = project(camera, camera.lookTo)
    expect([x, y]).toEqual(near([0, 0]))
    const ahead = normalize(subtract(camera.lookTo, camera.lookFrom))
    const along = (d: number): Vec3 => [
      camera.lookFrom[0] + ahead[0] * d,
      camera.lookFrom[1] + ahead[1] * d,
      camera.lookFrom[2] + ahead[2] * d,
    ]
    if (camera.type !== 'SkewedPerspectiveCamera') {
      expect(project(camera, along(camera.near))[2]).toBeCloseTo(-1, 6)
      expect(project(camera, along(camera.far))[2]).toBeCloseTo(1, 6)
    }
  })
})

test('the default camera sees 2 tan(19 degrees) of height at distance 1', () => {
  const halfHeight = 2 * Math.tan((19 * Math.PI) / 180)
  expect(project(defaultCamera, [0, halfHeight, 0])[1]).toBeCloseTo(1, 10)
})

test('changing the projection keeps what is seen at the target', () => {
  const other = withType(perspective, 'OrthographicCamera')
  const edge = unproject(perspective, [1, 1, project(perspective, perspective.lookTo)[2]])
  expect(project(other, edge).slice(0, 2)).toEqual(near([1, 1]))
  expect(withType(other, 'PerspectiveCamera').lookFrom).toEqual(near(perspective.lookFrom))
  expect(withType(perspective, 'SkewedPerspectiveCamera')).toEqual({ ...perspective, type: 'SkewedPerspectiveCamera' })
})

test('eye depth and screen depth are inverses, from near to far', () => {
  expect(eyeDepth(perspective, 0)).toBeCloseTo(0.1, 12)
  expect(eyeDepth(perspective, 1)).toBeCloseTo(100, 8)
  expect(screenDepth(perspective, eyeDepth(perspective, 0.42))).toBeCloseTo(0.42, 10)
})

describe('fitting a box into the view', () => {
  const turnedBox: Mat4 = multiply(translation([5, -1, 2]), rotation([1, 2, 3], 0.8), fromBasis([4, 0, 0], [0, 1, 0], [0, 0, 2]))
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((i): Vec3 => [i & 1, (i >> 1) & 1, i >> 2])

  test.each([perspective, orthographic, skewed])('$type: all corners are inside, and one touches the edge of the margin', camera => {
    const fitted = fitView({ ...camera, offset: [0, 0] }, turnedBox, { ratio: 1.05 })
    expect(fitted.lookTo).toEqual(near(transformPoint(turnedBox, [0.5, 0.5, 0.5])))
    const reach = corners
      .map(corner => project(fitted, transformPoint(turnedBox, corner)))
      .map(([x, y]) => Math.max(Math.abs(x), Math.abs(y)))
    expect(Math.max(...reach)).toBeCloseTo(1 / 1.05, 6)
  })

  test('the direction of view is kept', () => {
    const fitted = fitView(perspective, turnedBox)
    expect(normalize(subtract(fitted.lookFrom, fitted.lookTo))).toEqual(near(normalize(subtract(perspective.lookFrom, perspective.lookTo))))
  })

  test.each<[CameraSide, Vec3, Vec3]>([
    ['x-', [1, 0, 0], [0, 1, 0]],
    ['x+', [-1, 0, 0], [0, 1, 0]],
    ['y-', [0, 1, 0], [1, 0, 0]],
    ['y+', [0, -1, 0], [1, 0, 0]],
    ['z-', [0, 0, 1], [0, 1, 0]],
    ['z+', [0, 0, -1], [0, 1, 0]],
  ])('from side %s the eye is at %j', (side, eye, up) => {
    const camera = fitView(defaultCamera, defaultBasis, { side })
    expect(normalize(subtract(camera.lookFrom, camera.lookTo))).toEqual(near(eye))
    expect(camera.lookUp).toEqual(up)
    expect(distance(camera.lookFrom, camera.lookTo)).toBeCloseTo(1 + 1.05 / Math.tan((19 * Math.PI) / 180), 9)
  })
})

test('near, far and look ranges follow the size of the box', () => {
  expect(nearFarFor(defaultBasis)).toEqual({ near: expect.closeTo(0.0052, 10), far: 52 })
  expect(lookRangesFor(defaultBasis, 10)).toEqual({
    lookTo: [
      [-2, -2, -2],
      [2, 2, 2],
    ],
    lookFrom: [
      [-20, -20, -20],
      [20, 20, 20],
    ],
  })
})

test('right and up', () => {
  expect(lookRight(defaultCamera)).toEqual(near([1, 0, 0]))
  expect(flipUp(defaultCamera).lookUp).toEqual([-0, -1, -0])
})
