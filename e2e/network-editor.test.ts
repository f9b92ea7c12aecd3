import type { PictureRequest } from '@ivw/engine/protocol'
import { decode } from 'fast-png'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { Project } from './project.ts'
import { type Served, startServed } from './served.ts'
import { boxOf, patience, Workbench } from './workbench.ts'

let project: Project
let served: Served
let browser: Browser
let bench: Workbench
let failed = false

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
  // One page for all, as a user opens one workspace after the other; after a failure it may be in any state.
  if (bench === undefined || failed) {
    await bench?.close()
    failed = false
    bench = await Workbench.open(browser, served, { withoutPicture: true })
    await bench.page.locator('.app:not(:has(.session-screen))').waitFor()
  }
  await bench.command('openWorkspace', { path: project.workspace })
  await bench.shown()
  await atRest()
})
afterEach(({ task }) => {
  failed = task.result?.state === 'fail'
})

const identifiers = () =>
  bench.page.locator('.react-flow__node').evaluateAll(nodes => nodes.map(node => (node as HTMLElement).dataset.id ?? ''))
const connections = () =>
  bench.page.locator('.react-flow__edge').evaluateAll(edges => edges.map(edge => (edge as HTMLElement).dataset.id ?? ''))
const selected = () =>
  bench.page.locator('.react-flow__node:has(.node-selected)').evaluateAll(nodes => nodes.map(node => (node as HTMLElement).dataset.id))
const name = (identifier: string) => bench.node(identifier).locator('.node-name')

/** Resolves when the network stands still: it fits itself into its panel while panels find their places. */
async function atRest(): Promise<void> {
  const place = () =>
    bench.page.locator('.react-flow__viewport').evaluate(
      element =>
        new Promise<boolean>(resolve => {
          const before = element.style.transform
          let frames = 10
          const look = () => (frames-- > 0 ? requestAnimationFrame(look) : resolve(element.style.transform === before))
          look()
        }),
    )
  await expect.poll(place, patience).toBe(true)
}

async function middle(locator: Locator): Promise<readonly [number, number]> {
  const { x, y, width, height } = await boxOf(locator)
  return [x + width / 2, y + height / 2]
}

/** Drags with the left button; `onTheWay` looks at the page before the button is released. */
async function drag(from: readonly [number, number], to: readonly [number, number], onTheWay?: () => Promise<void>): Promise<void> {
  await bench.page.mouse.move(...from)
  await bench.page.mouse.down()
  await bench.page.mouse.move(...to, { steps: 8 })
  await onTheWay?.()
  await bench.page.mouse.up()
}

/** Ground of the network on which nothing stands: right of the first node. */
async function ground(): Promise<readonly [number, number]> {
  const [x, y] = await middle(bench.node('Ball'))
  return [x + 130, y]
}

async function place(identifier: string): Promise<readonly [number, number]> {
  const transform = await bench.node(identifier).evaluate(node => node.style.transform)
  const [x, y] = /translate\((-?[\d.]+)px, ?(-?[\d.]+)px\)/.exec(transform)?.slice(1).map(Number) ?? []
  return [x ?? Number.NaN, y ?? Number.NaN]
}

test('a double-click on empty ground opens the popup, typing finds, Enter places', async () => {
  await bench.page.mouse.dblclick(...(await ground()))
  const popup = bench.page.getByRole('dialog', { name: 'Add Processor' })
  await popup.getByRole('combobox').fill('backgr')
  await popup.getByRole('option', { name: 'Background' }).waitFor()
  await bench.page.keyboard.press('Enter')
  await bench.node('Background2').waitFor()
  expect(await selected()).toEqual(['Background2'])
  await bench.page.keyboard.press('Control+z')
  await bench.node('Background2').waitFor({ state: 'detached' })
})

test('Tab and Shift+A open it, Escape closes it and changes nothing', async () => {
  const before = await identifiers()
  for (const key of ['Tab', 'Shift+a']) {
    await bench.page.mouse.click(...(await ground()))
    await bench.page.keyboard.press(key)
    await bench.page.getByRole('dialog', { name: 'Add Processor' }).waitFor()
    await bench.page.keyboard.press('Escape')
    await bench.page.getByRole('dialog', { name: 'Add Processor' }).waitFor({ state: 'detached' })
  }
  expect(await identifiers()).toEqual(before)
})

