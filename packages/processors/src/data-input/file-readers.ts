import {
  type Files,
  type Layer,
  layerFromNpy,
  type MeshFile,
  readBmp,
  readDat,
  readGif,
  readJpeg,
  readNifti,
  readNpy,
  readNrrd,
  readObj,
  readPly,
  readPng,
  readStl,
  readTiff,
  readTiffStack,
  type Volume,
  volumeFromNpy,
} from '@ivw/data'
import type { FileExtension, Option } from '@ivw/network'

/** Reads files with one extension, which may have a point in it. */
export interface FileReader<T> extends FileExtension {
  /** It reads what it needs of the file by itself and is given no bytes. */
  readonly inParts?: boolean
  /** `path`: where the file is; other files that it names are read, too. @throws DataError. */
  read(bytes: Uint8Array, path: string, files: Files, signal?: AbortSignal): Promise<T>
}

export interface VolumeFrames {
  readonly volumes: readonly Volume[]
  readonly warnings: readonly string[]
}

const nifti = (extension: string, description: string): FileReader<VolumeFrames> => ({
  extension,
  description,
  inParts: true,
  read: (_, path, files, signal) => readNifti(path, files, signal),
})
const nrrd = (extension: string, description: string): FileReader<VolumeFrames> => ({
  extension,
  description,
  inParts: true,
  read: (_, path, files, signal) => readNrrd(path, files, signal),
})
const tiffStack = (extension: string): FileReader<VolumeFrames> => ({
  extension,
  description: 'TIFF Stack',
  read: (bytes, path, _files, signal) => readTiffStack(bytes, path, signal),
})

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
  nifti('nii', 'NIfTI-1 file format'),
  nifti('nii.gz', 'NIfTI-1 file format'),
  nifti('hdr', 'ANALYZE file format'),
  nifti('hdr.gz', 'ANALYZE file format'),
  nifti('img', 'ANALYZE file format'),
  nifti('img.gz', 'ANALYZE file format'),
  nrrd('nrrd', 'NRRD volume'),
  nrrd('nhdr', 'NRRD header, numbers elsewhere'),
  tiffStack('tif'),
  tiffStack('tiff'),
]

/** Volumes that are described in the XML of workspaces; the home lends the reader. */
export const ivfFormats: readonly FileExtension[] = [
  { extension: 'ivf', description: 'Inviwo ivf file format' },
  { extension: 'ivfs', description: 'Inviwo ivf sequence file format' },
]

/** Numbers without a description, which the source has to know. */
export const rawFormat: FileExtension = { extension: 'raw', description: 'Raw binary file' }

const jpeg = (extension: string): FileReader<Layer> => ({
  extension,
  description: 'Joint Photographic Experts Group',
  read: async (bytes, path) => readJpeg(bytes, path),
})
const tiff = (extension: string): FileReader<Layer> => ({
  extension,
  description: 'TIFF (Tagged Image File Format)',
  read: (bytes, path, _files, signal) => readTiff(bytes, path, signal),
})

export const layerReaders: readonly FileReader<Layer>[] = [
  { extension: 'png', description: 'Portable Network Graphics', read: async (bytes, path) => readPng(bytes, path) },
  jpeg('jpg'),
  jpeg('jpeg'),
  { extension: 'bmp', description: 'Windows bitmap', read: async (bytes, path) => readBmp(bytes, path) },
  { extension: 'gif', description: 'GIF image', read: async (bytes, path) => readGif(bytes, path) },
  tiff('tif'),
  tiff('tiff'),
  { extension: 'npy', description: 'NumPy array', read: async (bytes, path) => layerFromNpy(readNpy(bytes, path), path) },
]

export const meshReaders: readonly FileReader<MeshFile>[] = [
  { extension: 'obj', description: 'Wavefront OBJ', read: readObj },
  { extension: 'stl', description: 'Stereolithography', read: (bytes, path, _files, signal) => readStl(bytes, path, signal) },
  { extension: 'ply', description: 'Polygon File Format', read: (bytes, path, _files, signal) => readPly(bytes, path, signal) },
]

export const byExtension: FileExtension = { extension: '*', description: 'By the name of the file' }

/** Choices of a reader: by the name of the file, or one by force. Workspaces of Inviwo name a format in this way, too. */
export function readerOptions(readers: readonly FileExtension[]): readonly Option<FileExtension>[] {
  const id = ({ extension, description }: FileExtension) => `${description} (*.${extension})`
  const option = ({ extension, description }: FileExtension): Option<FileExtension> => {
    const value = { extension, description }
    return { id: id(value), name: id(value), value }
  }
  return [{ id: id(byExtension), name: byExtension.description, value: byExtension }, ...readers.map(option)]
}

/** By the longest extension that the name ends with. @throws Error with the extensions that can be read. */
export function chooseReader<R extends FileExtension>(readers: readonly R[], chosen: FileExtension, path: string): R {
  const found = readers.filter(({ extension }) =>
    chosen.extension === '*' ? path.toLowerCase().endsWith(`.${extension}`) : chosen.extension === extension,
  )
  const [best] = found.sort((a, b) => b.extension.length - a.extension.length)
  if (!best)
    throw new Error(`${path} has a name that no reader is for; known are ${readers.map(reader => `.${reader.extension}`).join(', ')}`)
  return best
}

/** Reads the file at `path`. @throws DataError. */
export async function readWith<T>(reader: FileReader<T>, path: string, files: Files, signal?: AbortSignal): Promise<T> {
  return reader.read(reader.inParts ? new Uint8Array() : await files.read(path), path, files, signal)
}
