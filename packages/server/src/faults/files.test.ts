import { appendFile, mkdir, open, rename, rm, truncate, unlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AuthorLoop, subjectText } from '../testing/author-loop.ts'
import type { BuiltIvw } from '../testing/ivw-process.ts'
import { withAuthorLoop } from '../testing/with-author-loop.ts'

let ivw: BuiltIvw
let loop: AuthorLoop
withAuthorLoop((started, built) => {
  loop = started
  ivw = built
})

const subject = () => loop.page.processors.get('Subject')
const notes = () => subject()?.status.notes?.join() ?? ''
const reloads = () => loop.page.log.filter(({ text }) => /^Reloaded .*Subject\.py$/.test(text)).length
const setLevel = (value: number) =>
  loop.page.request('apply', { changes: [{ kind: 'setProperty', path: 'Subject.level', state: { value } }], name: 'Level' })
const level = () => subject()?.properties.find(({ identifier }) => identifier === 'level')?.state.value

test('F18 a file that goes leaves a placeholder with its values, connections and last result; it comes back by itself', async () => {
  await setLevel(42)
  await loop.page.idle()
  const { connections } = loop.page
  loop.page.forget()
  await loop.remove('Subject.py')
  await loop.page.until(() => subject()?.placeholder === true)
  await loop.page.until(() => /Subject\.py is missing/.test(notes()))
  expect(loop.page.types.has('org.test.Subject')).toBe(false)
  expect(level()).toBe(42)
  expect(loop.page.connections).toEqual(connections)
  expect(loop.page.status('Sink').error).toBeUndefined()
  await loop.save({ value: 2, process: ['print("level is", self.level.value)'] })
  await loop.page.logged('level is 42')
  await loop.page.until(() => loop.sums.at(-1) === 16)
  expect(subject()?.placeholder).toBe(false)
  expect(loop.page.connections).toEqual(connections)
})

describe('F19', () => {
  test('a file that is renamed goes on under its new name', async () => {
    await setLevel(42)
    await writeFile(loop.path('Subject.py'), `# Name: Subject\n${subjectText({ value: 2 })}`)
    await loop.page.until(() => loop.sums.at(-1) === 16)
    loop.page.forget()
    await loop.rename('Subject.py', 'Renamed.py')
    await loop.page.until(() => subject()?.file === loop.path('Renamed.py') && subject()?.placeholder === false)
    await loop.page.until(() => subject()?.status.state === 'success')
    expect(level()).toBe(42)
    expect(loop.page.failedFiles).toEqual([])
    await loop.rename('Renamed.py', 'Subject.py')
    await loop.page.until(() => subject()?.file === loop.path('Subject.py') && subject()?.status.state === 'success')
  })

  test('a folder that is renamed or deleted is missed; all nodes are placeholders until it is back', async () => {
    const folder = join(loop.path('.'))
    await rename(folder, `${folder}-away`)
    await loop.page.logged('is gone')
    await loop.page.until(() => ['Subject', 'Sink', 'Other'].every(name => loop.page.processors.get(name)?.placeholder))
    await rename(`${folder}-away`, folder)
    await loop.page.logged('is watched again')
    await loop.page.until(() => ['Subject', 'Sink', 'Other'].every(name => loop.page.status(name).state === 'success'))
    loop.page.forget()
    await loop.save({ value: 2 })
    await loop.page.until(() => loop.sums.at(-1) === 16)
  })
})

describe('every way to save is one reload with the final text', () => {
  const text = subjectText({ value: 2 })
  const ways: Record<string, (path: string) => Promise<unknown>> = {
    'F20 a temporary file and a rename': async path => {
      await writeFile(`${path}.new`, text)
      await rename(`${path}.new`, path)
    },
    'F20 vim: the old one renamed away, a new one written, the backup deleted': async path => {
      await rename(path, `${path}~`)
      await writeFile(path, text)
      await unlink(`${path}~`)
    },
    'F20 written and touched': async path => {
      await writeFile(path, text)
      await utimes(path, new Date(), new Date(Date.now() + 1e9))
    },
    'F20 two saves within 5 ms': async path => {
      await writeFile(path, subjectText({ value: 9 }))
      await writeFile(path, text)
    },
    'F21 five pieces, 30 ms apart': async path => {
      const handle = await open(path, 'w')
      const size = Math.ceil(text.length / 5)
      for (let i = 0; i < 5; i++) {
        await handle.write(text.slice(i * size, (i + 1) * size))
        await new Promise(resolve => setTimeout(resolve, 30))
      }
      await handle.close()
    },
    'F21 truncated, then written': async path => {
      await truncate(path)
      await new Promise(resolve => setTimeout(resolve, 100))
      await appendFile(path, text)
    },
  }
  test.each(Object.keys(ways))('%s', async way => {
    loop.page.forget()
    await ways[way]?.(loop.path('Subject.py'))
    await loop.page.until(() => loop.sums.at(-1) === 16)
    await loop.forgive()
    await loop.page.idle()
    expect(reloads()).toBe(1)
    expect(loop.page.log.filter(({ level }) => level === 'error')).toEqual([])
  })
})

describe('F22', () => {
  test('a thousand files at once, among them modules that the author’s file imports, are one reload', async () => {
    await loop.write('pack/__init__.py', '')
    await loop.write('pack/far.py', 'FAR = 1\n')
    await loop.save({ imports: ['from pack.far import FAR'], process: ['print("far is", FAR)'] })
    await loop.page.logged('far is 1')
    await loop.page.idle()
    loop.page.forget()
    const many = Array.from({ length: 998 }, (_, i) => loop.write(`pack/many${i}.py`, `i = ${i}\n`))
    await Promise.all([
      ...many,
      loop.write('pack/far.py', 'FAR = 2\n'),
      loop.save({ imports: ['from pack.far import FAR'], process: ['print("far is now", FAR)'], value: 2 }),
    ])
    await loop.page.logged('far is now 2')
    await loop.forgive()
    await loop.page.idle()
    expect(reloads()).toBe(1)
    await rm(loop.path('pack'), { recursive: true })
    await loop.save()
  })

  test('where the system watches nothing more, folders are polled, and the console says so', async () => {
    const other = await AuthorLoop.start(ivw, { IVW_FAULT: 'watch' })
    try {
      await other.page.logged(/is polled twice a second, because the system cannot watch it: .*ENOSPC/)
      await other.save({ value: 2 })
      await other.page.until(() => other.sums.at(-1) === 16)
      await other.endRow()
    } finally {
      await other.end()
    }
  })
})

test('packages in sub-folders are found, also while running, and vanish with their folder', async () => {
  await mkdir(loop.path('mine'))
  const text = subjectText().replaceAll('Subject', 'Inner')
  await loop.write('mine/__init__.py', 'from .Inner import Inner\n')
  await loop.write('mine/near.py', 'VALUE = 3\n')
  await loop.write('mine/Inner.py', text.replace('VALUE = 1', 'from .near import VALUE'))
  await loop.page.until(() => loop.page.types.has('org.test.Inner'))
  expect(loop.page.failedFiles).toEqual([])
  await rm(loop.path('mine'), { recursive: true })
  await loop.page.until(() => !loop.page.types.has('org.test.Inner'))
})
