import { expect, test } from 'vitest'
import { PythonSession, processorFile } from './testing/python-session.ts'

const looping = (statement: string) => processorFile('Loop', `    def process(self):\n        print("begin")\n        ${statement}\n`)

test('a loop in Python ends with KeyboardInterrupt in the same process', async () => {
  await using session = await PythonSession.start({ 'Loop.py': looping('while True: pass') })
  const loop = session.add('Loop')
  await session.logged('begin')
  const start = performance.now()
  session.evaluator.cancel(loop)
  await session.becomes(loop, 'cancelled')
  expect(performance.now() - start).toBeLessThan(1000)
  expect(session.host.status).toMatchObject({ state: 'ready', generation: 1 })
  loop.invalidate('invalidOutput')
  await session.becomes(loop, 'running')
  session.evaluator.cancel(loop)
  await session.evaluator.idle()
})

test('a sleep, a lock and a subprocess end as well', async () => {
  const body = `    def process(self):
        import subprocess, threading, time
        try:
            print("begin")
            time.sleep(1000)
        finally:
            print("woken")
`
  await using session = await PythonSession.start({ 'Loop.py': processorFile('Loop', body) })
  const loop = session.add('Loop')
  await session.logged('begin')
  session.evaluator.cancel(loop)
  await session.logged('woken')
  await session.save('Loop.py', looping('import os; os.system("sleep 1000")'))
  const next = session.network.processors.get('Loop')
  if (!next) throw new Error('The processor is gone')
  session.log.length = 0
  await session.logged('begin')
  session.evaluator.cancel(next)
  await session.evaluator.idle()
  expect(session.host.status.generation).toBe(1)
})

// Each says "begin" where no interrupt can end it any more: from C, and where it is caught.
test.each([
  ['a loop in C', 'import os, itertools; sum(itertools.chain(map(os.write, [1], [b"begin\\n"]), range(10**11)))'],
  [
    'a bare except',
    'while True:\n            try:\n                print("begin")\n                while True: pass\n            except: pass',
  ],
])('%s that does not answer is killed after two seconds, with its line', async (_name, statement) => {
  await using session = await PythonSession.start({
    'Loop.py': processorFile('Loop', `    def process(self):\n        ${statement}\n`),
    'Other.py': processorFile('Other', `    def process(self):\n        print("other runs")\n`),
  })
  const other = session.add('Other')
  await session.evaluator.idle()
  const loop = session.add('Loop')
  await session.logged('begin')
  const start = performance.now()
  session.evaluator.cancel(loop)
  await session.reaches('stopped')
  expect(performance.now() - start).toBeLessThan(3000)
  const status = await session.reaches('ready', 2)
  expect(status.lastExit).toMatchObject({ requested: true, running: 'Loop', file: session.path('Loop.py') })
  await session.types.settled
  await session.evaluator.idle()
  // The stopped one waits for a change; the others are back.
  expect(loop.status.state).toBe('cancelled')
  expect(other.status.state).toBe('success')
  expect(session.log.filter(({ text }) => text === 'other runs')).toHaveLength(2)
})

test('an ignored SIGINT is taken back for the next run', async () => {
  const body = `    def process(self):\n        import signal\n        signal.signal(signal.SIGINT, signal.SIG_IGN)\n`
  await using session = await PythonSession.start({ 'Ignore.py': processorFile('Ignore', body), 'Loop.py': looping('while True: pass') })
  session.add('Ignore')
  await session.evaluator.idle()
  const loop = session.add('Loop')
  await session.logged('begin')
  session.evaluator.cancel(loop)
  await session.evaluator.idle()
  expect(session.host.status.generation).toBe(1)
})

test('a run that is cancelled at once, before it has begun, does not begin', async () => {
  await using session = await PythonSession.start({ 'Loop.py': looping('while True: pass') })
  const loop = session.add('Loop')
  for (let round = 0; round < 30; round++) {
    loop.invalidate('invalidOutput')
    await session.becomes(loop, 'running')
    // At another moment of the run's beginning each time.
    for (let turn = 0; turn < round % 10; turn++) await new Promise(resolve => setImmediate(resolve))
    session.evaluator.cancel(loop)
    await session.evaluator.idle()
  }
  expect(session.host.status.generation).toBe(1)
})

test('interrupts while Python prints never cut a message', async () => {
  await using session = await PythonSession.start({ 'Loop.py': looping('while True: print("x" * 5000)') })
  const loop = session.add('Loop')
  for (let round = 0; round < 20; round++) {
    loop.invalidate('invalidOutput')
    await session.becomes(loop, 'running')
    session.log.length = 0
    await session.logged('xxx')
    session.evaluator.cancel(loop)
    await session.evaluator.idle()
  }
  expect(session.host.status).toMatchObject({ state: 'ready', generation: 1 })
})

test('newer values do not stop a run; the run after it has them', async () => {
  const body = `    def process(self):
        import time
        print("begin", self.level.value)
        time.sleep(0.2)
        print("end", self.level.value)
`
  await using session = await PythonSession.start({
    'Slow.py': processorFile('Slow', body, {
      initialize: `        self.level = self.addProperty(IntProperty("level", "Level", 0, 0, 100))`,
    }),
  })
  const slow = session.add('Slow')
  await session.logged('begin 0')
  for (let value = 1; value <= 50; value++) slow.property('level')?.setState({ value })
  await session.evaluator.idle()
  expect(session.log.map(({ text }) => text)).toEqual(['begin 0', 'end 0', 'begin 50', 'end 50'])
})

test.each([
  ['in Python', 'while True: pass'],
  ['in C', 'sum(range(10**11))'],
])('after 3 s the log says where code hangs that hangs %s, once', async (_name, statement) => {
  await using session = await PythonSession.start({ 'Loop.py': looping(statement) })
  const loop = session.add('Loop')
  const entry = await session.logged('has been running for 3 s')
  expect(entry).toMatchObject({ level: 'warning', source: 'Loop', file: session.path('Loop.py'), line: 20 })
  expect(entry.text).toMatch(/^Loop has been running for 3 s, now in process at .*Loop\.py, line 20\. Cancel stops it\.$/)
  session.evaluator.cancel(loop)
  await session.evaluator.idle()
  // What was printed to find the place is no output of the user.
  expect(session.text).not.toMatch(/Stack \(most recent|Current thread/)
})

test('a file that does not end loading is stopped in time, and keeps nothing from the others', async () => {
  await using session = await PythonSession.start(
    {
      'Stuck.py': 'print("stuck")\nwhile True: pass\n',
      'Other.py': processorFile('Other', `    def process(self):\n        print("other runs")\n`),
    },
    { loadLimit: 500 },
  )
  expect((await session.logged('to load')).text).toMatch(/Stuck\.py is stopped: it takes longer than 0\.5 s to load/)
  expect(session.types.failedFiles).toMatchObject([{ path: session.path('Stuck.py'), error: { type: 'KeyboardInterrupt' } }])
  session.add('Other')
  await session.logged('other runs')
  expect(session.host.status.generation).toBe(1)
})
