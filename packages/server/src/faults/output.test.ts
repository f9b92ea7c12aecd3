import { describe, expect, test } from 'vitest'
import type { AuthorLoop } from '../testing/author-loop.ts'
import { rounds } from '../testing/seeded.ts'
import { withAuthorLoop } from '../testing/with-author-loop.ts'

let loop: AuthorLoop
withAuthorLoop(started => {
  loop = started
})

/** Of the lines that start so: how many came, the last one, and how many others are said to be missing. */
function flood(start: string): { readonly shown: number; readonly last: string | undefined; readonly dropped: number } {
  const lines = loop.page.log.filter(({ text }) => text.startsWith(start))
  const numbers = loop.page.log.map(({ text }) =>
    /^([\d,]+) (?:lines|lines of output|messages) were dropped/.exec(text)?.[1]?.replaceAll(',', ''),
  )
  return { shown: lines.length, last: lines.at(-1)?.text, dropped: numbers.reduce((sum, number) => sum + Number(number ?? 0), 0) }
}

describe('F10 a flood: Python is never held up, the newest lines are kept, and how many are missing is said', () => {
  // The million is printed by hostile-code.test.ts as well, without a server.
  const count = rounds(200_000, 1_000_000)
  test.each([
    ['print', [`for i in range(${count}): print("line", i)`]],
    [
      'a program that Python started',
      ['import subprocess, sys', `subprocess.run([sys.executable, "-c", "for i in range(${count}): print('line', i)"])`],
    ],
  ])('a flood of lines by %s', async (_name, process) => {
    loop.page.forget()
    await loop.save({ process, value: 2 })
    await loop.page.until(() => loop.sums.at(-1) === 16)
    await loop.page.until(() => flood('line ').last === `line ${count - 1}`)
    const { shown, dropped } = flood('line ')
    expect(shown + dropped).toBe(count)
    expect(shown).toBeGreaterThanOrEqual(10_000)
  })

  const megabytes = rounds(200, 1000)
  test(`${megabytes} MB without a line break`, async () => {
    loop.page.forget()
    await loop.save({ process: [`for i in range(${megabytes}): print("x" * 10**6, end="")`], value: 2 })
    await loop.page.until(() => loop.sums.at(-1) === 16)
    const bytes = loop.page.log.reduce((sum, { text }) => sum + text.length, 0)
    expect(bytes).toBeLessThan(megabytes * 1e6)
    expect(loop.page.log.every(({ text }) => text.length < 80_000)).toBe(true)
  })

  test('bytes that are no text, straight to descriptor 1', async () => {
    loop.page.forget()
    await loop.save({
      process: ['import os', 'for i in range(100): os.write(1, bytes(range(256)) * 100)', 'os.write(1, b"\\nthe end\\n")'],
      value: 2,
    })
    await loop.page.until(() => loop.sums.at(-1) === 16)
    await loop.page.logged('the end')
  })

  test('from 50 threads', async () => {
    loop.page.forget()
    const process = [
      'import threading',
      'def work(n):',
      '    for i in range(100): print("thread", n, i)',
      'threads = [threading.Thread(target=work, args=(n,)) for n in range(50)]',
      'for thread in threads: thread.start()',
      'for thread in threads: thread.join()',
    ]
    await loop.save({ process, value: 2 })
    await loop.page.until(() => loop.sums.at(-1) === 16)
    await loop.page.until(() => flood('thread ').shown === 5_000)
    expect(flood('thread ').dropped).toBe(0)
  })
})
