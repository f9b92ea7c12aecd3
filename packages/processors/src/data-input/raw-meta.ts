import { DataError, type DataFormat, formatByName, formats, type RawDescription, type Vec2, type Vec3 } from '@ivw/data'
import type { ProcessorMeta } from '@ivw/network'

/** Start of the keys under which a source keeps what its raw file cannot say, as Inviwo does. */
export const rawPrefix = 'rawReaderData.'

/** Meta data of a source that say what is in its raw file. */
export function rawMeta(description: RawDescription): Readonly<Record<string, unknown>> {
  const { dimensions, format, byteOffset = 0, bigEndian = false, dataRange, valueRange, valueUnit } = description
  return named({
    formatid: numbers2021.indexOf(format),
    dimensions,
    endianess: !bigEndian,
    byteOffset,
    ...(dataRange && { 'dataMapper.dataRange': dataRange }),
    ...(valueRange && { 'dataMapper.valueRange': valueRange }),
    ...(valueUnit !== undefined && { 'dataMapper.valueUnit': valueUnit }),
  })
}

const named = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [rawPrefix + key, value]))

/**
 * What the meta data of a source say of the raw file at `path` of `size` bytes.
 * @throws DataError that names what is missing.
 */
export function rawDescription(meta: ProcessorMeta, path: string, size: number): RawDescription {
  const of = (key: string): unknown => meta[rawPrefix + key]
  const dimensions = vector(of('dimensions'), 3) as Vec3 | undefined
  const byteOffset = typeof of('byteOffset') === 'number' ? (of('byteOffset') as number) : 0
  const voxels = dimensions?.reduce((product, n) => product * n, 1) ?? 0
  const format = formatOf(of('formatid'), (size - byteOffset) / voxels)
  if (!dimensions || !format) {
    const missing = [...(dimensions ? [] : ['its dimensions']), ...(format ? [] : ['the format of its numbers'])]
    throw new DataError(`A raw file does not say what is in it, and ${missing.join(' and ')} must be given (File > Raw Data…)`, {
      file: path,
    })
  }
  const [dataRange, valueRange] = ['dataRange', 'valueRange'].map(key => vector(of(`dataMapper.${key}`), 2) as Vec2 | undefined)
  const unit = of('dataMapper.valueUnit')
  return {
    dimensions,
    format,
    byteOffset,
    bigEndian: of('endianess') === false || of('endianess') === 'BigEndian',
    ...(dataRange && { dataRange }),
    ...(valueRange && { valueRange }),
    ...(typeof unit === 'string' && { valueUnit: unit }),
  }
}

/** By their numbers in Inviwo of 2021, and in newer ones, which have no half floats. */
const numbers2021: readonly (DataFormat | undefined)[] = [undefined, ...formats]
const numbersToday = numbers2021.filter(format => format?.numericType !== 'float' || format.bits !== 16)

/** The numbering is not told; what fills the file is meant, for the same number has other sizes in both. `bytes`: of one voxel. */
function formatOf(id: unknown, bytes: number): DataFormat | undefined {
  if (typeof id === 'string') return formatByName(id)
  if (typeof id !== 'number') return undefined
  const [old, today] = [numbers2021[id], numbersToday[id]]
  return today?.bytes === bytes && old?.bytes !== bytes ? today : old
}

function vector(value: unknown, count: number): readonly number[] | undefined {
  return Array.isArray(value) && value.length === count && value.every(n => typeof n === 'number') ? value : undefined
}
