import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { Volume } from '@ivw/data'
import { PlaceholderProcessor, Processor, type ProcessorInfo } from '@ivw/network'
import { describe, expect, test } from 'vitest'
import { PythonSession, processorFile } from './testing/python-session.ts'

const properties = `        self.out = self.addOutport(VolumeOutport("out"))
        self.level = self.addProperty(IntProperty("level", "Level", 1, 0, 100))`

const version = (n: number, more = '') =>
  processorFile(
    'Source',
    `    def process(self):\n        print("version ${n}", self.level.value)\n        self.out.setData(Volume(np.full((1, 1, 1), ${n}, np.uint8)))\n`,
    {
      initialize: properties + more,
    },
  )
const sink = processorFile('Sink', '', { initialize: `        self.inport = self.addInport(VolumeInport("inport"))` })

async function withSource(): Promise<PythonSession> {
  const session = await PythonSession.start({ 'Source.py': version(1), 'Sink.py': sink })
  session.add('Source', 'Mine').setMeta({ position: [25, 50] })
  session.add('Sink')
  session.connect('Mine.out', 'Sink.inport')
  await session.evaluator.idle()
  return session
}

async function shown(session: PythonSession): Promise<unknown> {
  const volume = session.network.processors.get('Mine')?.outport('out')?.data
  if (!(volume instanceof Volume)) throw new Error('There is no volume')
  return (await volume.read())[0]
}

test('a saved file replaces the processor: name, place, values and connections stay, the new code runs', async () => {
  await using session = await withSource()
  session.network.processors.get('Mine')?.property('level')?.setState({ value: 42 })
  await session.evaluator.idle()
  await session.save('Source.py', version(2))
  await session.evaluator.idle()
  const processor = session.network.processors.get('Mine')
  expect(processor?.meta.position).toEqual([25, 50])
  expect(session.network.connections).toHaveLength(1)
  expect(session.text).toContain('version 2 42')
  expect(await shown(session)).toBe(2)
  expect(processor?.status.state).toBe('success')
})

test('edits of the same size within a second are seen, also of modules two imports deep', async () => {
  const user = processorFile('User', `    def process(self):\n        print("value", near.value())\n`, { imports: 'import near' })
  const near = 'from far import number\ndef value():\n    return number\n'
  await using session = await PythonSession.start({ 'far.py': 'number = 1\n', 'near.py': near, 'User.py': user })
  session.add('User')
  await session.evaluator.idle()
  for (const n of [2, 3, 4]) {
    await session.save('far.py', `number = ${n}\n`)
    await session.evaluator.idle()
  }
  await session.save('near.py', near.replace('return number', 'return -number'))
  await session.evaluator.idle()
  expect(session.log.filter(({ text }) => text.startsWith('value')).map(({ text }) => text)).toEqual([
    'value 1',
    'value 2',
    'value 3',
    'value 4',
    'value -4',
  ])
  // Modules are no failed processors.
  expect(session.types.failedFiles).toEqual([])
})

test('a stale cache beside a module is not read', async () => {
  await using session = await PythonSession.start({
    'near.py': 'number = 1\n',
    'User.py': processorFile('User', `    def process(self):\n        print("value", near.number)\n`, { imports: 'import near' }),
  })
  session.add('User')
  await session.evaluator.idle()
  // The user's own Python leaves a cache of the present version; the next save has the same size within the same second.
  spawnSync(session.host.status.python as string, ['-c', 'import near'], {
    cwd: session.processors,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '' },
  })
  await session.save('near.py', 'number = 2\n')
  await session.evaluator.idle()
  expect(session.text).toContain('value 2')
})

test.each([
  ['a syntax error', 'def f(:\n'],
  ['an exception at import', '1 / 0\n'],
  [
    'an exception in __init__',
    version(3).replace('super().__init__(id, name)', 'super().__init__(id, name)\n        raise ValueError("no")'),
  ],
  ['an empty file', ''],
])('%s leaves the running version in place until the next good save', async (_name, text) => {
  await using session = await withSource()
  const before = session.network.processors.get('Mine')
  await session.save('Source.py', text)
  await session.evaluator.idle()
  expect(session.network.processors.get('Mine')).toBe(before)
  expect(before?.status.state).toBe('success')
  expect(await shown(session)).toBe(1)
  expect(session.types.failedFiles.map(({ path }) => path)).toEqual([session.path('Source.py')])
  // It still runs, also after a change.
  before?.property('level')?.setState({ value: 9 })
  await session.evaluator.idle()
  expect(session.text).toContain('version 1 9')
  await session.save('Source.py', version(4))
  await session.evaluator.idle()
  expect(await shown(session)).toBe(4)
  expect(session.types.failedFiles).toEqual([])
})

