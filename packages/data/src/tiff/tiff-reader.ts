import { memory } from '../array-source.ts'
import type { VolumeFile } from '../dat/dat-reader.ts'
import { defaultDataMap } from '../data-map.ts'
import { DataError } from '../errors.ts'
import { allocate, type DataFormat, type NumericArray } from '../format.ts'
import { finiteRange } from '../histogram.ts'
import { checkUnpackedSize } from '../inflate.ts'
import { Layer } from '../layer.ts'
import type { Mat4 } from '../matrix.ts'
import { Pauses } from '../pauses.ts'
import { imageSwizzle } from '../sampling.ts'
import { centredBasis } from '../spaces.ts'
import type { Vec3 } from '../vector.ts'
import { Volume } from '../volume.ts'
import { readTiffDirectories } from './tiff-directories.ts'
import { describeTiffPage, greatestRatios, type TiffPage } from './tiff-page.ts'
import { tiffPixels } from './tiff-pixels.ts'

/** Reads the first page of a TIFF file; the file's last row becomes row 0. Throws DataError. */
export async function readTiff(bytes: Uint8Array, name: string, signal?: AbortSignal): Promise<Layer> {
  const tiff = readTiffDirectories(bytes, name)
  const [first] = tiff.directories
  if (!first) throw new DataError('The file has no page', { file: name })
  const page = describeTiffPage(first, bytes.length, name)
  const pixels = await tiffPixels(tiff, page, name, new Pauses(signal))
  const { width, height, format } = page
  return new Layer({
    dimensions: [width, height],
    format,
    source: memory(pixels),
    swizzle: imageSwizzle(format.components),
    ...dataMapFor(format, pixels),
  })
}

/** Reads a volume whose slices, from the lowest, are the pages of a TIFF file; thumbnails do not count. Throws DataError. */
export async function readTiffStack(bytes: Uint8Array, name: string, signal?: AbortSignal): Promise<VolumeFile> {
  const pauses = new Pauses(signal)
  const tiff = readTiffDirectories(bytes, name)
  const all = tiff.directories.map(directory => describeTiffPage(directory, bytes.length, name))
  const pages = all.filter((page, i) => i === 0 || !page.isThumbnail)
  const [first] = pages as [TiffPage]
  const { width, height, format } = first
  for (const [i, page] of pages.entries())
    if (page.width !== width || page.height !== height || page.format !== format)
      throw new DataError(`Page ${i + 1} is not like the first one`, {
        file: name,
        expected: `${width} x ${height} ${format.name}`,
        found: `${page.width} x ${page.height} ${page.format.name}`,
      })
  // Pages may share their bytes, so that each of them is small enough says nothing of all. One bit becomes three bytes at most.
  checkUnpackedSize(width * height * format.bytes * pages.length, bytes.length, name, greatestRatios[first.compression] * 24)
  const slice = width * height * format.components
  const voxels = allocate(format, width * height * pages.length)
  for (const [z, page] of pages.entries()) voxels.set((await tiffPixels(tiff, page, name, pauses)) as never, z * slice)
  const dimensions: Vec3 = [width, height, pages.length]
  const volume = new Volume({
    dimensions,
    format,
    source: memory(voxels),
    modelMatrix: boxOf(dimensions, first),
    ...dataMapFor(format, voxels),
  })
  return { volumes: [volume], warnings: [] }
}

/** Processors-b spec 8.3: slices are as far from each other as pixels in the direction where these are farther. */
function boxOf([width, height, depth]: Vec3, { resolution: [x, y], perCentimetre }: TiffPage): Mat4 {
  const unit = perCentimetre ? 2.54 : 1
  return centredBasis([(width / x) * unit, 0, 0], [0, (height / y) * unit, 0], [0, 0, (depth / Math.min(x, y)) * unit])
}

/** Integers have the range of their type; floats, whose type has none to speak of, that of their values. */
function dataMapFor(format: DataFormat, values: NumericArray) {
  if (format.numericType !== 'float') return {}
  const dataRange = finiteRange(format, values) ?? [0, 1]
  return { dataMap: { ...defaultDataMap(format), dataRange, valueRange: dataRange } }
}
