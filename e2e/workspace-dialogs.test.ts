import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
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
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

beforeEach(async () => {
  project = await Project.create()
  served = await startServed(project.parameters)
  bench = await Workbench.open(browser, served)
})
afterEach(async () => {
  await bench?.close()
  await served?.stop()
  await project?.remove()
})

const button = (name: string) => bench.page.getByRole('dialog').getByRole('button', { name, exact: true })
const title = () => bench.page.locator('.workspace-title').textContent()

async function change(name = 'Renamed'): Promise<void> {
  await bench.command('apply', { name: 'Rename', changes: [{ kind: 'setDisplayName', identifier: 'Ball', displayName: name }] })
  await expect.poll(title, patience).toBe('ball.inv – not saved')
}

test('Ctrl+S saves, and the title says so', async () => {
  await change()
  await bench.page.keyboard.press('Control+s')
  await expect.poll(title, patience).toBe('ball.inv')
  await expect(readFile(project.workspace, 'utf8')).resolves.toContain('Renamed')
})

test('a file that another program changed meanwhile is not overwritten unasked', async () => {
  await change()
  const theirs = `${await readFile(project.workspace, 'utf8')}<!-- theirs -->\n`
  await writeFile(project.workspace, theirs)
  await bench.menu('File').click()
  await bench.page.getByRole('menuitem', { name: 'Save', exact: true }).click()
  await bench.page.getByText('Another program changed ball.inv').waitFor()
  await button('Cancel').click()
  await expect(readFile(project.workspace, 'utf8')).resolves.toBe(theirs)

  await bench.page.keyboard.press('Control+s')
  await button('Overwrite').click()
  await expect.poll(title, patience).toBe('ball.inv')
  await expect(readFile(project.workspace, 'utf8')).resolves.toContain('Renamed')
})

test('Save As asks for a name, adds the extension, and asks before it replaces', async () => {
  await change()
  await bench.page.keyboard.press('Control+Shift+s')
  await bench.page.getByLabel('File name').fill('second')
  await button('Save').click()
  await expect.poll(title, patience).toBe('second.inv')
  await expect(readFile(join(project.folder, 'second.inv'), 'utf8')).resolves.toContain('Renamed')

  await bench.page.keyboard.press('Control+Shift+s')
  await bench.page.getByLabel('File name').fill('ball.inv')
  await button('Save').click()
  await bench.page.getByText('ball.inv exists already').waitFor()
  await button('Cancel').click()
  await expect(readFile(project.workspace, 'utf8')).resolves.not.toContain('Renamed')
})

test('unsaved changes are asked for before another workspace takes their place', async () => {
  await change()
  await bench.choose('File', 'New')
  await bench.page.getByText('ball.inv has changes that are not saved').waitFor()
  await button('Cancel').click()
  expect(await bench.node('Ball').isVisible()).toBe(true)

  await bench.choose('File', 'New')
  await button('Discard').click()
  await bench.page.getByText('An empty network').waitFor()

  await bench.page.keyboard.press('Control+o')
  await bench.page.getByLabel('Folder', { exact: true }).fill(project.folder)
  await bench.page.keyboard.press('Enter')
  await bench.page.getByRole('option', { name: 'ball.inv' }).dblclick()
  await bench.node('Ball').waitFor()
  await bench.shown()
})

/** As if the user let a file fall into the network. */
function drop(name: string, bytes: readonly number[]): Promise<void> {
  return bench.page.evaluate(
    ([called, content]) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(content)], called))
      const pane = document.querySelector('.react-flow__pane')
      const { left, top } = pane?.getBoundingClientRect() ?? new DOMRect()
      pane?.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data, clientX: left + 90, clientY: top + 40 }),
      )
    },
    [name, bytes] as const,
  )
}

test('a dropped picture is copied beside the workspace and shown; when it goes, it is located again; a raw file is described', async () => {
  const { page } = bench
  const bytes = [...(await readFile(join(import.meta.dirname, '../examples/pictures/picking.png')))]
  await drop('dropped.png', bytes)
  await page.getByRole('radio', { name: 'Source with visualization' }).waitFor()
  await page.getByText(project.folder).waitFor()
  await button('Add').click()
  await bench.node('ImageSource').waitFor()
  const path = join(project.folder, 'dropped.png')
  expect([...(await readFile(path))]).toEqual(bytes)
  await bench.command('undo', {})
  await bench.node('ImageSource').waitFor({ state: 'detached' })
  await bench.command('redo', {})
  await bench.node('ImageSource').click()

  await mkdir(join(project.folder, 'moved'))
  await rename(path, join(project.folder, 'moved/dropped.png'))
  await page.getByRole('button', { name: 'Reload data' }).click()
  await page.getByRole('alert').getByText(`There is no file ${path}`).waitFor()
  await page.getByRole('button', { name: 'Locate…' }).click()
  await page.getByRole('option', { name: 'moved' }).dblclick()
  await page.getByRole('option', { name: 'dropped.png' }).dblclick()
  await page.getByRole('alert').getByText('There is no file').waitFor({ state: 'detached' })

  // A raw file is described first: a guess fits its size, and more than the file has is refused.
  await drop(
    'cube.raw',
    Array.from({ length: 54 }, (_, i) => i),
  )
  const x = page.getByLabel('Voxels along x')
  await expect.poll(() => x.inputValue(), patience).toBe('3')
  await page.getByText('54 bytes are described; the file has 54 bytes.').waitFor()
  await x.fill('4')
  await page.getByText('72 bytes are described').waitFor()
  expect(await button('Add').isDisabled()).toBe(true)
  await x.fill('1')
  await button('Add').click()
  await bench.node('VolumeSource').waitFor()
  await bench.idle()
  await bench.choose('File', 'Raw Data…')
  await expect.poll(() => x.inputValue(), patience).toBe('1')
  await button('Cancel').click()
  expect(bench.problems).toEqual([])
})
