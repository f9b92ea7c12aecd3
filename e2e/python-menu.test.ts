import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeEnvironment, makeWheel } from '../packages/server/src/testing/python-environments.ts'
import { launchBrowser } from './browser.ts'
import { Project } from './project.ts'
import { type Served, startServed } from './served.ts'
import { patience, Workbench } from './workbench.ts'

let project: Project
let browser: Browser
let first: string
let second: string

beforeAll(async () => {
  project = await Project.create()
  ;[first, second, browser] = await Promise.all([
    makeEnvironment(join(project.folder, 'first')),
    makeEnvironment(join(project.folder, 'second')),
    launchBrowser(),
    makeEnvironment(join(project.folder, 'bare'), { withNumpy: false }),
    makeWheel(join(project.folder, 'wheels'), 'wheelhouse', { 'wheelhouse/__init__.py': 'ANSWER = 42\n' }),
  ])
})
afterAll(async () => {
  await browser?.close()
  await project?.remove()
})

const dialog = (bench: Workbench) => bench.page.getByRole('dialog')
const status = (bench: Workbench) => bench.page.locator('.status-bar')

describe('with Python', () => {
  let served: Served
  let bench: Workbench
  beforeAll(async () => {
    const offline = { PIP_NO_INDEX: '1', PIP_FIND_LINKS: join(project.folder, 'wheels'), PATH: '/usr/bin:/bin', HOME: project.folder }
    served = await startServed(project.parameters, { ...offline, PYTHON_EXECUTABLE: first })
    bench = await Workbench.open(browser, served)
  })
  afterAll(async () => {
    await bench?.close()
    await served?.stop()
  })
  afterEach(() => expect(bench.problems).toEqual([]))

  test('another interpreter is chosen: Python starts with it, and everything is back', async () => {
    await bench.select('Ball')
    const size = bench.property('Ball.size').getByRole('spinbutton')
    await size.click()
    await size.fill('24')
    await size.press('Enter')
    const before = await bench.picture()
    await bench.choose('Python', 'Choose Interpreter')
    const row = (path: string) => bench.page.locator(`[data-interpreter="${path}"]`)
    await row(second).waitFor({ timeout: patience.timeout })
    expect(await row(first).textContent()).toMatch(/Python 3\.\d+\.\d+ · NumPy \d.*In use/)
    expect(await row(join(project.folder, 'bare/bin/python')).textContent()).toContain('It has no NumPy.Install NumPy Here…')
    await bench.screenshot('interpreters')
    // By keyboard.
    await dialog(bench)
      .getByRole('button', { name: `Use ${second}` })
      .press('Enter')
    await dialog(bench).waitFor({ state: 'detached', timeout: patience.timeout })
    await bench.notice(`Python runs from ${second}`).waitFor()
    await bench.pictureLike(before)
    expect(await size.inputValue()).toBe('24')
    expect(JSON.parse(await readFile(join(served.home, 'settings.json'), 'utf8'))).toMatchObject({ python: second })
  })

  test('a package that a file misses is installed from its error, and the file is tried again', async () => {
    const text = (await project.text()).replaceAll('Ball', 'Crate').replace('import numpy', 'import wheelhouse\nimport numpy')
    await project.write('Crate.py', text)
    const entry = bench.entry("No module named 'wheelhouse'")
    await entry.getByRole('button', { name: 'Install wheelhouse…' }).click()
    const command = bench.page.locator('.install-command')
    await command.waitFor()
    expect(await command.textContent()).toMatch(/\/bin\/python -m pip install wheelhouse$/)
    await bench.screenshot('install')
    await dialog(bench).getByRole('button', { name: 'Install', exact: true }).press('Enter')
    await bench.notice('Installed wheelhouse.').waitFor({ timeout: patience.timeout })
    await bench.entry('Successfully installed wheelhouse-1.0').waitFor()
    await bench.page.locator('[data-type="org.test.Crate"]').waitFor({ timeout: patience.timeout })
    await bench.shown()
  })

  test('what cannot be installed says so, with the lines of the installer', async () => {
    await bench.choose('Python', 'Install Package')
    await dialog(bench).getByLabel('Name of the package').fill('nowhere-to-be-found')
    await bench.page.keyboard.press('Enter')
    await dialog(bench).getByRole('button', { name: 'Install', exact: true }).click()
    await dialog(bench).getByText('It could not be installed.').waitFor({ timeout: patience.timeout })
    expect(await bench.page.locator('.install-output').textContent()).toContain('nowhere-to-be-found')
    await bench.screenshot('install-failed')
    await dialog(bench).getByRole('button', { name: 'Close', exact: true }).last().click()
    await dialog(bench).waitFor({ state: 'detached' })
  })

  test('a script of the workspace: made, run with F5, stopped, kept in the file, run from the menu', async () => {
    await bench.choose('Python', 'Workspace Scripts', 'New Workspace Script')
    expect(await dialog(bench).getByLabel('Name:').inputValue()).toBe('Script 1')
    await bench.page.keyboard.press('Enter')
    await bench.code.getByText('app = inviwopy.app').waitFor()
    const output = bench.page.locator('.script-output')
    const state = bench.page.locator('.script-state')
    const type = async (text: string) => {
      await bench.code.click()
      await bench.page.keyboard.press('Control+End')
      await bench.page.keyboard.type(text)
    }
    await type('print("before", network.Ball.size.value)\nnetwork.Ball.size.value = 30\n')
    await bench.page.keyboard.press('F5')
    await expect.poll(() => state.textContent(), patience).toMatch(/^Executed Successfully \([\d.]+ m?s\)$/)
    await expect.poll(() => output.textContent(), patience).toMatch(/before \d+/)
    await bench.select('Ball')
    expect(await bench.property('Ball.size').getByRole('spinbutton').inputValue()).toBe('30')
    await bench.screenshot('script')

    await type('while True: pass\n')
    await bench.page.keyboard.press('F5')
    await expect.poll(() => state.textContent(), patience).toBe('Running ...')
    await bench.page.getByRole('button', { name: 'Stop' }).click()
    await expect.poll(() => state.textContent(), patience).toMatch(/^Failed \(/)
    await output.getByText('KeyboardInterrupt').first().waitFor()
    await bench.page.keyboard.press('Control+Home')
    await output.getByRole('button', { name: /^Script 1:\d+$/ }).click()
    await bench.screenshot('script-stopped')

    // The loop goes; what is saved is what runs later.
    await bench.code.click()
    await bench.page.keyboard.press('Control+End')
    for (let count = 0; count < 'while True: pass\n'.length; count++) await bench.page.keyboard.press('Backspace')
    await bench.page.keyboard.press('Control+s')
    await bench.page.locator('.editor-tab-dirty').waitFor({ state: 'detached' })
    await bench.command('saveWorkspace', {})
    expect(await readFile(project.workspace, 'utf8')).toMatch(
      /<PythonScripts>\s*<Script name="Script 1" content="# Inviwo Python script&#x0A;/,
    )
    const journal = join(served.home, 'journal', 'session-1.json')
    await expect.poll(async () => JSON.parse(await readFile(journal, 'utf8')).modified, patience).toBe(false)
    await bench.page.reload()
    await bench.shown()
    await bench.choose('Python', 'Workspace Scripts', 'Script 1')
    await bench.page.getByRole('menuitem', { name: 'Run', exact: true }).click()
    await expect.poll(() => state.textContent(), patience).toMatch(/^Executed Successfully/)

    await expect.poll(() => output.textContent(), patience).toContain('before 30')

    await bench.choose('Python', 'Workspace Scripts', 'Script 1', 'Rename…')
    await dialog(bench).getByLabel('Name:').fill('Resize')
    await bench.page.keyboard.press('Enter')
    await bench.page.locator('.editor-tab', { hasText: 'Resize' }).waitFor()
    await bench.choose('Python', 'Workspace Scripts', 'Resize', 'Delete…')
    await dialog(bench).getByRole('button', { name: 'Delete' }).click()
    await bench.page.locator('.editor-tab', { hasText: 'Resize' }).waitFor({ state: 'detached' })
    await bench.command('saveWorkspace', {})
    expect(await readFile(project.workspace, 'utf8')).not.toContain('PythonScripts')
  })
})

describe('without Python', () => {
  let served: Served
  let bench: Workbench
  beforeAll(async () => {
    served = await startServed([...project.parameters, '--no-python'])
    bench = await Workbench.open(browser, served, { withoutPicture: true })
  })
  afterAll(async () => {
    await bench?.close()
    await served?.stop()
  })

  test('the page works, its nodes are placeholders that are saved as they were; turned on, they are alive', async () => {
    await bench.node('Ball').waitFor({ timeout: patience.timeout })
    await expect.poll(() => status(bench).textContent(), patience).toContain('Python is left out')
    await bench.node('Ball').getByText('Not available').waitFor()
    const before = await readFile(project.workspace, 'utf8')
    const node = /<Processor type="org\.test\.Ball"[\s\S]*?<\/Processor>/
    await bench.command('saveWorkspace', { path: join(project.folder, 'saved.inv') })
    const saved = await readFile(join(project.folder, 'saved.inv'), 'utf8')
    expect(saved.match(node)?.[0].replaceAll(/\s+/g, ' ')).toBe(before.match(node)?.[0].replaceAll(/\s+/g, ' '))
    expect(saved).toContain('Ball.outport')
    await bench.screenshot('no-python')
    await status(bench).getByRole('button', { name: 'Python is left out' }).click()
    await bench.page.getByRole('menuitem', { name: 'Turn Python On' }).click()
    await bench.shown()
    await expect.poll(() => status(bench).textContent(), patience).toMatch(/Python 3\.\d+/)
    await bench.node('Ball').locator('.node-badge', { hasText: 'PY' }).waitFor()
    expect(bench.problems).toEqual([])
  })
})
