import { expect, test } from 'vitest'
import { byExtension, chooseReader, layerReaders, meshReaders, readerOptions, volumeReaders } from './file-readers.ts'

test.each<[string, string]>([
  ['/d/head.nii', 'nii'],
  ['/d/HEAD.NII.GZ', 'nii.gz'],
  ['/d/a.b.img.gz', 'img.gz'],
  ['/d/stack.TIFF', 'tiff'],
  ['/d/a.nhdr', 'nhdr'],
])('the reader of %s is told by the longest extension', (path, extension) => {
  expect(chooseReader(volumeReaders, byExtension, path).extension).toBe(extension)
})

test('a reader that is chosen reads files of any name; others have none', () => {
  const [jpeg] = layerReaders.filter(reader => reader.extension === 'jpg')
  expect(chooseReader(layerReaders, jpeg ?? byExtension, '/d/photo').extension).toBe('jpg')
  expect(() => chooseReader(volumeReaders, byExtension, '/d/a.gz')).toThrow(
    '/d/a.gz has a name that no reader is for; known are .dat, .npy, .nii',
  )
  expect(() => chooseReader(meshReaders, byExtension, '/d/obj')).toThrow('known are .obj, .stl, .ply')
})

test.each([
  ['volumes', volumeReaders, ['NIfTI-1 file format (*.nii.gz)', 'ANALYZE file format (*.img)', 'TIFF Stack (*.tif)']],
  ['images', layerReaders, ['Joint Photographic Experts Group (*.jpg)', 'Windows bitmap (*.bmp)']],
] as const)('readers of %s are called what workspaces of Inviwo call them, each by a name of its own', (_, readers, expected) => {
  const ids = readerOptions(readers).map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining([...expected]))
  expect(new Set(ids).size).toBe(ids.length)
})
