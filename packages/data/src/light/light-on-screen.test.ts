import { expect, test } from 'vitest'
import { defaultCamera } from '../camera.ts'
import type { Vec3 } from '../vector.ts'
import { lightOnScreen } from './light-on-screen.ts'

const camera = { ...defaultCamera, lookFrom: [0, 0, 4], lookTo: [0, 0, 0], aspectRatio: 1 } as const
const close = (point: Vec3) => point.map(number => expect.closeTo(number, 5))

test('the light moves to where it shines on the ball, as far away as before', () => {
  expect(lightOnScreen(camera, [0.5, 0.5], [0, 7, 0])).toEqual(close([0, 0, 7]))
  const [x, y, z] = lightOnScreen(camera, [0.6, 0.4], [0, 7, 0])
  expect([x > 0, y > 0, z > 0, Math.hypot(x, y, z)]).toEqual([true, true, true, expect.closeTo(7, 5)])
  expect(x).toBeCloseTo(y, 5)
})

test('beside the ball it moves to the side', () => {
  const wide = { ...camera, fov: 120 }
  expect(lightOnScreen(wide, [1, 0.5], [0, 7, 0])).toEqual(close([7, 0, 0]))
})
