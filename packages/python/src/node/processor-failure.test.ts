import type { Processor } from '@ivw/network'
import { describe, expect, test } from 'vitest'
import { PythonError } from '../errors.ts'
import { PythonSession, processorFile } from './testing/python-session.ts'

const property = `        self.level = self.addProperty(IntProperty("level", "Level", 1, 0, 100))`

function errorOf(processor: Processor): PythonError {
  const cause = processor.status.error?.cause
  if (!(cause instanceof PythonError))
    throw new Error(`${processor.identifier} is ${processor.status.state}: ${processor.status.error?.message}`)
  return cause
}

describe('an exception', () => {
  const raises = {
    ValueError: 'raise ValueError("too small")',
    ZeroDivisionError: '1 / 0',
    SystemExit: 'import sys; sys.exit(3)',
    RecursionError: 'f = lambda: f(); f()',
    KeyboardInterrupt: 'raise KeyboardInterrupt',
    Odd: 'class Odd(Exception):\n            def __str__(self): raise RuntimeError("no text")\n        raise Odd',
    MemoryError: 'raise MemoryError("x" * 10**7)',
  }

  test.each(Object.entries(raises))('%s in process is shown with file and line, and the host lives on', async (type, statement) => {
    await using session = await PythonSession.start({
      'Bad.py': processorFile('Bad', `    def process(self):\n        ${statement}\n`),
      'Good.py': processorFile('Good', `    def process(self):\n        print("good")\n`),
    })
    const bad = session.add('Bad')
    session.add('Good')
    await session.evaluator.idle()
    const error = errorOf(bad)
    expect(error.type).toBe(type)
    expect(error.phase).toBe('Process')
    expect(error.frames.every(frame => frame.file === session.path('Bad.py'))).toBe(true)
    expect(error.frames[0]).toMatchObject({
      function: 'process',
      text: statement.split('\n')[0]?.startsWith('class') ? 'raise Odd' : statement,
    })
    expect(error.traceback).not.toContain('_host')
    expect(error.traceback.length).toBeLessThan(70_000)
    expect(session.text).toContain('good')
    expect(session.host.status.generation).toBe(1)
  })

  test('in initializeResources names that step', async () => {
    await using session = await PythonSession.start({
      'Bad.py': processorFile('Bad', `    def initializeResources(self):\n        open("/does/not/exist")\n`),
    })
    const bad = session.add('Bad')
    await session.evaluator.idle()
    expect(errorOf(bad)).toMatchObject({ type: 'FileNotFoundError', phase: 'InitializeResources' })
  })

  test('in onChange is written to the log, and the value stays', async () => {
    const body = `    def process(self):\n        print("level", self.level.value)\n`
    await using session = await PythonSession.start({
      'Bad.py': processorFile('Bad', body, { initialize: `${property}\n        self.level.onChange(lambda: 1 / 0)` }),
    })
    const bad = session.add('Bad')
    await session.evaluator.idle()
    bad.property('level')?.setState({ value: 7 })
    const entry = await session.logged('ZeroDivisionError')
    expect(entry).toMatchObject({ level: 'error', source: 'Bad', file: session.path('Bad.py') })
    await session.evaluator.idle()
    expect(session.text).toContain('level 7')
    expect(bad.status.state).toBe('success')
  })

  test('in __init__ fails the file, whose type is not offered', async () => {
    await using session = await PythonSession.start({
      'Bad.py': processorFile('Bad', '', { initialize: `        raise RuntimeError("no luck")` }),
    })
    expect(session.factory.types.has('org.test.Bad')).toBe(false)
    const [failed] = session.types.failedFiles
    expect(failed?.error).toMatchObject({ type: 'RuntimeError', frames: [{ function: '__init__', line: 10 }] })
    expect(session.text).toContain('no luck')
    await session.save('Bad.py', processorFile('Bad', ''))
    expect(session.types.failedFiles).toEqual([])
    expect(session.factory.types.has('org.test.Bad')).toBe(true)
  })

  test('at import: syntax errors with line and column, missing packages with the command that installs them', async () => {
    await using session = await PythonSession.start({
      'Syntax.py': 'x = 1\ndef f(:\n    pass\n',
      'Nul.py': 'x = 1\0',
      'Missing.py': 'import surely_not_there\n',
      'Encoding.py': '# -*- coding: nonsense -*-\n',
      'NoBase.py': processorFile('NoBase', '').replace('super().__init__(id, name)', 'pass'),
      'Other.py': processorFile('Another', ''),
    })
    const byName = new Map(session.types.failedFiles.map(({ path, error }) => [path.split('/').at(-1), error as PythonError]))
    expect(byName.get('Syntax.py')).toMatchObject({ type: 'SyntaxError', frames: [{ line: 2, text: 'def f(:', column: 7 }] })
    expect(byName.get('Nul.py')?.message).toMatch(/null byte/)
    expect(byName.get('Missing.py')?.message).toMatch(
      /No module named 'surely_not_there' in \S+python \(install it with: \S+python -m pip install surely_not_there\)/,
    )
    expect(byName.get('Encoding.py')?.message).toMatch(/nonsense/)
    expect(byName.get('NoBase.py')?.message).toMatch(/must be called when overriding __init__/)
    expect(byName.get('Other.py')?.message).toMatch(/# Name: Another/)
  })
})

test('a class identifier that another file has is refused, with that file', async () => {
  await using session = await PythonSession.start({
    'First.py': processorFile('First', ''),
    'Second.py': processorFile('Second', '').replace('org.test.Second', 'org.test.First'),
  })
  expect(session.types.failedFiles).toMatchObject([
    { path: session.path('Second.py'), error: { message: expect.stringContaining(session.path('First.py')) } },
  ])
  session.add('First')
  await session.evaluator.idle()
})

test('what a failed processor feeds keeps the last good data', async () => {
  const body = `    def process(self):
        if self.level.value > 5:
            raise ValueError("too large")
        self.out.setData(Volume(np.full((1, 1, 2), self.level.value, np.uint8)))
`
  await using session = await PythonSession.start({
    'Source.py': processorFile('Source', body, { initialize: `${property}\n        self.out = self.addOutport(VolumeOutport("out"))` }),
    'Sink.py': processorFile('Sink', `    def process(self):\n        print("sum", self.inport.getData().data.sum())\n`, {
      initialize: `        self.inport = self.addInport(VolumeInport("inport"))`,
    }),
  })
  const source = session.add('Source')
  const sink = session.add('Sink')
  session.connect('Source.out', 'Sink.inport')
  await session.evaluator.idle()
  source.property('level')?.setState({ value: 9 })
  await session.evaluator.idle()
  expect(source.status.state).toBe('error')
  expect(sink.inports[0]).toMatchObject({ isReady: true, isStale: true })
  source.property('level')?.setState({ value: 2 })
  await session.evaluator.idle()
  expect(session.log.filter(({ text }) => text.startsWith('sum')).map(({ text }) => text)).toEqual(['sum 2', 'sum 4'])
})
