import { lazy, memory } from '../array-source.ts'
import type { VolumeFile } from '../dat/dat-reader.ts'
import { DataError } from '../errors.ts'
import type { Files } from '../files.ts'
import { formatOf, type NumericArray } from '../format.ts'
import { finiteRange } from '../histogram.ts'
import { Pauses } from '../pauses.ts'
import type { StoredNumbers } from '../stored-numbers.ts'
import { contiguous, stridesOf } from '../strides.ts'
import { Volume } from '../volume.ts'
import { type NrrdAxes, nrrdAxes } from './nrrd-axes.ts'
import { openNrrdData } from './nrrd-data.ts'
import { type NrrdHeader, parseNrrdHeader } from './nrrd-header.ts'

/**
 * Reads a volume, or one for each step in time, from an NRRD file with its numbers in it (`.nrrd`) or beside it (`.nhdr`); raw, packed by
 * gzip, or as text. Coordinates are those of the file's own space. Throws DataError.
 */
export async function readNrrd(path: string, files: Files, signal?: AbortSignal): Promise<VolumeFile> {
  const header = parseNrrdHeader(await files.read(path, { length: 2 ** 20 + 1 }), path)
  const axes = nrrdAxes(header, path)
  const count = header.sizes.reduce((product, n) => product * n, 1)
  if (!Number.isSafeInteger(count * header.scalar.bytes))
    throw new DataError('The volume is too large', { file: path, found: header.sizes.join(' x ') })
  const numbers = await openNrrdData(header, count, path, files, new Pauses(signal))
  const components = axes.components === undefined ? 1 : (header.sizes[axes.components] as number)
  const format = formatOf(header.scalar.numericType, header.scalar.bits, components)
  const isText = header.encoding === 'ascii'
  const frame = frameReader({ ...header, bigEndian: header.bigEndian && !isText }, axes, numbers)

  const first = await frame(0)
  const dataRange = finiteRange(format, first) ?? [0, 1]
  const unit = header.fields.get('sampleunits')?.replaceAll('"', '') ?? ''
  const common = {
    dimensions: axes.dimensions,
    format,
    modelMatrix: axes.modelMatrix,
    dataMap: { dataRange, valueRange: dataRange, valueAxis: { name: header.fields.get('content') ?? '', unit } },
    metadata: { ...header.pairs, ...named(header, 'space') },
  }
  const frames = axes.time === undefined ? 1 : (header.sizes[axes.time] as number)
  const volumes = Array.from(
    { length: frames },
    (_, t) => new Volume({ ...common, source: t === 0 ? memory(first) : lazy(() => frame(t)) }),
  )
  return { volumes, warnings: [] }
}

const named = ({ fields }: NrrdHeader, field: string) => (fields.has(field) ? { [field]: fields.get(field) } : {})

/** Reads a step in time with the axes in the order of a volume. */
function frameReader(header: NrrdHeader, axes: NrrdAxes, numbers: StoredNumbers): (t: number) => Promise<NumericArray> {
  const { sizes, scalar, bigEndian } = header
  const strides = stridesOf(sizes, 'fortran')
  // Slowest first, as `contiguous` counts.
  const wanted = [...axes.space.toReversed(), ...(axes.components === undefined ? [] : [axes.components])]
  const isInOrder = wanted.every(
    (axis, i) => i === wanted.length - 1 || (strides[axis] as number) >= (strides[wanted[i + 1] as number] as number),
  )
  const elements = wanted.reduce((product, axis) => product * (sizes[axis] as number), 1)
  const step = axes.time === undefined ? 0 : (strides[axes.time] as number)
  if (isInOrder && (axes.time === undefined || axes.time === sizes.length - 1))
    return t => numbers.read({ offset: t * step * scalar.bytes, elements, format: scalar, bigEndian })
  let whole: Promise<NumericArray> | undefined
  return async t => {
    whole ??= numbers.read({ offset: 0, elements: sizes.reduce((product, n) => product * n, 1), format: scalar, bigEndian })
    const shape = wanted.map(axis => sizes[axis] as number)
    return contiguous(
      scalar,
      await whole,
      shape,
      wanted.map(axis => strides[axis] as number),
      t * step,
    )
  }
}
