import { MemoryFiles } from '@ivw/data'
import { expect, test } from 'vitest'
import type { SavedNetwork } from './network-xml.ts'
import { lookForFile, resolveFiles } from './resolve-files.ts'

const files = new MemoryFiles({
  '/abs/v.dat': '',
  '/work/data/w.dat': '',
  '/inviwo/data/volumes/d.dat': '',
  '/inviwo/tests/images/a1.png': '',
  '/twins/twin.dat': '',
  '/twins/Twin.dat': '',
})
const places = { files, workspaceFolder: '/work/spaces', dataFolder: '/inviwo/data' }

test.each<[string, Parameters<typeof lookForFile>[0], string | undefined]>([
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
  ['a relative value is seen from the data folder, too', { absolute: 'volumes/d.dat' }, '/inviwo/data/volumes/d.dat'],
  ['drives and backslashes of Windows', { absolute: 'C:\\gone\\v.dat', workspacePath: '..\\data\\.\\w.dat' }, '/work/data/w.dat'],
  ['upper and lower case may differ', { absolute: 'C:/gone/v.dat', dataPath: 'Volumes/D.DAT' }, '/inviwo/data/volumes/d.dat'],
  ['what is spelled right goes before that', { absolute: '/ABS/v.dat', dataPath: 'volumes/d.dat' }, '/inviwo/data/volumes/d.dat'],
  ['of names that differ in case only, none is guessed', { absolute: '/twins/TWIN.dat' }, undefined],
  ['nowhere', { absolute: 'C:/gone/v.dat', workspacePath: 'no', dataPath: 'no' }, undefined],
  ['nothing', { absolute: '', workspacePath: '', dataPath: '' }, undefined],
])('%s', async (_, file, expected) => expect((await lookForFile(file, places)).found).toBe(expected))

test('drives are not asked for where there are none, and case is left aside on wish', async () => {
  const asked: string[] = []
  const watched = Object.assign(new MemoryFiles(), { stat: async (path: string) => void asked.push(path), list: async () => [] })
  const file = { absolute: 'C:/gone/v.dat', workspacePath: 'v.dat' }
  expect(await lookForFile(file, { ...places, files: watched, exact: true })).toEqual({ lookedAt: ['C:/gone/v.dat', '/work/spaces/v.dat'] })
  expect(asked).toEqual(['/work/spaces/v.dat'])
})

test('all places are told, in the order of looking; a share of the network is not asked for', async () => {
  const look = await lookForFile({ absolute: 'D:\\v.dat', workspacePath: '../v.dat', dataPath: 'v.dat' }, places)
  expect(look).toEqual({ lookedAt: ['D:\\v.dat', '/work/v.dat', '/inviwo/data/v.dat'] })
  for (const absolute of ['//evil/share/v.dat', '\\\\evil\\share\\v.dat'])
    expect(await lookForFile({ absolute }, places), absolute).toEqual({ lookedAt: [] })
})

test('what the system refuses to look at is not there', async () => {
  const stat = async () => Promise.reject(new Error('Bad path: it names a drive.'))
  const refusing = { ...places, files: Object.assign(new MemoryFiles(), { stat }) }
  expect((await lookForFile({ absolute: 'C:/v.dat' }, refusing)).found).toBeUndefined()
})

test('without a data folder and a place of the workspace only absolute paths are tried', async () => {
  const file = { absolute: '/no', workspacePath: '../data/w.dat', dataPath: 'volumes/d.dat' }
  expect(await lookForFile(file, { files })).toEqual({ lookedAt: ['/no'] })
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
