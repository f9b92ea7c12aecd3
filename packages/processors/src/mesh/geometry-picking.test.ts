import { diskShape, Image, shapeMesh, type Vec4 } from '@ivw/data'
import type { PickingEvent } from '@ivw/network'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { layerOf, pixelsOf, TestImage } from '../testing/test-image.ts'
import { pictureOf, TestMesh } from '../testing/test-mesh.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { GeometryPicking } from './geometry-picking.ts'

const size = 33
const green: Vec4 = [0, 1, 0, 1]
const disk = shapeMesh(diskShape([0, 0, 0], [0, 0, 1], 0.2, 64, green))
const away = shapeMesh(diskShape([0, 0, 0], [0, 0, -1], 0.2, 64, green))

test('a mesh is drawn where it was moved to, with its colour and number', async () => {
  const { image, at } = await pictureOf(GeometryPicking, [disk], size, picking => {
    picking.position.value = [0.4, 0, 0]
  })
  expect(await at(16, 16)).toEqual([0, 0, 0, 0])
  expect(await at(25, 16)).toEqual([0, 255, 0, 255])
  const picking = await image.picking!.read()
  expect([...picking.subarray((16 * size + 25) * 4, (16 * size + 25) * 4 + 4)]).toEqual([0, 0, 128, 255])
})

test('over an image the nearer one of both is in front and covers the other by its opacity', async () => {
  const network = new TestNetwork()
  network.factory.register(TestMesh)
  const picking = network.add(GeometryPicking, 'Picking')
  network.add(CanvasProcessor, 'Canvas').setSize([size, size])
  network.add(TestMesh, 'Mesh').show(disk)
  const input = network.add(TestImage, 'Input')
  network.connect('Mesh.mesh', 'Picking.geometryInport', 'Input.image', 'Picking.imageInport', 'Picking.outport', 'Canvas.inport')
  const colorWith = async (depth: number) => {
    const layer = layerOf([size, size], 'Vec4UINT8', () => [255, 0, 0, 128])
    input.show(new Image({ colorLayers: [layer], depth: layerOf([size, size], 'FLOAT32', () => [depth]) }))
    await network.idle()
    return (await pixelsOf(picking.image.data!.colorLayers[0]!))[16 * size + 16]
  }
  expect(await colorWith(1)).toEqual([0, 255, 0, 255])
  expect(await colorWith(0)).toEqual([128, 127, 0, 255])
})

test('backs of triangles are left out', async () => {
  expect(await (await pictureOf(GeometryPicking, [away], size)).at(16, 16)).toEqual([0, 0, 0, 0])
  const both = await pictureOf(GeometryPicking, [away], size, picking => {
    picking.cullFace.setState({ selected: 'culldisable' })
  })
  expect(await both.at(16, 16)).toEqual([0, 255, 0, 255])
})

test('a drag moves the mesh with the pointer', async () => {
  const { renderer } = await pictureOf(GeometryPicking, [disk], size)
  const event: PickingEvent = {
    ...{ kind: 'picking', id: 1, state: 'updated', press: 'move', hover: 'none', buttons: ['left'], modifiers: [] },
    ...{ position: [1, 0.5], canvasSize: [size, size], depth: 0, currentId: 1, pressedId: 1, previousId: 1 },
    ...{ pressedNdc: [0, 0, 1], previousNdc: [0, 0, 1] },
  }
  renderer.handleEvent(event)
  // At the far plane the picture is this wide to the right.
  expect(renderer.position.value[0]).toBeCloseTo(100 * Math.tan((19 * Math.PI) / 180), 3)
  expect(event.used).toBe(true)
  renderer.handleEvent({ ...event, id: 7 })
  expect(renderer.position.value[1]).toBeCloseTo(0)
})
