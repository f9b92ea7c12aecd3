import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { MeshRenderProcessor } from '../mesh/mesh-render-processor.ts'
import { imageOf, TestImage } from '../testing/test-image.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { ImageContourProcessor } from './image-contour-processor.ts'

test('lines in the unit square where the channel has the share of its range', async () => {
  const network = new TestNetwork()
  network.add(TestImage, 'Source').show(imageOf([3, 3], 'Vec2UINT8', x => [7, x * 100]))
  const contour = network.add(ImageContourProcessor, 'Contour')
  contour.channel.value = 1
  contour.iso.value = 50 / 255
  contour.color.value = [1, 0.5, 0, 1]
  network.add(MeshRenderProcessor, 'Renderer')
  network.add(CanvasProcessor, 'Canvas')
  network.connect('Source.image', 'Contour.image', 'Contour.mesh', 'Renderer.geometry', 'Renderer.image', 'Canvas.inport')
  await network.idle()
  const mesh = contour.mesh.data!
  const positions = Array.from(await mesh.buffer('position')!.read(), Number)
  expect(positions.filter((_, i) => i % 3 === 0)).toEqual([0.25, 0.25, 0.25, 0.25])
  expect(positions.filter((_, i) => i % 3 === 1).sort()).toEqual([0, 0.5, 0.5, 1])
  expect(Array.from(await mesh.buffer('color')!.read()).slice(0, 4)).toEqual([1, 0.5, 0, 1])
  expect([mesh.indices[0]!.drawType, mesh.indices[0]!.buffer.length]).toEqual(['lines', 4])
})
