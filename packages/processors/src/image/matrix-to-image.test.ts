import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { EigenMatrixToImage } from './eigen-matrix-to-image.ts'
import { TestMatrix } from './test-matrix.ts'

test('a matrix becomes an image, its first row at the top', async () => {
  const network = new TestNetwork()
  const matrix = network.add(TestMatrix, 'Matrix')
  const image = network.add(EigenMatrixToImage, 'Image')
  network.add(CanvasProcessor, 'Canvas').setSize([4, 4])
  network.connect('Matrix.matrix_', 'Image.matrix', 'Image.image', 'Canvas.inport')
  matrix.size.value = 2
  await network.idle()
  const pixels = async () => [...(await image.picture.data!.colorLayers[0]!.read())]
  expect(await pixels()).toEqual([0.5, 1, 0, 1])
  image.flip.value = false
  await network.idle()
  expect(await pixels()).toEqual([0, 1, 0.5, 1])
})
