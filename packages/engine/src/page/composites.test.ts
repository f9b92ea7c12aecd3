import { afterEach, beforeEach, expect, test } from 'vitest'
import { journalledText } from '../journal-text.ts'
import type { Patch } from '../protocol.ts'
import { EngineDesk } from '../testing/engine-desk.ts'

let desk: EngineDesk
beforeEach(async () => {
  desk = new EngineDesk()
  for (const [type, y] of [
    ['org.inviwo.Background', 0],
    ['org.inviwo.ImageBinary', 100],
    ['org.inviwo.CanvasGL', 200],
  ] as const)
    await desk.request('addProcessor', { type, position: [0, y] })
  const connect = (source: string, destination: string) => ({ kind: 'connect', source, destination }) as const
  const changes = [connect('Background.outport', 'ImageBinary.inputImage'), connect('ImageBinary.outputImage', 'Canvas.inport')]
  await desk.request('apply', { changes, name: 'Connect' })
})
afterEach(() => desk.dispose())

const edges = () => desk.engine.network.connections.map(({ outport, inport }) => `${outport.path} -> ${inport.path}`).sort()
const viewsOf = (patches: readonly Patch[]) =>
  new Map(patches.flatMap(patch => (patch.kind === 'processor' ? [[patch.processor.identifier, patch.processor]] : [])))

test('grouping and expanding reach the page, each as one step', async () => {
  const before = edges()
  const patches = await desk.patchesOf(() => desk.request('createComposite', { identifiers: ['ImageBinary'] }))
  expect(patches).toContainEqual({ kind: 'processorRenamed', identifier: 'ImageBinary', to: 'Composite/ImageBinary' })
  const views = viewsOf(patches)
  const ports = (identifier: string) => {
    const { inports = [], outports = [], composite } = views.get(identifier) ?? {}
    return [composite, [...inports, ...outports].map(port => port.identifier)]
  }
  // Each port stands where it is addressed.
  expect(ports('Composite')).toEqual(['composite', ['inputImage', 'outputImage']])
  expect(ports('Composite/ImageInput')).toEqual(['source', ['outport']])
  expect(ports('Composite/ImageOutput')).toEqual(['sink', ['inport']])
  expect(patches).toContainEqual({ kind: 'history', history: { undo: 'Create Composite', redo: undefined } })
  expect(await desk.request('expandComposite', { identifier: 'Composite' })).toEqual({ identifiers: ['ImageBinary'] })
  expect(edges()).toEqual(before)
})

test('a property that is exposed says so and appears at the composite', async () => {
  await desk.request('createComposite', { identifiers: ['ImageBinary'] })
  const path = 'Composite/ImageBinary.threshold'
  const patches = await desk.patchesOf(() => desk.request('apply', { changes: [{ kind: 'expose', path }], name: 'Expose' }))
  expect(patches).toContainEqual({ kind: 'property', path, property: expect.objectContaining({ exposed: true }) })
  expect(viewsOf(patches).get('Composite')?.properties).toMatchObject([{ path: 'Composite.ImageBinary-threshold' }])
})

test('processors are added and pasted inside; a composite is copied with what it holds', async () => {
  await desk.request('createComposite', { identifiers: ['ImageBinary'] })
  const added = await desk.request('addProcessor', { type: 'org.inviwo.Background', position: [0, 0], level: 'Composite' })
  expect(added).toEqual({ identifier: 'Composite/Background' })
  await desk.request('apply', { changes: [{ kind: 'expose', path: 'Composite/Background.bgColor1' }], name: 'Expose' })
  const { text } = await desk.request('copy', { identifiers: ['Composite/ImageBinary', 'Composite/Background', 'Composite/ImageInput'] })
  expect(await desk.request('paste', { text, level: 'Composite', keepInputs: true })).toEqual({
    identifiers: ['Composite/ImageBinary2', 'Composite/Background2'],
  })
  expect(edges()).toContain('Composite/ImageInput.outport -> Composite/ImageBinary2.inputImage')
  const whole = await desk.request('copy', { identifiers: ['Composite'] })
  expect(await desk.request('paste', { text: whole.text, keepInputs: true })).toEqual({ identifiers: ['Composite2'] })
  expect(edges()).toContain('Composite2/ImageInput.outport -> Composite2/ImageBinary2.inputImage')
  expect(edges()).toContain('Background.outport -> Composite2.inputImage')
  const { network } = desk.engine
  network.apply([{ kind: 'setProperty', path: 'Composite2.Background-bgColor1', state: { value: [1, 0, 0, 1] } }])
  expect(network.propertyByPath('Composite2/Background.bgColor1')?.state.value).toEqual([1, 0, 0, 1])
})

test('a saved workspace brings the composite back', async () => {
  await desk.request('createComposite', { identifiers: ['ImageBinary', 'Background'] })
  const before = edges()
  const text = desk.engine.workspace.text(undefined)
  await desk.engine.workspace.load(text, {})
  expect([edges(), desk.engine.workspace.view.issues]).toEqual([before, []])
})

test('a journal that is continued by what changed knows what changed inside of composites', async () => {
  await desk.request('createComposite', { identifiers: ['ImageBinary'] })
  const { network, workspace } = desk.engine
  const text = workspace.text(undefined)
  network.apply([
    { kind: 'addProcessor', processor: { type: 'org.inviwo.Background', identifier: 'Composite/Ground' } },
    { kind: 'disconnect', source: 'Composite/ImageInput.outport', destination: 'Composite/ImageBinary.inputImage' },
    { kind: 'connect', source: 'Composite/Ground.outport', destination: 'Composite/ImageBinary.inputImage' },
    { kind: 'expose', path: 'Composite/Ground.bgColor1' },
  ])
  const part = workspace.partText(['Composite/Ground', 'Composite'], true)
  const change = { base: '1', modified: true, text: part, processors: [...network.processors.keys()] }
  const expected = [edges(), [...network.processors.keys()].sort()]
  const entry = { text, path: undefined, version: undefined, modified: true, id: '1', changes: [change] }
  await workspace.load(journalledText(entry), {})
  expect([edges(), [...network.processors.keys()].sort()]).toEqual(expected)
  network.apply([{ kind: 'setProperty', path: 'Composite.Ground-bgColor1', state: { value: [1, 0, 0, 1] } }])
  expect(network.propertyByPath('Composite/Ground.bgColor1')?.state.value).toEqual([1, 0, 0, 1])
})