test('what a new version cannot keep is said', async () => {
  await using session = await withSource()
  session.network.processors.get('Mine')?.property('level')?.setState({ value: 42 })
  await session.evaluator.idle()
  const other = version(5)
    .replace('self.addOutport(VolumeOutport("out"))', 'self.addOutport(VolumeOutport("result"))')
    .replace('"level", "Level"', '"strength", "Strength"')
  await session.save('Source.py', other)
  await session.evaluator.idle()
  const warnings = session.log.filter(({ level }) => level === 'warning').map(({ text }) => text)
  expect(warnings.some(text => /level/.test(text))).toBe(true)
  expect(warnings.some(text => /Mine\.out/.test(text))).toBe(true)
})

test('a version that does not load leaves the running one, whose processors say so until it is mended', async () => {
  const text = (print: string) => processorFile('Mine', `    def process(self):\n        ${print}\n`)
  await using session = await PythonSession.start({ 'Mine.py': text('print("old")') })
  const mine = () => session.network.processors.get('Mine')
  session.add('Mine')
  await session.evaluator.idle()
  await session.save('Mine.py', text('print("old"'))
  expect(mine()?.status).toMatchObject({ state: 'success', notes: [expect.stringContaining('Mine.py could not be loaded')] })
  await session.save('Mine.py', text('print("new")'))
  await session.evaluator.idle()
  expect(mine()?.status.notes ?? []).toEqual([])
  expect(session.log.filter(({ source }) => source === 'Mine').map(({ text }) => text)).toEqual(['old', 'new'])
})

test('a removed file is no longer offered; placeholders keep what its nodes had until it comes back', async () => {
  await using session = await withSource()
  session.network.processors.get('Mine')?.property('level')?.setState({ value: 42 })
  await session.evaluator.idle()
  await session.remove('Source.py')
  await session.evaluator.idle()
  expect(session.factory.types.has('org.test.Source')).toBe(false)
  const missing = session.network.processors.get('Mine')
  expect(missing).toBeInstanceOf(PlaceholderProcessor)
  expect(missing?.status).toMatchObject({ state: 'disabled', notes: [expect.stringMatching(/Source\.py is missing/)] })
  expect(missing?.property('level')).toMatchObject({ state: { value: 42 }, isDefault: false })
  expect(missing?.meta.position).toEqual([25, 50])
  expect(session.network.connections).toHaveLength(1)
  expect(await shown(session)).toBe(1)
  missing?.property('level')?.setState({ value: 3 })
  await session.save('Source.py', version(6))
  await session.evaluator.idle()
  expect(session.text).toContain('version 6 3')
  expect(await shown(session)).toBe(6)
  expect(session.network.connections).toHaveLength(1)
})

test('a file that was renamed keeps its nodes', async () => {
  await using session = await withSource()
  session.network.processors.get('Mine')?.property('level')?.setState({ value: 42 })
  await session.evaluator.idle()
  renameSync(session.path('Source.py'), session.path('Renamed.py'))
  writeFileSync(session.path('Renamed.py'), `# Name: Source\n${version(2)}`)
  await session.types.filesChanged([
    { path: session.path('Renamed.py'), version: '1' },
    { path: session.path('Source.py'), version: undefined },
  ])
  await session.evaluator.idle()
  expect(session.types.failedFiles).toEqual([])
  expect(session.text).toContain('version 2 42')
  expect(session.network.connections).toHaveLength(1)
})

test('files that change together are loaded once each, and files that are told of again are not', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `P${i}`)
  const files = names.map(name => [`${name}.py`, processorFile(name, '', { imports: 'import near\nprint("run", __name__)' })] as const)
  await using session = await PythonSession.start()
  for (const [name, text] of [...files, ['near.py', 'number = 1\n'] as const]) writeFileSync(session.path(name), text)
  const all = (version: string) => [...files.map(([name]) => name), 'near.py'].map(name => ({ path: session.path(name), version }))
  await session.types.filesChanged(all('1'))
  const runs = () => session.log.filter(({ text }) => text.startsWith('run')).length
  expect(runs()).toBe(20)
  await session.types.filesChanged(all('2'))
  expect(runs()).toBe(40)
  await session.types.filesChanged(all('2'))
  expect(runs()).toBe(40)
})

test('a changed processorInfo takes effect: names, category and class identifier; nodes stay', async () => {
  await using session = await withSource()
  await session.save('Source.py', version(2).replace('"org.test.Source", "Source"', '"org.test.Better", "Better Source", "Sources"'))
  await session.evaluator.idle()
  expect(session.factory.types.has('org.test.Source')).toBe(false)
  expect(session.factory.types.get('org.test.Better')?.info).toMatchObject({ displayName: 'Better Source', category: 'Sources' })
  const mine = session.network.processors.get('Mine')
  expect(mine).toMatchObject({ classIdentifier: 'org.test.Better', displayName: 'Better Source' })
  expect(session.network.connections).toHaveLength(1)
  expect(await shown(session)).toBe(2)
})

