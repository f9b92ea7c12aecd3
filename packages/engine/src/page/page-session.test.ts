import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Journal } from '../journal.ts'
import { EngineDesk } from '../testing/engine-desk.ts'

let desk: EngineDesk
beforeEach(() => {
  desk = new EngineDesk()
})
afterEach(() => desk.dispose())

const add = (type: string, x = 0, y = 0) => desk.request('addProcessor', { type, position: [x, y] })

describe('editing', () => {
  test('the first message holds everything: types with their ports, an empty network', () => {
    const { processors, types, workspace, python } = desk.snapshot
    expect(processors).toEqual([])
    expect(workspace).toMatchObject({ name: 'Untitled', modified: false })
    expect(python.state).toBe('off')
    const background = types.find(({ info }) => info.classIdentifier === 'org.inviwo.Background')
    expect(background?.outports[0]).toMatchObject({ identifier: 'outport', dataType: 'org.inviwo.Image', shape: expect.any(String) })
  })

  test('an added processor arrives before the command is answered', async () => {
    const patches = await desk.patchesOf(() => add('org.inviwo.Background', 25, 50))
    expect(patches.find(patch => patch.kind === 'processor')).toMatchObject({
      processor: { identifier: 'Background', type: 'org.inviwo.Background', position: [25, 50], placeholder: false },
    })
    expect(patches.find(patch => patch.kind === 'history')).toMatchObject({ history: { undo: 'Add Background', redo: undefined } })
  })

  test('a value that changes many times in one task is one patch', async () => {
    await add('org.inviwo.Background')
    const path = 'Background.checkerBoardSize'
    const edit = (value: number[]) =>
      desk.request('apply', { changes: [{ kind: 'setProperty', path, state: { value } }], name: 'Size', merge: 'drag' })
    const patches = await desk.patchesOf(() => Promise.all([edit([4, 4]), edit([5, 5]), edit([6, 6])]))
    const values = patches.flatMap(patch => (patch.kind === 'property' && patch.path === path ? [patch.property.state.value] : []))
    expect(values.at(-1)).toEqual([6, 6])
    await desk.request('undo', {})
    expect(desk.engine.network.propertyByPath(path)?.state).toMatchObject({ value: [10, 10] })
  })

  test('a refused edit says why and changes nothing', async () => {
    await add('org.inviwo.Background')
    await add('org.inviwo.CanvasGL')
    const wrong = { kind: 'connect', source: 'Background.nothing', destination: 'Canvas.inport' } as const
    await expect(desk.request('apply', { changes: [wrong], name: 'Connect' })).rejects.toThrow('Background.nothing')
    expect(desk.engine.network.connections).toEqual([])
  })

  test('a new processor follows the camera that is nearest', async () => {
    await add('org.inviwo.EntryExitPoints')
    const from = [7, 1, 3]
    await desk.request('apply', {
      changes: [{ kind: 'setProperty', path: 'EntryExitPoints.camera', state: { lookFrom: from } }],
      name: 'Look',
    })
    await add('org.inviwo.VolumeRaycaster', 0, 100)
    expect(desk.engine.network.propertyByPath('VolumeRaycaster.camera')?.state).toMatchObject({ lookFrom: from })
    expect(desk.engine.network.links).toHaveLength(2)
    await desk.request('undo', {})
    expect([...desk.engine.network.processors.keys()]).toEqual(['EntryExitPoints'])
  })

  test('a processor that is dropped on a port is connected to it', async () => {
    await add('org.inviwo.CanvasGL')
    const { identifier } = await desk.request('addProcessor', {
      type: 'org.inviwo.Background',
      position: [0, 0],
      connectTo: 'Canvas.inport',
    })
    expect(desk.engine.network.connections.map(({ outport, inport }) => [outport.path, inport.path])).toEqual([
      [`${identifier}.outport`, 'Canvas.inport'],
    ])
  })

  test('a processor that is replaced, as by a reload, does not leave', async () => {
    await add('org.inviwo.Background')
    const patches = await desk.patchesOf(async () => {
      desk.engine.network.replaceProcessor('Background', desk.engine.factory.create('org.inviwo.Background'))
      await desk.request('idle', {})
    })
    expect(patches.map(({ kind }) => kind)).not.toContain('processorRemoved')
    expect(patches).toContainEqual({ kind: 'processor', processor: expect.objectContaining({ identifier: 'Background' }) })
  })

  test('idle answers once input over a picture has gone up the network', async () => {
    await add('org.inviwo.CanvasGL')
    const press = { type: 'mouse', state: 'press', button: 'left', buttons: ['left'], modifiers: [], position: [0.5, 0.5] } as const
    desk.page.receive({ kind: 'input', canvas: 'Canvas', event: press })
    expect(desk.engine.canvases.hasInput).toBe(true)
    await desk.request('idle', {})
    expect(desk.engine.canvases.hasInput).toBe(false)
  })

  test('copies have names of their own and the connections among them', async () => {
    await add('org.inviwo.Background')
    await add('org.inviwo.CanvasGL', 0, 100)
    await desk.request('apply', {
      changes: [{ kind: 'connect', source: 'Background.outport', destination: 'Canvas.inport' }],
      name: 'Connect',
    })
    const { text } = await desk.request('copy', { identifiers: ['Background', 'Canvas'] })
    const { identifiers } = await desk.request('paste', { text, position: [500, 500] })
    expect(identifiers).toEqual(['Background2', 'Canvas2'])
    expect(desk.engine.network.connections.map(({ inport }) => inport.path)).toEqual(['Canvas.inport', 'Canvas2.inport'])
    await desk.request('undo', {})
    expect(desk.engine.network.processors.size).toBe(2)
  })

  test("somebody else's text on the clipboard is refused with a sentence", async () => {
    await expect(desk.request('paste', { text: 'hello' })).rejects.toThrow('The clipboard holds no processors')
  })
})

