import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CommandName, PropertyView } from '@ivw/engine/protocol'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Works the gallery in Chromium as a user would, and looks at what the page sends and what the engine holds. */

declare global {
  interface Window {
    axe: typeof axe
  }
}

let folder: string
let server: PreviewServer
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-gallery-'))
  const configFile = fileURLToPath(new URL('../../../vite.config.ts', import.meta.url))
  const input = fileURLToPath(new URL('./gallery.html', import.meta.url))
  const shared = { configFile, logLevel: 'warn' } as const
  await build({ ...shared, build: { outDir: folder, emptyOutDir: true, rollupOptions: { input } } })
  server = await preview({ ...shared, build: { outDir: folder }, preview: { host: '127.0.0.1', port: 0 } })
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  context = await browser.newContext({ viewport: { width: 1100, height: 1000 } })
}, 120_000)

afterAll(async () => {
  await browser.close()
  await server.close()
  await rm(folder, { recursive: true })
})

/** A fresh page with these processors selected, `Basic,Texts`. */
async function open(selection: string, theme = 'dark'): Promise<void> {
  await page?.close()
  page = await context.newPage()
  const address = server.resolvedUrls?.local[0] ?? ''
  await page.goto(`${address}src/properties/gallery/gallery.html?select=${selection}&theme=${theme}`)
  await page.locator('.properties-panel').waitFor()
  if (selection !== '') await page.locator('.processor-header').first().waitFor()
}

interface Apply {
  readonly changes: readonly { readonly kind: string; readonly path: string; readonly state: Readonly<Record<string, unknown>> }[]
  readonly name: string
  readonly merge?: string
}

/** The parameters of all requests of a command, oldest first. */
function sent<T = Apply>(command: CommandName = 'apply'): Promise<T[]> {
  return page.evaluate(
    name =>
      window.gallery.fake.received.flatMap(message =>
        message.kind === 'request' && message.command === name ? [message.parameters as never] : [],
      ),
    command,
  )
}

/** How many steps of undo the edits so far make: those of one drag share their key. */
async function steps(): Promise<number> {
  return new Set((await sent()).map(({ merge }, index) => merge ?? index)).size
}

/** What the engine holds of a property. */
function stateOf(path: string): Promise<PropertyView['state']> {
  return page.evaluate(at => {
    const find = (properties: readonly PropertyView[]): PropertyView | undefined =>
      properties.flatMap(property => (property.path === at ? [property] : [find(property.children ?? [])])).find(Boolean)
    const processor = window.gallery.fake.network.processors.get(at.split('.')[0] ?? '')
    return find(processor?.properties ?? [])?.state ?? {}
  }, path)
}

async function expectState(path: string, state: Readonly<Record<string, unknown>>): Promise<void> {
  await expect.poll(() => stateOf(path)).toMatchObject(state)
}

const field = (name: string) => page.getByRole('spinbutton', { name, exact: true })
const row = (path: string) => page.locator(`[data-property="${path}"]`)

/** Presses in the middle of an element and moves; the button stays down. */
async function dragBy(element: Locator, dx: number, dy = 0): Promise<void> {
  const box = await element.boundingBox()
  if (!box) throw new Error('The element is not on the screen')
  await dragFrom([box.x + box.width / 2, box.y + box.height / 2], dx, dy)
}

async function dragFrom([x, y]: readonly [number, number], dx: number, dy: number): Promise<void> {
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + dx, y + dy, { steps: 8 })
}

