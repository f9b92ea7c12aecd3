import type { Image } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { colorsOf } from '../testing/test-image.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { volumeOf } from '../testing/volumes.ts'
import { AxisAlignedCutPlane } from './axis-aligned-cut-plane.ts'

/** Looks along -z at the unit box, which fills half of the picture's width. */
async function cutting(set: (planes: AxisAlignedCutPlane) => void) {
  const network = new TestNetwork()
  const source = network.add(TestVolume, 'Source')
  const planes = network.add(AxisAlignedCutPlane)
  const canvas = network.add(CanvasProcessor, 'Canvas')
  canvas.setSize([32, 32])
  network.connect('Source.volume', 'AxisAlignedCutPlane.volume', 'AxisAlignedCutPlane.outport', 'Canvas.inport')
  source.show(
    volumeOf([4, 4, 4], (x, y, z) => (x > 0.5 ? 0.2 : 0.4) + (y > 0.5 ? 0.1 : 0) + (z > 0.5 ? 0.3 : 0)).with({ interpolation: 'nearest' }),
  )
  planes.camera.setState({ type: 'OrthographicCamera', lookFrom: [0, 0, 5], width: 2, aspectRatio: 1 })
  planes.boundingBox.value = false
  set(planes)
  await network.idle()
  const colors = await colorsOf(planes.picture.data as Image)
  return { planes, pixel: (x: number, y: number) => colors[y * 32 + x]! }
}

const only =
  (kept: number) =>
  ({ planes }: AxisAlignedCutPlane): void => {
    planes.forEach(({ enabled }, axis) => {
      enabled.checked = axis === kept
    })
  }

test('a plane shows the voxels of its slice where they lie', async () => {
  const { pixel } = await cutting(planes => {
    only(2)(planes)
    planes.planes[2]!.slice.value = 10
  })
  ;[
    [pixel(12, 12), 0.4],
    [pixel(20, 12), 0.2],
    [pixel(12, 20), 0.5],
    [pixel(20, 20), 0.3],
  ].forEach(([color, expected]) => {
    expect((color as number[])[0]).toBeCloseTo(expected as number, 1)
    expect((color as number[])[3]).toBe(1)
  })
  expect(pixel(2, 2)).toEqual([0, 0, 0, 0])
})

test('slices keep their place in a volume of another size', async () => {
  const { planes, pixel } = await cutting(planes => {
    only(2)(planes)
    planes.planes[2]!.slice.value = 75
  })
  expect([planes.planes[2]!.slice.value, planes.planes[2]!.slice.max]).toEqual([3, 4])
  expect(pixel(12, 12)[0]).toBeCloseTo(0.7, 1)
})

test('without a transfer function voxels are the colours', async () => {
  const { pixel } = await cutting(planes => {
    only(2)(planes)
    planes.disableTF.value = true
  })
  expect(pixel(12, 12)[0]).toBeGreaterThan(0.3)
  expect(pixel(12, 12)[1]).toBe(0)
})

test('the edges of the box have one colour', async () => {
  const { pixel } = await cutting(planes => {
    only(-1)(planes)
    planes.boundingBox.value = true
    planes.boundingBoxColor.value = [1, 0, 0, 1]
  })
  const row = Array.from({ length: 32 }, (_, x) => pixel(x, 16))
  expect(row.filter(([r, g, , a]) => r === 1 && g === 0 && a === 1)).toHaveLength(2)
})
