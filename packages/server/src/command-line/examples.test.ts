import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPng } from '@ivw/data'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProcessor, processorTemplates } from '../session/new-processor.ts'
import { BuiltIvw } from '../testing/ivw-process.ts'

const root = join(import.meta.dirname, '../../../..')
const examples = join(root, 'examples')
const names = readdirSync(examples).flatMap(file => (file.endsWith('.inv') ? [file.slice(0, -'.inv'.length)] : []))
const folder = mkdtempSync(join(tmpdir(), 'ivw-examples-'))
let ivw: BuiltIvw

beforeAll(async () => {
  ivw = await BuiltIvw.build()
})
afterAll(async () => {
  await ivw.remove()
  rmSync(folder, { recursive: true })
})

/** Of all channels, in percent of their range. Another GPU may differ in the last bits and along edges. */
async function difference(picture: string, reference: string): Promise<number> {
  const [a, b] = await Promise.all([picture, reference].map(async path => readPng(await readFile(path), path)))
  expect(a?.dimensions).toEqual(b?.dimensions)
  const [x, y] = [(await a?.read()) ?? [], (await b?.read()) ?? []]
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += Math.abs(Number(x[i]) - Number(y[i]))
  return (100 * sum) / (255 * x.length)
}

test.each(names)(
  'the example %s draws its picture',
  async name => {
    const out = join(folder, name)
    const environment = { PYTHON_EXECUTABLE: process.env.PYTHON_EXECUTABLE ?? join(root, '.venv/bin/python') }
    const workspace = join(examples, `${name}.inv`)
    const result = await ivw.run(['render', workspace, '--out', out, '--size', '192x192', '--home', join(folder, 'home')], environment)
    expect(result).toMatchObject({ status: 0, stderr: '' })
    expect(await difference(join(out, 'Canvas.png'), join(examples, 'pictures', `${name}.png`))).toBeLessThan(1)
  },
  120_000,
)

test('every template of a new processor runs as written and draws its picture', async () => {
  const fixtures = join(root, 'fixtures/templates')
  const environment = { PYTHON_EXECUTABLE: process.env.PYTHON_EXECUTABLE ?? join(root, '.venv/bin/python') }
  const home = join(folder, 'templates')
  const templates = join(root, 'python/inviwopy/_templates')
  for (const template of await processorTemplates(templates)) {
    const name = `Made${template.slice(0, 1).toUpperCase()}${template.slice(1)}`
    await createProcessor({ name, template, templates, folder: join(home, 'python_processors') })
  }
  const array = join(examples, 'data/gyroid.npy')
  const result = await ivw.run(['run', join(fixtures, 'pictures.py'), '--home', home, '--', array, home], environment)
  expect(result).toMatchObject({ status: 0, stdout: expect.stringContaining('MadeScript has folder, run') })
  for (const template of ['source', 'filter', 'image', 'mesh', 'reader'])
    expect(await difference(join(home, `${template}.png`), join(fixtures, `${template}.png`)), template).toBeLessThan(1)
}, 120_000)
