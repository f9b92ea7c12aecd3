import { formatByName, Image, Layer, memory } from '@ivw/data'
import {
  Evaluator,
  ImageInport,
  ImageOutport,
  type ProcessContext,
  Processor,
  ProcessorFactory,
  ProcessorNetwork,
  Services,
} from '@ivw/network'
import { refinementService } from '@ivw/processors'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ProgressiveRefinement } from './progressive-refinement.ts'

const info = (name: string, background = false) => ({
  classIdentifier: `org.test.${name}`,
  displayName: name,
  category: 'Test',
  codeState: 'stable' as const,
  tags: [],
  help: '',
  background,
})

const picture = () =>
  new Image({ colorLayers: [new Layer({ dimensions: [1, 1], format: formatByName('UINT8'), source: memory(new Uint8Array(1)) })] })

let clock = 0
/** How long it takes to draw a full picture. */
let cost = 0

/** Draws, which takes the longer the more pixels there are. */
class Painter extends Processor {
  static override readonly info = info('Painter')
  readonly outport = this.addPort(new ImageOutport('outport'))
  readonly scales: number[] = []

  override process({ services }: ProcessContext): void {
    const scale = services.get(refinementService).scaleFor(this)
    this.scales.push(scale)
    clock += cost * scale * scale
    this.outport.data = picture()
  }
}

class Screen extends Processor {
  static override readonly info = info('Screen')
  readonly inport = this.addPort(new ImageInport('inport'))
  shown: () => void = () => undefined

  override process(): void {
    this.shown()
  }
}

/** Computes long with a picture, as a Python processor does. */
class Thinker extends Processor {
  static override readonly info = info('Thinker', true)
  readonly inport = this.addPort(new ImageInport('inport'))
  override process(): void {}
}

async function drawing(milliseconds: number) {
  cost = milliseconds
  const services = new Services()
  const network = new ProcessorNetwork(new ProcessorFactory(), services)
  const evaluator = new Evaluator(network)
  const refinement = new ProgressiveRefinement(network, evaluator, () => clock)
  services.set(refinementService, refinement)
  const [painter, screen] = [new Painter('Painter'), new Screen('Screen')]
  screen.shown = () => refinement.presented()
  network.add(painter)
  network.add(screen)
  network.connect(painter.outport, screen.inport)
  /** Something changes, and a picture is shown. */
  const change = async () => {
    painter.invalidate('invalidOutput')
    await evaluator.idle()
    return painter.scales.at(-1)
  }
  await change()
  await change()
  return { network, evaluator, refinement, painter, change }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('quick pictures are always drawn fully', async () => {
  const { change, refinement } = await drawing(20)
  expect(await change()).toBe(1)
  expect(refinement.isPending).toBe(false)
})

test('slow pictures are drawn with fewer pixels, the slower the fewer', async () => {
  expect(await (await drawing(200)).change()).toBe(1 / 2)
  expect(await (await drawing(2000)).change()).toBe(1 / 4)
})

test('the first picture of a network, which also compiles shaders, is no measure', async () => {
  const { change, painter } = await drawing(20)
  expect(painter.scales).toEqual([1, 1])
  cost = 2000
  await change()
  cost = 20
  expect(await change()).toBe(1)
})

test('at rest the full picture follows by itself', async () => {
  const { change, evaluator, painter, refinement } = await drawing(200)
  await change()
  await change()
  expect(painter.scales.slice(-2)).toEqual([1 / 2, 1 / 2])
  await vi.runAllTimersAsync()
  await evaluator.idle()
  expect(painter.scales.at(-1)).toBe(1)
  expect(refinement.isPending).toBe(false)
})

test('after a single change the full picture follows sooner than after a row of them', async () => {
  const single = await drawing(200)
  await single.change()
  await vi.advanceTimersByTimeAsync(60)
  expect(single.painter.scales.at(-1)).toBe(1)
  const many = await drawing(200)
  for (let i = 0; i < 3; i++) await many.change()
  await vi.advanceTimersByTimeAsync(60)
  expect(many.painter.scales.at(-1)).toBe(1 / 2)
})

test('whoever waits for everything gets the full picture at once', async () => {
  const { change, evaluator, painter, refinement } = await drawing(200)
  await change()
  refinement.refine()
  await evaluator.idle()
  expect(painter.scales.at(-1)).toBe(1)
})

test('switched off, every picture is full, the last one included', async () => {
  const { change, evaluator, painter, refinement } = await drawing(200)
  await change()
  refinement.enabled = false
  await evaluator.idle()
  expect(painter.scales.at(-1)).toBe(1)
  expect(await change()).toBe(1)
})

test('who computes long with a picture is spared the coarse one', async () => {
  const { change, network, painter } = await drawing(200)
  const thinker = new Thinker('Thinker')
  network.add(thinker)
  network.connect(painter.outport, thinker.inport)
  expect(await change()).toBe(1)
})

test('a processor that is removed while its full picture is due is forgotten', async () => {
  const { change, network, painter, refinement } = await drawing(200)
  await change()
  network.remove(painter)
  expect(refinement.isPending).toBe(false)
})
