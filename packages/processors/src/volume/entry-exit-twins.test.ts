import { cubeMesh, formatByName, fromBasis, type Image, memory, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { imageOf, pixelsOf, TestImage } from '../testing/test-image.ts'
import { TestMesh } from '../testing/test-mesh.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { EntryExitPointsCL } from './entry-exit-points-cl.ts'
import { GeometryEntryExitPoints } from './geometry-entry-exit-points.ts'
import { VolumeRaycasterCL } from './volume-raycaster-cl.ts'

const size = 33
/** The box from -0.5 to 0.5, of one value. */
const constant = new Volume({
  dimensions: [4, 4, 4],
  format: formatByName('FLOAT32'),
  source: memory(new Float32Array(64).fill(0.5)),
  modelMatrix: fromBasis([1, 0, 0], [0, 1, 0], [0, 0, 1], [-0.5, -0.5, -0.5]),
})
const middle = (image: Image) => pixelsOf(image.colorLayers[0]!).then(pixels => pixels[16 * size + 16]!)
const near = (...numbers: readonly number[]) => numbers.map(number => expect.closeTo(number, 3))

test('places of a mesh in a volume; rays that start inside of it start at the near plane', async () => {
  const network = new TestNetwork()
  network.factory.register(TestMesh)
  const points = network.add(GeometryEntryExitPoints, 'Points')
  network.add(TestVolume, 'Volume').show(constant)
  // A box of half the size around the origin.
  network.add(TestMesh, 'Mesh').show(cubeMesh({ modelMatrix: fromBasis([0.5, 0, 0], [0, 0.5, 0], [0, 0, 0.5], [-0.25, -0.25, -0.25]) }))
  network.add(CanvasProcessor, 'Canvas').setSize([size, size])
  network.connect('Volume.volume', 'Points.volume', 'Mesh.mesh', 'Points.geometry', 'Points.exit', 'Canvas.inport')
  await network.idle()
  expect(points.entry.data!.colorLayers.length).toBe(1)
  expect(await middle(points.entry.data!)).toEqual(near(0.5, 0.5, 0.75, 1))
  expect(await middle(points.exit.data!)).toEqual(near(0.5, 0.5, 0.25, 1))
  points.camera.setState({ lookFrom: [0, 0, 0.1], near: 0.05 })
  await network.idle()
  expect(await middle(points.entry.data!)).toEqual(near(0.5, 0.5, 0.55, 1))
  expect(await middle(points.exit.data!)).toEqual(near(0.5, 0.5, 0.25, 1))
})

test('the twins of the OpenCL samples: positions of the mesh, a medium over what is behind', async () => {
  const network = new TestNetwork()
  network.factory.register(TestMesh)
  const points = network.add(EntryExitPointsCL, 'Points')
  const raycaster = network.add(VolumeRaycasterCL, 'Raycaster')
  network.add(TestVolume, 'Volume').show(constant)
  network.add(TestMesh, 'Mesh').show(cubeMesh({ modelMatrix: constant.modelMatrix }))
  network.add(CanvasProcessor, 'Canvas').setSize([size, size])
  network.connect('Mesh.mesh', 'Points.geometry', 'Points.entry-points', 'Raycaster.entry-points')
  network.connect('Points.exit-points', 'Raycaster.exit-points', 'Volume.volume', 'Raycaster.volume', 'Raycaster.outport', 'Canvas.inport')
  raycaster.lighting.shadingMode.selected = 'none'
  raycaster.transferFunction.setState({ points: [{ position: 0.5, color: [1, 0, 0, 0.01] }] })
  await network.idle()
  expect(await middle(points.entry.data!)).toEqual(near(0.5, 0.5, 1, 1))
  expect(await middle(points.exit.data!)).toEqual(near(0.5, 0.5, 0, 1))
  expect((await pixelsOf(points.entry.data!.colorLayers[0]!))[0]).toEqual([0, 0, 0, 0])
  // One unit of the box is 150 times what the opacity stands for.
  const alpha = Math.round(255 * (1 - 0.99 ** 150))
  expect(await middle(raycaster.picture.data!)).toEqual([alpha, 0, 0, alpha])
  network.add(TestImage, 'Behind').show(imageOf([size, size], 'Vec4UINT8', () => [0, 0, 255, 255]))
  network.connect('Behind.image', 'Raycaster.background')
  await network.idle()
  expect(await middle(raycaster.picture.data!)).toEqual([alpha, 0, 255 - alpha, 255])
  expect((await pixelsOf(raycaster.picture.data!.colorLayers[0]!))[0]).toEqual([0, 0, 255, 255])
})