test('links, also of nested properties, and the selection stay', async () => {
  const nested = `
        self.group = self.addProperty(CompositeProperty("group", "Group"))
        self.group.addProperty(FloatProperty("inner", "Inner", 1.0, 0.0, 9.0))`
  await using session = await PythonSession.start({ 'Source.py': version(1, nested) })
  for (const identifier of ['A', 'B']) session.add('Source', identifier).setMeta({ selected: true })
  session.network.apply([
    { kind: 'link', source: 'A.group.inner', destination: 'B.group.inner' },
    { kind: 'link', source: 'A.level', destination: 'B.level' },
  ])
  await session.save('Source.py', version(2, nested))
  await session.evaluator.idle()
  const [a, b] = [...session.network.processors.values()]
  a?.property('group.inner')?.setState({ value: 7 })
  a?.property('level')?.setState({ value: 70 })
  expect(b?.property('group.inner')?.state.value).toBe(7)
  expect(b?.property('level')?.state.value).toBe(70)
  expect([a?.meta.selected, b?.meta.selected]).toEqual([true, true])
})

describe('packages in sub-folders', () => {
  const folder = (session: PythonSession, name: string) => mkdirSync(session.path(name), { recursive: true })
  const user = (imports: string) => processorFile('User', `    def process(self):\n        print("value", number())\n`, { imports })

  test.each([
    ['from .near import number', 'import far\ndef number(): return far.value\n', true],
    ['from . import near\nnumber = lambda: near.number()', 'from . import far\ndef number(): return far.value\n', true],
    ['from pack.near import number', 'from pack import far\ndef number(): return far.value\n', true],
    ['from pack import near\nnumber = lambda: near.number()', 'from pack import far\ndef number(): return far.value\n', false],
  ])('%j: helper modules two imports deep reload (package with __init__: %s)', async (imports, near, hasInit) => {
    await using session = await PythonSession.start()
    folder(session, 'pack')
    if (hasInit) await session.save('pack/__init__.py', 'from .User import User\n')
    await session.save('pack/far.py', 'value = 1\n')
    await session.save('pack/near.py', near)
    await session.save('pack/User.py', user(imports))
    expect(session.types.failedFiles).toEqual([])
    session.add('User')
    await session.evaluator.idle()
    for (const value of [2, 3]) {
      await session.save('pack/far.py', `value = ${value}\n`)
      await session.evaluator.idle()
    }
    expect(session.log.filter(({ text }) => text.startsWith('value')).map(({ text }) => text)).toEqual(['value 1', 'value 2', 'value 3'])
  })
})

test('a file waits for the modules that it imports: it loads once they are there and right', async () => {
  await using session = await PythonSession.start({
    'User.py': processorFile('User', '', { imports: 'import near' }),
  })
  expect(session.types.failedFiles).toMatchObject([{ error: { type: 'ModuleNotFoundError' } }])
  await session.save('near.py', 'def f(:\n')
  expect(session.types.failedFiles.map(({ path }) => path)).toContain(session.path('User.py'))
  await session.save('near.py', 'number = 1\n')
  expect(session.types.failedFiles).toEqual([])
  expect(session.factory.types.has('org.test.User')).toBe(true)
})

test('a file may use names that only another file imports, whichever is loaded first', async () => {
  const body = '    def process(self):\n        print("column", tables.DataFrame().rows)\n'
  const initialize = '        self.made = tables.DataFrame()'
  await using session = await PythonSession.start({
    'Borrower.py': processorFile('Borrower', body, { initialize }),
    'Lender.py': `import ivwdataframe as tables\n${processorFile('Lender', '')}`,
  })
  expect(session.types.failedFiles).toEqual([])
  session.add('Borrower')
  const failure = () => session.network.processors.get('Borrower')?.status.error?.message
  await session.evaluator.idle()
  expect(session.text).toContain('column 0')
  await session.save('Lender.py', `import types as tables\n${processorFile('Lender', '')}`)
  await session.save('Borrower.py', processorFile('Borrower', body))
  await session.evaluator.idle()
  expect(failure()).toContain("module 'types' has no attribute 'DataFrame'")
  await session.save('Borrower.py', processorFile('Borrower', body.replace('tables', 'nobody_has_it')))
  await session.evaluator.idle()
  expect(failure()).toContain("name 'nobody_has_it' is not defined")
})

