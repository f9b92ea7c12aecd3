import { expect, test } from 'vitest'
import { bufferOf } from '../buffer.ts'
import { defaultCamera, project } from '../camera.ts'
import { transform } from '../matrix.ts'
import { attribute, type DrawInfo, Mesh } from '../mesh.ts'
import { completed } from '../steps.ts'
import type { TransferFunctionState } from '../transfer-function.ts'
import type { Vec3 } from '../vector.ts'
import { cameraFrustum } from './camera-frustum.ts'
import { componentOf, mappedColors } from './mapped-colors.ts'
import { normalColors } from './normal-colors.ts'
import { orientationIndicator, placedInView } from './orientation-indicator.ts'
import { wireframe } from './wireframe.ts'

const positions = attribute('position', bufferOf('Vec3FLOAT32', Float32Array.of(0, 0, 0, 1, 0, 0, 1, 2, 0, 0, 4, 0)))
const numbersOf = async (mesh: Mesh, type: 'color' | 'position') => [...(await mesh.buffer(type)!.read())]

test.each<[DrawInfo, readonly number[], readonly number[]]>([
  [{ drawType: 'triangles', connectivity: 'none' }, [0, 1, 2], [0, 1, 1, 2, 2, 0]],
  [{ drawType: 'triangles', connectivity: 'strip' }, [0, 1, 2, 3], [0, 1, 1, 2, 2, 0, 2, 1, 1, 3, 3, 2]],
  [{ drawType: 'triangles', connectivity: 'fan' }, [0, 1, 2, 3], [0, 1, 1, 2, 2, 0, 0, 2, 2, 3, 3, 0]],
  [{ drawType: 'lines', connectivity: 'loop' }, [0, 1, 2], [0, 1, 1, 2, 2, 0]],
  [{ drawType: 'lines', connectivity: 'stripAdjacency' }, [0, 1, 2, 3], [1, 2]],
  [{ drawType: 'points', connectivity: 'none' }, [0, 1], []],
])('edges of %j', async (draw, indices, expected) => {
  const mesh = new Mesh({ buffers: [positions], indices: [{ ...draw, buffer: bufferOf('UINT32', Uint32Array.from(indices)) }] })
  const { indices: lists, buffers } = await wireframe(mesh)
  expect(buffers).toEqual(mesh.buffers)
  expect([...(await lists[0]!.buffer.read())]).toEqual(expected)
})

test('a mesh without lists is joined by its default', async () => {
  const mesh = new Mesh({ buffers: [positions], defaultDraw: { drawType: 'lines', connectivity: 'strip' } })
  expect([...(await (await wireframe(mesh)).indices[0]!.buffer.read())]).toEqual([0, 1, 1, 2, 2, 3])
})

const blackToRed: TransferFunctionState = {
  points: [
    { position: 0, color: [0, 0, 0, 1] },
    { position: 1, color: [1, 0, 0, 1] },
  ],
  mask: [0, 1],
  type: 'relative',
}

test('a component becomes colours; the first buffer of colours is replaced', async () => {
  const colors = attribute('color', bufferOf('Vec4FLOAT32', new Float32Array(16)))
  const mesh = new Mesh({ buffers: [colors, positions] })
  const heights = await componentOf(positions.buffer, 1)
  expect([...heights]).toEqual([0, 0, 2, 4])
  const mapped = completed(mappedColors(mesh, heights, [0, 4], blackToRed))
  expect(mapped.buffers.map(({ type }) => type)).toEqual(['color', 'position'])
  expect((await numbersOf(mapped, 'color')).filter((_, i) => i % 4 === 0)).toEqual([0, 0, 0.5, 1])
  const added = completed(mappedColors(new Mesh({ buffers: [positions] }), heights, [0, 2], blackToRed))
  expect(added.buffers.map(({ type }) => type)).toEqual(['position', 'color'])
  expect([...(await componentOf(positions.buffer, 3))]).toEqual([0, 0, 0, 0])
})

test('normals become colours', async () => {
  const normals = attribute('normal', bufferOf('Vec3FLOAT32', Float32Array.of(0, -1, 0.5)))
  const colors = attribute('color', bufferOf('Vec4FLOAT32', new Float32Array(4)))
  const mesh = new Mesh({ buffers: [colors, normals] })
  expect(await numbersOf(await normalColors(mesh, 'none'), 'color')).toEqual([0, -1, 0.5])
  expect(await numbersOf(await normalColors(mesh, 'abs'), 'color')).toEqual([0, 1, 0.5])
  expect(await numbersOf(await normalColors(mesh, 'shift'), 'color')).toEqual([0.5, 0, 0.75])
  await expect(normalColors(new Mesh({ buffers: [positions] }), 'none')).rejects.toThrow(/no normals/)
})

test('the corners of a frustum lie at the corners of the picture', async () => {
  const camera = { ...defaultCamera, lookFrom: [3, 1, 2] as Vec3, aspectRatio: 1.5, near: 1, far: 10 }
  const mesh = cameraFrustum(camera, [1, 0, 0, 1])
  const corners = await numbersOf(mesh, 'position')
  expect(corners.slice(0, 12)).toEqual([-1, -1, -1, -1, 1, -1, 1, -1, -1, 1, 1, -1])
  for (let i = 0; i < 8; i++) {
    const corner = corners.slice(3 * i, 3 * i + 3) as unknown as Vec3
    const [x, y, z, w] = transform(mesh.worldFromModel, [...corner, 1])
    expect(project(camera, [x / w, y / w, z / w])).toEqual(corner.map(number => expect.closeTo(number, 4)))
  }
})

test('an indicator stands where it should in the picture, as large as it should be', () => {
  const matrix = placedInView(defaultCamera, [0.25, 0.75], 0.1)
  const at = (point: Vec3): Vec3 => {
    const [x, y, z] = transform(matrix, [...point, 1])
    return project(defaultCamera, [x, y, z])
  }
  expect(at([0, 0, 0])).toEqual([-0.5, 0.5, 0].map(number => expect.closeTo(number, 4)))
  expect(at([1, 0, 0])[0]).toBeCloseTo(-0.3, 4)
})

test('the arrows of an indicator are as long as their axes', () => {
  const { vertices } = orientationIndicator({
    baseColor: [1, 1, 1, 1],
    axisColors: [
      [1, 0, 0, 1],
      [0, 1, 0, 1],
      [0, 0, 1, 1],
    ],
    radius: 1,
    axisScale: [1, 2, 3],
  })
  const reach = (axis: 0 | 1 | 2) => vertices.reduce((most, { position }) => Math.max(most, position[axis]), 0)
  // The z arrow is the thickest: its head stands out by 0.15 of its length.
  expect([reach(0), reach(1), reach(2)]).toEqual([1, 2, 3].map(number => expect.closeTo(number, 6)))
  expect(vertices[0]!.color).toEqual([1, 1, 1, 1])
})
