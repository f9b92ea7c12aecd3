import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type DataFrame, IndexSet, type Vec2 } from '@ivw/data'
import type { BrushingAndLinkingInport } from '@ivw/network'
import { PythonHost } from '@ivw/python/node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Engine } from '../engine.ts'
import { createNodeEngine } from './node-engine.ts'
import { NodeFiles } from './node-files.ts'

const root = resolve(import.meta.dirname, '../../../..')
const example = join(root, 'examples/brushing.inv')
const folder = mkdtempSync(join(tmpdir(), 'ivw-brushing-'))
const host = new PythonHost({
  search: { option: process.env.IVW_TEST_PYTHON ?? join(root, '.venv/bin/python'), home: folder },
  library: join(root, 'python'),
  folders: [folder],
})
let engine: Engine
let selectedAtFirst: number[] = []

beforeAll(async () => {
  const started = host.start()
  engine = createNodeEngine({ files: new NodeFiles(writeFile), python: host, gpu: true, home: folder, basePath: root, version: 'test' })
  void engine.filesChanged([{ path: join(root, 'examples/processors/AtomSpheres.py'), version: '1' }])
  await started
  await engine.started()
  await engine.workspace.load(readFileSync(example, 'utf8'), { path: example })
  engine.canvases.setSize('Canvas', [128, 128])
  await engine.idle()
  selectedAtFirst = [...brushing().selectedIndices()]
})
beforeEach(async () => {
  brushing().select(IndexSet.of([1, 7]))
  await engine.idle()
})
afterAll(async () => {
  engine.dispose()
  await host.stop()
  rmSync(folder, { recursive: true })
})

const brushing = () => engine.network.portByPath('SphereRenderer.brushingAndLinking') as BrushingAndLinkingInport
const status = () =>
  [...engine.network.processors.values()].map(({ identifier, status }) => [identifier, status.state, status.error?.message])

async function pixels(): Promise<Uint8Array> {
  const layer = engine.canvases.image('Canvas')?.colorLayers[0]
  return new Uint8Array((await layer?.read()) as Uint8Array)
}

/** How many pixels are of the colour of selected balls, lit as they may be. */
async function selectedPixels(): Promise<number> {
  const image = await pixels()
  let count = 0
  for (let i = 0; i < image.length; i += 4) {
    const [red = 0, green = 0, blue = 0] = image.subarray(i, i + 3)
    if (red > 120 && red > blue * 1.8 && green > blue * 1.3) count++
  }
  return count
}

/** Where the rightmost ball is seen, a hydrogen of row 6. */
async function rightmostBall(): Promise<Vec2> {
  const picking = (await engine.canvases.image('Canvas')?.picking?.read()) as Uint8Array
  const covered = Array.from({ length: 128 * 128 }, (_, i) => i).filter(i => picking[4 * i + 3] !== 0)
  const right = Math.max(...covered.map(i => i % 128))
  const edge = covered.filter(i => i % 128 === right)
  const middle = edge[Math.floor(edge.length / 2)] as number
  return [(right - 0.5) / 128, (Math.floor(middle / 128) + 0.5) / 128]
}

test('what Python selects at first, the renderer draws', async () => {
  expect(status().filter(([, state]) => state !== 'success')).toEqual([])
  expect(selectedAtFirst).toEqual([1, 7])
  expect(await selectedPixels()).toBeGreaterThan(100)
})

test('a click in the picture selects in Python, another one takes it back', async () => {
  const position = await rightmostBall()
  const mouse = { modifiers: [], position, type: 'mouse' } as const
  const click = async () => {
    engine.canvases.input('Canvas', { ...mouse, state: 'press', button: 'left', buttons: ['left'] })
    engine.canvases.input('Canvas', { ...mouse, state: 'release', button: 'left', buttons: [] })
    await engine.idle()
  }
  await click()
  expect([...brushing().selectedIndices()]).toEqual([1, 6, 7])
  await click()
  expect([...brushing().selectedIndices()]).toEqual([1, 7])
})

test('what is selected here, Python hears', async () => {
  brushing().select(IndexSet.of([0, 1, 2, 3, 4, 5]))
  const before = await selectedPixels()
  await engine.idle()
  expect(await selectedPixels()).toBeGreaterThan(before)
  expect(engine.network.propertyByPath('AtomSpheres.selected')?.state.value).toBe('C 0, C 1, C 2, C 3, C 4, C 5')
  brushing().select(IndexSet.empty)
  await engine.idle()
  expect(await selectedPixels()).toBe(0)
})

test('the port of the table tells what is in it', async () => {
  const { summary, tables } = await engine.inspection.contents({ path: 'CSVSource.data', direction: 'out' })
  expect(summary).toBe('12 rows, 5 columns')
  expect(tables.find(({ name }) => name === 'Columns')?.rows.slice(0, 3)).toEqual([
    ['index', 'index, UINT32', '', ''],
    ['element', '2 categories', '', ''],
    ['x', 'FLOAT32', '', '-2.48 to 2.48'],
  ])
})

test('the range of a column is saved with the workspace, and holds when it is loaded', async () => {
  const range = 'CSVSource.columns.x.overrideRange'
  engine.network.apply([
    { kind: 'setProperty', path: `${range}.checked`, state: { value: true } },
    { kind: 'setProperty', path: `${range}.customRange`, state: { value: [-5, 5] } },
  ])
  await engine.idle()
  const other = createNodeEngine({ files: new NodeFiles(writeFile), home: folder, basePath: root, version: 'test' })
  try {
    await other.workspace.load(engine.workspace.text(example), { path: example })
    await other.idle()
    const frame = other.network.portByPath('CSVSource.data')?.data as DataFrame | undefined
    expect(frame?.columns.map(column => [column.header, column.range])).toEqual([
      ['index', undefined],
      ['element', undefined],
      ['x', [-5, 5]],
      ['y', undefined],
      ['z', undefined],
    ])
  } finally {
    other.dispose()
    engine.network.apply([{ kind: 'setProperty', path: `${range}.checked`, state: { value: false } }])
  }
})
