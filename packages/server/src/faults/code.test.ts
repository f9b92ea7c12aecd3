import { describe, expect, test } from 'vitest'
import { type AuthorLoop, type SubjectParts, subjectText } from '../testing/author-loop.ts'
import { withAuthorLoop } from '../testing/with-author-loop.ts'

let loop: AuthorLoop
withAuthorLoop(started => {
  loop = started
})

const failed = (name: string) => loop.page.failedFiles.find(({ file }) => file === loop.path(name))?.failure
async function fails(name: string, text: string | Uint8Array) {
  await loop.write(name, text)
  await loop.page.until(() => failed(name) !== undefined)
  return failed(name)
}
async function mends(name: string): Promise<void> {
  await loop.remove(name)
  await loop.page.until(() => failed(name) === undefined)
}

describe('F12 a file that cannot be read as Python', () => {
  test.each([
    ['a syntax error', 'x = 1\ndef f(:\n', { type: 'SyntaxError', line: 2 }],
    ['tabs among blanks', 'if True:\n        x = 1\n\ty = 2\n', { type: 'TabError', line: 3 }],
    ['a NUL byte', 'x = 1\0', { type: 'SyntaxError' }],
    ['an encoding that there is not', '# -*- coding: nonsense -*-\n', { type: 'SyntaxError' }],
    ['text that is no UTF-8', Buffer.from([0x78, 0x20, 0x3d, 0x20, 0x22, 0xe4, 0x22, 0x0a]), { type: 'SyntaxError' }],
    ['11 MB', `x = """${'x'.repeat(11 * 2 ** 20)}"""\n`, { type: 'NotAProcessorError' }],
  ])('%s is shown with its place; the others run', async (_name, text, { type, line }: { type: string; line?: number }) => {
    const failure = await fails('Bad.py', text)
    expect(failure?.type).toBe(type)
    if (line !== undefined) expect(failure?.frames.at(-1)).toMatchObject({ file: loop.path('Bad.py'), line })
    if (line === 2) expect(failure?.traceback).toMatch(/def f\(:\n +\^/)
    await loop.othersRun()
    await mends('Bad.py')
  })
})

describe('F13', () => {
  test('a save that does not load keeps old code and old result; the next good one has the new result', async () => {
    await loop.save({ value: 2 })
    await loop.page.until(() => loop.sums.at(-1) === 16)
    await loop.write('Subject.py', `${subjectText({ value: 3 })}def f(:\n`)
    await loop.page.until(() => failed('Subject.py') !== undefined)
    await loop.page.idle()
    expect(loop.sums.at(-1)).toBe(16)
    expect(loop.page.status('Subject')).toMatchObject({ state: 'success', notes: [expect.stringContaining('could not be loaded')] })
    await loop.page.request('rerun', { identifiers: ['Subject'] })
    await loop.page.idle()
    expect(loop.sums.at(-1)).toBe(16)
    await loop.save({ value: 4 })
    await loop.page.until(() => loop.sums.at(-1) === 32)
    expect(loop.page.status('Subject').notes ?? []).toEqual([])
  })
})

describe('F14 an exception', () => {
  const kinds = {
    ValueError: ['raise ValueError("too small")'],
    KeyboardInterrupt: ['raise KeyboardInterrupt'],
    SystemExit: ['raise SystemExit(3)'],
    RecursionError: ['f = lambda: f()', 'f()'],
    Odd: ['class Odd(Exception):', '    def __str__(self): raise RuntimeError("no text")', 'raise Odd'],
    MemoryError: ['raise MemoryError("x" * 10**8)'],
  }
  const places: Record<string, (lines: readonly string[]) => SubjectParts> = {
    'at import': lines => ({ imports: lines }),
    __init__: lines => ({ init: lines }),
    initializeResources: lines => ({ initializeResources: lines }),
    process: lines => ({ process: lines }),
  }
  const table = Object.keys(places).flatMap(place => Object.keys(kinds).map(kind => [kind, place] as const))

  test.each(table)('%s in %s is told with the user’s lines alone; what is fed keeps its data', async (kind, place) => {
    const parts = places[place]?.(kinds[kind as keyof typeof kinds]) ?? {}
    const before = await loop.sum()
    const isLoad = place === 'at import' || place === '__init__'
    loop.page.forget()
    await loop.save(parts)
    if (isLoad) await loop.page.until(() => failed('Subject.py')?.type === kind)
    else await loop.page.until(() => loop.page.status('Subject').error?.type === kind)
    await loop.page.idle()
    const failure = isLoad ? failed('Subject.py') : loop.page.status('Subject').error
    expect(failure?.frames.length).toBeGreaterThan(0)
    expect(failure?.frames.every(({ file }) => file === loop.path('Subject.py'))).toBe(true)
    expect(failure?.traceback).not.toContain('_host')
    expect(failure?.traceback?.length).toBeLessThan(70_000)
    expect(loop.page.status('Sink').error).toBeUndefined()
    expect(loop.sums.at(-1) ?? before).toBe(before)
    expect(loop.page.pythonStates).toEqual([])
  })

  const indented = (lines: readonly string[]) => lines.map(line => `    ${line}`)

  test.each(Object.entries(kinds))('%s in a callback of a property is in the log, and the value stays', async (kind, lines) => {
    loop.page.forget()
    await loop.save({
      init: ['def changed():', ...indented(lines), 'self.level.onChange(changed)'],
      process: ['print("level is", self.level.value)'],
    })
    await loop.page.logged('level is 0')
    await loop.page.request('apply', { changes: [{ kind: 'setProperty', path: 'Subject.level', state: { value: 7 } }], name: 'Level' })
    const entry = await loop.page.logged(new RegExp(`\\b${kind}\\b`))
    expect(entry).toMatchObject({ level: 'error', source: 'Subject' })
    expect(entry.text.length).toBeLessThan(70_000)
    await loop.page.logged('level is 7')
    expect(loop.page.pythonStates).toEqual([])
  })

  test.each(Object.entries(kinds))('%s in a destructor is in the log', async (kind, lines) => {
    loop.page.forget()
    await loop.save({ process: ['class Bad:', '    def __del__(self):', ...indented(indented(lines)), 'Bad()', 'print("went on")'] })
    await loop.page.logged('went on')
    await loop.page.logged(new RegExp(`\\b${kind}\\b`))
    await loop.page.becomes('Subject', 'success')
    expect(loop.page.pythonStates).toEqual([])
  })
})

describe('F15 an import', () => {
  test('of a package that is missing names the interpreter and the command', async () => {
    const failure = await fails('Bad.py', 'import cv2_missing_here\n')
    expect(failure?.message).toMatch(
      /^ModuleNotFoundError: No module named 'cv2_missing_here' in \S+python \(install it with: \S+python -m pip install cv2_missing_here\)$/,
    )
    expect((await loop.page.logged('cv2_missing_here')).text).toContain('install it with')
    await mends('Bad.py')
  })

  test('in a circle is an ImportError with its place', async () => {
    await loop.write('circle_a.py', 'from circle_b import y\nx = 1\n')
    await loop.write('circle_b.py', 'from circle_a import x\ny = 1\n')
    const failure = await fails('Circle.py', 'import circle_a\n')
    expect(failure?.message).toMatch(/ImportError: cannot import name .* partially initialized module/)
    for (const name of ['Circle.py', 'circle_a.py', 'circle_b.py']) await loop.remove(name)
    await loop.page.until(() => loop.page.failedFiles.length === 0)
  })

  test('that prints and takes long is waited for, and its output is shown', async () => {
    await loop.install('slow_package', 'import time\nprint("package wakes up")\ntime.sleep(4)\n')
    loop.page.forget()
    await loop.save({ imports: [loop.importInstalled, 'import slow_package'], value: 5 })
    await loop.page.logged('package wakes up')
    await loop.page.logged(/Subject\.py has been running for 3 s, now in <module> at .*slow_package.__init__\.py, line 3/)
    await loop.page.until(() => loop.sums.at(-1) === 40)
  })

  test('that brings Python down is set aside after two times; the old version and all others are back', async () => {
    await loop.install('fatal_package', 'import ctypes\nctypes.string_at(0)\n')
    await fails('Fatal.py', `${loop.importInstalled}\nimport fatal_package\n`)
    expect(failed('Fatal.py')?.message).toMatch(/SIGSEGV.* while .*Fatal\.py was running \(.*fatal_package.__init__\.py, line 2\)/)
    await loop.page.until(() => loop.page.python.state === 'ready')
    await loop.othersRun()
    await loop.remove('Fatal.py')
    await loop.page.until(() => loop.page.failedFiles.length === 0)
  })
})

test('F16 files named like other modules hide nothing, and are warned of', async () => {
  loop.page.forget()
  const names = ['queue', 'xml', 'random', 'numpy']
  for (const name of names) await loop.write(`${name}.py`, 'print("imported a file of the user")\nx = 1\n')
  for (const name of names) await loop.page.logged(new RegExp(`/${name}\\.py has the name of another module`))
  await loop.save({ process: ['import queue, random, xml.dom', 'print(queue.Queue(), random.random(), np.ones(1))'], value: 6 })
  await loop.page.until(() => loop.sums.at(-1) === 48)
  for (const name of names) await loop.remove(`${name}.py`)
})

test('F17 same-size edits one after the other run the new code each time', async () => {
  for (const value of [2, 3, 4, 5]) {
    await loop.save({ value })
    await loop.page.until(() => loop.sums.at(-1) === 8 * value)
  }
})
