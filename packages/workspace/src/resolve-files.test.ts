import { MemoryFiles } from '@ivw/data'
import { expect, test } from 'vitest'
import type { SavedNetwork } from './network-xml.ts'
import { resolveFile, resolveFiles } from './resolve-files.ts'

const files = new MemoryFiles({
  '/abs/v.dat': '',
  '/work/data/w.dat': '',
  '/inviwo/data/volumes/d.dat': '',
  '/inviwo/tests/images/a1.png': '',
})
const places = { files, workspaceFolder: '/work/spaces', dataFolder: '/inviwo/data' }

test.each<[string, Parameters<typeof resolveFile>[0], string]>([
  ['the absolute path first', { absolute: '/abs/v.dat', workspacePath: '../data/w.dat', dataPath: 'volumes/d.dat' }, '/abs/v.dat'],
  [
    'then seen from the workspace',
    { absolute: 'C:/gone/v.dat', workspacePath: '../data/w.dat', dataPath: 'volumes/d.dat' },
    '/work/data/w.dat',
  ],
  [
    'then from the data folder',
    { absolute: 'C:/gone/v.dat', workspacePath: '../x.dat', dataPath: 'volumes/d.dat' },
    '/inviwo/data/volumes/d.dat',
  ],
  ['beside the data folder', { absolute: '', workspacePath: '', dataPath: '../tests/images/a1.png' }, '/inviwo/tests/images/a1.png'],
  ['a folder', { absolute: '', dataPath: '../tests/images' }, '/inviwo/tests/images'],
  ['a relative value is seen from the workspace', { absolute: '../data/w.dat' }, '/work/data/w.dat'],
  ['nowhere: as it was', { absolute: 'C:/gone/v.dat', workspacePath: 'no', dataPath: 'no' }, 'C:/gone/v.dat'],
  ['nothing', { absolute: '', workspacePath: '', dataPath: '' }, ''],
])('%s', async (_, file, expected) => expect(await resolveFile(file, places)).toBe(expected))

test('without a data folder and a place of the workspace only absolute paths are tried', async () => {
  expect(await resolveFile({ absolute: '/no', workspacePath: '../data/w.dat', dataPath: 'volumes/d.dat' }, { files })).toBe('/no')
})

test('every file property of a network, however deep, and patterns by their folder', async () => {
  const meta = { position: [0, 0], visible: true, selected: false } as const
  const network: SavedNetwork = {
    processors: [
      {
        type: 't',
        identifier: 'P',
        meta,
        properties: [
          { identifier: 'b', state: { value: true } },
          {
            identifier: 'g',
            state: {},
            children: [
              { identifier: 'f', state: { value: 'C:/v.dat', workspacePath: '../data/w.dat', dataPath: '' } },
              { identifier: 'm', state: { value: ['C:/images/a##.png'], workspacePaths: ['x'], dataPaths: ['../tests/images'] } },
              { identifier: 'old', state: { value: '', url: '../data/w.dat' } },
            ],
          },
        ],
      },
    ],
    connections: [],
    links: [],
  }
  const resolved = await resolveFiles(network, places)
  expect(resolved.processors[0]?.properties[0]).toBe(network.processors[0]?.properties[0])
  expect(resolved.processors[0]?.properties[1]?.children?.map(child => child.state?.value)).toEqual([
    '/work/data/w.dat',
    ['/inviwo/tests/images/a##.png'],
    '/work/data/w.dat',
  ])
})
