import { type Image, MersenneTwister } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { NoiseProcessor } from './noise-processor.ts'

async function noise(set: (processor: NoiseProcessor) => void) {
  const network = new TestNetwork()
  const processor = network.add(NoiseProcessor)
  processor.size.value = [48, 32]
  set(processor)
  network.add(CanvasProcessor, 'Canvas')
  network.connect('NoiseProcessor.noise', 'Canvas.inport')
  await network.idle()
  return { network, processor, numbers: () => (processor.noise.data as Image).colorLayers[0]!.read() }
}

test('random numbers are those of the seed, row by row', async () => {
  const { processor, numbers } = await noise(({ range, seed }) => {
    range.value = [0.25, 0.75]
    seed.value = 17
  })
  const layer = (processor.noise.data as Image).colorLayers[0]!
  expect([layer.dimensions, layer.format.name, layer.swizzle]).toEqual([[48, 32], 'FLOAT32', 'rrr1'])
  const random = new MersenneTwister(17)
  expect([...(await numbers())]).toEqual(Array.from({ length: 48 * 32 }, () => random.float(0.25, 0.75)))
})

test('with its own seed a run repeats the last one; otherwise numbers go on', async () => {
  const { network, processor, numbers } = await noise(() => {})
  const first = await numbers()
  processor.invalidate('invalidOutput')
  await network.idle()
  expect(await numbers()).toEqual(first)
  processor.useSameSeed.value = false
  await network.idle()
  expect(await numbers()).not.toEqual(first)
})

test.each(['perlin', 'poissonDisk', 'haltonSequence'])('%s noise shows its own properties alone', async kind => {
  const { processor, numbers } = await noise(({ type }) => {
    type.selected = kind
  })
  const values = await numbers()
  expect(new Set(values).size > 2).toBe(kind === 'perlin')
  const shown = processor.properties.filter(({ visible }) => visible).map(({ identifier }) => identifier)
  const own = { perlin: ['levels', 'persistence'], poissonDisk: ['poissonDotsAlongX', 'poissonMaxPoints'] } as Record<string, string[]>
  expect(shown).toEqual(['size', 'type', ...(own[kind] ?? ['numPoints', 'haltonXBase', 'haltonYBase']), 'randomness'])
})

test('levels go as far as the size resolves', async () => {
  const { processor } = await noise(() => {})
  expect([processor.levels.state.range, processor.levels.value]).toEqual([
    [1, 6],
    [2, 6],
  ])
  processor.size.value = [300, 40]
  expect(processor.levels.state.range).toEqual([1, 9])
})
