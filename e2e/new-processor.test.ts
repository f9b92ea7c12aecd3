import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { Project } from './project.ts'
import { type Served, startServed } from './served.ts'
import { boxOf, patience, Workbench } from './workbench.ts'

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

const dialog = () => bench.page.getByRole('dialog')
const file = () => join(served.home, 'python_processors', 'Blur.py')

async function connect(from: string, to: string): Promise<void> {
  const [start, end] = await Promise.all([boxOf(bench.port(from)), boxOf(bench.port(to))])
  await bench.page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await bench.page.mouse.down()
  await bench.page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 })
  await bench.page.mouse.up()
}

test('a new processor is written, listed, opened in the editor, and placed', async () => {
  await bench.choose('Python', 'New Python Processor')
  await dialog().getByLabel('Name of the class').fill('Blur')
  await dialog().getByText('Filter', { exact: true }).click()
  await bench.screenshot('new-processor')
  await dialog().getByRole('button', { name: 'Create' }).click()
  await dialog().getByText('Blur.py Is Ready').waitFor()
  await bench.screenshot('new-processor-ready')
  expect(await readFile(file(), 'utf8')).toContain('class Blur(ivw.Processor)')
  // The keyboard is with the dialog, not with the code behind it.
  await dialog().getByRole('button', { name: 'Place It in the Network' }).and(bench.page.locator(':focus')).press('Enter')
  await bench.node('Blur').waitFor()
  await bench.page.locator('[data-type="org.inviwo.Blur"]').waitFor()
  expect(await bench.code.textContent()).toContain('class Blur(ivw.Processor)')
  // There is room to read, what the editor opens takes none of the page, and the file is loaded once.
  expect((await boxOf(bench.page.locator('.code-view'))).height).toBeGreaterThan(240)
  expect(await bench.page.evaluate(() => document.body.scrollHeight - window.innerHeight)).toBe(0)
  expect(await bench.entry('Reloaded').count()).toBe(0)
})

test('connected by dragging it changes the picture; saved from the editor it does so anew', async () => {
  const before = await bench.picture()
  await connect('Ball.outport', 'Blur.inport')
  await connect('Blur.outport', 'VolumeRaycaster.volume')
  await bench.select('Blur')
  const radius = bench.property('Blur.radius').getByRole('spinbutton')
  await radius.click()
  await radius.fill('8')
  await radius.press('Enter')
  const blurred = await bench.pictureUnlike(before)
  await bench.screenshot('blurred')

  await bench.code.focus()
  await bench.page.keyboard.press('Control+End')
  await bench.page.keyboard.press('ArrowUp')
  await bench.page.keyboard.press('End')
  await bench.page.keyboard.type(' / 2')
  await bench.page.locator('.editor-tab-dirty').waitFor()
  await bench.page.keyboard.press('Control+s')
  await bench.pictureUnlike(blurred)
  expect(await readFile(file(), 'utf8')).toMatch(/\/ width \/ 2\n$/)
  await expect.poll(() => bench.page.locator('.editor-tab-dirty').count(), patience).toBe(0)
  expect(await radius.inputValue()).toBe('8')
  expect(bench.problems).toEqual([])
})