test('the Processor List adds by double-click and by dragging', async () => {
  const row = bench.page.locator('[data-type="org.inviwo.Background"]')
  await row.dblclick()
  await bench.node('Background2').waitFor()
  const box = await boxOf(bench.page.locator('.react-flow__pane'))
  await row.dragTo(bench.page.locator('.react-flow__pane'), { targetPosition: { x: box.width - 90, y: 40 } })
  await bench.node('Background3').waitFor()
  // Into a connection it goes where it fits.
  const [x, y] = await onCurve(bench.page.locator('[data-id="Background.outport > Canvas.inport"] .react-flow__edge-interaction'))
  await row.dragTo(bench.page.locator('.react-flow__pane'), { targetPosition: { x: x - box.x, y: y - box.y } })
  await expect.poll(connections, patience).toContain('Background4.outport > Canvas.inport')
  expect(await connections()).toContain('Background.outport > Background4.inport')
})

test('the Processor List is searched by name and tag', async () => {
  const search = bench.page.getByRole('searchbox', { name: 'Search processors' })
  await search.fill('PY')
  await bench.page.locator('[data-type="org.test.Ball"]').waitFor()
  expect(await bench.page.locator('[data-type="org.inviwo.Background"]').count()).toBe(0)
  await search.fill('')
  await bench.page.locator('[data-type="org.inviwo.Background"]').waitFor()
})

test('dragging connects; a full inport changes its source; one undo takes it back', async () => {
  const before = await connections()
  await drag(await middle(bench.port('VolumeRaycaster.outport')), await middle(bench.port('Canvas.inport')))
  await expect.poll(connections, patience).toContain('VolumeRaycaster.outport > Canvas.inport')
  expect(await connections()).not.toContain('Background.outport > Canvas.inport')
  await bench.page.keyboard.press('Control+z')
  await expect.poll(async () => (await connections()).toSorted(), patience).toEqual(before.toSorted())
})

test('a wrong target says why while dragging, and nothing is connected', async () => {
  const before = await connections()
  await drag(await middle(bench.port('Ball.outport')), await middle(bench.port('Canvas.inport')), async () => {
    await bench.page.locator('.connection-hint', { hasText: '“inport” takes an Image, not a Volume.' }).waitFor()
  })
  await bench.idle()
  expect(await connections()).toEqual(before)
})

test('a link that is dropped on empty ground offers what fits and connects it', async () => {
  await drag(await middle(bench.port('Ball.outport')), await ground())
  const popup = bench.page.getByRole('dialog', { name: 'Add Processor' })
  await popup.waitFor()
  await bench.page.keyboard.type('bo')
  await popup.getByRole('option', { name: 'Volume Bounding Box' }).waitFor()
  expect(await popup.getByRole('option', { name: 'Background' }).count()).toBe(0)
  await popup.getByRole('option', { name: 'Volume Bounding Box' }).click()
  await expect.poll(connections, patience).toContainEqual(expect.stringMatching(/^Ball\.outport > VolumeBoundingBox\./))
})

test('the end of a link that is dragged away from its inport disconnects it', async () => {
  const [x, y] = await middle(bench.port('Canvas.inport'))
  await drag([x, y - 11], [x + 150, y])
  await expect.poll(connections, patience).not.toContain('Background.outport > Canvas.inport')
})

test('a drag moves on the 25 pixel grid and is one undo step', async () => {
  const before = await place('Canvas')
  const [x, y] = await middle(name('Canvas'))
  await drag([x, y], [x + 83, y + 37])
  await bench.idle()
  const after = await place('Canvas')
  expect(after).not.toEqual(before)
  expect([(after[0] - before[0]) % 25, (after[1] - before[1]) % 25].map(Math.abs)).toEqual([0, 0])
  await bench.page.keyboard.press('Control+z')
  await expect.poll(() => place('Canvas'), patience).toEqual(before)
  await bench.page.keyboard.press('Control+Shift+z')
  await expect.poll(() => place('Canvas'), patience).toEqual(after)
})

test('copy and paste, duplicate, select all, delete, undo', async () => {
  await bench.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const before = await identifiers()
  await name('Background').click()
  await bench.page.keyboard.press('Control+c')
  await bench.page.mouse.click(...(await ground()))
  await bench.page.waitForFunction(() => navigator.clipboard.readText().then(text => text.includes('Background')))
  await bench.page.keyboard.press('Control+v')
  await bench.node('Background2').waitFor()

  await bench.page.keyboard.press('Control+d')
  await bench.node('Background3').waitFor()

  await bench.page.keyboard.press('Control+a')
  await expect.poll(selected, patience).toHaveLength(before.length + 2)
  await bench.page.keyboard.press('Delete')
  await expect.poll(identifiers, patience).toEqual([])
  await bench.page.getByText('An empty network').waitFor()
  await bench.page.keyboard.press('Control+z')
  await expect.poll(identifiers, patience).toHaveLength(before.length + 2)
})

