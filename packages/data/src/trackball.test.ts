import { describe, expect, test } from 'vitest'
import { type CameraState, defaultCamera, project, unproject } from './camera.ts'
import { fromAxisAngle } from './quaternion.ts'
import { lookAround, pan, recentre, roll, rotateGrabbed, rotateTrackball, rotateTwoAxis, slowedRotation, walk, zoom } from './trackball.ts'
import { cross, distance, dot, length, normalize, subtract, type Vec2, type Vec3 } from './vector.ts'

const near = (expected: readonly number[], digits = 9) => expected.map(x => expect.closeTo(x, digits))
const camera: CameraState = { ...defaultCamera, lookFrom: [0, 0, 4], aspectRatio: 1.6 }
const tilted: CameraState = { ...camera, lookFrom: [1, 3, 2], lookTo: [0.5, 0, -1], lookUp: normalize([0, 1, 0.2]) }
const orthographic: CameraState = { ...tilted, type: 'OrthographicCamera', width: 6 }

describe('virtual trackball', () => {
  test('dragging across half the view turns by a quarter', () => {
    const turned = rotateTrackball(camera, [0, 0], [1, 0])
    expect(turned.lookFrom).toEqual(near([-4, 0, 0]))
    expect(turned.lookUp).toEqual(near([0, 1, 0]))
  })

  test('dragging up looks from below, and the up vector goes along', () => {
    const turned = rotateTrackball(camera, [0, 0], [0, 0.5])
    expect(turned.lookFrom).toEqual(near([0, -4 * Math.SQRT1_2, 4 * Math.SQRT1_2]))
    expect(turned.lookUp).toEqual(near([0, Math.SQRT1_2, Math.SQRT1_2]))
  })

  test('distance and angle to the up vector stay', () => {
    const turned = rotateTrackball(tilted, [0.2, -0.4], [-0.3, 0.1])
    const eye = (c: CameraState): Vec3 => subtract(c.lookFrom, c.lookTo)
    expect(length(eye(turned))).toBeCloseTo(length(eye(tilted)), 10)
    expect(dot(eye(turned), turned.lookUp)).toBeCloseTo(dot(eye(tilted), tilted.lookUp), 10)
    expect(turned.lookTo).toEqual(tilted.lookTo)
  })

  test('a grabbed point stays under the cursor', () => {
    const grabbed: Vec3 = [0.6, 0.5, 0.8]
    const [x, y] = project(camera, grabbed)
    const target: Vec2 = [x - 0.15, y + 0.1]
    const turned = rotateGrabbed(camera, [x, y], target, grabbed)
    // The scene was turned, not the point: it is the camera that moved about the target.
    expect(project(turned, grabbed).slice(0, 2)).toEqual(near(target, 6))
  })

  test('beside the grabbed sphere, and over the background, it is the plain trackball', () => {
    expect(rotateGrabbed(camera, [0.9, 0.9], [0.8, 0.8], [0.1, 0, 0])).toEqual(rotateTrackball(camera, [0.9, 0.9], [0.8, 0.8]))
    expect(rotateGrabbed(camera, [0, 0], [0.1, 0], undefined)).toEqual(rotateTrackball(camera, [0, 0], [0.1, 0]))
  })

  test('after release it slows down and comes to rest', () => {
    let rotation = slowedRotation(fromAxisAngle([0, 1, 0], 0.2))
    let ticks = 0
    while (rotation && ticks < 1000) {
      rotation = slowedRotation(rotation)
      ticks++
    }
    expect(ticks).toBeGreaterThan(10)
    expect(ticks).toBeLessThan(200)
  })
})

describe('two axes', () => {
  test('horizontal drags turn about up, vertical ones about right', () => {
    expect(rotateTwoAxis(camera, [0, 0], [0.1, 0], { sensitivity: 3 }).lookFrom).toEqual(near([-4 * Math.sin(0.3), 0, 4 * Math.cos(0.3)]))
    expect(rotateTwoAxis(camera, [0, 0], [0, 0.1], { sensitivity: 3 }).lookFrom).toEqual(near([0, -4 * Math.sin(0.3), 4 * Math.cos(0.3)]))
  })

  test('with a fixed up vector the horizon stays level and the poles are out of reach', () => {
    const options = { fixedUp: [0, 1, 0] as Vec3, verticalLimit: 0.125 }
    const high = rotateTwoAxis(tilted, [0, 0], [0.3, -5], options)
    const eye = normalize(subtract(high.lookFrom, high.lookTo))
    expect(Math.acos(eye[1])).toBeCloseTo(0.125, 9)
    expect(cross(high.lookUp, eye)[1]).toBeCloseTo(0, 10)
    expect(high.lookUp[1]).toBeGreaterThan(0)
    expect(distance(high.lookFrom, high.lookTo)).toBeCloseTo(distance(tilted.lookFrom, tilted.lookTo), 9)
  })
})

test('looking around moves the target, not the eye', () => {
  const turned = lookAround(camera, [0, 0], [0.2, 0], { sensitivity: 3 })
  expect(turned.lookFrom).toEqual(camera.lookFrom)
  expect(turned.lookTo).toEqual(near([4 * Math.sin(0.3), 0, 4 - 4 * Math.cos(0.3)]))
  expect(lookAround(camera, [0, 0], [0, 0.2], { sensitivity: 3 }).lookTo[1]).toBeCloseTo(4 * Math.sin(0.3), 9)
})

describe('zoom', () => {
  test('takes a part of the distance, or of the width', () => {
    expect(zoom(camera, 0.25).lookFrom).toEqual([0, 0, 3])
    expect(zoom(camera, -0.25).lookFrom).toEqual([0, 0, 5])
    expect(zoom(orthographic, 0.5)).toEqual({ ...orthographic, width: 3 })
  })
})

describe.each([tilted, orthographic])('pan, $type', view => {
  test('what is under the cursor stays under it', () => {
    const depth = project(view, [0.3, 0.2, -0.5])[2]
    const last: Vec2 = [0.1, 0.2]
    const current: Vec2 = [-0.4, 0.5]
    const held = unproject(view, [...last, depth])
    expect(project(pan(view, last, current, depth), held).slice(0, 2)).toEqual(near(current))
  })

  test('without a depth the plane of the target moves', () => {
    expect(project(pan(view, [0, 0], [0.5, 0]), view.lookTo).slice(0, 2)).toEqual(near([0.5, 0]))
  })
})

test('walking moves eye and target', () => {
  expect(walk(camera, 'forward', 1)).toMatchObject({ lookFrom: near([0, 0, 3]), lookTo: near([0, 0, -1]) })
  expect(walk(camera, 'left', 1).lookFrom).toEqual(near([-1, 0, 4]))
  expect(walk(camera, 'up', 2).lookTo).toEqual(near([0, 2, 0]))
})

test('rolling turns the image counter-clockwise', () => {
  const rolled = roll(camera, Math.PI / 2)
  expect(project(rolled, [0.5, 0, 0])[1]).toBeGreaterThan(0)
  expect(rolled.lookFrom).toEqual(camera.lookFrom)
})

test('recentring moves eye and target alike', () => {
  expect(recentre(camera, [1, 2, 3])).toMatchObject({ lookTo: [1, 2, 3], lookFrom: [1, 2, 7] })
})
