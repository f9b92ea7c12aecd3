import type { Browser, Locator } from 'playwright-core'
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

/** Presses in the middle of the element and moves by so many pixels; the button stays down. */
async function pressAndMove(element: Locator, dx: number, dy = 0): Promise<void> {
  const { x, y, width, height } = await boxOf(element)
  await bench.page.mouse.move(x + width / 2, y + height / 2)
  await bench.page.mouse.down()
  await bench.page.mouse.move(x + width / 2 + dx, y + height / 2 + dy, { steps: 4 })
}

test('the picture follows a slider of a Python processor while it is dragged; the drag is one undo step', async () => {
  await bench.select('Ball')
  const before = await bench.picture()
  await pressAndMove(bench.property('Ball.radius').getByRole('slider'), -60)
  const smaller = await bench.pictureUnlike(before)
  await bench.page.mouse.up()
  await bench.pictureLike(smaller)
  await bench.screenshot('slider')
  await bench.page.keyboard.press('Control+z')
  await bench.pictureLike(before)
  await bench.page.keyboard.press('Control+Shift+z')
  await bench.pictureLike(smaller)
  await bench.choose('Edit', 'Undo Change Radius')
  await bench.pictureLike(before)
})

test('a typed number is taken with Enter, formulas too; a double-click on the label resets', async () => {
  const before = await bench.picture()
  const field = bench.property('Ball.radius').getByRole('spinbutton')
  await field.click()
  await field.fill('0.9 / 3')
  await field.press('Enter')
  await expect.poll(() => field.inputValue(), patience).toBe('0.3')
  await bench.pictureUnlike(before)
  // The field has the keyboard still, yet its text is taken: undo is about the network.
  await bench.page.keyboard.press('Control+z')
  await bench.pictureLike(before)
  expect(await field.inputValue()).toBe('0.9')
  await bench.page.keyboard.press('Control+y')
  await bench.pictureUnlike(before)
  await bench.property('Ball.radius').locator('.property-label').dblclick()
  await expect.poll(() => field.inputValue(), patience).toBe('0.9')
  await bench.pictureLike(before)
})

test('what no property takes is refused beside the field and changes nothing', async () => {
  const field = bench.property('Ball.size').getByRole('spinbutton')
  await field.click()
  await field.fill('many')
  await field.press('Enter')
  await bench.property('Ball.size').getByRole('alert').waitFor()
  await bench.screenshot('refused-number')
  await field.press('Escape')
  expect(await field.inputValue()).toBe('48')
})

test('points of the transfer function are dragged, added and deleted with the mouse, and the picture follows', async () => {
  await bench.select('VolumeRaycaster')
  const before = await bench.picture()
  await bench.property('VolumeRaycaster.isotfComposite.transferFunction').getByRole('button', { name: 'Edit' }).click()
  const editor = bench.page.getByRole('region', { name: /Transfer/ })
  const points = editor.locator('.tf-point')
  const count = await points.count()
  // The third point, opacity 0.45, to the right and down.
  await pressAndMove(points.nth(2), 40, 60)
  await bench.pictureUnlike(before)
  await bench.screenshot('transfer-function')
  await bench.page.mouse.up()
  await bench.page.keyboard.press('Control+z')
  await bench.pictureLike(before)

  const plot = await boxOf(editor.locator('.tf-plot'))
  await bench.page.mouse.click(plot.x + plot.width * 0.3, plot.y + plot.height * 0.2)
  await expect.poll(() => points.count(), patience).toBe(count + 1)
  const added = await bench.pictureUnlike(before)
  await points.nth(1).click({ button: 'right' })
  await expect.poll(() => points.count(), patience).toBe(count)
  await bench.pictureUnlike(added)
  await bench.page.keyboard.press('Control+z')
  await bench.page.keyboard.press('Control+z')
  await bench.pictureLike(before)
  await editor.getByRole('button', { name: 'Close' }).click()
})

test('an option and a colour change the background', async () => {
  await bench.select('Background')
  const before = await bench.picture()
  await bench.property('Background.backgroundStyle').getByRole('combobox').click()
  await bench.page.getByRole('option', { name: 'Checker Board' }).click()
  const checkered = await bench.pictureUnlike(before, 0.1)
  await bench.screenshot('checker-board')
  await bench.page.keyboard.press('Control+z')
  await bench.pictureLike(before)
  expect(checkered.width).toBe(before.width)
})

test('application mode shows pictures and what was chosen for it; development mode brings the panels back', async () => {
  await bench.command('apply', {
    changes: [{ kind: 'setPropertyMeta', path: 'Background.backgroundStyle', meta: { usageMode: 'application' } }],
    name: 'Change Usage Mode of Style',
  })
  await bench.choose('View', 'Usage Mode', 'Application')
  await bench.page.locator('.react-flow').waitFor({ state: 'detached' })
  await bench.property('Background.backgroundStyle').waitFor()
  expect(await bench.page.locator('[data-property]').count()).toBe(1)
  await bench.shown()
  await bench.screenshot('application-mode')
  await bench.choose('View', 'Usage Mode', 'Development')
  await bench.page.locator('.react-flow').waitFor()
  await bench.shown()
  expect(bench.problems).toEqual([])
})
