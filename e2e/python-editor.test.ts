import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
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
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  await project?.remove()
})

beforeEach(async () => {
  await project.restore()
  bench = await Workbench.open(browser, served)
})
afterEach(async () => {
  expect(bench.problems).toEqual([])
  await bench.close()
})

const tab = (name: string) => bench.page.locator('.editor-tab', { hasText: name })
const banner = () => bench.page.locator('.conflict-banner')

async function openBall(): Promise<void> {
  await bench.node('Ball').locator('.node-badge', { hasText: 'PY' }).dblclick()
  await bench.code.getByText('class Ball').waitFor()
}

/** Puts text at the start of the file as a user does. */
async function type(text: string): Promise<void> {
  await bench.code.click()
  await bench.page.keyboard.press('Control+Home')
  await bench.page.keyboard.type(text)
}

test('a double-click on the badge opens the file; Ctrl+S saves it, reloads it, and leaves the workspace alone', async () => {
  await openBall()
  await type('# mine\n')
  await bench.page.locator('.editor-tab-dirty').waitFor()
  await bench.page.keyboard.press('Control+s')
  await bench.page.locator('.editor-tab-dirty').waitFor({ state: 'detached' })
  expect(await readFile(project.file, 'utf8')).toMatch(/^# mine\n# Name: Ball/)
  await bench
    .node('Ball')
    .locator('.node-badge', { hasText: /reloaded \d\d:\d\d:\d\d/ })
    .waitFor()
  expect(await banner().count()).toBe(0)
})

test('a file that another program changes is loaded anew while it is not edited', async () => {
  await openBall()
  await project.edit('SHARE = 0.8', 'SHARE = 0.4')
  await bench.code.getByText('SHARE = 0.4').waitFor()
  expect(await bench.page.locator('.editor-tab-dirty').count()).toBe(0)
})

test('an edited file asks: keep mine, or load theirs', async () => {
  await openBall()
  await type('# mine\n')
  await project.edit('SHARE = 0.8', 'SHARE = 0.4')
  await banner().getByRole('button', { name: 'Load Theirs' }).click()
  await bench.code.getByText('SHARE = 0.4').waitFor()
  expect(await bench.code.textContent()).not.toContain('# mine')

  await type('# mine again\n')
  await project.edit('SHARE = 0.4', 'SHARE = 0.5')
  await banner().getByRole('button', { name: 'Keep Mine' }).click()
  await banner().waitFor({ state: 'detached' })
  await bench.code.click()
  await bench.page.keyboard.press('Control+s')
  await expect.poll(() => readFile(project.file, 'utf8'), patience).toMatch(/^# mine again\n[\s\S]*SHARE = 0\.4/)
})

test('an exception is shown on its node with the user’s own line, as text, and opens the editor there', async () => {
  await project.edit('        axis = np.linspace', '        raise ValueError("no <b>luck</b>")\n        axis = np.linspace')
  await bench.node('Ball').locator('.node-error').waitFor()
  await bench.node('Ball').getByRole('button', { name: 'What failed in Ball' }).click()
  const bubble = bench.page.locator('.node-bubble')
  await expect(bubble.textContent()).resolves.toContain('ValueError no <b>luck</b>')
  expect(await bubble.locator('b').count()).toBe(0)
  const line = await project.line('raise ValueError')
  await expect(bubble.locator('.frame-vscode').getAttribute('href')).resolves.toBe(`vscode://file${project.file}:${line.toString()}`)
  await bubble.getByRole('button', { name: `Ball.py:${line.toString()}` }).click()
  await bench.page.locator('.cm-activeLine', { hasText: 'raise ValueError' }).waitFor()
  await bench.page.locator('.cm-lintRange-error', { hasText: 'raise ValueError' }).waitFor()

  await project.restore()
  await bench.node('Ball').locator('.node-success').waitFor()
  await bench.page.locator('.cm-lintRange-error').waitFor({ state: 'detached' })
})

test('a file that cannot be loaded is listed with its error and opens at its line', async () => {
  await writeFile(join(project.processors, 'Half.py'), 'import inviwopy\n\nclass Half(\n')
  const failed = bench.page.locator('.failed-file', { hasText: 'Half.py:3' })
  await expect(failed.textContent()).resolves.toContain('SyntaxError')
  await failed.click()
  await bench.page.locator('.cm-activeLine', { hasText: 'class Half(' }).waitFor()
  await expect(tab('Half.py').isVisible()).resolves.toBe(true)
})

test('New Python Processor checks the name, writes the file, lists the type, opens the file and places it', async () => {
  await bench.choose('Python', 'New Python Processor…')
  const name = bench.page.getByLabel('Name of the class and its file')
  const create = bench.page.getByRole('button', { name: 'Create' })
  await name.fill('My Filter')
  await bench.page.getByText('A name has no spaces').waitFor()
  expect(await create.isDisabled()).toBe(true)

  await name.fill('Waves')
  await bench.page.getByRole('radio', { name: /Source/ }).check()
  await create.click()
  await bench.page.getByRole('button', { name: 'Place It in the Network' }).click()
  await bench.node('Waves').waitFor()
  await bench.code.getByText('class Waves').waitFor()
  await expect(readFile(join(served.home, 'python_processors', 'Waves.py'), 'utf8')).resolves.toContain('class Waves')

  await bench.choose('Python', 'New Python Processor…')
  await name.fill('Waves')
  await create.click()
  await bench.page.getByText('exists already').waitFor()
  await bench.page.keyboard.press('Escape')
})
