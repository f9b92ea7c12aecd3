import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type Served, startServed } from './served.ts'
import { patience, Workbench } from './workbench.ts'

let served: Served
let browser: Browser
let bench: Workbench

beforeAll(async () => {
  ;[served, browser] = await Promise.all([startServed(), launchBrowser()])
  bench = await Workbench.open(browser, served)
})
afterAll(async () => {
  await bench?.close()
  await browser?.close()
  await served?.stop()
})

const dialog = () => bench.page.getByRole('dialog')
const title = () => bench.page.locator('.workspace-title').textContent()

test('an example is found by its words and opens as a copy, which a save as a file makes recent, with its pictures', async () => {
  await bench.choose('File', 'Examples…')
  await dialog()
    .getByRole('button', { name: /^image/ })
    .click()
  await dialog().getByRole('searchbox').fill('mandelbrot')
  await expect.poll(() => dialog().locator('[data-card]').count(), patience).toBe(1)
  await dialog().locator('.card-picture img').waitFor()
  await bench.page.keyboard.press('ArrowDown')
  await bench.page.keyboard.press('Enter')
  await bench.node('Mandelbrot').waitFor()
  await bench.shown()
  expect(await title()).toBe('Mandelbrot')

  const path = join(served.home, 'mine.inv')
  await bench.command('saveWorkspace', { path })
  await expect.poll(title, patience).toBe('mine.inv')
  const text = await readFile(path, 'utf8')
  expect(text.match(/<base64 content="\/9j\//g)).toHaveLength(2)
  await bench.choose('File', 'Start Page')
  await dialog().getByRole('list', { name: 'Recent workspaces' }).getByText('mine.inv').waitFor()
  await dialog().getByRole('button', { name: 'Volume slice' }).click()
  await bench.node('VolumeSlice').waitFor()
})

test('a picture of a size carries the workspace, and opens it again', async () => {
  await bench.shown()
  await bench.choose('File', 'Export Picture…')
  await dialog().getByRole('button', { name: 'Keep the shape' }).click()
  await dialog().getByLabel('Width').fill('120')
  await dialog().getByLabel('Height').fill('90')
  await dialog().getByLabel('Supersampling').selectOption('2 × 2 for each pixel')
  const before = await bench.frames()
  const [download] = await Promise.all([bench.page.waitForEvent('download'), dialog().getByRole('button', { name: 'Export' }).click()])
  expect(download.suggestedFilename()).toBe('Volume slice Canvas.png')
  const png = await readFile(await download.path())
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([120, 90])
  // What is shown has its own size all the time.
  await bench.idle()
  expect((await bench.picture()).width).toBeGreaterThan(200)
  expect(await bench.frames()).toBeLessThanOrEqual(before + 2)

  await bench.choose('File', 'New')
  await bench.page.getByText('An empty network').waitFor()
  await bench.command('openContent', { bytes: new Uint8Array(png), name: 'picture.png' })
  await bench.node('VolumeSlice').waitFor()
  await bench.shown()
  expect(await title()).toBe('Volume slice')
})

test('a property is animated, previewed and exported as a film, and is what it was in the end', async () => {
  const { page } = bench
  await bench.shown()
  await bench.select('VolumeSlice')
  const row = page.locator('.property-row[data-property^="VolumeSlice."]', { has: page.getByRole('spinbutton') }).first()
  const value = await row.getByRole('spinbutton').first().inputValue()
  await row.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Animate…' }).click()
  const animation = page.getByRole('region', { name: 'Animation' })
  await animation.getByLabel('Frames', { exact: true }).fill('3')
  await animation.getByLabel('Frame', { exact: true }).focus()
  await page.keyboard.press('End')
  await animation.getByText('3 of 3').waitFor()
  await expect.poll(() => row.getByRole('spinbutton').first().inputValue(), patience).not.toBe(value)

  await animation.getByLabel('Width').fill('64')
  await animation.getByLabel('Height', { exact: true }).fill('48')
  const [download] = await Promise.all([page.waitForEvent('download'), animation.getByRole('button', { name: 'Export' }).click()])
  expect(download.suggestedFilename()).toBe('Volume slice Canvas.webm')
  expect((await readFile(await download.path())).subarray(0, 4).toString('hex')).toBe('1a45dfa3')
  await expect.poll(() => row.getByRole('spinbutton').first().inputValue(), patience).toBe(value)
  await animation.getByRole('button', { name: 'Close' }).click()
  await page.locator('.react-flow__pane').click({ position: { x: 8, y: 8 } })
})

test('what a workspace says of itself is edited, shown and undone', async () => {
  await bench.choose('File', 'Workspace Properties…')
  await dialog().getByLabel('Title').fill('Cut')
  await dialog().getByLabel('Description').fill('Made by **me** <img src="x"> <a href="javascript:throw 2">here</a>')
  await dialog().getByRole('button', { name: 'OK', exact: true }).click()
  await bench.page.locator('.workspace-summary strong', { hasText: 'me' }).waitFor()
  expect(await bench.page.locator('.workspace-summary :is(img, a[href])').count()).toBe(0)
  await bench.choose('Edit', 'Undo Change Workspace Properties')
  await expect.poll(title, patience).toMatch(/^Volume slice/)
})

test('a page with nothing open begins with the start page', async () => {
  await bench.choose('File', 'New')
  await bench.page.getByText('An empty network').waitFor()
  await bench.idle()
  await expect
    .poll(async () => (await readFile(join(served.home, 'journal/session-1.json'), 'utf8')).includes('VolumeSlice'), patience)
    .toBe(false)
  await bench.page.reload()
  await dialog().getByRole('heading', { name: 'Start Page' }).waitFor()
  expect(bench.problems).toEqual([])
})
