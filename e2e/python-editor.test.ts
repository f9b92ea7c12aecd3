import { readFile } from 'node:fs/promises'
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

test('an edited file asks: keep mine, or take theirs', async () => {
  await openBall()
  await type('# mine\n')
  await project.edit('SHARE = 0.8', 'SHARE = 0.4')
  await banner().getByRole('button', { name: 'Take Theirs' }).click()
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
  const failed = bench.page.locator('.cm-failed-line', { hasText: 'raise ValueError' })
  await expect(failed.locator('.cm-failure-message').textContent()).resolves.toBe('ValueError: no <b>luck</b>')

  await project.restore()
  await bench.node('Ball').locator('.node-success').waitFor()
  await failed.waitFor({ state: 'detached' })
})
