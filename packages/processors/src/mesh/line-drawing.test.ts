import { attribute, bufferOf, type Connectivity, defaultCamera, Mesh, scaling, screenDepth, type Vec3, type Vec4 } from '@ivw/data'
import type { BoolProperty, FloatProperty, OptionPropertyEnumInt, Processor } from '@ivw/network'
import { expect, test } from 'vitest'
import { pictureOf } from '../testing/test-mesh.ts'
import { Mesh2DRenderProcessorGL } from './mesh-2d-render-processor.ts'
import { TubeRendering } from './tube-rendering.ts'

interface LineOptions {
  readonly radii?: readonly number[]
  readonly colors?: readonly Vec4[]
  readonly connectivity?: Connectivity
}

/** One line through all points, with picking ids from 1 on. */
function line(
  points: readonly Vec3[],
  { radii, colors = points.map((): Vec4 => [1, 0, 0, 1]), connectivity = 'strip' }: LineOptions = {},
): Mesh {
  const numbers = Uint32Array.from(points, (_, i) => i)
  return new Mesh({
    buffers: [
      attribute('position', bufferOf('Vec3FLOAT32', Float32Array.from(points.flat()))),
      attribute('color', bufferOf('Vec4FLOAT32', Float32Array.from(colors.flat()))),
      ...(radii ? [attribute('radii', bufferOf('FLOAT32', Float32Array.from(radii)))] : []),
      attribute(
        'picking',
        bufferOf(
          'UINT32',
          numbers.map(i => i + 1),
        ),
      ),
    ],
    indices: [{ drawType: 'lines', connectivity, buffer: bufferOf('UINT32', numbers) }],
  })
}

const size = 65
const middle = 32
/** Pixels for a length at a distance from the eye. */
const pixels = (length: number, distance: number) => ((length / distance / Math.tan((19 * Math.PI) / 180)) * size) / 2
const red = [255, 0, 0, 255]
const nothing = [0, 0, 0, 0]

const unlit = (renderer: Processor): void => {
  ;(renderer.property('lighting.shadingMode') as OptionPropertyEnumInt).setState({ selected: 'none' })
}

test('a tube is round, and as thick as its radius', async () => {
  const radius = 0.2
  const { image, at } = await pictureOf(
    TubeRendering,
    [
      line(
        [
          [-0.4, 0, 0],
          [0.4, 0, 0],
        ],
        { radii: [radius, radius] },
      ),
    ],
    size,
    unlit,
  )
  const edge = pixels(radius, Math.sqrt(4 - radius * radius))
  expect(await at(middle, middle)).toEqual(red)
  expect(await at(middle, middle + Math.floor(edge - 0.5))).toEqual(red)
  expect(await at(middle, middle + Math.ceil(edge + 0.5))).toEqual(nothing)
  // Its ends are cut off flat.
  expect(await at(middle + Math.floor(pixels(0.4, 2 - radius) - 0.5), middle)).toEqual(red)
  expect(await at(middle + Math.ceil(pixels(0.4, 2 - radius) + 0.5), middle)).toEqual(nothing)
  const depth = await image.depth!.read()
  expect(depth[middle * size + middle]).toBeCloseTo(screenDepth(defaultCamera, 2 - radius), 5)
  const picking = await image.picking!.read()
  expect([...picking.subarray((middle * size + middle) * 4, (middle * size + middle) * 4 + 4)]).toEqual([0, 0, 128, 255])
})

test('a tube that leads up, or away from the eye, is there, too', async () => {
  const up: Vec3[] = [
    [0, -0.4, 0],
    [0, 0.4, 0],
  ]
  const away: Vec3[] = [
    [0.3, 0, 0],
    [0.3, 0, -3],
  ]
  const { at } = await pictureOf(TubeRendering, [line(up, { radii: [0.05, 0.05] }), line(away, { radii: [0.1, 0.1] })], size, unlit)
  expect(await at(middle, middle + 10)).toEqual(red)
  expect(await at(middle + 6, middle)).toEqual(red)
  // Of its inside nothing is seen.
  expect(await at(middle + Math.round(pixels(0.3, 2)), middle)).toEqual(nothing)
})

