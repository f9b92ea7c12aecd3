import { attribute, bufferOf, defaultCamera, IndexSet, Mesh, screenDepth, type Vec3 } from '@ivw/data'
import type { FloatProperty, OptionPropertyEnumInt, Processor } from '@ivw/network'
import { expect, test } from 'vitest'
import { pictureOf } from '../testing/test-mesh.ts'
import { CubeRenderer } from './cube-renderer.ts'
import { PointRenderer } from './point-renderer.ts'
import { SphereRenderer } from './sphere-renderer.ts'

/** Points with radii, in red unless told otherwise, with picking ids from 1 on. */
function points(positions: readonly Vec3[], radii: readonly number[], alpha = 1): Mesh {
  return new Mesh({
    buffers: [
      attribute('position', bufferOf('Vec3FLOAT32', Float32Array.from(positions.flat()))),
      attribute('color', bufferOf('Vec4FLOAT32', Float32Array.from(positions.flatMap(() => [1, 0, 0, alpha])))),
      attribute('radii', bufferOf('FLOAT32', Float32Array.from(radii))),
      attribute(
        'picking',
        bufferOf(
          'UINT32',
          Uint32Array.from(positions, (_, i) => i + 1),
        ),
      ),
    ],
  })
}

const unlit = (renderer: Processor): void => {
  ;(renderer.property('lighting.shadingMode') as OptionPropertyEnumInt).setState({ selected: 'none' })
}
const size = 65
const middle = 32
const half = Math.tan((19 * Math.PI) / 180)
const red = [255, 0, 0, 255]
const nothing = [0, 0, 0, 0]

test('a ball has its outline, its depth and its number', async () => {
  const radius = 0.3
  const { image, at } = await pictureOf(SphereRenderer, [points([[0, 0, 0]], [radius])], size, unlit)
  const edge = ((Math.tan(Math.asin(radius / 2)) / half) * size) / 2
  expect(await at(middle, middle)).toEqual(red)
  expect(await at(middle + Math.floor(edge), middle)).toEqual(red)
  expect(await at(middle + Math.ceil(edge) + 1, middle)).toEqual(nothing)
  // The square around it is larger than the ball in its corners.
  const corner = Math.floor(edge * 0.8)
  expect(await at(middle + corner, middle + corner)).toEqual(nothing)
  const depth = await image.depth!.read()
  expect(depth[middle * size + middle]).toBeCloseTo(screenDepth(defaultCamera, 2 - radius), 5)
  const picking = await image.picking!.read()
  expect([...picking.subarray((middle * size + middle) * 4, (middle * size + middle) * 4 + 4)]).toEqual([0, 0, 128, 255])
  expect(picking[3]).toBe(0)
})

test('balls are lit from where the light is', async () => {
  const { at } = await pictureOf(SphereRenderer, [points([[0, 0, 0]], [0.5])], size)
  // The light is above the camera.
  expect((await at(middle, middle + 12))[0]).toBeGreaterThan((await at(middle, middle - 12))[0]! + 20)
})

test('the nearer ball hides the other; those without a radius or an opacity are left out', async () => {
  const near = points([[0, 0, 1]], [0.1])
  const far = points([[0, 0, 0]], [0.3])
  const gone = [points([[0, 0, 1.2]], [0]), points([[0, 0, 1.2]], [0.1], 0)]
  const { image } = await pictureOf(SphereRenderer, [near, far, ...gone], size, unlit)
  expect((await image.depth!.read())[middle * size + middle]).toBeCloseTo(screenDepth(defaultCamera, 0.9), 5)
})

