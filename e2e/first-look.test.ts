import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type Served, startServed } from './served.ts'
import { boxOf, Workbench } from './workbench.ts'

let served: Served
let browser: Browser
let bench: Workbench

beforeAll(async () => {
  ;[served, browser] = await Promise.all([startServed(), launchBrowser()])
  bench = await Workbench.open(browser, served)
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

test('the page opens on an example whose picture shows the volume over the background', async () => {
  await bench.screenshot('first-look')
  const picture = await bench.picture()
  const { width, height } = await boxOf(bench.area())
  expect([picture.width, picture.height]).toEqual([Math.round(width), Math.round(height)])
  // The core is orange, the shell around it teal, the corners show the grey gradient of the background.
  const [red, , blue] = picture.at(0.5, 0.5)
  expect(red).toBeGreaterThan(blue + 20)
  expect(picture.share((red, green, blue) => green > red + 30 && blue > red + 30)).toBeGreaterThan(0.15)
  const [top, bottom] = [picture.at(0.02, 0.02), picture.at(0.02, 0.98)]
  for (const [red, green, blue] of [top, bottom]) expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(40)
  expect(Math.abs(top[0] - bottom[0])).toBeGreaterThan(20)
})

test('its snapshot is the same picture as a PNG file', async () => {
  const { png } = await bench.command('snapshot', { canvas: 'Canvas' })
  const bytes = Object.values(png)
  expect(bytes.slice(1, 4)).toEqual([...Buffer.from('PNG')])
})

test('nodes show their state and time, the status bar what Python and GPU are used', async () => {
  await expect(bench.node('NumpySource').locator('article').getAttribute('aria-label')).resolves.toMatch(/^NumPy Source, Success, last run/)
  const bar = bench.page.locator('.status-bar')
  await expect(bar.textContent()).resolves.toMatch(/Ready[\s\S]*Python 3\.\d+\.\d+[\s\S]*WebGL 2/)
  expect(bench.problems).toEqual([])
})

test('a left drag rotates, and Undo Camera Move takes it back as one step', async () => {
  const before = await bench.picture()
  await bench.drag([0.4, 0.5], [0.6, 0.55])
  const rotated = await bench.pictureUnlike(before, 0.1)
  await bench.page.keyboard.press('Control+Alt+z')
  await bench.pictureLike(before)
  await bench.page.keyboard.press('Control+Alt+Shift+z')
  await bench.pictureLike(rotated)
  await bench.choose('Edit', 'Undo Camera Move')
  await bench.pictureLike(before)
})

test('a long drag leaves no queue of pictures behind', async () => {
  const before = await bench.picture()
  await bench.drag([0.3, 0.4], [0.7, 0.6], 'left', 60)
  const shown = await bench.frames()
  await bench.pictureUnlike(before, 0.1)
  // Of sixty moves: what was being drawn at the release and the one behind it, the last coarse picture, and the full one.
  expect((await bench.frames()) - shown).toBeLessThanOrEqual(4)
  await bench.page.keyboard.press('Control+Alt+z')
  await bench.pictureLike(before)
})

test('the wheel zooms: the volume gets larger', async () => {
  const before = await bench.picture()
  const teal = (red: number, green: number, blue: number) => green > red + 30 && blue > red + 30
  const box = await boxOf(bench.area())
  await bench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await bench.page.mouse.wheel(0, 300)
  const after = await bench.pictureUnlike(before, 0.05)
  expect(after.share(teal)).toBeLessThan(before.share(teal))
  await bench.screenshot('zoomed')
})

test('a middle drag pans: the core moves along', async () => {
  const before = await bench.picture()
  const orange = (picture: typeof before, x: number) => picture.at(x, 0.5)[0] - picture.at(x, 0.5)[2]
  expect(orange(before, 0.5)).toBeGreaterThan(20)
  await bench.drag([0.3, 0.5], [0.6, 0.5], 'middle')
  const after = await bench.pictureUnlike(before, 0.05)
  expect(orange(after, 0.8)).toBeGreaterThan(20)
  expect(orange(after, 0.5)).toBeLessThan(20)
  await bench.screenshot('panned')
})
