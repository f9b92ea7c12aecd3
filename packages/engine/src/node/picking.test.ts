import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Vec2, Vec3 } from '@ivw/data'
import type { CanvasProcessor } from '@ivw/processors'
import { PythonHost } from '@ivw/python/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../engine.ts'
import type { CanvasInput, CanvasMenuEntry } from '../protocol.ts'
import { createNodeEngine } from './node-engine.ts'
import { NodeFiles } from './node-files.ts'

const root = resolve(import.meta.dirname, '../../../..')
const example = join(root, 'examples/picking.inv')
const processor = join(root, 'examples/processors/PickableSpheres.py')
const folder = mkdtempSync(join(tmpdir(), 'ivw-picking-'))
const host = new PythonHost({
  search: { option: process.env.IVW_TEST_PYTHON ?? join(root, '.venv/bin/python'), home: folder },
  library: join(root, 'python'),
  folders: [folder],
})
let engine: Engine
const toolTips: string[] = []
const menus: { readonly entries: readonly CanvasMenuEntry[]; readonly withViews: boolean }[] = []

beforeAll(async () => {
  const started = host.start()
  engine = createNodeEngine({
    ...{ files: new NodeFiles(writeFile), python: host, gpu: true, home: folder, basePath: root, version: 'test' },
  })
  void engine.filesChanged([{ path: processor, version: '1' }])
  await started
  await engine.started()
  await engine.workspace.load(readFileSync(example, 'utf8'), { path: example })
  engine.feedback.onToolTip((_canvas, text) => toolTips.push(text))
  engine.feedback.onContextMenu((_canvas, menu) => menus.push(menu))
  engine.canvases.setSize('Canvas', [192, 192])
  await engine.idle()
})
afterEach(async () => {
  engine.canvases.input('Canvas', { type: 'leave' })
  await engine.idle()
  toolTips.length = 0
  menus.length = 0
})
afterAll(async () => {
  engine.dispose()
  await host.stop()
  rmSync(folder, { recursive: true })
})

/** Ball 0 is at the right, the others follow counter-clockwise around the middle; the camera is 7 away. */
const scale = 1 / (7 * Math.tan((33 / 2) * (Math.PI / 180)))
const ball = (i: number): Vec2 => {
  const angle = (2 * Math.PI * i) / 7
  return [(1 + scale * Math.cos(angle)) / 2, (1 + scale * Math.sin(angle)) / 2]
}
const middle: Vec2 = [0.5, 0.5]

type Button = 'left' | 'middle' | 'right'
function mouse(state: 'press' | 'move' | 'release', position: Vec2, button?: Button): CanvasInput {
  const buttons = button === undefined || state === 'release' ? [] : [button]
  return { type: 'mouse', state, button: state === 'move' ? undefined : button, buttons, modifiers: [], position }
}

async function does(...inputs: readonly CanvasInput[]): Promise<void> {
  for (const input of inputs) engine.canvases.input('Canvas', input)
  await engine.idle()
}

const value = (path: string) => engine.network.propertyByPath(path)?.state.value
const camera = () => engine.network.propertyByPath('SphereRenderer.camera')?.state
const canvas = () => engine.network.processors.get('Canvas') as CanvasProcessor

/** Colour at a place of the canvas. */
async function colorAt([x, y]: Vec2): Promise<number[]> {
  const layer = engine.canvases.image('Canvas')?.colorLayers[0]
  const pixels = (await layer?.read()) as Uint8Array
  const at = (Math.round(y * 191) * 192 + Math.round(x * 191)) * 4
  return [...pixels.subarray(at, at + 3)]
}

test('hovering shows a tool tip and lights a ball up, leaving takes both away', async () => {
  const before = await colorAt(ball(1))
  await does(mouse('move', ball(1)))
  expect(toolTips).toEqual(['Ball 1\nat 0.62, 0.78, 0.00'])
  expect(canvas().picked).toBeGreaterThan(0)
  expect((await colorAt(ball(1)))[0]).toBeGreaterThan((before[0] ?? 0) + 20)
  await does(mouse('move', middle))
  expect(toolTips.at(-1)).toBe('')
  expect(canvas().picked).toBe(0)
  expect(await colorAt(ball(1))).toEqual(before)
})

test('a click selects, and a second one takes it back; the camera stays', async () => {
  const view = camera()
  const selected = value('PickableSpheres.selected')
  await does(mouse('press', ball(4), 'left'), mouse('release', ball(4), 'left'))
  expect(value('PickableSpheres.selected')).toBe(4)
  await does(mouse('move', middle))
  const [red = 0, , blue = 255] = await colorAt(ball(4))
  expect(red).toBeGreaterThan(blue)
  expect(engine.history.undoName).toBe('Change Selected ball')
  engine.history.undo()
  expect(value('PickableSpheres.selected')).toBe(selected)
  engine.history.redo()
  await engine.idle()
  await does(mouse('press', ball(4), 'left'), mouse('release', ball(4), 'left'))
  expect(value('PickableSpheres.selected')).toBe(-1)
  expect(camera()).toEqual(view)
})

