import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { Volume } from '@ivw/data'
import { expect, test } from 'vitest'
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

test('a removed file is no longer offered, what runs goes on; it comes back with the file', async () => {
  await using session = await withSource()
  rmSync(session.path('Source.py'))
  await session.types.fileRemoved(session.path('Source.py'))
  expect(session.factory.types.has('org.test.Source')).toBe(false)
  const mine = session.network.processors.get('Mine')
  expect(mine?.status.notes?.[0]).toMatch(/missing/)
  mine?.property('level')?.setState({ value: 3 })
  await session.evaluator.idle()
  expect(session.text).toContain('version 1 3')
  await session.save('Source.py', version(6))
  await session.evaluator.idle()
  expect(await shown(session)).toBe(6)
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
