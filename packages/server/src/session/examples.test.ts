import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listExamples } from './examples.ts'

test('examples are listed with what the text beside them says', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivw-examples-'))
  await mkdir(join(folder, 'boron'))
  await writeFile(join(folder, 'boron', 'boron.inv'), '<inviwo/>')
  await writeFile(join(folder, 'boron', 'boron.md'), '# A volume\n\nDraws a small\nvolume.\n\nMore.\n')
  await writeFile(join(folder, 'plain.inv'), '<inviwo/>')
  expect(await listExamples(folder)).toEqual([
    { path: join(folder, 'plain.inv'), title: 'plain', description: '' },
    { path: join(folder, 'boron', 'boron.inv'), title: 'A volume', description: 'Draws a small volume.' },
  ])
  expect(await listExamples(join(folder, 'none'))).toEqual([])
  await rm(folder, { recursive: true })
})
