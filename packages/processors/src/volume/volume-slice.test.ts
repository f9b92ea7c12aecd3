import { formatByName, memory, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { VolumeSlice } from './volume-slice.ts'

const source = new Volume({
  dimensions: [3, 2, 4],
  format: formatByName('UINT16'),
  source: memory(Uint16Array.from({ length: 24 }, (_, i) => (i % 3) + 10 * (Math.floor(i / 3) % 2) + 100 * Math.floor(i / 6))),
})

function slicing() {
  const network = new TestNetwork()
  network.add(TestVolume, 'Source').show(source)
  const slice = network.add(VolumeSlice)
  const canvas = network.add(CanvasProcessor, 'Canvas')
  network.connect('Source.volume', 'VolumeSlice.inputVolume', 'VolumeSlice.outputImage', 'Canvas.inport')
  return { network, slice, canvas }
}

test.each([
  ['x', [4, 2], [1, 101, 201, 301, 11, 111, 211, 311]],
  ['y', [3, 4], [10, 11, 12, 110, 111, 112, 210, 211, 212, 310, 311, 312]],
  ['z', [3, 2], [100, 101, 102, 110, 111, 112]],
] as const)('along %s: the stored numbers', async (axis, dimensions, numbers) => {
  const { network, slice } = slicing()
  slice.sliceAxis.selected = axis
  await network.idle()
  slice.sliceNumber.value = 2
  await network.idle()
  const [layer] = slice.picture.data!.colorLayers
  expect([layer!.dimensions, layer!.format.name, layer!.swizzle]).toEqual([dimensions, 'UINT16', 'rrr1'])
  expect([...(await layer!.read())]).toEqual([...numbers])
})

test('another number of slices keeps the place', async () => {
  const { network, slice } = slicing()
  slice.sliceAxis.selected = 'z'
  await network.idle()
  expect([slice.sliceNumber.value, slice.sliceNumber.max]).toEqual([2, 4])
  slice.sliceAxis.selected = 'y'
  await network.idle()
  expect([slice.sliceNumber.value, slice.sliceNumber.max]).toEqual([1, 2])
})

test('W and S go through the slices and stop at the ends', async () => {
  const { network, slice, canvas } = slicing()
  slice.sliceAxis.selected = 'z'
  await network.idle()
  const press = async (key: string, times: number): Promise<void> => {
    for (let i = 0; i < times; i++) canvas.input({ type: 'key', state: 'press', key, modifiers: [] } as never)
    await network.idle()
  }
  await press('W', 5)
  expect(slice.sliceNumber.value).toBe(4)
  await press('S', 2)
  expect(slice.sliceNumber.value).toBe(2)
})
