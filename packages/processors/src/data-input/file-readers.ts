import { extensionOf, type Files, type Layer, layerFromNpy, readDat, readNpy, readPng, type Volume, volumeFromNpy } from '@ivw/data'
import type { FileExtension, Option } from '@ivw/network'

/** Reads files with one extension. */
export interface FileReader<T> extends FileExtension {
  /** It reads what it needs of the file by itself and is given no bytes. */
  readonly inParts?: boolean
  /** `path`: where the file is; other files that it names are read, too. @throws DataError. */
  read(bytes: Uint8Array, path: string, files: Files): Promise<T>
}

export interface VolumeFrames {
  readonly volumes: readonly Volume[]
  readonly warnings: readonly string[]
}

export const volumeReaders: readonly FileReader<VolumeFrames>[] = [
  { extension: 'dat', description: 'Inviwo dat file format', read: readDat },
  {
    extension: 'npy',
    description: 'NumPy array',
    async read(bytes, path) {
      const array = readNpy(bytes, path)
      return { volumes: [volumeFromNpy(array, path)], warnings: array.warnings }
    },
  },
]

/** Volumes that are described in the XML of workspaces; the home lends the reader. */
export const ivfFormats: readonly FileExtension[] = [
  { extension: 'ivf', description: 'Inviwo ivf file format' },
  { extension: 'ivfs', description: 'Inviwo ivf sequence file format' },
]

/** Numbers without a description, which the source has to know. */
export const rawFormat: FileExtension = { extension: 'raw', description: 'Raw binary file' }

export const layerReaders: readonly FileReader<Layer>[] = [
  { extension: 'png', description: 'Portable Network Graphics', read: async (bytes, path) => readPng(bytes, path) },
  { extension: 'npy', description: 'NumPy array', read: async (bytes, path) => layerFromNpy(readNpy(bytes, path), path) },
]

export const byExtension: FileExtension = { extension: '*', description: 'By the name of the file' }

/** Choices of a reader: by the name of the file, or one by force. Workspaces of Inviwo name a format in this way, too. */
export function readerOptions(readers: readonly FileExtension[]): readonly Option<FileExtension>[] {
  const option = (value: FileExtension): Option<FileExtension> => ({
    id: `${value.description} (*.${value.extension})`,
    name: value.description,
    value,
  })
  return [option(byExtension), ...readers.map(({ extension, description }) => option({ extension, description }))]
}

/** @throws Error with the extensions that can be read. */
export function chooseReader<T>(readers: readonly FileReader<T>[], chosen: FileExtension, path: string): FileReader<T> {
  const wanted = chosen.extension === '*' ? extensionOf(path).toLowerCase() : chosen.extension
  const found = readers.find(reader => reader.extension === wanted)
  if (!found)
    throw new Error(`${path} has a name that no reader is for; known are ${readers.map(reader => `.${reader.extension}`).join(', ')}`)
  return found
}
