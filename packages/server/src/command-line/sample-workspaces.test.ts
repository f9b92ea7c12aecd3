import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Engine } from '@ivw/engine'
import { createNodeEngine, NodeFiles } from '@ivw/engine/node'
import { describe, expect, test } from 'vitest'
import { jsonOf, reportOf } from './inspect.ts'

const root = join(import.meta.dirname, '../../../..')
const python = process.env.IVW_TEST_PYTHON ?? join(root, '.venv/bin/python')
// Workspaces that Inviwo wrote may lie beside the repository; they are too large to be part of it.
const samples = join(root, '../shared/regression')

async function workspacesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const names = await readdir(folder, { recursive: true })
  return names
    .filter(name => name.endsWith('.inv'))
    .sort()
    .map(name => join(folder, name))
}

interface Findings {
  /** Of all files: what was lost, changed, or is shown otherwise than the XML says. */
  readonly differences: readonly string[]
  readonly issues: readonly string[]
}

async function withEngine<T>(use: (engine: Engine, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ivw-resaved-'))
  const write = () => Promise.reject(new Error('Nothing is written here'))
  const engine = createNodeEngine({ files: new NodeFiles(write), gpu: false, home: folder, basePath: root, version: 'test' })
  try {
    await engine.started()
    engine.network.lock()
    return await use(engine, folder)
  } finally {
    engine.dispose()
    await rm(folder, { recursive: true })
  }
}

/** Opens, inspects and saves each file as the commands do, and lets a script that knows nothing of ours compare. */
function compare(files: readonly string[]): Promise<Findings> {
  return withEngine(async (engine, folder) => {
    const issues: string[] = []
    const manifest = []
    for (const [i, file] of files.entries()) {
      await engine.workspace.load(await readFile(file, 'utf8'), { path: file })
      const entry = { file, resaved: join(folder, `${i}.inv`), inspected: join(folder, `${i}.json`) }
      await writeFile(entry.resaved, engine.workspace.text(entry.resaved, { asRead: true }))
      await writeFile(entry.inspected, jsonOf(reportOf(engine, file)))
      issues.push(...engine.workspace.view.issues.map(issue => `${file}: ${issue}`))
      manifest.push(entry)
    }
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
    const script = join(root, 'python/tests/compare_workspaces.py')
    const { stdout } = await promisify(execFile)(python, ['-B', script, join(folder, 'manifest.json')], { maxBuffer: 2 ** 26 })
    return { differences: JSON.parse(stdout), issues }
  })
}

const isUnknownType = (issue: string): boolean => /its type \S+ is not available; it is kept as it is$/.test(issue)

describe('a workspace that is opened and saved', async () => {
  const own = [...(await workspacesIn(join(root, 'examples'))), ...(await workspacesIn(join(root, 'packages/workspace/src/fixtures')))]

  test('loses nothing, and is shown as it is: examples, and files of every encoding, layout and age', async () => {
    const { differences } = await compare(own)
    expect(own.length).toBeGreaterThan(4)
    expect(differences).toEqual([])
  })

  const files = await workspacesIn(samples)

  test.skipIf(files.length === 0)(
    'loses nothing, and is shown as it is, in all samples of Inviwo (skipped where they are not there)',
    async () => {
      const { differences, issues } = await compare(files)
      expect(differences).toEqual([])
      expect(issues.filter(issue => !isUnknownType(issue))).toEqual([])
    },
  )
})

test.each([
  ['text', 'hello'],
  ['half a workspace', '<InviwoWorkspace version="2"><ProcessorNetwork><Processors>'],
  ['another document', '<svg />'],
  ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><InviwoWorkspace />'],
  ['endless nesting', '<a>'.repeat(1000)],
])('%s is refused, and the open workspace stays as it was', (_, text) =>
  withEngine(async engine => {
    const path = join(root, 'examples/mandelbrot.inv')
    await engine.workspace.load(await readFile(path, 'utf8'), { path })
    const before = { text: engine.workspace.text(path), view: engine.workspace.view, processors: [...engine.network.processors.values()] }
    await expect(engine.workspace.load(text, { path: '/elsewhere.inv' })).rejects.toThrow()
    expect({ text: engine.workspace.text(path), view: engine.workspace.view }).toEqual({ text: before.text, view: before.view })
    expect([...engine.network.processors.values()].every((processor, i) => processor === before.processors[i])).toBe(true)
  }),
)
