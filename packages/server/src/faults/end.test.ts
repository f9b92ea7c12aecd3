import { readFile } from 'node:fs/promises'
import { constants } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { AuthorLoop } from '../testing/author-loop.ts'
import type { BuiltIvw } from '../testing/ivw-process.ts'
import { withIvw } from '../testing/with-ivw.ts'

let ivw: BuiltIvw
withIvw(built => {
  ivw = built
})

const limit = 2_000

/** Starts, edits, makes Python busy if wanted; the journal has the edit. */
async function edited(busy: boolean): Promise<AuthorLoop> {
  const loop = await AuthorLoop.start(ivw)
  if (busy) {
    await loop.save({ process: ['print("begin")', 'sum(range(10**11))'] })
    await loop.page.logged('begin')
  }
  await loop.page.request('apply', { changes: [{ kind: 'setProperty', path: 'Other.level', state: { value: 4711 } }], name: 'Level' })
  const journal = join(loop.folder, 'home', 'journal', 'session-1.json')
  await vi.waitFor(async () => expect(await readFile(journal, 'utf8')).toContain('4711'), { timeout: 10_000 })
  return loop
}

describe('F41', () => {
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
  test.each(signals.flatMap(signal => [[signal, 'idle'] as const, [signal, 'busy'] as const]))(
    '%s while Python is %s: the journal is whole, Python and all else is gone within 2 s',
    async (signal, state) => {
      const loop = await edited(state === 'busy')
      const begun = performance.now()
      loop.server.process.kill(signal)
      expect(await loop.server.closed).toEqual({ code: signal === 'SIGHUP' ? 128 + constants.signals.SIGHUP : 0, signal: null })
      expect(performance.now() - begun).toBeLessThan(limit)
      const journal = JSON.parse(await readFile(join(loop.folder, 'home', 'journal', 'session-1.json'), 'utf8'))
      expect(journal).toMatchObject({ modified: true, text: expect.stringContaining('4711') })
      await loop.end()
    },
  )

  test('a second signal ends it at once, also while Python computes', async () => {
    const loop = await edited(true)
    loop.server.process.kill('SIGTERM')
    await new Promise(resolve => setTimeout(resolve, 300))
    const begun = performance.now()
    loop.server.process.kill('SIGTERM')
    await loop.server.closed
    expect(performance.now() - begun).toBeLessThan(300)
    await vi.waitFor(async () => expect(await loop.processes()).toEqual([]), { timeout: 1000 })
    await loop.end()
  })

  test('F02 Python that kills itself while it is told to stop does no harm', async () => {
    const loop = await AuthorLoop.start(ivw)
    await loop.save({
      imports: ['import atexit, os, signal', 'atexit.register(lambda: os.kill(os.getpid(), signal.SIGKILL))', 'print("armed")'],
    })
    await loop.page.logged('armed')
    await loop.allRun()
    loop.server.process.kill('SIGTERM')
    expect(await loop.server.closed).toEqual({ code: 0, signal: null })
    await loop.end()
  })
})
