import { attribute, bufferOf, Mesh, type Vec3 } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { Picture } from '../testing/picture.ts'
import { pictureOf } from '../testing/test-mesh.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { ball, volumeOf } from '../testing/volumes.ts'
import { CubeProxyGeometry } from '../volume/cube-proxy-geometry.ts'
import { VolumeBoundingBox } from '../volume/volume-bounding-box.ts'
import { LineRenderer } from './line-renderer.ts'
import { MeshRenderProcessor } from './mesh-render-processor.ts'

function box() {
  const network = new TestNetwork()
  network.add(TestVolume, 'Source').show(volumeOf([8, 8, 8], ball))
  const canvas = network.add(CanvasProcessor, 'Canvas')
  canvas.setSize([64, 64])
  return { network, canvas }
}

test('a mesh is drawn with depth, and in one colour where that is wanted', async () => {
  const { network, canvas } = box()
  network.add(CubeProxyGeometry, 'Proxy')
  const renderer = network.add(MeshRenderProcessor, 'Mesh')
  network.connect('Source.volume', 'Proxy.volume', 'Proxy.proxyGeometry', 'Mesh.geometry', 'Mesh.image', 'Canvas.inport')
  renderer.overrideColorBuffer.value = true
  renderer.overrideColor.value = [0, 1, 0, 1]
  renderer.lighting.shadingMode.selected = 'none'
  const picture = await Picture.of(network)
  expect(picture.at(0.5, 0.5)).toEqual([0, 255, 0, 255])
  expect(picture.at(0, 0)).toEqual([0, 0, 0, 0])
  canvas.visibleLayer.selected = 'depth'
  const depth = await Picture.of(network)
  expect(depth.at(0.5, 0.5)[0]).toBeLessThan(1)
  expect(depth.at(0, 0)[0]).toBe(1)
})

test('no face is left when both sides are culled', async () => {
  const { network } = box()
  network.add(CubeProxyGeometry, 'Proxy')
  const renderer = network.add(MeshRenderProcessor, 'Mesh')
  network.connect('Source.volume', 'Proxy.volume', 'Proxy.proxyGeometry', 'Mesh.geometry', 'Mesh.image', 'Canvas.inport')
  renderer.cullFace.selected = 'cullfrontback'
  expect((await Picture.of(network)).at(0.5, 0.5)).toEqual([0, 0, 0, 0])
})

test('the edges of a box are lines of the wanted colour and width', async () => {
  const { network } = box()
  const edges = network.add(VolumeBoundingBox, 'Edges')
  const renderer = network.add(LineRenderer, 'Lines')
  network.connect('Source.volume', 'Edges.volume', 'Edges.mesh', 'Lines.geometry', 'Lines.image', 'Canvas.inport')
  edges.color.value = [1, 0, 0, 1]
  const drawn = (picture: Picture): number => picture.numbers.filter((x, i) => i % 4 === 0 && x > 0).length
  const thin = await Picture.of(network)
  expect(drawn(thin)).toBeGreaterThan(50)
  expect(thin.at(0.5, 0.5)).toEqual([0, 0, 0, 0])
  expect(thin.numbers.some((x, i) => i % 4 === 1 && x > 0)).toBe(false)
  renderer.property('lineSettings.lineWidth')?.setState({ value: 5 })
  expect(drawn(await Picture.of(network))).toBeGreaterThan(2 * drawn(thin))
})

/** Columns and rows of the pixels that a line is drawn to, from left to right and from below. */
async function pixelsOfLine(from: Vec3, to: Vec3): Promise<readonly (readonly [x: number, y: number])[]> {
  const size = 33
  const line = new Mesh({
    buffers: [attribute('position', bufferOf('Vec3FLOAT32', Float32Array.of(...from, ...to)))],
    indices: [{ drawType: 'lines', connectivity: 'none', buffer: bufferOf('UINT32', Uint32Array.of(0, 1)) }],
  })
  const { image } = await pictureOf(MeshRenderProcessor, [line], size)
  const colors = await image.colorLayers[0]!.read()
  const places = Array.from({ length: size * size }, (_, i) => [i % size, Math.floor(i / size)] as const)
  return places.filter((_, i) => Number(colors[i * 4 + 3]) > 0).sort(([a], [b]) => a - b)
}

test('a line covers one pixel in each column, or in each row where it is steep', async () => {
  const flat = await pixelsOfLine([-0.52, -0.2, 0], [0.52, 0.13, 0])
  expect(flat.length).toBeGreaterThan(20)
  expect(flat.map(([x]) => x)).toEqual(flat.map((_, i) => flat[0]![0] + i))
  const steep = await pixelsOfLine([-0.2, -0.52, 0], [0.13, 0.52, 0])
  expect(steep).toEqual(flat.map(([x, y]) => [y, x]))
})

test('of a line with an end behind the eye that part is drawn which lies before it', async () => {
  // The eye is at (0, 0, 2): the line runs from the middle of the picture to below the eye and on.
  const behind = await pixelsOfLine([0.001, 0, 0], [0.001, -1, 4])
  expect(behind).toEqual(Array.from({ length: 17 }, (_, y) => [16, y]))
  expect(await pixelsOfLine([0.001, -1, 4], [0.001, 0, 0])).toEqual(behind)
})
