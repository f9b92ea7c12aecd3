import { formatByName, Image, Layer, memory, type Vec2 } from '@ivw/data'
import { ImageOutport, type PickingEvent, Processor, type ProcessorInfo } from '@ivw/network'
import { pointerFeedbackService } from '@ivw/processors'
import { pickingColor } from '@ivw/render'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CanvasInput, EngineMessage } from '../protocol.ts'
import { EngineDesk } from '../testing/engine-desk.ts'

/** Draws two things side by side, and nothing above them, into an image in memory. */
class Halves extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.test.Halves',
    displayName: 'Halves',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  }
  readonly image = this.addPort(new ImageOutport('image', { handlesResize: false }))
  readonly told: string[] = []
  readonly halves = this.addPicking(2, (event, half) => this.#picked(event, half))

  #picked(event: PickingEvent, half: number): void {
    const { state, press, hover, canvas = '' } = event
    this.told.push([half, state, press, hover].join(' '))
    const feedback = this.services.get(pointerFeedbackService)
    if (hover === 'enter') feedback.toolTip(canvas, `Half ${half}`)
    if (press === 'press' && event.button === 'right')
      feedback.contextMenu(canvas, { entries: [{ kind: 'action', id: 'a', label: 'A', enabled: true }], withViews: false })
    if (press !== 'none') event.used = true
  }

  override process(): void {
    const [width, height] = [8, 8]
    const bytes = Uint8Array.from({ length: width * height * 4 }, (_, i) => {
      const [x, y] = [(i >> 2) % width, (i >> 2) / width]
      return y >= height / 2 ? 0 : Math.round((pickingColor(this.halves.first + (x < width / 2 ? 0 : 1))[i & 3] ?? 0) * 255)
    })
    const layer = { dimensions: [width, height] as Vec2, format: formatByName('Vec4UINT8'), source: memory(bytes) }
    this.image.data = new Image({ colorLayers: [new Layer(layer)], picking: new Layer({ ...layer, role: 'picking' }) })
  }
}

let desk: EngineDesk
let halves: Halves
const events: string[] = []

beforeEach(async () => {
  desk = new EngineDesk()
  const { network, canvases, factory } = desk.engine
  // Identifiers before its own belong to others.
  network.add(factory.create('org.inviwo.RandomMeshGenerator', 'Others'))
  halves = network.add(new Halves())
  network.add(factory.create('org.inviwo.CanvasGL', 'Canvas'))
  network.apply([{ kind: 'connect', source: 'Halves.image', destination: 'Canvas.inport' }])
  canvases.setSize('Canvas', [8, 8])
  events.length = 0
  const handle = halves.handleEvent.bind(halves)
  halves.handleEvent = (event, from) => {
    if (event.kind !== 'picking') events.push(event.kind)
    return handle(event, from)
  }
  await desk.engine.idle()
})
afterEach(() => desk.dispose())

const at = (x: number, y: number): Vec2 => [x / 7, y / 7]
const mouse = (state: 'press' | 'move' | 'release', position: Vec2, button?: 'left' | 'right'): CanvasInput => ({
  ...{ type: 'mouse', state, button: state === 'move' ? undefined : button, modifiers: [], position },
  buttons: button === undefined || state === 'release' ? [] : [button],
})

/** What the page is told of what the user does there. */
async function doing(...inputs: readonly CanvasInput[]): Promise<readonly EngineMessage[]> {
  const before = desk.messages.length
  for (const event of inputs) desk.page.receive({ kind: 'input', canvas: 'Canvas', event })
  await desk.engine.idle()
  return desk.messages.slice(before).filter(({ kind }) => kind === 'toolTip' || kind === 'contextMenu')
}

test('a tool tip comes with what is under the pointer, and goes with it', async () => {
  expect(halves.halves.first).toBe(6)
  expect(await doing(mouse('move', at(1, 1)))).toEqual([{ kind: 'toolTip', canvas: 'Canvas', text: 'Half 0' }])
  expect((await doing(mouse('move', at(6, 1)))).map(message => 'text' in message && message.text)).toEqual(['', 'Half 1'])
  expect(await doing({ type: 'leave' })).toEqual([{ kind: 'toolTip', canvas: 'Canvas', text: '' }])
  expect(halves.told).toEqual([...['0 started none enter', '0 finished none exit'], ...['1 started none enter', '1 finished none exit']])
  expect(events).toEqual(['mouse', 'mouse'])
})

test('what a thing has used goes no further', async () => {
  await doing(mouse('press', at(1, 1), 'left'), mouse('move', at(1, 7), 'left'), mouse('release', at(1, 7), 'left'))
  expect(halves.told).toEqual(['0 updated press enter', '0 updated move none', '0 finished release exit'])
  expect(events).toEqual([])
})

test('a choice in a menu travels up from the canvas', async () => {
  const [menu] = (await doing(mouse('press', at(6, 1), 'right'), mouse('release', at(6, 1), 'right'))).filter(
    ({ kind }) => kind === 'contextMenu',
  )
  expect(menu).toMatchObject({ canvas: 'Canvas', entries: [{ id: 'a' }], withViews: false })
  await doing({ type: 'contextMenu', id: 'a', modifiers: [] })
  expect(events).toEqual(['contextMenu'])
})

test('a text about what the pointer has left comes too late', async () => {
  await doing(mouse('move', at(1, 1)))
  desk.engine.feedback.toolTip('Canvas', 'Half 1', halves.halves.first + 1)
  desk.engine.feedback.toolTip('Canvas', 'Still half 0', halves.halves.first)
  expect(desk.messages.at(-1)).toEqual({ kind: 'toolTip', canvas: 'Canvas', text: 'Still half 0' })
})
