import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { type Served, startServed } from './served.ts'
import { Workbench } from './workbench.ts'

let served: Served
let browser: Browser

beforeAll(async () => {
  ;[served, browser] = await Promise.all([startServed(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

describe.each(['dark', 'light'] as const)('in the %s theme', colorScheme => {
  let bench: Workbench
  beforeAll(async () => {
    bench = await Workbench.open(browser, served, { colorScheme })
  })
  afterAll(() => bench?.close())

  test('the first view is clean', async () => {
    expect(await violations(bench)).toEqual([])
  })

  test('properties of a processor are clean', async () => {
    await bench.select('VolumeRaycaster')
    expect(await violations(bench)).toEqual([])
  })

  test('the dialog that links properties is clean', async () => {
    await bench.select('EntryExitPoints')
    await bench.page.locator('.network-editor').focus()
    await bench.page.keyboard.press('l')
    const dialog = bench.page.getByRole('dialog', { name: 'Link Properties' })
    // Its partners, some of which cannot be linked with it, and a pair.
    await dialog.getByRole('combobox').click()
    await bench.page.getByRole('option', { name: 'Volume Raycaster' }).click()
    await dialog.getByRole('treeitem', { name: 'Camera' }).first().click()
    await dialog.locator('.link-line-wrong').first().waitFor()
    expect(await violations(bench)).toEqual([])
    await bench.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  test('the Python Editor is clean', async () => {
    await bench.node('NumpySource').locator('.node-badge', { hasText: 'PY' }).dblclick()
    await bench.code.waitFor()
    expect(await violations(bench)).toEqual([])
  })

  test.each(['Open…', 'Start Page', 'Examples…', 'Export Picture…', 'Workspace Properties…'])(
    'the dialog of File > %s is clean',
    async entry => {
      await bench.choose('File', entry)
      await bench.page.getByRole('dialog').waitFor()
      expect(await violations(bench)).toEqual([])
      await bench.page.keyboard.press('Escape')
      await bench.page.getByRole('dialog').waitFor({ state: 'detached' })
    },
  )

  test.each(['Choose Interpreter…', 'Install Package…', 'Debug…'])('the dialog of Python > %s is clean', async entry => {
    await bench.choose('Python', entry)
    const dialog = bench.page.getByRole('dialog')
    await dialog.waitFor()
    if (entry.startsWith('Choose')) await dialog.getByRole('listitem').first().waitFor({ timeout: 60_000 })
    expect(await violations(bench)).toEqual([])
    await bench.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  test('what an installation shows, and a script with its output, are clean', async () => {
    await bench.choose('Python', 'Install Package…')
    const dialog = bench.page.getByRole('dialog')
    await dialog.getByLabel('Name of the package').fill('scipy')
    await bench.page.keyboard.press('Enter')
    await bench.page.locator('.install-command').waitFor()
    expect(await violations(bench)).toEqual([])
    await bench.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await bench.choose('Python', 'Workspace Scripts', 'New Workspace Script')
    await dialog.waitFor()
    expect(await violations(bench)).toEqual([])
    await bench.page.keyboard.press('Enter')
    await bench.page.getByRole('button', { name: 'Run as script' }).click()
    await bench.page.getByText('Executed Successfully').waitFor({ timeout: 60_000 })
    expect(await violations(bench)).toEqual([])
  })

  test('a port inspector and the animation are clean', async () => {
    await bench.select('NumpySource')
    await bench.page.locator('.network-editor').focus()
    await bench.page.keyboard.press('i')
    await bench.page.locator('.inspector canvas[data-painted]').waitFor()
    await bench.choose('File', 'Animation…')
    await bench.page.getByRole('region', { name: 'Animation' }).waitFor()
    expect(await violations(bench)).toEqual([])
    await bench.page.keyboard.press('Escape')
    await bench.page.getByRole('region', { name: 'Animation' }).waitFor({ state: 'detached' })
  })

  test('a menu and the popup for processors are clean', async () => {
    await bench.menu('Edit').click()
    await bench.page.getByRole('menu').waitFor()
    expect(await violations(bench)).toEqual([])
    await bench.page.keyboard.press('Escape')
    await bench.page.locator('.network-editor').focus()
    await bench.page.keyboard.press('Tab')
    await bench.page.getByRole('dialog', { name: 'Add Processor' }).waitFor()
    expect(await violations(bench)).toEqual([])
    await bench.page.keyboard.press('Escape')
  })
})

test('everything is reached by keyboard: F6 goes from panel to panel', async () => {
  const bench = await Workbench.open(browser, served)
  await bench.page.locator('.network-editor').focus()
  const places = new Set<string>()
  for (let step = 0; step < 5; step++) {
    await bench.page.keyboard.press('F6')
    places.add(
      await bench.page.evaluate(
        () => document.activeElement?.closest('[data-panel]')?.firstElementChild?.className.split(' ')[0] ?? 'nowhere',
      ),
    )
  }
  expect([...places].toSorted()).toEqual(['canvas-panel', 'console', 'network-editor', 'processor-list', expect.stringMatching(/^propert/)])
  await bench.close()
})

test('without its token the page says what is missing', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(served.address)
  await page.getByText('This address lacks its key').waitFor()
  await context.close()
})
