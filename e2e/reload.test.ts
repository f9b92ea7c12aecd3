import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import type { Picture } from './picture.ts'
import { Project } from './project.ts'
import { type Served, startServed } from './served.ts'
import { patience, Workbench } from './workbench.ts'

let project: Project
let served: Served
let browser: Browser
let bench: Workbench
/** Of the processor as it is at the start of each test. */
let original: Picture

beforeAll(async () => {
  project = await Project.create()
  ;[served, browser] = await Promise.all([startServed(project.parameters), launchBrowser()])
  bench = await Workbench.open(browser, served)
  // The editor takes its room with the first file, and pictures of another size cannot be compared.
  await bench.node('Ball').getByRole('button', { name: 'PY' }).dblclick()
  await bench.code.waitFor()
  original = await bench.picture()
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  await project?.remove()
})
beforeEach(() => bench.show('Output Console'))
afterEach(async () => {
  await bench.show('Output Console')
  await project.restore()
  await bench.pictureLike(original)
  await bench.page.getByRole('button', { name: 'Clear' }).click()
  expect(bench.problems).toEqual([])
})

const nodeLabel = () => bench.node('Ball').locator('article').getAttribute('aria-label')

test('a save on disk gives the new picture without touching the page', async () => {
  await project.edit('SHARE = 0.8', 'SHARE = 1.2')
  await bench.pictureUnlike(original, 0.05)
  await bench.entry(/Reloaded .*Ball\.py/).waitFor()
  expect(await nodeLabel()).toMatch(/^Ball, Success, .*reloaded \d\d:\d\d:\d\d/)
  await bench.screenshot('reloaded')
})

test('so does one of an editor that writes a new file and renames it, also of the same size at once after another', async () => {
  await project.editByRename('SHARE = 0.8', 'SHARE = 0.4')
  const small = await bench.pictureUnlike(original)
  await project.editByRename('SHARE = 0.4', 'SHARE = 1.2')
  await bench.pictureUnlike(small, 0.05)
  await project.edit('SHARE = 1.2', 'SHARE = 0.4')
  await bench.pictureLike(small)
})

test('values of properties survive, new properties appear, and undo goes on working', async () => {
  await bench.select('Ball')
  const radius = bench.property('Ball.radius').getByRole('spinbutton')
  await radius.click()
  await radius.fill('0.5')
  await radius.press('Enter')
  const small = await bench.pictureUnlike(original)
  await project.edit(
    '        self.size = IntProperty',
    '        self.level = FloatProperty("level", "Level", 1.0, 0.0, 4.0)\n        self.addProperty(self.level)\n        self.size = IntProperty',
  )
  await bench.property('Ball.level').waitFor()
  expect(await radius.inputValue()).toBe('0.5')
  await bench.pictureLike(small)
  await bench.page.keyboard.press('Control+z')
  await bench.pictureLike(original)
})

test('a broken save leaves the running version, is shown with a link to the line, and a good one mends it', async () => {
  await project.edit('values = np.clip(', 'values = = np.clip(')
  const line = await project.line('values = = np')
  const entry = bench.entry('Ball.py could not be loaded')
  await entry.waitFor()
  expect(await entry.textContent()).toContain('The version from before keeps running')
  const failed = bench.page.getByRole('region', { name: 'Files with errors' })
  await expect.poll(() => failed.textContent(), patience).toContain(`Ball.py:${line}`)
  await bench.pictureLike(original)
  expect(await nodeLabel()).toContain('Success')
  const note = bench.node('Ball').getByRole('button', { name: 'Ball.py not loaded' })
  await note.waitFor()
  await bench.screenshot('broken')

  await entry.getByRole('button', { name: `Ball.py:${line}` }).click()
  await bench.code.waitFor()
  await expect.poll(() => bench.page.locator('.cm-activeLine').textContent(), patience).toContain('values = = np.clip(')
  await bench.page.locator('.cm-lint-marker-error').first().waitFor()
  await bench.screenshot('broken-in-editor')

  await project.edit('values = = np.clip(', 'values = 0.8 * np.clip(')
  await bench.pictureUnlike(original)
  await expect.poll(() => failed.count(), patience).toBe(0)
  await expect.poll(() => note.count(), patience).toBe(0)
  await expect.poll(() => bench.code.textContent(), patience).toContain('0.8 * np.clip')
})

test('a file that fails at start is listed, is not offered, and appears once it is saved without the error', async () => {
  await project.write('Later.py', 'import nothing_of_this_name\n')
  const failed = bench.page.getByRole('region', { name: 'Files with errors' })
  await failed.getByText("No module named 'nothing_of_this_name'").waitFor()
  await expect.poll(() => failed.textContent(), patience).toContain('Later.py:1')
  const offered = bench.page.locator('[data-type="org.test.Later"]')
  expect(await offered.count()).toBe(0)
  await project.write('Later.py', (await project.text()).replaceAll('Ball', 'Later'))
  await offered.waitFor()
  await expect.poll(() => failed.count(), patience).toBe(0)
})
