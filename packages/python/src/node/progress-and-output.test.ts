import type { Processor } from '@ivw/network'
import { expect, test } from 'vitest'
import { PythonSession, processorFile } from './testing/python-session.ts'

/** The progress that a processor's status shows, in order. */
function progressOf(session: PythonSession, processor: Processor): { readonly fraction: number; readonly text: string }[] {
  const seen: { fraction: number; text: string }[] = []
  session.network.observe({
    statusChanged: changed => {
      if (changed === processor && changed.status.progress !== undefined) seen.push(changed.status.progress)
    },
  })
  return seen
}

const sink = { imports: 'import threading, time', initialize: '        self.isSink = lambda: True' }

test('progress is told by the short name', async () => {
  const body = `    def process(self):\n        self.progress(0.25, "reading")\n        print(self.cancelled)\n        self.progress(2)\n`
  await using session = await PythonSession.start({ 'Slow.py': processorFile('Slow', body, sink) })
  const seen = progressOf(session, session.add('Slow'))
  await session.evaluator.idle()
  expect(seen).toEqual([
    { fraction: 0.25, text: 'reading' },
    { fraction: 1, text: '' },
  ])
  expect(session.text).toBe('False')
})

test("a processor's own property or attribute has precedence over the short names", async () => {
  const body = `    def process(self):\n        self.progress.value = 5\n        print(self.progress.value, self.cancelled)\n`
  const initialize = `        self.addProperty(IntProperty("progress", "Progress", 1, 0, 10))\n        self.cancelled = "mine"`
  await using session = await PythonSession.start({ 'Own.py': processorFile('Own', body, { initialize }) })
  session.add('Own')
  await session.evaluator.idle()
  expect(session.text).toBe('5 mine')
})

test('tqdm moves the progress of the node and leaves the console alone', async () => {
  const body = `    def process(self):
        for i in tqdm(range(4), desc="Slices"):
            for j in tqdm(range(2), desc="Rows", leave=False):
                time.sleep(0.03)
            tqdm.write(f"slice {i}")
        with tqdm(total=10, unit="B") as bar:
            bar.update(5)
            time.sleep(0.12)
            bar.update(5)
        print("done")
`
  const imports = `${sink.imports}\nfrom tqdm import tqdm`
  await using session = await PythonSession.start({ 'Bars.py': processorFile('Bars', body, { ...sink, imports }) })
  const seen = progressOf(session, session.add('Bars'))
  await session.evaluator.idle()
  expect(session.log.map(entry => [entry.text, entry.level, entry.processor])).toEqual(
    ['slice 0', 'slice 1', 'slice 2', 'slice 3', 'done'].map(text => [text, 'info', 'Bars']),
  )
  const nested = seen.filter(({ text }) => text.startsWith('Slices'))
  expect(nested[0]).toEqual({ fraction: 0, text: 'Slices 0/4' })
  expect(nested.at(-1)).toEqual({ fraction: 1, text: 'Slices 4/4' })
  expect(nested.map(({ fraction }) => fraction)).toEqual(nested.map(({ fraction }) => fraction).sort((a, b) => a - b))
  expect(nested.some(({ text }) => /^Slices \d\/4, Rows \d\/2$/.test(text))).toBe(true)
  expect(seen.filter(({ text }) => !text.startsWith('Slices')).at(-1)).toEqual({ fraction: 1, text: '10/10' })
})

test('a bar that writes into a file of the user is left alone', async () => {
  const body = `    def process(self):
        file = io.StringIO()
        for i in tqdm(range(3), file=file):
            pass
        print("3/3" in file.getvalue())
`
  const imports = 'import io\nfrom tqdm import tqdm'
  await using session = await PythonSession.start({ 'File.py': processorFile('File', body, { ...sink, imports }) })
  const seen = progressOf(session, session.add('File'))
  await session.evaluator.idle()
  expect(session.text).toBe('True')
  expect(seen).toEqual([])
})

test('what is printed belongs to the file at import, and to the processor afterwards, also from its threads', async () => {
  const body = `    def process(self):
        print("running")
        self.thread = threading.Thread(target=self.work, args=(self.gate.value,))
        self.thread.start()
        if self.gate.value == 1:
            self.thread.join()

    def work(self, gate):
        print("begin ", end="")
        while gate == 2 and not opened.is_set():
            time.sleep(0.01)
        print("worked", gate)
`
  const file = (name: string) =>
    processorFile(name, body, {
      imports: `${sink.imports}\nprint("imported")\nopened = threading.Event()`,
      initialize: `${sink.initialize}\n        self.gate = self.addProperty(IntProperty("gate", "Gate", 1, 0, 9))\n        self.gate.onChange(lambda: opened.set() if self.gate.value == 3 else None)`,
    })
  await using session = await PythonSession.start({ 'A.py': file('A'), 'B.py': file('B') })
  const [a, b] = [session.add('A', 'First'), session.add('B', 'Second')]
  await session.evaluator.idle()
  a.property('gate')?.setState({ value: 2 })
  await session.evaluator.idle()
  b.property('gate')?.setState({ value: 4 })
  await session.evaluator.idle()
  a.property('gate')?.setState({ value: 3 })
  await session.evaluator.idle()
  await session.logged('begin worked 2')
  const told = session.log.map(entry => `${entry.source}: ${entry.text}`)
  expect(told.slice(0, 2)).toEqual(['A.py: imported', 'B.py: imported'])
  for (const line of ['First: begin worked 1', 'First: begin worked 2', 'Second: begin worked 1', 'Second: begin worked 4'])
    expect(told).toContain(line)
})
