import {
  DataError,
  type DataFormat,
  extensionOf,
  type Files,
  formatByName,
  Image,
  type Mesh,
  type MeshFile,
  readRaw,
  type Vec2,
  type Vec3,
  Volume,
  writeDat,
} from '@ivw/data'
import { type FileReader, filesService, layerReaders, logService, meshReaders, volumeReaders } from '@ivw/processors'
import { checkDescription, dataFrom, describeData } from '@ivw/python'
import { parseIsoValues, parseTransferFunction, readIvf } from '@ivw/workspace'
import type { Engine } from '../engine.ts'
import { type Members, text } from './members.ts'

/** What `DataReader.setOption` of Python gave. */
type ReaderOptions = Readonly<Record<string, unknown>>

interface Reader {
  readonly extension: string
  readonly description: string
  /** It reads what it needs of the file by itself. */
  readonly inParts?: boolean
  read(bytes: Uint8Array, path: string, files: Files, options: ReaderOptions): Promise<unknown>
}
/** The readers of sources take a signal in place of options. */
function withoutOptions(reader: FileReader<unknown>): Reader {
  const { extension, description, inParts } = reader
  return { extension, description, ...(inParts && { inParts }), read: (bytes, path, files) => reader.read(bytes, path, files) }
}

interface Writer {
  readonly extension: string
  readonly description: string
  write(data: unknown, path: string, files: Files): Promise<void>
}

const volumes: readonly Reader[] = [
  ...volumeReaders.map(withoutOptions),
  { extension: 'ivf', description: 'Inviwo ivf file format', read: readIvf },
  { extension: 'ivfs', description: 'Inviwo ivf sequence file format', read: readIvf },
  { extension: 'raw', description: 'Raw binary file', inParts: true, read: readRawVolume },
]
const readers: Readonly<Record<string, readonly Reader[]>> = {
  volume: volumes,
  layer: layerReaders.map(withoutOptions),
  image: layerReaders.map(reader => ({
    ...reader,
    read: async (bytes, path, files) => new Image({ colorLayers: [await reader.read(bytes, path, files)] }),
  })),
  mesh: meshReaders.map(withoutOptions),
  transferfunction: [
    { extension: 'itf', description: 'Inviwo Transfer Function', read: async (bytes, path) => parseTransferFunction(decoded(bytes), path) },
  ],
  isovaluecollection: [
    { extension: 'iiv', description: 'Inviwo Isovalues', read: async (bytes, path) => parseIsoValues(decoded(bytes), path) },
  ],
}
const writers: Readonly<Record<string, readonly Writer[]>> = {
  volume: [
    {
      extension: 'dat',
      description: 'Inviwo dat file format',
      async write(data, path, files) {
        if (!(data instanceof Volume)) throw new Error(`${path} takes a volume`)
        await writeDat(data, path, files)
      },
    },
  ],
}

/** Readers and writers of `inviwopy.app`. */
export const dataFileMembers: Members = {
  readers: (_engine, [kind]) => listed(readers[text(kind, 'A kind of data')]),
  writers: (_engine, [kind]) => listed(writers[text(kind, 'A kind of data')]),
  read: (engine, [kind, path, options], home) =>
    read(engine, text(kind, 'A kind of data'), home.resolve(text(path, 'A path')), (options ?? {}) as ReaderOptions),
  write: async (engine, [kind, data, path], home) => {
    const target = home.resolve(text(path, 'A path'))
    const writer = chosen(writers, text(kind, 'A kind of data'), target, 'writer')
    if (!engine.python) throw new Error('Python is off in this session')
    await writer.write(dataFrom(checkDescription(data), engine.python.data), target, engine.services.get(filesService))
  },
}

async function read(engine: Engine, kind: string, path: string, options: ReaderOptions): Promise<unknown> {
  const reader = chosen(readers, kind, path, 'reader')
  const files = engine.services.get(filesService)
  if ((await files.stat(path))?.kind !== 'file') throw new DataError('There is no such file', { file: path })
  const data = await reader.read(reader.inParts ? new Uint8Array() : await files.read(path), path, files, options)
  if (kind === 'transferfunction' || kind === 'isovaluecollection') return data
  return described(engine, isVolumeFile(data) ? framesOf(engine, data) : isMeshFile(data) ? meshOf(engine, data) : data)
}

function meshOf(engine: Engine, { mesh, warnings }: MeshFile): Mesh {
  const log = engine.services.get(logService)
  for (const warning of warnings) log.warning('DataReader', warning)
  return mesh
}

const isMeshFile = (data: unknown): data is MeshFile => typeof data === 'object' && data !== null && 'mesh' in data

/** One volume, or a sequence. */
function framesOf(engine: Engine, { volumes: frames, warnings }: VolumeFrames): unknown {
  const log = engine.services.get(logService)
  for (const warning of warnings) log.warning('DataReader', warning)
  return frames.length === 1 ? frames[0] : frames
}

interface VolumeFrames {
  readonly volumes: readonly Volume[]
  readonly warnings: readonly string[]
}

const isVolumeFile = (data: unknown): data is VolumeFrames => typeof data === 'object' && data !== null && 'volumes' in data

function described({ python }: Engine, data: unknown): unknown {
  if (!python) throw new Error('Python is off in this session')
  return describeData(data, python.data)
}

function chosen<T extends { readonly extension: string }>(
  all: Readonly<Record<string, readonly T[]>>,
  kind: string,
  path: string,
  what: string,
): T {
  const known = all[kind] ?? []
  const extension = extensionOf(path).toLowerCase()
  const fitting = known.filter(one => path.toLowerCase().endsWith(`.${one.extension}`))
  const [found] = fitting.sort((a, b) => b.extension.length - a.extension.length)
  if (found) return found
  const expected = known.map(one => `.${one.extension}`).join(', ') || `no ${kind} at all`
  throw new DataError(`There is no ${what} for it`, { file: path, expected, found: extension ? `.${extension}` : 'no extension' })
}

const listed = (known: readonly { readonly extension: string; readonly description: string }[] | undefined) =>
  (known ?? []).map(({ extension, description }) => ({ extension, description }))

const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

async function readRawVolume(_bytes: Uint8Array, path: string, files: Files, options: ReaderOptions): Promise<Volume> {
  const { dimensions, format, byteOffset, bigEndian, dataRange, valueRange, spacing } = options
  if (!isNumbers(dimensions, 3) || typeof format !== 'string')
    throw new DataError('A raw file does not say what is in it', {
      file: path,
      expected: 'setOption("dimensions", (x, y, z)) and setOption("format", DataUINT8) on the reader',
      found: Object.keys(options).join(', ') || 'no options',
    })
  return readRaw(path, files, {
    dimensions: dimensions as unknown as Vec3,
    format: namedFormat(format, path),
    ...(typeof byteOffset === 'number' && { byteOffset }),
    ...(typeof bigEndian === 'boolean' && { bigEndian }),
    ...(isNumbers(dataRange, 2) && { dataRange: dataRange as unknown as Vec2 }),
    ...(isNumbers(valueRange, 2) && { valueRange: valueRange as unknown as Vec2 }),
    ...(isNumbers(spacing, 3) && { spacing: spacing as unknown as Vec3 }),
  })
}

function namedFormat(name: string, path: string): DataFormat {
  try {
    return formatByName(name)
  } catch (cause) {
    throw new DataError('There is no such format', { file: path, found: name, cause })
  }
}

const isNumbers = (value: unknown, count: number): value is readonly number[] =>
  Array.isArray(value) && value.length === count && value.every(n => typeof n === 'number')
