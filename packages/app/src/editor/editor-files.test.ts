import { beforeEach, describe, expect, test } from 'vitest'
import { EngineClient } from '../engine/client.ts'
import { FakeEngine } from '../engine/fake-engine.ts'
import { numpySourceFile as path } from '../engine/fake-types.ts'
import { EditorFiles, useEditorFiles } from './editor-files.ts'

let fake: FakeEngine
let files: EditorFiles

beforeEach(async () => {
  useEditorFiles.setState({ files: [], active: undefined })
  fake = new FakeEngine()
  const engine = new EngineClient(fake)
  files = new EditorFiles(engine)
  files.follow()
  await files.open(path)
})

const file = () => useEditorFiles.getState().files[0]!

function type(text: string): void {
  const state = files.stateOf(path)!
  files.update(path, state.update({ changes: { from: 0, insert: text } }).state)
}

/** Resolves when the state of the open files passes. */
function until(passes: () => boolean): Promise<void> {
  if (passes()) return Promise.resolve()
  return new Promise(resolve => {
    const stop = useEditorFiles.subscribe(() => {
      if (!passes()) return
      stop()
      resolve()
    })
  })
}

test('opens a file once and shows it', async () => {
  await files.open(path)
  expect(useEditorFiles.getState()).toMatchObject({ active: path, files: [{ path, dirty: false }] })
  expect(files.stateOf(path)?.doc.toString()).toMatch('class NumpySource')
})

test('editing marks a file, saving writes it and takes the mark away', async () => {
  type('# mine\n')
  expect(file().dirty).toBe(true)
  expect(await files.save()).toBe(true)
  expect(file().dirty).toBe(false)
  expect(fake.files.read(path).text).toMatch(/^# mine\n/)
})

test('taking an edit back takes the mark away', () => {
  type('x')
  const state = files.stateOf(path)!
  files.update(path, state.update({ changes: { from: 0, to: 1 } }).state)
  expect(file().dirty).toBe(false)
})

describe('when another program changes the file', () => {
  test('a clean file is loaded anew', async () => {
    fake.writeOutside(path, 'theirs = 1\n')
    await until(() => file().version === fake.files.read(path).version)
    expect(files.stateOf(path)?.doc.toString()).toBe('theirs = 1\n')
    expect(file()).toMatchObject({ dirty: false })
  })

  test('what is typed while theirs is read is not lost', async () => {
    fake.writeOutside(path, 'theirs = 1\n')
    type('mine')
    await until(() => file().conflict !== undefined)
    expect(files.stateOf(path)?.doc.toString()).toMatch(/^mine/)
  })

  test('a file that was deleted is written anew after keeping mine, unless there is a new one', async () => {
    fake.patch({ kind: 'fileChanged', path, version: undefined })
    expect(file()).toMatchObject({ dirty: true, conflict: { version: undefined } })
    files.keepMine(path)
    fake.files.write(path, 'theirs = 1\n')
    expect(await files.save()).toBe(false)
    expect(file().conflict?.version).toBe(fake.files.read(path).version)
    files.keepMine(path)
    expect(await files.save()).toBe(true)
    expect(fake.files.read(path).text).toMatch('class NumpySource')
  })

  test('a change that nobody told of is found by looking, and by the save that it stops', async () => {
    fake.files.write(path, 'theirs = 1\n')
    await files.refresh()
    expect(files.stateOf(path)?.doc.toString()).toBe('theirs = 1\n')
    type('mine')
    fake.files.write(path, 'theirs = 2\n')
    expect(await files.save()).toBe(false)
    expect(file().conflict?.version).toBe(fake.files.read(path).version)
  })

  test('an edited file waits for the user', async () => {
    type('mine')
    fake.writeOutside(path, 'theirs = 1\n')
    await until(() => file().conflict !== undefined)
    expect(files.stateOf(path)?.doc.toString()).toMatch(/^mine/)
  })

  test('keeping mine lets the next save replace theirs', async () => {
    type('mine')
    fake.writeOutside(path, 'theirs = 1\n')
    await until(() => file().conflict !== undefined)
    files.keepMine(path)
    expect(await files.save()).toBe(true)
    expect(fake.files.read(path).text).toMatch(/^mine/)
  })

  test('loading theirs drops mine', async () => {
    type('mine')
    fake.writeOutside(path, 'theirs = 1\n')
    await until(() => file().conflict !== undefined)
    await files.takeTheirs(path)
    expect(file()).toMatchObject({ dirty: false, conflict: undefined })
    expect(files.stateOf(path)?.doc.toString()).toBe('theirs = 1\n')
  })

  test('a save on an old version is refused and keeps the text', async () => {
    type('mine')
    fake.files.write(path, 'theirs = 1\n')
    expect(await files.save()).toBe(false)
    expect(file().dirty).toBe(true)
    expect(fake.files.read(path).text).toBe('theirs = 1\n')
  })
})

test('the watcher’s report of our own save is no conflict', async () => {
  type('mine')
  await files.save()
  fake.patch({ kind: 'fileChanged', path, version: fake.files.read(path).version })
  expect(file()).toMatchObject({ dirty: false })
  expect(file().conflict).toBeUndefined()
})
