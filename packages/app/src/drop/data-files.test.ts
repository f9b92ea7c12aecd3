import type { DataSourceView } from '@ivw/engine/protocol'
import { expect, test } from 'vitest'
import { dataFilters, planOf, sourcesFor, uploadFolder } from './data-files.ts'
import type { DropKind, Dropped } from './drop-kind.ts'
import { takeDropped } from './drop-kinds.ts'

const source = (type: string, ...extensions: string[]): DataSourceView => ({
  ...{ type, displayName: type, property: 'file', dataType: `org.inviwo.${type}`, visualizable: true },
  extensions: extensions.map(extension => ({ extension, description: extension.toUpperCase() })),
})
const sources = [source('Volume', 'dat', 'npy', 'nii.gz'), source('Image', 'png', 'npy')]
const path = (name: string): Dropped => ({ kind: 'path', name, path: `/data/${name}` })

test('who reads a file is told by its extension, whatever its case', () => {
  const types = (name: string) => sourcesFor(name, sources).map(({ type }) => type)
  expect(types('boron.DAT')).toEqual(['Volume'])
  expect(types('a.npy')).toEqual(['Volume', 'Image'])
  expect(sourcesFor('a.npy', sources, 'image').map(({ type }) => type)).toEqual(['Image', 'Volume'])
  expect(types('head.nii.gz')).toEqual(['Volume'])
  expect(types('a.gz')).toEqual([])
  expect(types('dat')).toEqual([])
  expect(dataFilters(sources).map(({ extension }) => extension)).toEqual(['dat', 'npy', 'nii.gz', 'png'])
})

test('what nothing reads by itself comes along', () => {
  const { entries, companions } = planOf([path('boron.raw'), path('boron.dat'), path('a.png')], sources)
  expect(entries.map(({ dropped }) => dropped.name)).toEqual(['boron.dat', 'a.png'])
  expect(companions.map(({ name }) => name)).toEqual(['boron.raw'])
})

test('raw numbers are an entry only when nothing describes them', () => {
  const readers = [...sources, source('Volume', 'raw')]
  const names = (...all: string[]) => planOf(all.map(path), readers).entries.map(({ dropped }) => dropped.name)
  expect(names('boron.raw', 'boron.dat')).toEqual(['boron.dat'])
  expect(names('boron.RAW')).toEqual(['boron.RAW'])
})

test('of two NIfTI files, the one with the header is the entry', () => {
  const readers = [source('Volume', 'hdr', 'hdr.gz', 'img', 'img.gz')]
  const names = (...all: string[]) => planOf(all.map(path), readers).entries.map(({ dropped }) => dropped.name)
  expect(names('head.img', 'head.hdr')).toEqual(['head.hdr'])
  expect(names('Head.img.gz', 'head.HDR.gz')).toEqual(['head.HDR.gz'])
  expect(names('head.img', 'other.hdr')).toEqual(['head.img', 'other.hdr'])
})

test.each([
  ['/home/ann/work/w.inv', '/home/ann/work'],
  ['/app/examples/e.inv', '/home/ann/.inviwo/data'],
  ['/app/examples-of-mine/e.inv', '/app/examples-of-mine'],
  [undefined, '/home/ann/.inviwo/data'],
])('files dropped on %s are copied to %s', (workspace, folder) => {
  expect(uploadFolder(workspace, '/app/examples', '/home/ann/.inviwo')).toBe(folder)
})

test('every file goes to the first kind that it fits, files of a kind together', async () => {
  const taken: string[] = []
  const kind = (name: string, fits: RegExp): DropKind => ({
    fits: dropped => fits.test(dropped.name),
    take: async all => void taken.push(`${name}: ${all.map(dropped => dropped.name).join(' ')}`),
  })
  const context = { engine: undefined as never, page: undefined as never, position: undefined, all: [] }
  await takeDropped([path('b.png'), path('w.inv'), path('a.dat'), path('c.png')], context, [
    kind('workspace', /inv$/),
    kind('picture', /b\.png$/),
    kind('data', /dat$|png$/),
  ])
  expect(taken).toEqual(['workspace: w.inv', 'picture: b.png', 'data: a.dat c.png'])
})
