import { lazy, memory } from '../array-source.ts'
import type { VolumeFile } from '../dat/dat-reader.ts'
import type { DataMap } from '../data-map.ts'
import { DataError } from '../errors.ts'
import type { Files } from '../files.ts'
import { type DataFormat, formatOf, type NumericArray } from '../format.ts'
import { finiteRange } from '../histogram.ts'
import { gunzip, gunzipStart, isGzip } from '../inflate.ts'
import { interleave, mirror } from '../mirror.ts'
import { Pauses } from '../pauses.ts'
import { checkStoredSize, numbersInFile, numbersInMemory, type StoredNumbers } from '../stored-numbers.ts'
import type { Vec2 } from '../vector.ts'
import { Volume } from '../volume.ts'
import { type NiftiHeader, niftiHeadBytes, parseNiftiHeader } from './nifti-header.ts'
import { pairOf } from './nifti-pair.ts'

/**
 * Reads a volume, or one for each step in time, from a NIfTI file (1 or 2, `.nii`, packed or not) or a pair of `.hdr` and `.img`, of which
 * either one is `path`. Of a file that is not packed the steps are read when they are first wanted. Throws DataError.
 */
export async function readNifti(path: string, files: Files, signal?: AbortSignal): Promise<VolumeFile> {
  const pauses = new Pauses(signal)
  const paths = await pairOf(path, files)
  const header = parseNiftiHeader(await headOf(paths.header, files, pauses), paths.header)
  if (!header.single && paths.image === paths.header)
    throw new DataError('The file holds a header only', { file: path, expected: 'an .hdr file with its .img file beside it' })
  const store = await openNumbers(header, header.single ? paths.header : paths.image, files, pauses)
  const [width, height, depth] = header.dimensions
  const block = width * height * depth
  const format = header.planes > 1 ? formatOf(header.stored.numericType, header.stored.bits, header.planes) : header.stored

  const frame = async (t: number): Promise<NumericArray> => {
    const between = new Pauses()
    const planes: NumericArray[] = []
    for (let plane = 0; plane < header.planes; plane++) {
      const offset = header.offset + (plane * header.frames + t) * block * header.stored.bytes
      planes.push(await store.read({ offset, elements: block, format: header.stored, bigEndian: header.bigEndian }))
    }
    return mirror(await interleave(planes, format, between), format, header.dimensions, header.box.mirrored, between)
  }

  const first = await frame(0)
  const common = {
    dimensions: header.dimensions,
    format,
    modelMatrix: header.box.modelMatrix,
    dataMap: dataMapOf(header, format, first),
    metadata: header.description === '' ? {} : { description: header.description },
  }
  const volumes = Array.from(
    { length: header.frames },
    (_, t) => new Volume({ ...common, source: t === 0 ? memory(first) : lazy(() => frame(t)) }),
  )
  return { volumes, warnings: header.warnings }
}

async function headOf(path: string, files: Files, pauses: Pauses): Promise<Uint8Array> {
  // As many packed bytes hold the header in any case, for what is packed badly is hardly longer.
  const start = await files.read(path, { length: niftiHeadBytes * 2 })
  return isGzip(start) ? gunzipStart(start, niftiHeadBytes, path, pauses) : start.subarray(0, niftiHeadBytes)
}

async function openNumbers(header: NiftiHeader, path: string, files: Files, pauses: Pauses): Promise<StoredNumbers> {
  const { dimensions, frames, planes, stored, offset } = header
  const length = dimensions.reduce((product, n) => product * n, frames * planes * stored.bytes)
  const file = await numbersInFile(files, path)
  if (isGzip(await files.read(path, { length: 2 })))
    return numbersInMemory(await gunzip(await files.read(path), offset + length, path, pauses), path)
  checkStoredSize(file, offset, length, `${dimensions.join(' x ')}${frames > 1 ? ` x ${frames}` : ''} x ${stored.name}`)
  return file
}

function dataMapOf({ calibrated, slope, intercept }: NiftiHeader, format: DataFormat, first: NumericArray): DataMap {
  const valueAxis = { name: '', unit: '' }
  if (calibrated) {
    const dataOf = (value: number): number => (value - intercept) / (slope || 1)
    return { dataRange: [dataOf(calibrated[0]), dataOf(calibrated[1])], valueRange: calibrated, valueAxis }
  }
  const dataRange = finiteRange(format, first) ?? [0, 1]
  const valueRange: Vec2 = slope === 0 ? dataRange : [slope * dataRange[0] + intercept, slope * dataRange[1] + intercept]
  return { dataRange, valueRange, valueAxis }
}