describe('workspaces', () => {
  const path = () => join(desk.folder, 'network.inv')

  test('what is saved opens again', async () => {
    await add('org.inviwo.Background', 75, 25)
    await desk.request('apply', {
      changes: [{ kind: 'setProperty', path: 'Background.bgColor1', state: { value: [0.1, 0.2, 0.3, 1] } }],
      name: 'Colour',
    })
    expect(desk.engine.workspace.view.modified).toBe(true)
    await desk.request('saveWorkspace', { path: path() })
    expect(desk.engine.workspace.view).toMatchObject({ name: 'network.inv', modified: false })
    await desk.request('newWorkspace', {})
    expect(desk.engine.network.processors.size).toBe(0)
    const patches = await desk.patchesOf(() => desk.request('openWorkspace', { path: path() }))
    expect(patches.map(({ kind }) => kind)).toEqual(['reset'])
    expect(desk.engine.network.processors.get('Background')?.meta.position).toEqual([75, 25])
    expect(desk.engine.network.propertyByPath('Background.bgColor1')?.state).toMatchObject({ value: [0.1, 0.2, 0.3, 1] })
    expect(desk.engine.workspace.view.modified).toBe(false)
  })

  test('what was undone since it was saved is saved', async () => {
    await add('org.inviwo.Background')
    await desk.request('saveWorkspace', { path: path() })
    const { workspace } = desk.engine
    await add('org.inviwo.Background')
    expect(workspace.view.modified).toBe(true)
    await desk.request('undo', {})
    expect(workspace.view.modified).toBe(false)
    await desk.request('undo', {})
    expect(workspace.view.modified).toBe(true)
    await desk.request('redo', {})
    expect(workspace.view.modified).toBe(false)
    await desk.request('setScripts', { scripts: [{ name: 'a.py', text: '' }] })
    await add('org.inviwo.Background')
    await desk.request('undo', {})
    expect(workspace.view.modified).toBe(true)
  })

  test('a file that another program wrote meanwhile is not overwritten unasked', async () => {
    await add('org.inviwo.Background')
    await desk.request('saveWorkspace', { path: path() })
    await writeFile(path(), 'mine')
    await expect(desk.request('saveWorkspace', {})).rejects.toThrow('changed on disk')
    await desk.request('saveWorkspace', { overwrite: true })
    await desk.request('openWorkspace', { path: path() })
    expect(desk.engine.network.processors.size).toBe(1)
  })

  test('a file that is no workspace leaves the open one as it was', async () => {
    await add('org.inviwo.Background')
    await writeFile(path(), '<InviwoWorkspace version="2"><ProcessorNetwork>')
    await expect(desk.request('openWorkspace', { path: path() })).rejects.toThrow()
    expect([...desk.engine.network.processors.keys()]).toEqual(['Background'])
  })

  test('an unknown processor keeps its place, its connections and its words', async () => {
    await writeFile(
      path(),
      `<?xml version="1.0" ?>
<InviwoWorkspace version="2"><ProcessorNetwork><ProcessorNetworkVersion content="20" />
<Processors>
<Processor type="org.example.Unknown" identifier="Mystery" displayName="My &lt;img src=x onerror=alert(1)&gt;"><Properties><Property type="org.example.Strange" identifier="odd"><weird a="1" b="2" /></Property></Properties></Processor>
<Processor type="org.inviwo.CanvasGL" identifier="Canvas" displayName="Canvas" />
</Processors>
<Connections><Connection src="Mystery.outport" dst="Canvas.inport" /></Connections>
</ProcessorNetwork></InviwoWorkspace>`,
    )
    await desk.request('openWorkspace', { path: path() })
    expect(desk.engine.workspace.view.issues.join()).toContain('org.example.Unknown')
    await desk.request('saveWorkspace', {})
    const { text } = await desk.request('readText', { path: path() })
    expect(text).toContain('<weird a="1" b="2"')
    expect(text).toContain('src="Mystery.outport" dst="Canvas.inport"')
  })

  test('every edit is in the journal within a second, the file is not touched', async () => {
    const { workspace, network, log } = desk.engine
    const journal = new Journal({ document: workspace, network, home: desk.home, log })
    await add('org.inviwo.Background')
    await expect.poll(() => desk.journal?.text, { timeout: 2000 }).toContain('identifier="Background"')
    expect(desk.journal).toMatchObject({ modified: true, path: undefined })
    const path = join(desk.folder, 'saved.inv')
    await desk.request('saveWorkspace', { path })
    await expect.poll(() => desk.journal, { timeout: 2000 }).toMatchObject({ modified: false, path })
    journal.dispose()
  })
})

describe('questions of scripts', () => {
  const name = { kind: 'text', title: 'Name', message: 'What is it called?', initial: 'blob' } as const
  const asked = () => desk.messages.flatMap(message => (message.kind === 'question' ? [message] : []))

  test('the page answers, or the user cancels', async () => {
    const [first, second] = [desk.engine.questions.ask(name), desk.engine.questions.ask(name)]
    expect(asked().map(({ question }) => question)).toEqual([name, name])
    desk.page.receive({ kind: 'reply', id: asked()[1]!.id, answer: undefined })
    desk.page.receive({ kind: 'reply', id: asked()[0]!.id, answer: '' })
    expect(await Promise.all([first, second])).toEqual(['', undefined])
  })

  test('a page that goes cancels what it was asked; without one nobody can be asked', async () => {
    const pending = desk.engine.questions.ask(name)
    desk.page.dispose()
    expect(await pending).toBeUndefined()
    expect(() => desk.engine.questions.ask(name)).toThrow('There is no page to show "Name" in')
  })
})
