import type { Processor } from '@ivw/network'
import { expect, test } from 'vitest'
import type { PythonProcessor } from '../python-processor.ts'
import { PythonSession, processorFile } from './testing/python-session.ts'

const source = processorFile(
  'Source',
  `    def process(self):
        self.out.setData(Volume(np.full((2, 2, 2), self.level.value, np.float32)))
`,
  {
    initialize: `        self.out = self.addOutport(VolumeOutport("out"))
        self.level = self.addProperty(IntProperty("level", "Level", 1, 0, 100))`,
  },
)

const ports = `        self.inport = self.addInport(VolumeInport("inport"))
        self.out = self.addOutport(VolumeOutport("out"))`

test('doIfNotReady runs instead of process, once for each change, and may set what consumers find later', async () => {
  const patient = processorFile(
    'Patient',
    `    def process(self):
        print("process")

    def doIfNotReady(self):
        print("not ready", self.inport.isConnected(), self.level.value)
        if self.level.value == 7:
            raise LookupError("nothing to look at")
        self.out.setData(Volume(np.zeros((1, 1, 1), np.float32)))
`,
    {
      initialize: `${ports}\n        self.level = self.addProperty(IntProperty("level", "Level", 1, 0, 100))`,
    },
  )
  const sink = processorFile('Sink', '    def process(self):\n        print("sink")\n', {
    initialize: '        self.inport = self.addInport(VolumeInport("inport"))',
  })
  await using session = await PythonSession.start({ 'Patient.py': patient, 'Sink.py': sink })
  const processor = session.add('Patient')
  session.add('Sink')
  session.connect('Patient.out', 'Sink.inport')
  await session.evaluator.idle()
  expect(processor.status.state).toBe('not-ready')
  expect(session.log.map(({ text }) => text)).toEqual(['not ready False 1'])
  expect(processor.outport('out')?.hasData).toBe(true)
  processor.property('level')?.setState({ value: 7 })
  await session.evaluator.idle()
  expect(processor.status.error).toMatchObject({ phase: 'doIfNotReady', message: 'LookupError: nothing to look at' })
  expect(session.log.at(-1)?.text).toBe('not ready False 7')
})

test('invalidate is told what changed, and setValid that all is well', async () => {
  const watchful = processorFile(
    'Watchful',
    `    def process(self):
        print("process")

    def invalidate(self, level, prop=None):
        print(level.name, prop and prop.identifier)
        ivw.Processor.invalidate(self, level, prop)

    def setValid(self):
        print("valid")
        super().setValid()
`,
    {
      initialize: `        self.inport = self.addInport(VolumeInport("inport"))
        self.level = self.addProperty(IntProperty("level", "Level", 1, 0, 100))
        self.shader = self.addProperty(IntProperty("shader", "Shader", 1, 0, 9, invalidationLevel=InvalidationLevel.InvalidResources))`,
    },
  )
  await using session = await PythonSession.start({ 'Source.py': source, 'Watchful.py': watchful })
  const feeder = session.add('Source')
  const processor = session.add('Watchful')
  session.connect('Source.out', 'Watchful.inport')
  await session.evaluator.idle()
  const told = async (change: () => void) => {
    const before = session.log.length
    change()
    await session.evaluator.idle()
    return session.log.slice(before).map(({ text }) => text)
  }
  const run = ['process', 'valid']
  expect(await told(() => processor.property('level')?.setState({ value: 3 }))).toEqual(['InvalidOutput level', ...run])
  expect(await told(() => processor.property('shader')?.setState({ value: 3 }))).toEqual(['InvalidResources shader', ...run])
  expect(await told(() => feeder.property('level')?.setState({ value: 3 }))).toEqual(['InvalidOutput None', ...run])
})

const keeper = processorFile(
  'Keeper',
  `    def process(self):
        print(self.notes, self.level.value)

    def serialize(self, s):
        s.serialize("notes", self.notes, "note")
        s.serialize("count", len(self.notes), ivw.SerializationTarget.Attribute)
        if self.level.value == 9:
            s.serialize("Properties", "mine")

    def deserialize(self, d):
        self.notes = d.deserializeStringVector("notes", "note")
        assert d.deserializeInt("count", ivw.SerializationTarget.Attribute) == len(self.notes)
        self.notes.append(f"read at {self.level.value} from {d.getFileName()}")
`,
  {
    initialize: `        self.notes = ["new"]
        self.level = self.addProperty(IntProperty("level", "Level", 1, 0, 100))`,
  },
)

test('what serialize writes is kept with the processor and given back after the properties', async () => {
  await using session = await PythonSession.start({ 'Keeper.py': keeper })
  session.client.workspacePath = () => '/w/a.inv'
  const first = session.add('Keeper') as PythonProcessor
  await first.created()
  await first.collectState('/w/a.inv')
  const { remains } = first.meta
  expect(remains).toEqual({
    attributes: [['count', '1']],
    elements: [{ name: 'notes', attributes: [], children: [{ name: 'note', attributes: [['content', 'new']], children: [] }] }],
  })

  const second: Processor = session.factory.create('org.test.Keeper', 'Second')
  second.setMeta({ remains })
  session.network.add(second)
  second.property('level')?.setState({ value: 5 })
  await session.evaluator.idle()
  expect(session.log.at(-1)?.text).toBe("['new', 'read at 5 from /w/a.inv'] 5")
})

test('it survives a reload, and a restart gives back what was saved last', async () => {
  await using session = await PythonSession.start({ 'Keeper.py': keeper })
  session.add('Keeper')
  await session.evaluator.idle()
  await session.save('Keeper.py', `${keeper}\n# Changed\n`)
  await session.evaluator.idle()
  expect(session.log.filter(({ text }) => text.startsWith('[')).at(-1)?.text).toBe("['new', 'read at 1 from '] 1")
})

test('a serialize that fails leaves what was kept', async () => {
  await using session = await PythonSession.start({ 'Keeper.py': keeper })
  const processor = session.add('Keeper') as PythonProcessor
  await processor.created()
  await processor.collectState('')
  const { remains } = processor.meta
  processor.property('level')?.setState({ value: 9 })
  await processor.collectState('')
  expect(processor.status.error).toMatchObject({
    phase: 'serialize',
    message: "RuntimeError: serialize() cannot use the key 'Properties': the workspace keeps something else there",
  })
  expect(processor.meta.remains).toEqual(remains)
})
