import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { imageOf, TestImage } from '../testing/test-image.ts'
import { TestNetwork } from '../testing/test-network.ts'

/** Two pixels, shown by canvases of these widths and half the height; the red of the lower row of the last one. */
async function shownBy(...widths: readonly number[]): Promise<readonly number[]> {
  const network = new TestNetwork()
  network.add(TestImage, 'Source').show(imageOf([2, 1], 'UINT8', x => [x * 100]))
  widths.forEach((width, i) => {
    network.add(CanvasProcessor, `Canvas${i}`).setSize([width, width / 2])
    network.connect('Source.image', `Canvas${i}.inport`)
  })
  await network.idle()
  const { layer } = network.frames.get(`Canvas${widths.length - 1}`)!
  expect(layer.dimensions).toEqual([widths.at(-1), widths.at(-1)! / 2])
  return [...(await layer.read())].slice(0, widths.at(-1)).map(Number)
}

test('an image in memory is scaled between its corners', async () => {
  expect(await shownBy(4)).toEqual([0, 33, 66, 100])
})

test('one that was drawn in its own size before is scaled by the GPU, between the centres of its pixels', async () => {
  expect(await shownBy(2, 4)).toEqual([0, 25, 75, 100])
  expect(await shownBy(4, 2, 4)).toEqual([0, 33, 66, 100])
})
