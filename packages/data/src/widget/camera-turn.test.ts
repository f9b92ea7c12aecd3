import { expect, test } from 'vitest'
import { defaultCamera } from '../camera.ts'
import { dollied, turnAxes, turned, turnOf } from './camera-turn.ts'

const near = (numbers: readonly number[]) => numbers.map(number => expect.closeTo(number, 6))

test('movements turn about the axes of the camera', () => {
  const axes = turnAxes(defaultCamera, false)
  const about = (axis: readonly number[], pixels: number) => ({ axis: near(axis), pixels })
  expect(turnOf('horizontal', [10, 3], axes)).toEqual(about([0, 1, 0], 10))
  expect(turnOf('vertical', [10, 3], axes)).toEqual(about([1, 0, 0], -3))
  expect(turnOf('roll', [10, 3], axes)).toEqual(about([0, 0, -1], 10))
  expect(turnOf('free', [3, 4], axes)).toEqual(about([-0.8, 0.6, 0], 5))
  expect(turnOf('free', [0, 0], axes)).toBeUndefined()
})

test('or about the axis of the world that is nearest to upwards', () => {
  expect(turnAxes({ ...defaultCamera, lookUp: [0.1, -0.9, 0.2] }, true).pole).toEqual([0, -1, 0])
})

test('a turn keeps what is looked at', () => {
  const { camera, rotation } = turned({ ...defaultCamera, lookTo: [1, 0, 0], lookFrom: [1, 0, 2] }, [0, 1, 0], Math.PI / 2)
  expect([camera.lookFrom, camera.lookUp].map(vector => [...vector])).toEqual([near([3, 0, 0]), near([0, 1, 0])])
  expect([...rotation.slice(0, 3)]).toEqual(near([0, 0, -1]))
})

test('upwards is nearer, but never through what is looked at', () => {
  const perPixel = 1 / 50 / Math.tan((19 * Math.PI) / 180)
  expect(dollied(defaultCamera, 10).lookFrom[2]).toBeCloseTo(2 - 10 * perPixel)
  expect(dollied(defaultCamera, 1000).lookFrom[2]).toBeCloseTo(0.01)
})
