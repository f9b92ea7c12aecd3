import { expect, test } from 'vitest'
import { defaultCamera } from '../camera.ts'
import { transformDirection } from '../matrix.ts'
import { centredBasis } from '../spaces.ts'
import type { Vec3 } from '../vector.ts'
import { handleEdge, handleRotation, pushedOut, shareAlong } from './crop-edges.ts'

const box = centredBasis([1, 0, 0], [0, 1, 0], [0, 0, 1])
const cameraFrom = (lookFrom: Vec3) => ({ ...defaultCamera, lookFrom })
const places = ({ start }: { start: Vec3 }): number[] => start.map(part => Math.round(part * 2))

test('handles are at the outline, not in front of the box', () => {
  const camera = cameraFrom([2, 1.5, 4])
  // Along x the box shows its top and its front: the near lower edge is at the outline and lower than the far upper one.
  expect(places(handleEdge(box, 0, camera))).toEqual([-1, -1, 1])
  // Along y it shows its right side and its front.
  expect(places(handleEdge(box, 1, camera))).toEqual([-1, -1, 1])
})

test('seen straight from the front the lower left one of the near edges is taken', () => {
  expect(places(handleEdge(box, 0, cameraFrom([0, 0, 4])))).toEqual([-1, -1, 1])
})

test('a handle points out of the box at both ends of the axis', () => {
  for (const axis of [0, 1, 2] as const)
    for (const edge of [0, 1]) {
      const [low, high] = [false, true].map(flipped => transformDirection(handleRotation(axis, edge, flipped), [0, 0, 1]))
      expect([low![axis], high![axis]]).toEqual([expect.closeTo(-1), expect.closeTo(1)])
    }
})

test('a movement along the whole projected edge is the whole range; one across it is nothing', () => {
  const camera = cameraFrom([0, 0, 4])
  const edge = handleEdge(box, 0, camera)
  const length = 1 / (3.5 * Math.tan((19 * Math.PI) / 180))
  expect(shareAlong(edge, camera, [length, 0])).toBeCloseTo(1)
  expect(shareAlong(edge, camera, [0, 1])).toBeCloseTo(0)
  expect(pushedOut(edge, box, Math.SQRT2).start.map(part => Math.round(part * 10) / 10)).toEqual([-0.5, -1.5, 1.5])
})