test('a ball goes where it is dragged to, however fast; beside it the camera turns', async () => {
  const view = camera()
  const [x, y] = ball(0)
  const to: Vec2 = [x - 0.2, y + 0.1]
  const steps = Array.from({ length: 20 }, (_, i): Vec2 => [x - (0.2 * (i + 1)) / 20, y + (0.1 * (i + 1)) / 20])
  await does(mouse('press', [x, y], 'left'), ...steps.map(step => mouse('move', step, 'left')), mouse('release', to, 'left'))
  expect(camera()).toEqual(view)
  await does(mouse('move', to))
  expect(toolTips.at(-1)).toMatch(/^Ball 0\n/)
  const text = await engine.workspaceText(undefined)
  const saved = [...text.matchAll(/<coordinate content="([^"]*)"/g)].map(([, number]) => Number(number))
  // A fifth of the picture's width to the left and a tenth up, at the depth of the ball's front.
  expect(saved[0]).toBeCloseTo(1 - (0.4 / scale) * (6.78 / 7), 1)
  expect(saved[1]).toBeCloseTo((0.2 / scale) * (6.78 / 7), 1)
  await does(mouse('press', middle, 'left'), mouse('move', [0.6, 0.6], 'left'), mouse('release', [0.6, 0.6], 'left'))
  expect(camera()).not.toEqual(view)
  engine.history.undoView()
  await engine.idle()
})

test('a right click shows a menu; what is chosen comes back with its data', async () => {
  await does(mouse('press', ball(3), 'right'), mouse('move', [0.4, 0.5], 'right'), mouse('release', [0.4, 0.5], 'right'))
  expect(menus).toMatchObject([
    {
      entries: [{ kind: 'action', id: 'home', label: 'Put ball 3 back', enabled: true }, { kind: 'separator' }, { id: 'home-all' }],
      withViews: false,
    },
  ])
  await does({ type: 'contextMenu', id: 'home-all', modifiers: [] })
  expect(await engine.workspaceText(undefined)).toContain('<coordinate content="1.0"')
})

test('a right click beside everything offers views, which turn the camera', async () => {
  const before = camera()
  await does(mouse('press', middle, 'right'), mouse('move', [0.7, 0.7], 'right'), mouse('release', [0.7, 0.7], 'right'))
  expect(menus).toEqual([])
  await does(mouse('press', middle, 'right'), mouse('release', middle, 'right'))
  expect(menus).toEqual([{ entries: [], withViews: true }])
  await does({ type: 'view', action: 'y-' })
  const { lookFrom } = camera() as { lookFrom: Vec3 }
  expect(lookFrom[1]).toBeGreaterThan(1)
  engine.network.apply([{ kind: 'setProperty', path: 'SphereRenderer.camera', state: before ?? {} }])
  await engine.idle()
})

test('what is saved comes back, also when Python is not there', async () => {
  const [x, y] = ball(2)
  await does(mouse('press', [x, y], 'left'), mouse('move', [x, y + 0.1], 'left'), mouse('release', [x, y + 0.1], 'left'))
  const text = await engine.workspaceText(undefined)
  const balls = /<balls>[\s\S]*?<\/balls>/.exec(text)?.[0]
  expect(balls).toContain('<coordinate')

  const without = createNodeEngine({ files: new NodeFiles(writeFile), gpu: false, home: folder, basePath: root, version: 'test' })
  await without.workspace.load(text, {})
  expect(/<balls>[\s\S]*?<\/balls>/.exec(await without.workspaceText(undefined))?.[0]).toBe(balls)
  without.dispose()

  await engine.workspace.load(text, { path: example })
  engine.canvases.setSize('Canvas', [192, 192])
  await engine.idle()
  await does(mouse('move', [x, y + 0.1]))
  expect(toolTips.at(-1)).toMatch(/^Ball 2\n/)
})

test('identifiers are kept over a reload and over a restart of Python', async () => {
  await does(mouse('move', ball(5)))
  const before = canvas().picked
  await engine.filesChanged([{ path: processor, version: '2' }])
  await engine.idle()
  await engine.restartPython()
  await engine.started()
  await engine.idle()
  await does(mouse('move', middle), mouse('move', ball(5)))
  expect(canvas().picked).toBe(before)
})

const puller = `import inviwopy as ivw
from inviwopy.data import ImageOutport

class Puller(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.image = self.addOutport(ImageOutport("image"))
        self.x = self.addProperty(ivw.properties.FloatProperty("x", "X", 0.0, 0.0, 1.0))

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.test.Puller", "Puller", "Test", ivw.CodeState.Stable, ivw.Tags([]))

    def getProcessorInfo(self):
        return Puller.processorInfo()

    def invokeEvent(self, event):
        if isinstance(event, ivw.MouseEvent) and event.state == ivw.MouseState.Move:
            self.x.value = event.posNormalized.x
            ivw.app.network.SphereRenderer.lighting.materialShininess.value = 10 + 10 * event.posNormalized.x
`

test('what Python does for a drag, here and to others, is one step', async () => {
  const path = join(folder, 'Puller.py')
  await writeFile(path, puller)
  await engine.filesChanged([{ path, version: '1' }])
  await engine.idle()
  engine.network.apply([
    { kind: 'addProcessor', processor: { type: 'org.test.Puller', identifier: 'Puller' } },
    { kind: 'addProcessor', processor: { type: 'org.inviwo.CanvasGL', identifier: 'Other' } },
    { kind: 'connect', source: 'Puller.image', destination: 'Other.inport' },
  ])
  await engine.idle()
  const values = () => ['Puller.x', 'SphereRenderer.lighting.materialShininess'].map(value)
  const before = values()
  const steps = engine.history.editNames.length
  for (const x of [0.2, 0.4, 0.6]) engine.canvases.input('Other', mouse(x === 0.2 ? 'press' : 'move', [x, 0.5], 'left'))
  engine.canvases.input('Other', mouse('release', [0.6, 0.5], 'left'))
  await engine.idle()
  expect(values()).toEqual([expect.closeTo(0.6), expect.closeTo(16)])
  expect(engine.history.editNames.slice(steps)).toEqual(['Change Puller'])
  engine.history.undo()
  await engine.idle()
  expect(values()).toEqual(before)
})
