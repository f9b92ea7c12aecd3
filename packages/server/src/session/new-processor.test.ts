import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProcessor, processorTemplates } from './new-processor.ts'

let templates: string
let folder: string
beforeEach(async () => {
  templates = await mkdtemp(join(tmpdir(), 'ivw-templates-'))
  folder = join(templates, 'python_processors')
  await writeFile(join(templates, 'source.py.template'), 'class {name}: """{displayName}"""\n')
})
afterEach(() => rm(templates, { recursive: true }))

const create = (name: string, template = 'source') => createProcessor({ name, template, templates, folder })

test('writes the template under the name, and makes the folder', async () => {
  expect(await processorTemplates(templates)).toEqual(['source'])
  expect(await create('VolumeSource2')).toBe(join(folder, 'VolumeSource2.py'))
  expect(await readFile(join(folder, 'VolumeSource2.py'), 'utf8')).toBe('class VolumeSource2: """Volume Source 2"""\n')
  expect(await readFile(await create('CTReader'), 'utf8')).toContain('"""CT Reader"""')
})

test('never overwrites, whatever the case', async () => {
  await create('Filter')
  await writeFile(join(folder, 'Filter.py'), 'mine')
  for (const name of ['Filter', 'filter', 'FILTER'])
    await expect(create(name)).rejects.toMatchObject({ status: 409, message: expect.stringContaining('exists already') })
  expect(await readdir(folder)).toEqual(['Filter.py'])
  expect(await readFile(join(folder, 'Filter.py'), 'utf8')).toBe('mine')
})

test.each([
  '',
  ' ',
  '2D',
  'a b',
  'a-b',
  '../up',
  'a/b',
  'a\0b',
  'class',
  'None',
  'ümlaut',
  'x'.repeat(101),
  'numpy',
  'NumPy',
  '_private',
  '__proto__',
])('%j cannot name a processor', async name => {
  await expect(create(name)).rejects.toMatchObject({ status: 400 })
  expect(await readdir(folder).catch(() => [])).toEqual([])
})

test('an unknown template is an error that lists the known ones', async () => {
  await expect(create('Filter', '../../etc/passwd')).rejects.toThrow('There are: source.')
})