test('the mouse selects with a frame, arrows walk, Ctrl and arrows nudge', async () => {
  const { x, y, width } = await boxOf(bench.page.locator('.react-flow__pane'))
  const [, bottom] = await middle(bench.port('EntryExitPoints.entry'))
  await drag([x + 5, y + 5], [x + width - 5, bottom + 4])
  await expect.poll(selected, patience).toEqual(expect.arrayContaining(['Ball', 'CubeProxyGeometry', 'EntryExitPoints']))

  await name('Background').click()
  await bench.page.keyboard.press('ArrowDown')
  await expect.poll(selected, patience).toEqual(['Canvas'])
  const before = await place('Canvas')
  await bench.page.keyboard.press('Control+ArrowRight')
  await bench.page.keyboard.press('Control+ArrowRight')
  await expect.poll(() => place('Canvas'), patience).toEqual([before[0] + 50, before[1]])
  await bench.page.keyboard.press('Control+z')
  await expect.poll(() => place('Canvas'), patience).toEqual(before)
})

test('F2 renames, and the panel of a canvas stays', async () => {
  await name('Canvas').click()
  await bench.page.keyboard.press('F2')
  await bench.page.getByLabel('Name', { exact: true }).fill('Picture')
  await bench.page.getByLabel('Identifier').fill('Picture1')
  await bench.page.keyboard.press('Enter')
  await bench.node('Picture1').waitFor()
  await bench.page.locator('.dv-tab', { hasText: 'Picture' }).waitFor()
  expect(await bench.page.locator('[data-canvas]').count()).toBe(1)
  await bench.shown('Picture1')
  await bench.page.keyboard.press('Control+z')
  await bench.node('Canvas').waitFor()
})

test('processors are put into a composite, which is entered, worked in and left, and expanded again', async () => {
  const before = (await connections()).toSorted()
  const { page } = bench
  await bench.select('Ball')
  await page.keyboard.press('Control+G')
  await bench.node('Composite').waitFor()
  expect((await identifiers()).filter(identifier => identifier.includes('/'))).toEqual([])
  await bench.node('Composite').dblclick()
  const trail = page.getByRole('navigation', { name: 'Networks around this one' })
  await expect.poll(() => trail.getByText('Composite').isVisible(), patience).toBe(true)
  await expect.poll(async () => (await identifiers()).toSorted(), patience).toEqual(['Composite/Ball', 'Composite/VolumeOutput'])
  // What is added stands inside, and what is shown there is a property of the composite.
  const [x, y] = await middle(bench.node('Composite/Ball'))
  await page.mouse.move(x + 130, y)
  await page.keyboard.press('Tab')
  await page.getByRole('combobox', { name: 'Search processors' }).fill('Image Output')
  await page.keyboard.press('Enter')
  await bench.node('Composite/ImageOutput').waitFor()
  await name('Composite/Ball').click()
  await page.locator('[data-property^="Composite/Ball."]').first().click({ button: 'right' })
  await page.getByRole('menuitemcheckbox', { name: 'Show at Composite' }).click()
  await page.locator('.network-editor').focus()
  await page.keyboard.press('Escape')
  await bench.node('Canvas').waitFor()
  expect(await selected()).toEqual(['Composite'])
  await page.locator('[data-property^="Composite.Ball-"]').first().waitFor()
  await expect.poll(() => bench.port('Composite.outport2').count(), patience).toBe(1)
  await page.locator('.network-editor').focus()
  await page.keyboard.press('Control+Shift+G')
  await expect.poll(async () => (await connections()).toSorted(), patience).toEqual(before)
  await page.keyboard.press('Control+Z')
  await bench.node('Composite').waitFor()
})

test('a canvas that is closed comes back by the View menu, with its picture', async () => {
  const before = await bench.picture()
  await bench.page.locator('.dv-tab', { hasText: 'Canvas' }).locator('.panel-tab-close').click()
  await bench.area().waitFor({ state: 'detached' })
  await bench.choose('View', 'Canvases')
  await bench.page.getByRole('menuitemcheckbox', { name: 'Canvas', exact: true }).click()
  await bench.area().waitFor()
  // The panel may have another width than before; the ball is in its middle all the same, drawn from a pixel's breadth beside.
  const inMiddle = before.at(0.5, 0.5)
  const apart = async () => Math.max(...(await bench.picture()).at(0.5, 0.5).map((value, i) => Math.abs(value - (inMiddle[i] ?? 0))))
  await expect.poll(apart, patience).toBeLessThan(4)
})

