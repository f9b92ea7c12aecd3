import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PythonSession, processorFile } from './testing/python-session.ts'

const other = processorFile('Other', `    def process(self):\n        print("other runs")\n`)

/** Dies at its first run in this folder, and works from then on. */
function dyingOnce(statement: string): string {
  const body = `    def process(self):
        import os, pathlib
        mark = pathlib.Path(__file__).with_name("died")
        print("begin")
        if not mark.exists():
            mark.touch()
            ${statement}
        print("done")
`
  return processorFile('Dying', body)
}

test.each([
  ['os._exit(1)', 'os._exit(1)', /Python ended with an exit with code 1 while Dying was running\./],
  ['os._exit(0)', 'os._exit(0)', /an exit with code 0 while Dying was running/],
  ['an abort', 'os.abort()', /an abort \(SIGABRT\) while Dying was running \(.*Dying\.py, line 24\)/],
  [
    'a segmentation fault',
    'import ctypes; ctypes.string_at(0)',
    /a segmentation fault \(SIGSEGV\) while Dying was running \(.*Dying\.py, line 24\)/,
  ],
  [
    'an overflown stack',
    'import faulthandler; faulthandler._stack_overflow()',
    /SIGSEGV.* while Dying was running \(.*Dying\.py, line 24\)/,
  ],
  ['a kill of itself', 'os.kill(os.getpid(), 9)', /SIGKILL.* while Dying was running/],
  [
    'an exit in a thread',
    'import threading, time; threading.Thread(target=lambda: os._exit(5)).start(); time.sleep(60)',
    /code 5 while Dying was running/,
  ],
  ['closing all descriptors', 'os.closerange(3, 70000); print("x" * 100)', /while Dying was running/],
])('%s is told with its cause; the host returns and runs everything once more', async (_name, statement, reason) => {
  await using session = await PythonSession.start({ 'Dying.py': dyingOnce(statement), 'Other.py': other })
  const second = session.add('Other')
  await session.evaluator.idle()
  const dying = session.add('Dying')
  await session.becomes(dying, 'error')
  expect(dying.status.error?.message).toMatch(reason)
  await session.becomes(dying, 'success')
  await session.evaluator.idle()
  expect(session.host.status).toMatchObject({ state: 'ready', generation: 2 })
  expect(session.text.split('\n').filter(line => line === 'begin')).toHaveLength(2)
  expect(session.text).toContain('done')
  expect(second.status.state).toBe('success')
})

test('a processor that always brings the host down is run twice and then left alone', async () => {
  await using session = await PythonSession.start({
    'Dying.py': processorFile('Dying', `    def process(self):\n        print("begin")\n        import os; os._exit(7)\n`, {
      initialize: `        self.level = self.addProperty(IntProperty("level", "Level", 1))`,
    }),
    'Other.py': other,
  })
  const dying = session.add('Dying')
  const second = session.add('Other')
  await session.reaches('ready', 3)
  await session.types.settled
  await session.becomes(second, 'success')
  await session.evaluator.idle()
  expect(dying.status).toMatchObject({ state: 'error' })
  expect(session.text.split('\n').filter(line => line === 'begin')).toHaveLength(2)
  expect(session.host.status).toMatchObject({ state: 'ready', generation: 3 })
})

test('a file that brings the host down twice while it is loaded is set aside; the others run, and an edit brings it back', async () => {
  await using session = await PythonSession.start({ 'Other.py': other })
  const second = session.add('Other')
  await session.evaluator.idle()
  await session.save('Dying.py', `import os\nos.abort()\n${processorFile('Dying', '')}`)
  await session.reaches('ready', 3)
  await session.types.settled
  await session.evaluator.idle()
  expect(second.status.state).toBe('success')
  expect(session.types.failedFiles).toMatchObject([
    {
      path: session.path('Dying.py'),
      error: { message: expect.stringMatching(/SIGABRT.* while .*Dying\.py was running \(.*Dying\.py, line 2\)/) },
    },
  ])
  await session.save('Dying.py', processorFile('Dying', ''))
  expect(session.types.failedFiles).toEqual([])
  expect(session.factory.types.has('org.test.Dying')).toBe(true)
  expect(session.host.status.generation).toBe(3)
})

test('a host that is killed from outside while it loads a file loads it again', async () => {
  await using session = await PythonSession.start({ 'Other.py': other })
  const slow = `import pathlib, time\nprint("loading")\nif not pathlib.Path("${session.path('mark')}").exists():\n    time.sleep(60)\n${processorFile('Slow', '')}`
  const saved = session.save('Slow.py', slow)
  await session.logged('loading')
  writeFileSync(session.path('mark'), '')
  process.kill(session.host.status.pid as number, 'SIGKILL')
  await saved
  await session.reaches('ready', 2)
  await session.types.settled
  expect(session.types.failedFiles).toEqual([])
  expect(session.factory.types.has('org.test.Slow')).toBe(true)
})

