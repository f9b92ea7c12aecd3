import type { Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { PythonSession, processorFile } from './testing/python-session.ts'

const source = processorFile(
  'Source',
  `    def process(self):
        self.out.setData(Volume(np.full((2, 3, 4), self.level.value, np.float32)))
`,
  {
    initialize: `        self.out = self.addOutport(VolumeOutport("out"))
        self.level = self.addProperty(IntProperty("level", "Level", 1, 0, 100))`,
  },
)

const sink = processorFile('Sink', `    def process(self):\n        print("sum", self.inport.getData().data.sum())\n`, {
  initialize: `        self.inport = self.addInport(VolumeInport("inport"))`,
})

test('a volume goes from one Python processor to another without crossing', async () => {
  await using session = await PythonSession.start({ 'Source.py': source, 'Sink.py': sink })
  const a = session.add('Source')
  session.add('Sink')
  session.connect('Source.out', 'Sink.inport')
  await session.evaluator.idle()
  expect(session.log.map(e => e.text)).toEqual(['sum 24.0'])
  a.property('level')?.setState({ value: 3 })
  await session.evaluator.idle()
  expect(session.log.map(e => e.text)).toEqual(['sum 24.0', 'sum 72.0'])
  const volume = a.outport('out')?.data as Volume
  expect(volume.source.resident).toBeUndefined()
  expect(volume.dimensions).toEqual([4, 3, 2])
  expect(await volume.read()).toEqual(new Float32Array(24).fill(3))
})
