import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspect } from './inspect.ts'
import { resave } from './resave.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-missing-'))
  await mkdir(join(folder, 'spaces'))
  await mkdir(join(folder, 'data'))
  await writeFile(join(folder, 'data', 'V.csv'), 'x,y\n1,2\n')
  await writeFile(join(folder, 'spaces', 'w.inv'), text)
})
afterAll(() => rm(folder, { recursive: true }))

const source = (identifier: string, names: readonly string[]) =>
  `<Processor type="org.inviwo.CSVSource" identifier="${identifier}" displayName="${identifier}"><Properties>
<Property type="org.inviwo.FileProperty" identifier="inputFile_">${['absolutePath', 'workspaceRelativePath', 'ivwdataRelativePath']
    .map((element, i) => `<${element} content="${names[i] ?? ''}" />`)
    .join('')}</Property></Properties></Processor>`

const text = `<?xml version="1.0" ?><InviwoWorkspace version="3"><ProcessorNetwork><ProcessorNetworkVersion content="19" /><Processors>
${source('There', ['C:\\x\\v.csv', '..\\data\\v.csv', 'tables/v.csv'])}${source('Gone', ['C:\\x\\w.csv', '../data/w.csv', 'tables/w.csv'])}
</Processors></ProcessorNetwork></InviwoWorkspace>`

function terminal() {
  const [output, errors]: string[][] = [[], []]
  const print = (line: string) => void output.push(line)
  return { output, errors, version: 'test', print, error: (line: string) => void errors.push(line), retryWithSoftwareGpu: () => false }
}

test('inspect names the properties whose files are missing, and where these were looked for', async () => {
  const said = terminal()
  const options = { processors: [], python: false as const, home: join(folder, 'home'), inviwoData: join(folder, 'data') }
  expect(await inspect(join(folder, 'spaces/w.inv'), { ...options, json: true }, said)).toBe(0)
  const elsewhere = [join(folder, 'data/w.csv'), join(folder, 'data/tables/w.csv')]
  const report = JSON.parse(said.output.join('\n')) as {
    missingFiles: unknown
    processors: { properties: { state: { value: unknown } }[] }[]
  }
  expect(report.missingFiles).toEqual([{ property: 'Gone.inputFile_', file: 'C:\\x\\w.csv', lookedAt: ['C:\\x\\w.csv', ...elsewhere] }])
  expect(report.processors.map(({ properties }) => properties[0]?.state.value)).toEqual([join(folder, 'data/V.csv'), 'C:\\x\\w.csv'])
  expect(said.errors).toEqual([`Gone.inputFile_ (CSV File): there is no file C:\\x\\w.csv, nor is it at ${elsewhere.join(' or ')}`])
})

test('resave keeps the names of files; one that leads there only from the old folder is told from the new one', async () => {
  const out = join(folder, 'deep', 'er', 'w.inv')
  await mkdir(join(out, '..'), { recursive: true })
  for (const [target, relative] of [
    [join(folder, 'spaces/copy.inv'), '..\\data\\v.csv'],
    [out, '../../data/V.csv'],
  ] as const) {
    await resave(join(folder, 'spaces/w.inv'), target, { processors: [], home: join(folder, 'home') }, terminal())
    const written = [...(await readFile(target, 'utf8')).matchAll(/Path content="([^"]*)"/g)].map(match => match[1])
    expect(written).toEqual(['C:\\x\\v.csv', relative, 'tables/v.csv', 'C:\\x\\w.csv', '../data/w.csv', 'tables/w.csv'])
  }
})