test('thickness and colour change from end to end; a mirrored tube looks the same', async () => {
  const colors: Vec4[] = [
    [1, 0, 0, 1],
    [0, 1, 0, 1],
  ]
  const mesh = line(
    [
      [0, -0.5, 0],
      [0, 0.5, 0],
    ],
    { radii: [0.05, 0.3], colors },
  )
  const mirrored = mesh.with({ modelMatrix: scaling([-1, 1, 1]) })
  for (const shown of [mesh, mirrored]) {
    const { at } = await pictureOf(TubeRendering, [shown], size, unlit)
    const width = async (y: number) =>
      (await Promise.all(Array.from({ length: size }, (_, x) => at(x, y)))).filter(([, , , a]) => a! > 0).length
    expect(await width(middle + 15)).toBeGreaterThan((await width(middle - 15)) + 8)
    const [above, below] = [await at(middle, middle + 15), await at(middle, middle - 15)]
    expect(above[1]).toBeGreaterThan(above[0]!)
    expect(below[0]).toBeGreaterThan(below[1]!)
  }
})

test('with adjacency only the inner segments are drawn, and neighbours cut their ends off aslant', async () => {
  const mesh = line(
    [
      [-0.4, 0, 0],
      [-0.2, 0, 0],
      [0.2, 0, 0],
      [0.2, 0.4, 0],
    ],
    { connectivity: 'stripAdjacency' },
  )
  const { at } = await pictureOf(TubeRendering, [mesh], size, renderer => {
    unlit(renderer)
    ;(renderer.property('tubeProperties.defaultRadius') as FloatProperty).value = 0.1
  })
  expect(await at(middle - Math.round(pixels(0.3, 1.9)), middle)).toEqual(nothing)
  const end = middle + Math.round(pixels(0.2, 1.9))
  expect(await at(end + 1, middle - 3)).toEqual(red)
  expect(await at(end + 1, middle + 2)).toEqual(nothing)
})

test('a flat mesh lies where its vertices say, and not where its matrices place it', async () => {
  const square = new Mesh({
    buffers: [
      attribute('position', bufferOf('Vec3FLOAT32', Float32Array.of(0, 0, 0, 0.5, 0, 0, 0, 0.5, 0, 0.5, 0.5, 0))),
      attribute(
        'color',
        bufferOf(
          'Vec4FLOAT32',
          Float32Array.from([red, red, red, red].flat(), value => value / 255),
        ),
      ),
    ],
    indices: [{ drawType: 'triangles', connectivity: 'strip', buffer: bufferOf('UINT32', Uint32Array.of(0, 1, 2, 3)) }],
    worldMatrix: scaling([9, 9, 9]),
  })
  const above = line(
    [
      [0, 0.25, 1],
      [1, 0.25, 1],
    ],
    {
      colors: [
        [0, 1, 0, 1],
        [0, 1, 0, 1],
      ],
    },
  )
  const { image, at } = await pictureOf(Mesh2DRenderProcessorGL, [above, square], 8)
  expect(await at(1, 0)).toEqual(red)
  expect(await at(3, 3)).toEqual(red)
  expect(await at(4, 4)).toEqual(nothing)
  const row = (await at(1, 2))[1] === 255 ? 2 : 1
  expect(await at(6, row)).toEqual([0, 255, 0, 255])
  const depth = await image.depth!.read()
  expect(depth[0]).toBeCloseTo(2 / 3, 6)
  expect((await image.picking!.read()).filter((x, i) => i % 4 === 3 && x > 0)).toHaveLength(8)
  const shifted = await pictureOf(Mesh2DRenderProcessorGL, [above, square], 8, renderer => {
    renderer.left.value = -1
    ;(renderer.property('enableDepthTest') as BoolProperty).value = false
  })
  expect(await shifted.at(3, 0)).toEqual(nothing)
  expect(await shifted.at(5, row)).toEqual(red)
})
