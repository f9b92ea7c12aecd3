import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { violations } from './axe.ts'
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
  await project.write('shapes.py', 'def ball(radius):\n    """A ball of some size."""\n    return radius\n')
  ;[served, browser] = await Promise.all([startServed(project.parameters), launchBrowser()])
  bench = await Workbench.open(browser, served)
})
afterAll(async () => {
  await bench?.close()
  await browser?.close()
  await served?.stop()
  await project?.remove()
})

beforeEach(async () => {
  await project.restore()
  await bench.page.emulateMedia({ colorScheme: 'dark' })
  await bench.node('Ball').locator('.node-badge', { hasText: 'PY' }).dblclick()
  await line('class Ball').waitFor()
  await expect.poll(() => bench.page.locator('.editor-tab-dirty').count(), patience).toBe(0)
})
afterEach(() => expect(bench.problems.splice(0)).toEqual([]))

const line = (text: string) => bench.page.locator('.cm-line', { hasText: text })
const completions = () => bench.page.locator('.cm-tooltip-autocomplete')
const banner = () => bench.page.locator('.conflict-banner')
const tab = (name: string) => bench.page.locator('.editor-tab', { hasText: name })
const press = (...keys: readonly string[]) => keys.reduce((done, key) => done.then(() => bench.page.keyboard.press(key)), Promise.resolve())

/** Types at the start of the file. */
async function type(text: string): Promise<void> {
  await bench.code.focus()
  await press('Control+Home')
  await bench.page.keyboard.type(text)
}

async function cleanInBothThemes(picture: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await bench.page.emulateMedia({ colorScheme })
    await bench.screenshot(`${picture}-${colorScheme}`)
    expect(await violations(bench)).toEqual([])
  }
}

/** Leaves the file as it is on disk. */
async function discard(): Promise<void> {
  await tab('Ball.py').getByRole('button', { name: 'Close' }).click()
  await bench.page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await tab('Ball.py').waitFor({ state: 'detached' })
}

/** The pointer over the first appearance of a word. */
async function pointAt(word: string): Promise<void> {
  const place = await line(word)
    .first()
    .evaluate((element, word) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const at = text.textContent?.indexOf(word) ?? -1
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + word.length)
        const { x, y, width, height } = range.getBoundingClientRect()
        return { x: x + width / 2, y: y + height / 2 }
      }
      throw new Error(`${word} is not to be seen`)
    }, word)
  await bench.page.mouse.move(place.x - 1, place.y)
  await bench.page.mouse.move(place.x, place.y)
}

const shown = (locator: Locator) => locator.waitFor({ timeout: patience.timeout })

test('the language server completes ports and members, explains names, goes to definitions, and marks what is not there', async () => {
  await type('from shapes import ball\nball(unknown_radius)\nself.outports.')
  await shown(completions().getByText('outport', { exact: true }).first())
  await press('Escape', 'Shift+Home', 'Delete')
  await shown(bench.page.locator('.cm-lintRange-error', { hasText: 'unknown_radius' }))
  await bench.page.keyboard.type('import inviwopy\ninviwopy.Processor.addOut')
  await shown(completions().getByText('addOutport'))
  await cleanInBothThemes('completion')
  await press('Escape')
  await pointAt('ball')
  await shown(bench.page.locator('.cm-lsp-hover-tooltip', { hasText: 'A ball of some size.' }))
  await cleanInBothThemes('hover')
  await press('Control+Home', 'ArrowDown', 'F12')
  await tab('shapes.py').and(bench.page.locator('.editor-tab-selected')).waitFor()
  await bench.page.locator('.cm-activeLine', { hasText: 'def ball' }).waitFor()
  await tab('shapes.py').getByRole('button', { name: 'Close' }).click()
  await discard()
})

test('a file that changed on disk meanwhile is merged place by place; a still newer version is not lost', async () => {
  await type('# mine\n')
  await project.edit('SHARE = 0.8', 'SHARE = 0.4')
  await banner().getByRole('button', { name: 'Merge…' }).click()
  await bench.page.locator('.cm-deletedChunk', { hasText: 'SHARE = 0.4' }).waitFor()
  await cleanInBothThemes('merge')
  await press('Control+End')
  await banner().getByRole('button', { name: 'Previous Difference' }).click()
  await banner().getByRole('button', { name: 'Take Theirs Here' }).click()
  await line('SHARE = 0.4').waitFor()
  await project.edit('SHARE = 0.4', 'SHARE = 0.5')
  await banner().getByRole('button', { name: 'Done' }).click()
  await banner().getByRole('button', { name: 'Keep Mine' }).waitFor()
  await bench.code.focus()
  await press('Control+s')
  await bench.notice('changed on disk').waitFor()
  expect(await project.text()).toContain('SHARE = 0.5')
  await bench.notice('changed on disk').getByRole('button').click()

  await banner().getByRole('button', { name: 'Keep Mine' }).click()
  await bench.code.focus()
  await press('Control+s')
  await expect.poll(() => project.text(), patience).toMatch(/^# mine\n[\s\S]*SHARE = 0\.4/)
})

test('formatting writes the code in one way, says why it cannot, and is undone', async () => {
  await type("x = {  'a':1 }\n")
  await press('Alt+Shift+F')
  await line('x = {"a": 1}').waitFor()
  await press('Control+z')
  await line("x = {  'a':1 }").waitFor()
  await type('def f(:\n')
  await press('Alt+Shift+F')
  await bench.notice('The code was not formatted').getByRole('button').click()
  await discard()
})

test('files are in tabs; closing one that is not saved asks', async () => {
  const other = join(project.processors, 'shapes.py')
  await bench.choose('Python', 'Open Processors Folder')
  await bench.page.getByLabel('Folder', { exact: true }).fill(project.processors)
  await press('Enter')
  await bench.page.getByRole('option', { name: 'shapes.py' }).dblclick()
  await tab('shapes.py').and(bench.page.locator('.editor-tab-selected')).waitFor()
  await type('# more\n')
  await tab('shapes.py').and(bench.page.locator('.editor-tab-dirty')).waitFor()
  await tab('shapes.py').locator('.editor-tab-name').focus()
  await press('ArrowLeft')
  await line('class Ball').waitFor()
  await press('ArrowRight')
  await line('# more').waitFor()
  await press('Delete')
  await bench.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await tab('shapes.py').waitFor({ state: 'detached' })
  expect(await readFile(other, 'utf8')).toMatch(/^# more\n/)
})

test('a syntax error is marked at its line until the next good save', async () => {
  await type('def f(:\n')
  await press('Control+s')
  await bench.page.locator('.cm-failed-line', { hasText: 'def f(:' }).waitFor()
  await cleanInBothThemes('marked-line')
  await writeFile(project.file, (await project.text()).replace('def f(:\n', ''))
  await bench.page.locator('.cm-failed-line').waitFor({ state: 'detached' })
})
