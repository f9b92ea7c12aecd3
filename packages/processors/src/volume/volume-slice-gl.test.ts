import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { Picture, send } from '../testing/picture.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { volumeOf } from '../testing/volumes.ts'
import { VolumeSlice } from './volume-slice.ts'
import { VolumeSliceGL } from './volume-slice-gl.ts'

function slicing() {
  const network = new TestNetwork()
  const source = network.add(TestVolume, 'Source')
  const slice = network.add(VolumeSliceGL, 'Slice')
  const canvas = network.add(CanvasProcessor, 'Canvas')
  canvas.setSize([32, 32])
  network.connect('Source.volume', 'Slice.volume', 'Slice.outport', 'Canvas.inport')
  return { network, source, slice, canvas }
}

test('a slice along x shows z to the right and y upwards', async () => {
  const { network, source } = slicing()
  source.show(volumeOf([16, 16, 16], (_x, y, z) => (z > 0.5 && y > 0.5 ? 1 : 0)))
  const picture = await Picture.of(network)
  expect(picture.at(0.9, 0.9)).toEqual([255, 255, 255, 255])
  expect(picture.at(0.1, 0.9)).toEqual([0, 0, 0, 255])
  expect(picture.at(0.9, 0.1)).toEqual([0, 0, 0, 255])
})

test.each(['x', 'y', 'z'] as const)('a slice along %s has the numbers that the slice on the CPU has', async axis => {
  const { network, source, slice, canvas } = slicing()
  // No number is twice in a slice, and none is turned or mirrored into itself.
  source.show(volumeOf([16, 16, 16], (x, y, z) => ((97 * x + 41 * y + 13 * z + 29 * x * y) * 7.3) % 1))
  const byNumbers = network.add(VolumeSlice, 'Numbers')
  network.connect('Source.volume', 'Numbers.inputVolume')
  network.add(CanvasProcessor, 'Other')
  network.connect('Numbers.outputImage', 'Other.inport')
  canvas.setSize([16, 16])
  slice.sliceAxis.selected = axis
  byNumbers.sliceAxis.selected = axis
  // As in Inviwo, that along z is seen from behind.
  slice.flipHorizontal.value = axis === 'z'
  await network.idle()
  slice.slices['xyz'.indexOf(axis)]!.value = 5
  byNumbers.sliceNumber.value = 5
  const { numbers } = await Picture.of(network)
  const wanted = await Picture.read(byNumbers.picture.data!.colorLayers[0]!)
  expect(numbers.filter((_, i) => i % 4 === 0)).toEqual(wanted.numbers)
})

test('the wheel goes through the slices and stops at the ends', async () => {
  const { network, source, slice, canvas } = slicing()
  source.show(volumeOf([16, 4, 4], x => x))
  await network.idle()
  expect(slice.slices[0]!.value).toBe(8)
  const darker = (await Picture.of(network)).at(0.5, 0.5)[0]!
  await send(canvas, { type: 'wheel', delta: [0, 1], modifiers: [], position: [0.5, 0.5] })
  expect(slice.slices[0]!.value).toBe(9)
  expect((await Picture.of(network)).at(0.5, 0.5)[0]).toBeGreaterThan(darker)
  slice.slices[0]!.value = 16
  await send(canvas, { type: 'key', state: 'press', key: 'KeyW', modifiers: [] })
  expect(slice.slices[0]!.value).toBe(16)
})

test('outside of the volume there is the fill colour', async () => {
  const { network, source, slice } = slicing()
  source.show(volumeOf([8, 8, 8], () => 1))
  slice.imageScale.value = 2
  slice.fillColor.value = [1, 0, 0, 1]
  const picture = await Picture.of(network)
  expect(picture.at(0.05, 0.05)).toEqual([255, 0, 0, 255])
  expect(picture.at(0.5, 0.5)).toEqual([255, 255, 255, 255])
})

test('the voxel under the pointer is shown; minus infinity beside the volume, and when nobody asks', async () => {
  const { network, source, slice, canvas } = slicing()
  source.show(volumeOf([4, 4, 4], (x, y) => (Math.floor(4 * x) + 4 * Math.floor(4 * y)) / 255))
  slice.sliceAxis.selected = 'z'
  slice.flipHorizontal.value = true
  await network.idle()
  const shown = () =>
    ['normalizedSample', 'volumeSample'].map(id => (slice.sampleQuery.property(id)?.state.value as number[] | undefined)?.[0])
  const point = async (x: number, y: number) => {
    await send(canvas, { type: 'mouse', state: 'move', button: undefined, buttons: [], modifiers: [], position: [x, y] })
    await slice.queried
    return shown()
  }
  expect(await point(0.4, 0.9)).toEqual([-Infinity, -Infinity])
  slice.sampleQuery.checked = true
  await slice.queried
  expect(shown()).toEqual([expect.closeTo(13 / 255), 13])
  expect(await point(0.9, 0.1)).toEqual([expect.closeTo(3 / 255), 3])
  slice.imageScale.value = 4
  await network.idle()
  expect(await point(0.01, 0.5)).toEqual([-Infinity, -Infinity])
})
