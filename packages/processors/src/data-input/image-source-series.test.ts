import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { offerFiles } from '../testing/test-files.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { ImageSourceSeries } from './image-source-series.ts'

function series(pattern: string) {
  const network = new TestNetwork()
  offerFiles(network.services, {
    '/images/s2.png': 20,
    '/images/s10.png': 100,
    '/images/s1.tif': 'not read',
    '/images/notes.txt': 'no image',
  })
  const processor = network.add(ImageSourceSeries, 'Series')
  processor.pattern.pattern.value = [pattern]
  network.add(CanvasProcessor, 'Canvas').setSize([1, 1])
  network.connect('Series.outputImage', 'Canvas.inport')
  const grey = async () => {
    await network.idle()
    return (await processor.picture.data!.colorLayers[0]!.read())[0]
  }
  return { network, processor, grey }
}

test('images are counted from 1 in the order of their numbers', async () => {
  const { processor, grey } = series('/images/s#.png')
  expect(await grey()).toBe(20)
  expect([processor.index.max, processor.fileName.value]).toEqual([2, 's2.png'])
  processor.index.value = 2
  expect(await grey()).toBe(100)
})

test('images that cannot be read keep their number; other files have none', async () => {
  const { network, processor, grey } = series('/images/*')
  processor.index.value = 3
  expect(await grey()).toBe(20)
  processor.index.value = 2
  expect(await grey()).toBe(100)
  processor.index.value = 1
  await expect(network.idle()).rejects.toThrow('Series failed')
  expect(processor.status.error?.message).toMatch(/s1\.tif/)
})

test('a pattern that nothing matches is an error that says so', async () => {
  const { network, processor } = series('/images/x###.png')
  await expect(network.idle()).rejects.toThrow()
  expect(processor.status.error?.message).toBe('No image matches x###.png')
  processor.pattern.pattern.value = ['/images/s##.png']
  await network.idle()
  expect(processor.status.state).toBe('success')
})
