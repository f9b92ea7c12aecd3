import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '@ivw/engine'
import { createNodeEngine, NodeFiles } from '@ivw/engine/node'
import { CompositeProcessor, Property, type PropertyDescription } from '@ivw/network'
import { PythonHost } from '@ivw/python/node'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../../..')
const folder = join(root, 'fixtures/processors')
const home = mkdtempSync(join(tmpdir(), 'ivw-processors-'))
const workspacesIn = (name: string): string[] =>
  readdirSync(join(root, name)).flatMap(file => (file.endsWith('.inv') ? [join(root, name, file)] : []))
const shown = workspacesIn('fixtures/processors')
const pythonFiles = ['examples/processors', 'fixtures/processors', 'python/inviwopy/_processors'].flatMap(name =>
  readdirSync(join(root, name)).flatMap(file => (file.endsWith('.py') ? [join(root, name, file)] : [])),
)
let engine: Engine
let host: PythonHost

beforeAll(async () => {
  host = new PythonHost({
    search: { option: process.env.IVW_TEST_PYTHON ?? join(root, '.venv/bin/python'), home },
    library: join(root, 'python'),
    folders: [join(root, 'examples/processors'), folder, join(root, 'python/inviwopy/_processors')],
  })
  const started = host.start()
  engine = createNodeEngine({ files: new NodeFiles(writeFile), python: host, gpu: true, home, basePath: root, version: 'test' })
  void engine.filesChanged(pythonFiles.map(path => ({ path, version: '1' })))
  await started
  await engine.started()
})
afterAll(async () => {
  engine.dispose()
  await host.stop()
  rmSync(home, { recursive: true })
})

test('every type of processor stands in a workspace', () => {
  const texts = [...workspacesIn('examples'), ...workspacesIn('workspace-templates'), ...shown].map(file => readFileSync(file, 'utf8'))
  const standing = new Set(texts.flatMap(text => [...text.matchAll(/<Processor\s[^>]*?\btype="([^"]*)"/g)].map(([, type]) => type)))
  const types = [...engine.factory.types.keys(), CompositeProcessor.info.classIdentifier]
  expect(types.filter(type => !standing.has(type))).toEqual([])
  expect(engine.failedFiles).toEqual([])
})

/** Only keys, wheel and mouse need no words: their names say what they do. */
const needsHelp = ({ classIdentifier }: { readonly classIdentifier: string }): boolean => classIdentifier !== 'org.inviwo.EventProperty'

const withChildren = (property: PropertyDescription): readonly PropertyDescription[] => [
  property,
  ...(property.children ?? []).flatMap(withChildren),
]

test('every port and property of a processor has help', () => {
  const silent = [...engine.factory.types.values()].flatMap(type => {
    const processor = type.describe === undefined ? type.create() : undefined
    const { inports, outports, properties } = processor ?? type.describe?.() ?? {}
    const all = [...(properties ?? [])].map(property => (property instanceof Property ? property.describe() : property))
    const described = [...(inports ?? []), ...(outports ?? []), ...all.flatMap(withChildren).filter(needsHelp)]
    processor?.dispose()
    return described.filter(({ help }) => !help).map(({ identifier }) => `${type.info.displayName}: ${identifier}`)
  })
  expect(silent).toEqual([])
})

/** What is wrong with the workspace, or with the picture that it draws; all in one engine, whose shaders are compiled once. */
async function faultsOf(path: string): Promise<readonly string[]> {
  const lock = engine.network.lock()
  await engine.workspace.load(readFileSync(path, 'utf8'), { path })
  engine.canvases.setSize('Canvas', [32, 24])
  lock.dispose()
  await engine.idle()
  await engine.workspace.checked
  const failed = [...engine.network.processors.values()]
    .filter(({ status }) => status.state !== 'success')
    .map(({ identifier, status }) => `${identifier} is ${status.state}: ${status.error?.message ?? ''}`)
  const pixels = await engine.canvases.visibleLayer('Canvas')?.read()
  const oneColor = pixels?.every((value, i) => i < 4 || value === pixels[i - 4]) ?? true
  return [...engine.workspace.view.issues, ...failed, ...(oneColor ? ['The picture is of one colour'] : [])]
}

test('the workspaces of processors load without issues, nothing in them fails, and there is something in their pictures', async () => {
  const faults: string[] = []
  for (const path of shown) faults.push(...(await faultsOf(path)).map(fault => `${path.slice(root.length + 1)}: ${fault}`))
  expect(faults).toEqual([])
}, 120_000)