describe('number fields', () => {
  it('scrub: one step of undo, values in increments, no text cursor', async () => {
    await open('Basic')
    await dragBy(field('Steps'), 40)
    await page.mouse.up()
    await expectState('Basic.steps', { value: 32 })
    const applied = await sent()
    expect(applied.length).toBeLessThanOrEqual(9)
    expect(await steps()).toBe(1)
    expect(applied[0]).toMatchObject({ name: 'Change Steps', merge: expect.stringContaining('Basic.steps#') })
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('INPUT')
    await expect.poll(() => page.evaluate(() => window.gallery.store.getState().history.undo)).toBe('Change Steps')
  })

  it('scrub finer with Shift and coarser with Ctrl', async () => {
    await open('Basic')
    await page.keyboard.down('Shift')
    await dragBy(field('Unbounded'), 20)
    await page.mouse.up()
    await page.keyboard.up('Shift')
    await expectState('Basic.unbounded', { value: -1233.85 })
    await page.keyboard.down('Control')
    await dragBy(field('Unbounded'), 20)
    await page.mouse.up()
    await page.keyboard.up('Control')
    await expectState('Basic.unbounded', { value: -1167.35 })
  })

  it('restore on Escape during a drag', async () => {
    await open('Basic')
    await dragBy(field('Steps'), 40)
    await expect.poll(() => stateOf('Basic.steps')).not.toMatchObject({ value: 12 })
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expectState('Basic.steps', { value: 12 })
    await expect.poll(() => field('Steps').inputValue()).toBe('12')
  })

  it('take expressions, clamp, and refuse what is no number', async () => {
    await open('Basic')
    await field('Sampling Rate').click()
    await page.keyboard.type('2*pi/3')
    await page.keyboard.press('Enter')
    await expectState('Basic.samplingRate', { value: (2 * Math.PI) / 3 })
    await expect.poll(() => field('Sampling Rate').inputValue()).toBe('2.0944')

    await field('Unbounded').click()
    await page.keyboard.type('x*2')
    await page.keyboard.press('Enter')
    await expectState('Basic.unbounded', { value: -2469 })

    await field('Steps').click()
    await page.keyboard.type('1e9')
    await page.keyboard.press('Tab')
    await expectState('Basic.steps', { value: 100 })

    const before = (await sent()).length
    await field('Steps').click()
    await page.keyboard.type('12 apples')
    await page.keyboard.press('Enter')
    await page.getByText('“apples” was not expected here.').waitFor()
    await page.keyboard.press('Escape')
    expect(await field('Steps').inputValue()).toBe('100')
    expect(await sent()).toHaveLength(before)
  })

  it('step with arrow keys; a key that is held is one step of undo', async () => {
    await open('Basic')
    await field('Steps').focus()
    await page.keyboard.down('ArrowUp')
    await page.keyboard.down('ArrowUp')
    await page.keyboard.down('ArrowUp')
    await page.keyboard.up('ArrowUp')
    await expectState('Basic.steps', { value: 15 })
    expect(await steps()).toBe(1)
  })

  it('follow a slider', async () => {
    await open('Basic')
    const slider = page.getByRole('slider', { name: 'Steps', exact: true })
    await dragBy(slider, 2000)
    await page.mouse.up()
    await expectState('Basic.steps', { value: 100 })
    await page.keyboard.press('Home')
    await expectState('Basic.steps', { value: 0 })
  })

  it('keep the separation of a range', async () => {
    await open('Basic')
    await dragBy(page.getByRole('slider', { name: 'Clip Range, start' }), 2000)
    await page.mouse.up()
    await expectState('Basic.clip', { value: [0.9, 1] })
  })
})

describe('colours', () => {
  it('are picked by dragging, as one step', async () => {
    await open('Basic')
    await page.getByRole('button', { name: 'Diffuse Colour: choose a colour' }).click()
    const area = page.locator('.react-colorful__saturation')
    // Waits until the popover stands where it stays.
    await area.hover()
    const box = await area.boundingBox()
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20)
    await page.mouse.down()
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) + 50, (box?.y ?? 0) - 50, { steps: 5 })
    await page.mouse.up()
    // The right upper corner is the pure hue.
    const redAndBlue = async () => {
      const [red, , blue] = (await stateOf('Basic.diffuse')).value as number[]
      return [red, blue]
    }
    await expect.poll(redAndBlue, { timeout: 8000 }).toEqual([1, 0])
    expect(await steps()).toBe(1)
  })

  it('are typed as hex digits', async () => {
    await open('Basic')
    await page.getByRole('textbox', { name: 'Background, hex' }).fill('#ff000080')
    await page.keyboard.press('Enter')
    await expectState('Basic.background', { value: [1, 0, 0, 128 / 255] })
  })
})