test('a ball at the near plane is left out, or cut open', async () => {
  const mesh = points([[0, 0, 1.5]], [0.45])
  const near = (renderer: SphereRenderer): void => {
    unlit(renderer)
    renderer.camera.setState({ near: 0.3 })
  }
  const without = await pictureOf(SphereRenderer, [mesh], size, near)
  expect(await without.at(middle, middle)).toEqual(nothing)
  const cut = await pictureOf(SphereRenderer, [mesh], size, renderer => {
    near(renderer)
    renderer.clipMode.setState({ selected: 'cut' })
    renderer.clipShadingFactor.value = 0.5
  })
  expect((await cut.at(middle, middle)).slice(1)).toEqual([0, 0, 255])
  expect(Math.abs((await cut.at(middle, middle))[0]! - 127.5)).toBeLessThan(1)
})

test('selected balls of the first mesh are drawn larger and in another colour', async () => {
  const balls = points(
    [
      [-0.3, 0, 0],
      [0.3, 0, 0],
    ],
    [0.1, 0.1],
  )
  const { image, at } = await pictureOf(SphereRenderer, [balls, points([[0, 0.5, 0]], [0.1])], size, renderer => {
    unlit(renderer)
    renderer.brushing.select(IndexSet.of([1, 9]))
  })
  const shift = Math.round((0.3 / 2 / half) * (size / 2))
  expect(await at(middle - shift, middle)).toEqual(red)
  expect(await at(middle + shift, middle)).toEqual([255, 196, 63, 255])
  const depth = await image.depth!.read()
  expect(depth[middle * size + middle + shift]).toBeLessThan(depth[middle * size + middle - shift] as number)
})

test('radius and colour can be forced', async () => {
  const { at } = await pictureOf(SphereRenderer, [points([[0, 0, 0]], [0.1])], size, renderer => {
    unlit(renderer)
    for (const id of ['forceRadius', 'forceColor'])
      (renderer.property(`sphereProperties.${id}`) as FloatProperty).setState({ value: true as never })
    ;(renderer.property('sphereProperties.defaultRadius') as FloatProperty).value = 0.5
  })
  expect(await at(middle + 20, middle)).toEqual([178, 178, 178, 255])
})

test('a cube has the edge that its vertex has as radius', async () => {
  const edge = 0.4
  const { image, at } = await pictureOf(CubeRenderer, [points([[0, 0, 0]], [edge])], size, unlit)
  const reach = ((edge / 2 / (2 - edge / 2) / half) * size) / 2
  expect(await at(middle + Math.floor(reach - 0.5), middle + Math.floor(reach - 0.5))).toEqual(red)
  expect(await at(middle + Math.ceil(reach + 0.5), middle)).toEqual(nothing)
  expect((await image.depth!.read())[middle * size + middle]).toBeCloseTo(screenDepth(defaultCamera, 2 - edge / 2), 5)
  expect((await image.picking!.read())[(middle * size + middle) * 4 + 2]).toBe(128)
})

test('a face of a cube has one colour', async () => {
  const { at } = await pictureOf(CubeRenderer, [points([[0, 0, 0]], [0.4])], size)
  const here = await at(middle, middle)
  expect(here[0]).toBeGreaterThan(50)
  expect(await at(middle + 5, middle - 5)).toEqual(here)
})

test('a dot is as wide as asked, with a border and a soft edge', async () => {
  const { at } = await pictureOf(PointRenderer, [points([[0, 0, 0]], [1])], size, renderer => {
    renderer.pointSize.value = 20
    renderer.borderWidth.value = 5
    renderer.borderColor.value = [0, 1, 0, 1]
  })
  expect(await at(middle, middle)).toEqual(red)
  expect(await at(middle + 8, middle)).toEqual(red)
  expect(await at(middle + 12, middle)).toEqual([0, 255, 0, 255])
  expect(await at(middle + 16, middle)).toEqual(nothing)
  expect(await at(middle + 12, middle + 12)).toEqual(nothing)
  // 14 pixels from the centre, half a pixel into the soft edge of 1.5: two thirds, blended with itself.
  const soft = await at(middle + 14, middle)
  expect(soft[3]).toBe(Math.round(255 * (2 / 3) ** 2))
})
