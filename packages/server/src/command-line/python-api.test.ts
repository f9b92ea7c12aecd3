import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BuiltIvw } from '../testing/ivw-process.ts'

const root = join(import.meta.dirname, '../../../..')
const python = process.env.PYTHON_EXECUTABLE ?? join(root, '.venv/bin/python')
const pages = join(root, 'python/tests/spec')

let ivw: BuiltIvw
let home: string

beforeAll(async () => {
  ivw = await BuiltIvw.build()
  home = await mkdtemp(join(tmpdir(), 'ivw-python-api-'))
})
afterAll(async () => {
  await ivw.remove()
  await rm(home, { recursive: true })
})

test('what the pages say of the Python API holds, in one run against the live engine', async () => {
  const parameters = ['run', join(pages, 'run.py'), '--processors', join(pages, 'processors'), '--home', home]
  const { status, stdout, stderr } = await ivw.run(parameters, { PYTHON_EXECUTABLE: python })
  const [, assertions, failures] = /(\d+) assertions, (\d+) do not hold\n$/.exec(stdout) ?? []
  // The whole list, and not only its first entry.
  expect(failures, stdout + stderr).toBe('0')
  expect(Number(assertions)).toBeGreaterThan(4000)
  expect(status).toBe(0)
  // What processors and scripts say on their way.
  expect(stderr).toContain('SpecSink: Error in Process: ValueError: as it was told\nTraceback (most recent call last):\n')
  expect(stderr).toContain('inviwopy.data.Mesh: Mesh::addIndicies is deprecated, use addIndices\n')
  expect(stderr).toContain('Mine: m\n')
}, 120_000)
