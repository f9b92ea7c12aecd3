import { expect, test } from 'vitest'
import { PythonSession, processorFile } from './testing/python-session.ts'

const running = (body: string) =>
  processorFile('User', `    def process(self):\n${body}\n`, {
    initialize: `        self.level = self.addProperty(IntProperty("level", "Level", 0))`,
  })

/** Runs once, and then once more to see that messages still get through. */
async function runTwice(body: string, check: (session: PythonSession) => void | Promise<void>): Promise<void> {
  await using session = await PythonSession.start({ 'User.py': running(body) })
  const user = session.add('User')
  await session.evaluator.idle()
  await check(session)
  user.property('level')?.setState({ value: 5 })
  await session.evaluator.idle()
  expect(user.status.state).toBe('success')
  expect(session.host.status).toMatchObject({ state: 'ready', generation: 1 })
}

test('output by every way becomes log entries and never a broken message', async () => {
  const body = `        import ctypes, os, subprocess, sys
        print("by print")
        print("several", "words", end="")
        print()
        print("two\\nlines")
        os.system("echo by system")
        subprocess.run(["echo", "by subprocess"])
        libc = ctypes.CDLL(None)
        libc.printf(b"by printf\\n")
        libc.fflush(None)
        os.write(1, b"by write\\n")
        sys.__stdout__.write("by the old stdout\\n")
        sys.stdout.buffer.write(b"by the buffer\\n"); sys.stdout.buffer.flush()
        os.write(2, bytes(range(256)))`
  await runTwice(body, async session => {
    const prints = session.log.filter(entry => entry.processor === 'User')
    expect(prints.map(entry => entry.text)).toEqual(['by print', 'several words', 'two\nlines'])
    for (const text of ['by system', 'by subprocess', 'by printf', 'by write', 'by the old stdout', 'by the buffer'])
      expect(await session.logged(text)).toMatchObject({ level: 'info', source: 'User' })
  })
})

test.each([
  ['the descriptors 3 to 256 are closed', `        import os\n        os.closerange(3, 256)`],
  [
    'descriptors 3 and 4 are used for something else',
    `        import os\n        a = os.open("/tmp", os.O_RDONLY); os.dup2(a, 3); os.dup2(a, 4)`,
  ],
  ['the working folder is another', `        import os\n        os.chdir("/")`],
  ['stdout is replaced', `        import io, sys\n        sys.stdout = io.StringIO()`],
  ['stdout is closed', `        import sys\n        sys.stdout.close()\n        print("x")`],
  ['stdout and stderr are closed below Python', `        import os\n        os.closerange(1, 3)`],
  ['the recursion limit is low', `        import sys\n        sys.setrecursionlimit(60)`],
  ['the garbage collector is off and modules are deleted', `        import gc, sys\n        gc.disable(); sys.modules.pop("json", None)`],
  [
    'a thread goes on printing',
    `        import threading, time\n        threading.Thread(target=lambda: [print(i) or time.sleep(0.001) for i in range(200)], daemon=True).start()`,
  ],
])('the host lives on when %s', async (_name, body) => {
  await runTwice(body, () => {})
})

test('destructors that print, at any moment, cut no message', async () => {
  const body = `        import gc
        class Loud:
            def __init__(self): self.me = self
            def __del__(self): print("d" * 3000)
        before = gc.get_threshold()
        gc.set_threshold(5, 2, 2)
        for i in range(300):
            Loud()
            print("p" * 3000)
        gc.set_threshold(*before)`
  await runTwice(body, session => {
    // Words of both may stand in one line, as on any terminal.
    expect(session.log.every(({ text }) => /^[dp\n]*$/.test(text) || text.includes('dropped'))).toBe(true)
    expect(session.log.length).toBeGreaterThan(300)
  })
})

test('input() does not wait', async () => {
  await runTwice(`        try:\n            input("name? ")\n        except EOFError:\n            print("end of input")`, session => {
    expect(session.text).toContain('end of input')
  })
})

test('a forked child that returns, prints or leaves does no harm', async () => {
  const body = `        import os, warnings
        warnings.simplefilter("ignore")
        child = os.fork()
        if child == 0:
            print("from the child")
            return
        os.waitpid(child, 0)
        second = os.fork()
        if second == 0:
            raise ValueError("in the child")
        os.waitpid(second, 0)
        import multiprocessing
        with multiprocessing.get_context("fork").Pool(2) as pool:
            print(pool.map(abs, [-1, -2]))`
  await runTwice(body, async session => {
    await session.logged('from the child')
    expect(session.text).toContain('[1, 2]')
  })
})

test('a million printed lines: the newest are kept, and how many are missing is said', async () => {
  const body = `        if self.level.value == 0:
            for i in range(1_000_000):
                print("line", i)`
  const start = performance.now()
  await runTwice(body, session => {
    const seconds = (performance.now() - start) / 1000
    const dropped = session.log.reduce((sum, { text }) => sum + Number(/^(\d+) lines were dropped/.exec(text)?.[1] ?? 0), 0)
    const lines = session.log.filter(({ text }) => text.startsWith('line '))
    expect(lines.at(-1)?.text).toBe('line 999999')
    expect(lines.length + dropped).toBe(1_000_000)
    // 2,000 a second, as many at the start, and the last 10,000.
    expect(lines.length).toBeLessThan(2_000 * seconds + 12_001)
  })
})

test('a hundred megabytes without line break, and from fifty threads', async () => {
  const body = `        import threading
        if self.level.value == 0:
            for i in range(1000):
                print("x" * 100_000, end="")
            threads = [threading.Thread(target=lambda: [print("t" * 1000) for i in range(100)]) for _ in range(50)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()`
  await runTwice(body, session => {
    const bytes = session.log.reduce((sum, { text }) => sum + text.length, 0)
    expect(bytes).toBeLessThan(1.5 * 100_000 * 1000)
    expect(session.log.every(({ text }) => text.length < 80_000)).toBe(true)
  })
})

test('files named like standard modules and like NumPy hide nothing', async () => {
  const file = (name: string) =>
    processorFile(
      name,
      `    def process(self):\n        import queue, random, xml.dom\n        print(queue.__file__, random.__file__, np.__name__)\n`,
    )
  await using session = await PythonSession.start({
    'queue.py': file('queue'),
    'random.py': file('random'),
    'xml.py': file('xml'),
    'numpy.py': file('numpy'),
    'json.py': file('json'),
  })
  expect(session.types.failedFiles).toEqual([])
  const processor = session.add('queue')
  await session.evaluator.idle()
  expect(processor.status.error?.message).toBeUndefined()
  expect(session.text).toMatch(/lib\/python3.*queue\.py .*lib\/python3.*random\.py numpy/)
  await session.client.restart()
  await session.types.settled
  expect(session.types.failedFiles).toEqual([])
})
