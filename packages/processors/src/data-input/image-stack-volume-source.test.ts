import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { offerFiles } from '../testing/test-files.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { VolumeSlice } from '../volume/volume-slice.ts'
import { ImageStackVolumeSource } from './image-stack-volume-source.ts'

function stack() {
  const network = new TestNetwork()
  offerFiles(network.services, { '/s/a2.png': 20, '/s/a10.png': 100, '/s/a1.png': 10, '/s/a5.png': 'broken', '/s/a3.txt': 'no image' })
  const processor = network.add(ImageStackVolumeSource, 'Stack')
  processor.pattern.pattern.value = ['/s/a#.png']
  network.add(VolumeSlice, 'Slice')
  network.add(CanvasProcessor, 'Canvas')
  network.connect('Stack.volume', 'Slice.inputVolume', 'Slice.outputImage', 'Canvas.inport')
  return { network, processor }
}

test('slices follow the numbers of the files; what cannot be read is empty', async () => {
  const { network, processor } = stack()
  await network.idle()
  const volume = processor.volume.data!
  expect([volume.dimensions, volume.format.name]).toEqual([[1, 1, 4], 'UINT8'])
  expect([...(await volume.read())]).toEqual([10, 20, 0, 100])
  expect(processor.information.dataRange.value).toEqual([0, 255])
})

test('or left out', async () => {
  const { network, processor } = stack()
  processor.skipUnsupportedFiles.value = true
  await network.idle()
  expect([...(await processor.volume.data!.read())]).toEqual([10, 20, 100])
})

test('a pattern that nothing matches is an error', async () => {
  const { network, processor } = stack()
  processor.pattern.pattern.value = ['/s/b#.png']
  await expect(network.idle()).rejects.toThrow()
  expect(processor.status.error?.message).toBe('No file matches b#.png')
})
