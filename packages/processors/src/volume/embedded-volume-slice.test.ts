import { formatByName, fromBasis, Image, memory, Volume } from '@ivw/data'
import type { PickingEvent } from '@ivw/network'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { type PointerFeedback, pointerFeedbackService } from '../services.ts'
import { byte, layerOf, pixelsOf, TestImage } from '../testing/test-image.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { EmbeddedVolumeSlice } from './embedded-volume-slice.ts'

const size = 33
/** The box from -0.5 to 0.5; values from 0 to 0.75 along z. */
const ramp = new Volume({
  dimensions: [4, 4, 4],
  format: formatByName('FLOAT32'),
  source: memory(Float32Array.from({ length: 64 }, (_, i) => Math.floor(i / 16) / 4)),
  modelMatrix: fromBasis([1, 0, 0], [0, 1, 0], [0, 0, 1], [-0.5, -0.5, -0.5]),
})
const grey = {
  points: [
    { position: 0, color: [0, 0, 0, 0.5] },
    { position: 1, color: [1, 1, 1, 0.5] },
  ],
} as const

function sliceNetwork() {
  const network = new TestNetwork()
  const slice = network.add(EmbeddedVolumeSlice, 'Slice')
  network.add(TestVolume, 'Volume').show(ramp)
  network.add(CanvasProcessor, 'Canvas').setSize([size, size])
  network.connect('Volume.volume', 'Slice.volume', 'Slice.outport', 'Canvas.inport')
  slice.planeNormal.value = [0, 0, 1]
  slice.transferFunction.setState(grey)
  const at = async (x: number, y: number) => (await pixelsOf(slice.picture.data!.colorLayers[0]!))[y * size + x]!
  return { network, slice, at }
}

test('the transfer function at the plane, in its place, with depth and picking', async () => {
  const { network, slice, at } = sliceNetwork()
  await network.idle()
  expect(await at(16, 16)).toEqual([byte(0.375), byte(0.375), byte(0.375), 128])
  expect(await at(1, 16)).toEqual([0, 0, 0, 0])
  const { depth, picking } = slice.picture.data!
  expect((await pixelsOf(depth!))[16 * size + 16]![0]).toBeLessThan(1)
  expect((await pixelsOf(picking!))[16 * size + 16]![3]).toBe(255)
  expect((await pixelsOf(picking!))[16 * size]![3]).toBe(0)
  slice.planePosition.value = [0.5, 0.5, 0.875]
  await network.idle()
  expect((await at(16, 16))[0]).toBe(byte(0.75))
})

test('over an image: mixed by opacity where it is in front', async () => {
  const { network, slice, at } = sliceNetwork()
  const input = network.add(TestImage, 'Input')
  network.connect('Input.image', 'Slice.background')
  const mixedAt = async (depth: number) => {
    const layer = layerOf([size, size], 'Vec4UINT8', () => [255, 0, 0, 255])
    input.show(new Image({ colorLayers: [layer], depth: layerOf([size, size], 'FLOAT32', () => [depth]) }))
    await network.idle()
    return at(16, 16)
  }
  const mixed = await mixedAt(1)
  expect(mixed.map(value => value / 255)).toEqual([0.5 + 0.375 / 2, 0.375 / 2, 0.375 / 2, 1].map(value => expect.closeTo(value, 2)))
  expect(await mixedAt(0)).toEqual([255, 0, 0, 255])
  slice.planePosition.value = [0.5, 0.5, 7]
  await network.idle()
  expect(await at(16, 16)).toEqual([255, 0, 0, 255])
})

test('a tool tip tells the voxel under the pointer', async () => {
  const { network, slice } = sliceNetwork()
  const told: string[] = []
  network.services.set(pointerFeedbackService, {
    toolTip: (canvas, text) => void told.push(`${canvas} ${text}`),
    contextMenu() {},
  } as PointerFeedback)
  slice.planePosition.value = [0.5, 0.5, 0.625]
  await network.idle()
  const event: PickingEvent = {
    ...{ kind: 'picking', id: 1, state: 'updated', press: 'none', hover: 'move', buttons: [], modifiers: [], canvas: 'Canvas' },
    ...{ position: [0.5, 0.5], canvasSize: [size, size], depth: 0, currentId: 1, pressedId: 0, previousId: 1 },
    ...{ pressedNdc: [0, 0, 1], previousNdc: [0, 0, 1] },
  }
  slice.handleEvent(event)
  await slice.settled
  slice.handleEvent({ ...event, hover: 'exit' })
  expect(told).toEqual(['Canvas Voxel: 2, 2, 2\nPosition: 0, 0, 0.125\nValue: 0.5', 'Canvas '])
})