describe('rows', () => {
  it('reset by a double click on the label', async () => {
    await open('Basic')
    const label = row('Basic.samplingRate').locator('.property-label')
    await label.getByText('(changed)').waitFor({ state: 'attached' })
    await label.dblclick()
    await expectState('Basic.samplingRate', { value: 2 })
    expect(await sent('resetProperty')).toEqual([])
    await label.getByText('(changed)').waitFor({ state: 'detached' })
  })

  it('offer ranges and semantics in a menu where they fit', async () => {
    await open('Basic')
    await row('Basic.samplingRate').click({ button: 'right', position: { x: 20, y: 10 } })
    await page.getByRole('menuitem', { name: 'Edit range…' }).click()
    await page.getByLabel('Maximum').fill('10*4')
    await page.getByRole('button', { name: 'Apply' }).click()
    await expectState('Basic.samplingRate', { max: 40 })

    await row('Basic.steps').click({ button: 'right', position: { x: 20, y: 10 } })
    await page.getByRole('menuitem', { name: 'Semantics' }).waitFor()
    expect(await page.getByRole('menuitem', { name: 'Edit range…' }).count()).toBe(0)
    await page.getByRole('menuitem', { name: 'Semantics' }).hover()
    await page.getByRole('menuitemcheckbox', { name: 'SpinBox' }).click()
    await page.getByRole('slider', { name: 'Steps', exact: true }).waitFor({ state: 'detached' })
  })

  it('are found by a search, in folded groups too', async () => {
    await open('Groups')
    expect(await row('Groups.folded.a').count()).toBe(0)
    await page.getByRole('searchbox', { name: 'Search properties' }).fill('inside')
    await row('Groups.folded.a').waitFor()
    expect(await row('Groups.camera.fov').count()).toBe(0)
    await page.getByRole('searchbox', { name: 'Search properties' }).fill('nothing like it')
    await page.getByText('No property matches “nothing like it”.').waitFor()
  })

  it('fold, and live in lists', async () => {
    await open('Groups')
    await page.getByRole('button', { name: 'Fold Camera' }).click()
    await expectState('Groups.camera', { collapsed: true })
    await row('Groups.camera.fov').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Add an element' }).click()
    await row('Groups.weights.weight2').waitFor()
    await page.getByRole('button', { name: 'Remove Weight', exact: true }).click()
    await row('Groups.weights.weight').waitFor({ state: 'detached' })
  })

  it('change places in lists, each move a step', async () => {
    await open('Groups')
    await page.getByRole('button', { name: 'Add an element' }).click()
    await row('Groups.weights.weight2').click({ button: 'right', position: { x: 20, y: 10 } })
    await page.getByRole('menuitem', { name: 'Move up' }).click()
    const order = () => page.locator('[data-element]').evaluateAll(rows => rows.map(element => (element as HTMLElement).dataset.property))
    await expect.poll(order).toEqual(['Groups.weights.weight2', 'Groups.weights.weight'])
    expect((await sent()).at(-1)).toMatchObject({ name: 'Move Weight 2' })
  })

  it('of application mode are those that were chosen for it, of all processors', async () => {
    await open('Groups')
    await row('Groups.lighting').click({ button: 'right', position: { x: 120, y: 10 } })
    await page.getByRole('menuitem', { name: 'Usage mode' }).hover()
    await page.getByRole('menuitemcheckbox', { name: 'Application' }).click()
    await page.evaluate(() => window.gallery.chooseUsage('application'))
    await row('Groups.camera').waitFor({ state: 'detached' })
    const shown = () => page.locator('[data-property]').evaluateAll(rows => rows.map(element => (element as HTMLElement).dataset.property))
    expect(await shown()).toEqual(['Groups.lighting', 'Groups.lighting.ambient', 'Groups.lighting.more', 'Groups.lighting.more.exponent'])
    await page.getByRole('checkbox', { name: 'Lighting' }).click()
    await expectState('Groups.lighting.checked', { value: false })
    await page.evaluate(() => window.gallery.chooseUsage('development'))
    await row('Groups.camera').waitFor()
  })

  it('are bound to other keys and buttons', async () => {
    await open('Basic')
    await page.getByRole('button', { name: 'Reset View: Shift + R' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Reset View: Shift + R' }).click()
    await page.keyboard.press('Control+KeyK')
    await expectState('Basic.reset', { matcher: { kind: 'key', key: 'K', states: ['press'], modifiers: ['control'] } })
    const pan = page.getByRole('button', { name: /^Pan: / })
    await pan.click()
    await pan.click({ button: 'right', modifiers: ['Alt'] })
    await expectState('Basic.pan', { matcher: { buttons: ['right'], modifiers: ['alt'] } })
    await page.getByRole('button', { name: 'Pan: Alt + right drag' }).click()
    await pan.click({ modifiers: ['Shift'] })
    await page.getByRole('button', { name: 'Pan: Shift + left drag' }).waitFor()
  })

  it('with many options find one by parts of its name', async () => {
    await open('Basic')
    await page.getByRole('combobox', { name: 'Font (long list)' }).click()
    await page.keyboard.type('mono 30')
    await page.getByRole('option', { name: 'Mono 300' }).waitFor()
    expect(await page.getByRole('option').count()).toBe(1)
    await page.getByRole('option').click()
    await expectState('Basic.font', { selected: 'f10' })
  })

  it('show what is wrong with a file', async () => {
    await open('Texts')
    await page.getByRole('alert').getByText('There is no file /data/volumes/missing.npy.').waitFor()
  })

  it('show why the engine refused an edit, and the value that holds', async () => {
    await open('Texts')
    await page.evaluate(() => {
      window.gallery.fake.network = { ...window.gallery.fake.network, processors: new Map() }
    })
    await page.getByRole('textbox', { name: 'Title' }).fill('Skull')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('There is no processor “Texts”.').waitFor()
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Engine block')
  })

  it('say what to do when nothing is selected', async () => {
    await open('')
    await page.getByText('Select a processor in the network to see and change its properties.').waitFor()
  })
})

describe('transfer function editor', () => {
  const points = async () => (await stateOf('Groups.transferFunction')).points as { position: number; color: number[] }[]
  const plot = () => page.getByRole('group', { name: 'Transfer Function: points' })

  async function openTf(): Promise<{ x: number; y: number; width: number; height: number }> {
    await open('Groups')
    await page.getByRole('button', { name: 'Edit Transfer Function' }).click()
    const box = await plot().locator('canvas').boundingBox()
    if (!box) throw new Error('no plot')
    return box
  }

  it('adds a point where the plot is pressed and drags it, as one step', async () => {
    const box = await openTf()
    await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.5 * box.height)
    await page.mouse.down()
    await expect.poll(async () => (await points()).length).toBe(4)
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.25 * box.height, { steps: 5 })
    await page.mouse.up()
    await expect.poll(async () => (await points())[2]?.position).toBeCloseTo(0.6, 2)
    expect((await points())[2]?.color[3]).toBeCloseTo(0.75, 2)
    expect(await steps()).toBe(1)
    await page.getByText('Point 3', { exact: true }).waitFor()
  })

  it('drags a point past others, along one axis with Shift', async () => {
    const box = await openTf()
    const handle = page.getByRole('button', { name: /^Point 2 of 3/ })
    await page.keyboard.down('Shift')
    await dragBy(handle, 0.5 * box.width, 12)
    await page.mouse.up()
    await page.keyboard.up('Shift')
    await expect.poll(async () => (await points())[2]?.position).toBeCloseTo(0.9, 2)
    expect((await points())[2]?.color).toEqual([0.2, 0.7, 0.6, 0.15])
    await page.getByText('Point 3', { exact: true }).waitFor()
  })

  it('puts a point back on Escape, and stays open', async () => {
    const box = await openTf()
    await dragBy(page.getByRole('button', { name: /^Point 2 of 3/ }), 0.2 * box.width, -40)
    await expect.poll(async () => (await points())[1]?.position).not.toBe(0.4)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect.poll(async () => (await points())[1]?.position).toBe(0.4)
    await plot().waitFor()
  })

  it('removes points by right click and by Delete', async () => {
    await openTf()
    await page.getByRole('button', { name: /^Point 2 of 3/ }).click({ button: 'right' })
    await expect.poll(async () => (await points()).map(point => point.position)).toEqual([0.15, 0.75])
    await page.getByRole('button', { name: /^Point 1 of 2/ }).click()
    await page.keyboard.press('Delete')
    await expect.poll(async () => (await points()).map(point => point.position)).toEqual([0.75])
  })

  it('is worked by keyboard alone', async () => {
    await openTf()
    await page.getByRole('button', { name: /^Point 1 of 3/ }).focus()
    await page.keyboard.press('PageDown')
    await page.keyboard.press('ArrowRight')
    await expect.poll(async () => (await points())[1]?.position).toBeCloseTo(0.41)
    await page.keyboard.press('Control+a')
    await page.getByText('3 points', { exact: true }).waitFor()
    await page.keyboard.press('Control+ArrowUp')
    await expect
      .poll(async () => (await points()).map(point => point.color[3]))
      .toEqual([0.1, 0.25, 0.9].map(alpha => expect.closeTo(alpha)))
  })

  it('selects several with a band and moves them together', async () => {
    const { x, y, width, height } = await openTf()
    await page.keyboard.down('Control')
    await dragFrom([x + 2, y + height - 2], 0.5 * width, -0.5 * height)
    await page.mouse.up()
    await page.keyboard.up('Control')
    await page.getByText('2 points', { exact: true }).waitFor()
    await dragBy(page.getByRole('button', { name: /^Point 2 of 3/ }), -0.1 * width)
    await page.mouse.up()
    await expect
      .poll(async () => (await points()).map(point => point.position))
      .toEqual([0.05, 0.3, 0.75].map(position => expect.closeTo(position, 2)))
  })

  it('edits numbers and colours of the selected point', async () => {
    await openTf()
    await page.getByRole('button', { name: /^Point 2 of 3/ }).click()
    await field('Opacity').click()
    await page.keyboard.type('1/2')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await points())[1]?.color[3]).toBe(0.5)
    await page.getByRole('textbox', { name: 'Colour, hex' }).fill('#00ff00')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await points())[1]?.color).toEqual([0, 1, 0, 0.5])
  })

  it('applies a preset and keeps the opacity curve', async () => {
    await openTf()
    await page.getByRole('button', { name: 'Presets' }).click()
    await page.getByRole('button', { name: 'Viridis' }).click()
    await expect.poll(async () => (await points()).length).toBeGreaterThan(6)
    const at = async (position: number) => (await points()).find(point => point.position === position)?.color[3]
    expect(await at(0.4)).toBe(0.15)
    expect(await at(0.75)).toBe(0.8)
  })

  it('stays open when the selection changes or a popup closes', async () => {
    await openTf()
    await page.evaluate(() => window.gallery.store.setState({ selection: new Set(['Basic']) }))
    await row('Basic.shading').waitFor()
    await plot().waitFor()
    await page.getByRole('combobox', { name: 'Histogram' }).click()
    await page.getByRole('option', { name: 'Logarithmic' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('option', { name: 'Logarithmic' }).waitFor({ state: 'detached' })
    await plot().waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await plot().waitFor({ state: 'detached' })
  })
})

it.each(['dark', 'light'])('has no flaw that axe finds, %s', async theme => {
  await open('Basic,Texts,Groups', theme)
  await page.getByRole('button', { name: 'Edit Transfer Function' }).click()
  await page.getByRole('button', { name: /^Point 2 of 3/ }).click()
  await page.addScriptTag({ content: axe.source })
  const { violations } = await page.evaluate(() => window.axe.run())
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(', ')}`)).toEqual([])
})