test('a second canvas gets a panel of its own, beside the first', async () => {
  await bench.page.locator('[data-type="org.inviwo.CanvasGL"]').dblclick()
  await bench.area('Canvas2').waitFor()
  expect(await bench.area().isVisible()).toBe(true)
  await bench.area('Canvas2').locator('..').getByText('Connect an image').waitFor()
  await bench.page.keyboard.press('Control+z')
  await bench.area('Canvas2').waitFor({ state: 'detached' })
})

test('a port tells what it holds when the pointer rests on it', async () => {
  await bench.port('Ball.outport').hover()
  const card = bench.page.locator('.port-card')
  await card.waitFor()
  expect(await card.textContent()).toContain('Volume, outport, 2 connections')
  await expect.poll(() => card.textContent(), patience).toMatch(/48/)
  await card.locator('canvas[data-painted]').waitFor()
})

test('I inspects the ports of a processor: slices are browsed by keys, Escape closes', async () => {
  const { page } = bench
  await bench.select('Ball')
  await page.locator('.network-editor').focus()
  await page.keyboard.press('i')
  const inspector = page.locator('.floating-window', { hasText: 'Ball' })
  await inspector.getByText('GPU texture').waitFor()
  await inspector.getByText('24 of 48').or(inspector.getByText('25 of 48')).waitFor()
  await inspector.getByLabel('Slice along z').focus()
  await page.keyboard.press('Home')
  await inspector.getByText('1 of 48').waitFor()
  await inspector.locator('canvas[data-painted]').waitFor()
  await page.keyboard.press('Escape')
  await inspector.waitFor({ state: 'detached' })
})

test('a picture without backgrounds says by its alpha where something was drawn; depth has 16 bits', async () => {
  const draw = async (request: Partial<PictureRequest>) => {
    const { png } = await bench.command('exportPicture', { canvas: 'Canvas', size: [32, 32], ...request })
    return decode(Uint8Array.from(Object.values(png)))
  }
  const plain = await draw({ transparent: true })
  const alphas = plain.data.filter((_, i) => i % 4 === 3)
  expect(plain.channels).toBe(4)
  expect(alphas[0]).toBe(0)
  // Rays end where nearly nothing more is seen.
  expect(Math.max(...alphas)).toBeGreaterThan(250)
  expect(await draw({ layer: 'depth' })).toMatchObject({ channels: 1, depth: 16, width: 32 })
})

/** The middle of a curve, which may lie far from that of the box around it. */
function onCurve(path: Locator): Promise<readonly [number, number]> {
  return path.evaluate(element => {
    const curve = element as SVGPathElement
    const { x, y } = curve.getPointAtLength(curve.getTotalLength() / 2).matrixTransform(curve.getScreenCTM() ?? undefined)
    return [x, y] as const
  })
}

test('a handle is dragged to another processor to link properties; the same by keyboard, Delete unlinks', async () => {
  const { page } = bench
  await bench.node('Background').hover()
  const dialog = page.getByRole('dialog', { name: 'Link Properties' })
  await drag(
    await middle(page.locator('[data-link-handle="Background"]').last()),
    await middle(bench.node('VolumeRaycaster')),
    async () => {
      await page.locator('.link-target').waitFor()
    },
  )
  await dialog.getByRole('heading', { name: 'Background' }).waitFor()
  const [left, right] = ['Background, left', 'Volume Raycaster, right'].map(name =>
    dialog.getByRole('tree', { name: `Properties of ${name}` }),
  )
  if (!left || !right) throw new Error('The dialog lacks a tree')
  await drag(await middle(left.getByRole('treeitem', { name: 'Switch colors' })), await middle(right.getByRole('treeitem').first()))
  await dialog.getByRole('status').filter({ hasText: 'cannot be linked' }).waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'detached' })

  await bench.select('Background')
  await page.locator('.network-editor').focus()
  await page.keyboard.press('l')
  const [one, same] = ['left', 'right'].map(side => dialog.getByRole('tree', { name: `Properties of Background, ${side}` }))
  await one?.getByRole('treeitem', { name: 'Color 1' }).press('Enter')
  await same?.getByRole('treeitem', { name: 'Color 2' }).press('Enter')
  await dialog.getByRole('button', { name: 'Both follow each other', pressed: true }).waitFor()
  await dialog.getByRole('button', { name: 'Apply' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const curve = page.locator('[data-link="Background Background"]')
  await curve.waitFor({ state: 'attached' })
  await page.keyboard.press('Control+z')
  await curve.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Shift+z')
  await curve.waitFor({ state: 'attached' })
  await page.mouse.click(...(await onCurve(curve.locator('.link-hit'))))
  await page.locator('.link-card', { hasText: 'Color 1 ↔ Color 2' }).waitFor()
  await page.keyboard.press('Delete')
  await curve.waitFor({ state: 'detached' })
})

