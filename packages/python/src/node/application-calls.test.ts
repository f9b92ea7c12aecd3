import { Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { PythonSession, processorFile } from './testing/python-session.ts'

const level = `        self.level = self.addProperty(IntProperty("level", "Level", 1, 0, 1000))`

/** Answers `echo` and `set`, and can run the network in between. */
function serve(session: PythonSession): string[] {
  const calls: string[] = []
  session.client.serveCalls(async (target, member, [first, second]) => {
    calls.push(`${target}.${member}`)
    if (member === 'echo') return first
    if (member === 'set') session.network.propertyByPath(String(first))?.setState({ value: second })
    else if (member === 'idle') await session.evaluator.idle()
    else if (member === 'load') await session.save('Other.py', String(first))
    else throw new Error(`There is no ${target}.${member}`)
    return undefined
  })
  return calls
}

const call = 'from inviwopy._binding import get_binding\ncall = lambda member, *a: get_binding().call("test", member, a)'

test('a call from process is answered while the engine waits for process', async () => {
  await using session = await PythonSession.start({
    'Caller.py': processorFile(
      'Caller',
      `    def process(self):\n        for i in range(100):\n            assert call("echo", {"i": [i, 1.5, None, "x"]}) == {"i": [i, 1.5, None, "x"]}\n        print("through")\n`,
      { imports: call },
    ),
  })
  const calls = serve(session)
  session.add('Caller')
  await session.evaluator.idle()
  expect(session.text).toBe('through')
  expect(calls).toHaveLength(100)
})

test('what the engine refuses is an exception with its sentence', async () => {
  const body = `    def process(self):
        try:
            call("nonsense")
        except RuntimeError as error:
            print("refused:", error)
`
  await using session = await PythonSession.start({ 'Caller.py': processorFile('Caller', body, { imports: call }) })
  serve(session)
  session.add('Caller')
  await session.evaluator.idle()
  expect(session.text).toBe('refused: There is no test.nonsense')
})

test('a change that the engine makes for a call has reached Python when the call returns', async () => {
  const body = `    def process(self):
        before = self.level.value
        call("set", "Caller.level", before + 1) if before < 4 else None
        print(before, self.level.value)
`
  await using session = await PythonSession.start({ 'Caller.py': processorFile('Caller', body, { imports: call, initialize: level }) })
  serve(session)
  session.add('Caller')
  await session.evaluator.idle()
  expect(session.text.split('\n')).toEqual(['1 2', '2 3', '3 4', '4 4'])
})

test('a script sets properties, waits for Python processors to run in between, and reads their results', async () => {
  const double = processorFile(
    'Double',
    `    def process(self):\n        print("double", self.level.value)\n        self.out.setData(Volume(np.full((1, 1, 1), 2 * self.level.value, np.uint8)))\n`,
    {
      initialize: `${level}\n        self.out = self.addOutport(VolumeOutport("out"))`,
    },
  )
  await using session = await PythonSession.start({
    'Double.py': double,
    'Sink.py': processorFile('Sink', '', { initialize: `        self.inport = self.addInport(VolumeInport("inport"))` }),
  })
  serve(session)
  const processor = session.add('Double')
  session.add('Sink')
  session.connect('Double.out', 'Sink.inport')
  await session.evaluator.idle()
  const source = `import sys
${call}
for value in (5, 6):
    call("set", "Double.level", value)
    call("idle")
print("arguments", sys.argv[1:])
sys.exit(3)
`
  const { status } = await session.client.request('runScript', { source, name: 'script.py', argv: ['a', 'b'] })
  expect(status).toBe(3)
  expect(session.log.map(({ text }) => text)).toEqual(['double 1', 'double 5', 'double 6', "arguments ['a', 'b']"])
  const volume = processor.outport('out')?.data
  expect(volume instanceof Volume && (await volume.read())).toEqual(Uint8Array.of(12))
})

test('a script may load processor files and add what they define', async () => {
  await using session = await PythonSession.start()
  serve(session)
  const source = `${call}\ncall("load", ${JSON.stringify(processorFile('Other', `    def process(self):\n        pass\n`))})\nprint("loaded")\n`
  await session.client.request('runScript', { source, name: 'script.py', argv: [] })
  expect(session.factory.types.has('org.test.Other')).toBe(true)
})

test('a script that fails rejects with its lines; one that hangs in a call can be stopped', async () => {
  await using session = await PythonSession.start()
  session.client.serveCalls(() => new Promise(() => {}))
  await expect(session.client.request('runScript', { source: 'x = 1\n1 / 0\n', name: 'bad.py', argv: [] })).rejects.toMatchObject({
    type: 'ZeroDivisionError',
  })
  const hanging = session.client.request('runScript', { source: `${call}\nprint("begin")\ncall("wait")\n`, name: 'script.py', argv: [] })
  await session.logged('begin')
  const stopped = expect(hanging).rejects.toMatchObject({ type: 'KeyboardInterrupt' })
  await session.client.interrupt()
  await stopped
  expect(session.host.status.generation).toBe(1)
})

test('calls from threads of the user are answered as well', async () => {
  const body = `    def process(self):
        import threading
        results = []
        threads = [threading.Thread(target=lambda i=i: results.append(call("echo", i))) for i in range(20)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(sorted(results) == list(range(20)))
`
  await using session = await PythonSession.start({ 'Caller.py': processorFile('Caller', body, { imports: call }) })
  serve(session)
  session.add('Caller')
  await session.evaluator.idle()
  expect(session.text).toBe('True')
})

test('data set outside of process reach what they feed', async () => {
  const source = processorFile(
    'Source',
    `    def set(self):\n        self.out.setData(Volume(np.full((1, 1, 1), 7, np.uint8)))\n    def process(self):\n        pass\n`,
    {
      initialize: `        self.out = self.addOutport(VolumeOutport("out"))\n        self.go = self.addProperty(ButtonProperty("go", "Go", self.set, InvalidationLevel.Valid))`,
    },
  )
  await using session = await PythonSession.start({
    'Source.py': source,
    'Sink.py': processorFile('Sink', `    def process(self):\n        print("got", self.inport.getData().data.sum())\n`, {
      initialize: `        self.inport = self.addInport(VolumeInport("inport"))`,
    }),
  })
  session.add('Source')
  session.add('Sink')
  session.connect('Source.out', 'Sink.inport')
  await session.evaluator.idle()
  expect(session.text).toBe('')
  session.network.pressButton('Source.go')
  await session.logged('got 7')
})

test('a script that waits for everything is not started beneath a constructor that asks for picking identifiers', async () => {
  await using session = await PythonSession.start()
  session.client.serveCalls(async (_target, member) => {
    if (member === 'reserve') return 1
    await session.evaluator.idle()
    return undefined
  })
  const initialize = `        self.picking = ivw.PickingMapper(self, 3, print)`
  await session.save('Picked.py', processorFile('Picked', `    def process(self):\n        print("ran")\n`, { initialize }))
  session.add('Picked')
  const source = `${call}\ncall("idle")\nprint("idle")`
  await session.client.request('runScript', { source, name: 'wait.py', argv: [] })
  expect(session.text.split('\n')).toEqual(['ran', 'idle'])
})

test('what stops a run also ends the script that waits for it, once', async () => {
  const body = `    def process(self):\n        if self.level.value == 2:\n            print("begin")\n            while True: pass\n`
  await using session = await PythonSession.start({ 'Slow.py': processorFile('Slow', body, { initialize: level }) })
  serve(session)
  session.add('Slow')
  await session.evaluator.idle()
  const source = `${call}
import inviwopy
try:
    # The run may begin beneath either.
    call("set", "Slow.level", 2)
    inviwopy.app.network.waitUntilIdle()
except KeyboardInterrupt:
    print("interrupted")
inviwopy.app.network.waitUntilIdle()
print("went on")
`
  const run = session.client.request('runScript', { source, name: 'wait.py', argv: [] })
  await session.logged('begin')
  void session.client.interrupt()
  await run
  expect(session.text).toContain('interrupted\nwent on')
})