test('a class identifier that was taken is free once the other file is gone', async () => {
  await using session = await PythonSession.start({
    'First.py': processorFile('First', ''),
    'Second.py': processorFile('Second', '').replace('org.test.Second', 'org.test.First'),
  })
  expect(session.types.failedFiles).toHaveLength(1)
  await session.remove('First.py')
  expect(session.types.failedFiles).toEqual([])
  expect(session.factory.types.get('org.test.First')?.origin?.file).toBe(session.path('Second.py'))
})

test.each([
  ['in process', `    def process(self):\n        print("begin")\n        while True: pass\n`, ''],
  ['at import', '', 'print("begin")\nwhile True: pass'],
])('a save ends the endless loop %s that it mends', async (_place, body, imports) => {
  await using session = await PythonSession.start()
  const loading = session.save('Loop.py', processorFile('Loop', body, { imports }))
  if (body !== '') {
    await loading
    session.add('Loop')
  }
  await session.logged('begin')
  await session.save('Loop.py', processorFile('Loop', `    def process(self):\n        print("mended")\n`))
  if (body === '') session.add('Loop')
  await session.logged('mended')
  await session.evaluator.idle()
  expect(session.host.status.generation).toBe(1)
  expect(session.log.filter(({ level }) => level === 'error' && body !== '')).toEqual([])
})

test('a save that does not load lets the run of the old code come to its end', async () => {
  const slow = `    def process(self):\n        import time\n        print("begin")\n        time.sleep(0.3)\n        print("end")\n`
  await using session = await PythonSession.start({ 'Slow.py': processorFile('Slow', slow) })
  const processor = session.add('Slow')
  await session.logged('begin')
  await session.save('Slow.py', 'def f(:\n')
  await session.evaluator.idle()
  expect(session.network.processors.get('Slow')).toBe(processor)
  expect(processor.status.state).toBe('success')
  expect(session.text).toContain('end')
})

test('a file with the name of another module is told of, once', async () => {
  const text = (name: string) => processorFile(name, '')
  await using session = await PythonSession.start({ 'queue.py': text('queue'), 'numpy.py': text('numpy'), 'mine.py': text('mine') })
  await session.save('queue.py', `${text('queue')}\n`)
  const warnings = session.log.filter(({ level }) => level === 'warning')
  expect(warnings.map(({ file }) => file)).toEqual([session.path('queue.py'), session.path('numpy.py')])
  expect(warnings[0]?.text).toMatch(/queue\.py has the name of another module \(.*queue\.py\)/)
})

test('a placeholder becomes the processor once its file loads', async () => {
  await using session = await PythonSession.start({ 'Sink.py': sink, 'Source.py': 'def f(:\n' })
  session.network.apply([
    {
      kind: 'addProcessor',
      processor: {
        type: 'org.test.Source',
        identifier: 'Mine',
        opaque: {},
        meta: { position: [0, 0], visible: true, selected: false },
        properties: [{ identifier: 'level', classIdentifier: 'org.inviwo.IntProperty', state: { value: 77 } }],
      },
    },
    { kind: 'addProcessor', processor: { type: 'org.test.Sink', identifier: 'Sink' } },
    { kind: 'connect', source: 'Mine.out', destination: 'Sink.inport' },
  ])
  await session.evaluator.idle()
  await session.save('Source.py', version(7))
  await session.evaluator.idle()
  expect(await shown(session)).toBe(7)
  expect(session.text).toContain('version 7 77')
})

test('"Restart Python" brings everything back with its values', async () => {
  await using session = await withSource()
  const mine = session.network.processors.get('Mine')
  mine?.property('level')?.setState({ value: 13 })
  await session.evaluator.idle()
  await session.client.restart()
  await session.types.settled
  await session.evaluator.idle()
  expect(session.network.processors.get('Mine')).toBe(mine)
  expect(session.text.split('version 1 13')).toHaveLength(3)
  expect(await shown(session)).toBe(1)
})

test('a file edited while Python was down is the one that returns', async () => {
  await using session = await withSource()
  await session.host.stop()
  expect(session.network.processors.get('Mine')?.disabledReason).toBeDefined()
  writeFileSync(session.path('Source.py'), version(8))
  await session.host.start()
  await session.types.settled
  await session.evaluator.idle()
  expect(await shown(session)).toBe(8)
})

test('a file takes the place of the stand-in that an example of Inviwo has', async () => {
  class StandIn extends Processor {
    static override readonly info: ProcessorInfo = {
      ...{ classIdentifier: 'org.test.Source', displayName: 'Source', category: 'Test', codeState: 'stable', tags: [], help: '' },
      standIn: true,
    }
  }
  await using session = await PythonSession.start({})
  session.factory.register(StandIn)
  expect(session.add('Source', 'Mine')).toBeInstanceOf(StandIn)
  await session.save('Source.py', version(1))
  expect(session.network.processors.get('Mine')).toMatchObject({ type: { file: session.path('Source.py') } })
})