test('a large network shows its nodes and connections, from afar and near, and can be clicked and dragged', async () => {
  const { page } = bench
  const many = Array.from({ length: 300 }, (_, index) => ({
    identifier: `Many${index}`,
    position: [1000 + (index % 20) * 200, Math.floor(index / 20) * 100] as const,
  }))
  await bench.command('apply', {
    name: 'Add Many',
    changes: [
      ...many.map(({ identifier, position }) => ({
        kind: 'addProcessor' as const,
        processor: { type: 'org.inviwo.Background', identifier, meta: { position } },
      })),
      ...many.slice(1).map(({ identifier }, index) => ({
        kind: 'connect' as const,
        source: `Many${index}.outport`,
        destination: `${identifier}.inport`,
      })),
    ],
  })
  await page.locator('[data-network-editor]').focus()
  await page.keyboard.press('Control+0')
  const far = page.locator('.far-network')
  await far.waitFor()
  await atRest()

  /** Where a place of the network is in the window, and how opaque the canvas is there. */
  const seen = (x: number, y: number) =>
    far.evaluate(
      (canvas: HTMLCanvasElement, [x, y]) => {
        const { a: zoom, e, f } = new DOMMatrix(document.querySelector<HTMLElement>('.react-flow__viewport')!.style.transform)
        const [left, top] = [x * zoom + e, y * zoom + f]
        const { data } = canvas.getContext('2d')!.getImageData(left - 2, top - 2, 5, 5)
        const box = canvas.getBoundingClientRect()
        return { at: [box.left + left, box.top + top] as const, opacity: Math.max(...data.filter((_, index) => index % 4 === 3)) }
      },
      [x, y] as const,
    )
  const [x, y] = many[150]!.position
  const node = await seen(x, y)
  expect(node.opacity).toBe(255)
  // Between it and the next one there is the line, above all of them there is nothing.
  expect((await seen(x + 100, y - 15)).opacity).toBeGreaterThan(0)
  expect((await seen(x, -200)).opacity).toBe(0)
  await page.mouse.move(...node.at)
  await bench.node('Many150').waitFor()
  await page.mouse.click(...node.at)
  await expect.poll(selected, patience).toEqual(['Many150'])
  await bench.idle()
  const before = await place('Many150')
  await drag(node.at, [node.at[0] + 40, node.at[1] + 20])
  await expect.poll(() => place('Many150'), patience).not.toEqual(before)
  await page.keyboard.press('Control+z')
  await expect.poll(() => place('Many150'), patience).toEqual(before)

  await page.keyboard.press('.')
  await far.waitFor({ state: 'detached' })
  await bench.port('Many150.outport').waitFor()
  await expect.poll(connections, patience).toContain('Many149.outport > Many150.inport')
  await atRest()
  const near = await middle(bench.node('Many130'))
  await page.mouse.click(...near)
  await expect.poll(selected, patience).toEqual(['Many130'])
  const nearBefore = await place('Many130')
  await drag(near, [near[0] + 60, near[1] + 50])
  await expect.poll(() => place('Many130'), patience).not.toEqual(nearBefore)

  // Sources belong to the top of a network, which is out of sight here.
  await page.locator('[data-type="org.inviwo.NoiseVolumeProcessor"]').dblclick()
  await expect.poll(async () => (await selected())[0], patience).not.toBe('Many130')
  await atRest()
  const [source, pane] = [await boxOf(page.locator('.react-flow__node.selected')), await boxOf(page.locator('.react-flow__pane'))]
  expect(source.x).toBeGreaterThan(pane.x)
  expect(source.x + source.width).toBeLessThan(pane.x + pane.width)
  expect(source.y).toBeGreaterThan(pane.y)
  expect(source.y + source.height).toBeLessThan(pane.y + pane.height)
})
