import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { Project } from './project.ts'
import { type Served, startServed } from './served.ts'
import { patience, Workbench } from './workbench.ts'

let project: Project
let served: Served
let browser: Browser
let bench: Workbench

beforeAll(async () => {
  project = await Project.create()
  ;[served, browser] = await Promise.all([startServed(project.parameters), launchBrowser()])
  bench = await Workbench.open(browser, served)
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  await project?.remove()
})

const title = () => bench.page.locator('.workspace-title').textContent()
const saved = () => join(project.folder, 'mine.inv')

async function setRadius(text: string): Promise<void> {
  await bench.select('Ball')
  const field = bench.property('Ball.radius').getByRole('spinbutton')
  await field.click()
  await field.fill(text)
  await field.press('Enter')
}

test('an edit is in the journal: a page that is reloaded shows the same network, and the file is untouched', async () => {
  const file = await readFile(project.workspace, 'utf8')
  const before = await bench.picture()
  await setRadius('0.5')
  const small = await bench.pictureUnlike(before)
  expect(await title()).toContain('not saved')
  // Of this very property: the number occurs elsewhere, too.
  const journal = () => readFile(join(served.home, 'journal', 'session-1.json'), 'utf8').catch(() => '')
  await expect.poll(journal, patience).toMatch(/identifier=\\"radius\\"(?:(?!identifier=).)*<value content=\\"0\.5\\"/)
  await bench.page.reload()
  await bench.shown()
  await bench.pictureLike(small)
  expect(await title()).toContain('not saved')
  expect(await readFile(project.workspace, 'utf8')).toBe(file)
})

test('Save As writes an .inv file, and a page that is reloaded shows it as saved', async () => {
  const picture = await bench.picture()
  await bench.choose('File', 'Save As…')
  const dialog = bench.page.getByRole('dialog', { name: 'Save Workspace As' })
  await dialog.getByLabel('File name').fill('mine')
  await bench.screenshot('save-as')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await bench.notice('Saved mine.inv').waitFor()
  expect(await title()).toBe('mine.inv')
  expect(await readFile(saved(), 'utf8')).toContain('org.test.Ball')
  await expect.poll(() => readFile(join(served.home, 'journal', 'session-1.json'), 'utf8'), patience).toContain('mine.inv')
  await bench.page.reload()
  await bench.shown()
  await bench.pictureLike(picture)
  await expect.poll(title, patience).toBe('mine.inv')
})

test('a second tab takes the workspace over, and the first one takes it back with what was done', async () => {
  const before = await bench.picture()
  const second = await Workbench.open(browser, served, { context: bench.context, withoutPicture: true })
  const covered = (tab: Workbench) => tab.page.getByRole('alertdialog', { name: 'Open in another tab' })
  await covered(second).waitFor()
  await second.screenshot('second-tab')
  await second.page.getByRole('button', { name: 'Use It Here' }).click()
  await second.shown()
  await second.pictureLike(before)
  await covered(bench).waitFor()
  expect(second.problems).toEqual([])
  await second.page.close()
  await bench.page.getByRole('button', { name: 'Use It Here' }).click()
  await expect.poll(() => covered(bench).count(), patience).toBe(0)
  await bench.pictureLike(before)
  expect(bench.problems).toEqual([])
})

test('a tab that crashes is followed by one that shows what it had; a file that changes on disk is told of (F24, F31)', async () => {
  await bench.close()
  bench = await Workbench.open(browser, served)
  const before = await bench.picture()
  await setRadius('0.9')
  const large = await bench.pictureUnlike(before)
  await expect.poll(() => readFile(join(served.home, 'journal', 'session-1.json'), 'utf8'), patience).toContain('"0.9\\"')
  const crashed = new Promise(resolve => bench.page.once('crash', resolve))
  void bench.page.goto('chrome://crash').catch(() => undefined) // It never arrives.
  await crashed
  await bench.context.close()
  bench = await Workbench.open(browser, served)
  await bench.pictureLike(large)
  await expect.poll(title, patience).toContain('not saved')
  const theirs = `${await readFile(saved(), 'utf8')}\n`
  await writeFile(saved(), theirs)
  const notice = bench.page.getByRole('alert').filter({ hasText: 'Another program changed mine.inv' })
  await notice.waitFor()
  await bench.screenshot('changed-on-disk')
  await notice.getByRole('button', { name: 'Keep Mine' }).click()
  await expect.poll(() => notice.count(), patience).toBe(0)
  // The canvas has the room of the notice again.
  await bench.pictureLike(large)
  expect(await readFile(saved(), 'utf8')).toBe(theirs)
})

test('after a crash of the server the page asks about what was not saved, and opens it when it is wanted (F27)', async () => {
  const picture = await bench.picture()
  await bench.close()
  served.process.kill('SIGKILL')
  const next = await startServed(['--home', served.home, '--processors', project.processors])
  try {
    bench = await Workbench.open(browser, next)
    const dialog = bench.page.getByRole('dialog', { name: 'Recover Unsaved Changes' })
    const entry = dialog.getByRole('listitem', { name: 'mine.inv' })
    await entry.getByText('radius').waitFor()
    await entry.getByText('Another program changed the file since').waitFor()
    await bench.screenshot('recover')
    const restore = entry.getByRole('button', { name: 'Restore' })
    await expect.poll(() => restore.evaluate(button => button === document.activeElement), patience).toBe(true)
    await bench.page.keyboard.press('Enter')
    await bench.page.getByRole('button', { name: 'Keep Mine' }).click()
    await bench.pictureLike(picture)
    await expect.poll(title, patience).toBe('mine.inv – not saved')
    await bench.choose('File', 'Recover')
    await bench.page.getByText('Nothing was left unsaved').waitFor()
    await bench.page.getByText('Restored or discarded in the last two weeks (1)').waitFor()
  } finally {
    await next.stop()
  }
})
