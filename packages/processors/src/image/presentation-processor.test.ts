import { type InteractionEvent, propagateEvent } from '@ivw/network'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { offerFiles } from '../testing/test-files.ts'
import { imageOf, TestImage } from '../testing/test-image.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { PresentationProcessor } from './presentation-processor.ts'

function presentation() {
  const network = new TestNetwork()
  offerFiles(network.services, { '/s/a1.png': 10, '/s/a2.png': 20, '/s/a3.png': 30 })
  network.add(TestImage, 'Source').show(imageOf([1, 1], 'UINT8', () => [200]))
  const processor = network.add(PresentationProcessor, 'Slides')
  processor.pattern.pattern.value = ['/s/a#.png']
  const canvas = network.add(CanvasProcessor, 'Canvas')
  canvas.setSize([1, 1])
  network.connect('Source.image', 'Slides.inport', 'Slides.outport', 'Canvas.inport')
  const shown = async () => {
    await network.idle()
    return (await network.frames.get('Canvas')!.layer.read())[0]
  }
  const press = (key: string) => {
    const event: InteractionEvent = { kind: 'key', state: 'press', key, modifiers: [] }
    return propagateEvent(event, canvas)
  }
  return { network, processor, canvas, shown, press }
}

test('keys start the presentation, turn slides up to the ends, and end it', async () => {
  const { processor, shown, press } = presentation()
  expect(await shown()).toBe(200)
  expect(press(' ')).toBe(false)
  expect(press('P')).toBe(true)
  expect(await shown()).toBe(10)
  expect(press(' ')).toBe(true)
  expect(await shown()).toBe(20)
  for (let i = 0; i < 3; i++) press('ArrowRight')
  expect(await shown()).toBe(30)
  press('Backspace')
  expect([await shown(), processor.slideIndex.value, processor.fileName.value]).toEqual([20, 2, '/s/a2.png'])
  for (let i = 0; i < 3; i++) press('ArrowLeft')
  expect(await shown()).toBe(10)
  press('P')
  expect(await shown()).toBe(200)
})

test('so do mouse buttons', async () => {
  const { canvas, shown, press } = presentation()
  press('P')
  await shown()
  const click = (button: 'left' | 'right') =>
    propagateEvent(
      { kind: 'mouse', state: 'press', button, buttons: [button], modifiers: [], position: [0, 0], canvasSize: [1, 1], depth: 1 },
      canvas,
    )
  click('left')
  expect(await shown()).toBe(20)
  click('right')
  expect(await shown()).toBe(10)
})

test('slides need no image; an image comes in the size that is asked for', async () => {
  const { network, canvas, processor, shown } = presentation()
  canvas.setSize([3, 3])
  await network.idle()
  expect(processor.picture.data!.dimensions).toEqual([3, 3])
  network.network.apply([{ kind: 'disconnect', source: 'Source.image', destination: 'Slides.inport' }])
  processor.presentationMode.value = true
  expect(await shown()).toBe(10)
  expect(processor.picture.data!.dimensions).toEqual([1, 1])
})