test('an edit starts Python again after the user was to be asked', async () => {
  await using session = await PythonSession.start({ 'Other.py': other })
  for (const generation of [1, 2, 3]) {
    const { pid } = await session.reaches('ready', generation)
    await session.types.settled
    process.kill(pid as number, 'SIGKILL')
    await session.reaches(generation < 3 ? 'stopped' : 'asking')
  }
  await session.save('Other.py', other.replace('other runs', 'edited'))
  await session.reaches('ready', 4)
  await session.types.settled
  expect(session.types.failedFiles).toEqual([])
})

test('an array too large for the machine is a MemoryError at its line; Python lives on', async () => {
  const body = `    def process(self):
        np.ones(20_000_000_000, np.uint8)
`
  const zeros = body.replace('ones', 'zeros')
  const list = `    def process(self):
        numbers = [0]
        while True: numbers = numbers + numbers
`
  await using session = await PythonSession.start(
    { 'Ones.py': processorFile('Ones', body), 'Zeros.py': processorFile('Zeros', zeros), 'List.py': processorFile('List', list) },
    { memoryLimit: 1_500_000_000 },
  )
  for (const name of ['Ones', 'Zeros', 'List']) {
    const processor = session.add(name)
    await session.evaluator.idle()
    expect(processor.status.error?.cause).toMatchObject({ type: 'MemoryError', frames: [{ file: session.path(`${name}.py`) }] })
  }
  expect(session.host.status).toMatchObject({ state: 'ready', generation: 1 })
})

test('a host that takes nearly all memory in another way is warned of, and ended with that reason', async () => {
  // Shared memory does not count as its own.
  const body = `    def process(self):
        import mmap, time
        self.blocks = []
        for i in range(100):
            block = np.frombuffer(mmap.mmap(-1, 50_000_000), np.uint8)
            block[:] = 1
            self.blocks.append(block)
            if i == 16: time.sleep(1)
`
  await using session = await PythonSession.start({ 'Greedy.py': processorFile('Greedy', body) }, { memoryLimit: 1_000_000_000 })
  const greedy = session.add('Greedy')
  await session.becomes(greedy, 'error')
  expect(greedy.status.error?.message).toMatch(/Python was ended while Greedy was running: it used nearly all memory/)
  expect(session.log.find(({ level }) => level === 'warning')).toMatchObject({
    source: 'Greedy',
    text: expect.stringMatching(/Python uses \d+ MB of 1\.0 GB/),
  })
})

test('after three deaths within a minute the user is asked', async () => {
  await using session = await PythonSession.start()
  const seen: string[] = []
  session.host.onStatus(({ state }) => seen.push(state))
  for (const generation of [1, 2, 3]) {
    const { pid } = await session.reaches('ready', generation)
    process.kill(pid as number, 'SIGKILL')
    await session.reaches(generation < 3 ? 'stopped' : 'asking')
  }
  expect(seen).toEqual(['stopped', 'starting', 'ready', 'stopped', 'starting', 'ready', 'asking'])
  expect(session.host.status.reason).toMatch(/SIGKILL/)
  await session.client.restart()
  expect(session.host.status).toMatchObject({ state: 'ready', generation: 4 })
})

test('requests that wait when the host dies are rejected, all of them', async () => {
  await using session = await PythonSession.start({ 'Other.py': other })
  const requests = Array.from({ length: 20 }, () => session.client.request('load', { path: session.path('Other.py') }))
  const results = Promise.allSettled([session.client.fetch('p1'), ...requests, session.client.fetch('p2')])
  process.kill(session.host.status.pid as number, 'SIGKILL')
  for (const result of await results) expect(result).toMatchObject({ status: 'rejected' })
})

test('the last words before the end are in the log', async () => {
  const body = `    def process(self):
        import os, sys
        print("on stdout")
        print("on stderr", file=sys.stderr)
        os.write(2, b"on the descriptor\\n")
        os._exit(1)
`
  await using session = await PythonSession.start({ 'Dying.py': processorFile('Dying', body) })
  session.add('Dying')
  expect(await session.logged('on stdout')).toMatchObject({ level: 'info', processor: 'Dying' })
  expect(await session.logged('on stderr')).toMatchObject({ level: 'error', processor: 'Dying' })
  expect(await session.logged('on the descriptor')).toMatchObject({ level: 'error', source: 'Dying' })
})

test('a crash says what ran, the signal, the line and the last words, as one entry', async () => {
  const body = `    def process(self):
        import os, sys
        os.write(2, b"the library gives up\\n")
        os.abort()
`
  await using session = await PythonSession.start({ 'Dying.py': processorFile('Dying', body) })
  session.add('Dying')
  const entry = await session.logged('Its last words')
  expect(entry).toMatchObject({ level: 'error', source: 'Dying', file: session.path('Dying.py'), line: 21 })
  expect(entry.text).toMatch(
    /^Python ended with an abort \(SIGABRT\) while Dying was running .*the library gives up\n.*Fatal Python error/s,
  )
  expect(session.log.filter(({ text }) => /Fatal Python error|Stack \(most recent/.test(text))).toEqual([entry])
})
