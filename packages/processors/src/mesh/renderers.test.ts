import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { Picture } from '../testing/picture.ts'
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
