import { memory } from '../array-source.ts'
import { DataError } from '../errors.ts'
import { checkFilePart, type FilePart, fileSource, readFilePart } from '../file-source.ts'
import type { Files } from '../files.ts'
import { finiteRange } from '../histogram.ts'
import { folderOf, resolvePath } from '../path.ts'
import { Volume, type VolumeOptions } from '../volume.ts'
import { type DatDescription, describeDat } from './dat-description.ts'
import { parseDatText } from './dat-text.ts'

export interface VolumeFile {
  /** One, or the frames of a sequence. */
  readonly volumes: readonly Volume[]
  readonly warnings: readonly string[]
}

/**
 * Reads a `.dat` description; `path` is its own place, from which the raw file is found. Frames are read from the
 * raw file when they are first wanted, the first one at once when its range must be computed. Throws DataError.
 */
export function readDat(bytes: Uint8Array, path: string, files: Files): Promise<VolumeFile> {
  return readDescription(bytes, path, files, new Set([path]))
}

async function readDescription(bytes: Uint8Array, path: string, files: Files, seen: Set<string>): Promise<VolumeFile> {
  const text = parseDatText(bytes, path)
  if (text.datFiles.length === 0) {
    const frames = await readFrames(describeDat(text, path), path, files)
    return { ...frames, warnings: [...text.warnings, ...frames.warnings] }
  }
  const volumes: Volume[] = []
  const warnings = [...text.warnings]
  for (const name of text.datFiles) {
    const next = resolvePath(folderOf(path), name)
    if (seen.has(next)) throw new DataError('The .dat files name each other in a circle', { file: path, found: name })
    const part = await readDescription(await files.read(next), next, files, new Set([...seen, next]))
    volumes.push(...part.volumes)
    warnings.push(...part.warnings)
  }
  return { volumes, warnings }
}

async function readFrames(description: DatDescription, path: string, files: Files): Promise<VolumeFile> {
  const { dimensions, format, byteOffset, bigEndian, sequences } = description
  const rawPath = resolvePath(folderOf(path), description.rawFile)
  const elements = dimensions[0] * dimensions[1] * dimensions[2]
  const whole: FilePart = { path: rawPath, offset: byteOffset, elements: elements * sequences, format, bigEndian }
  await checkFilePart(files, whole)
  const frame = (i: number): FilePart => ({ ...whole, offset: byteOffset + i * elements * format.bytes, elements })
  const warnings: string[] = []
  const surplus = ((await files.stat(rawPath))?.size ?? 0) - byteOffset - whole.elements * format.bytes
  if (surplus > 0) warnings.push(`${rawPath}: ${surplus} bytes after the last voxel were ignored`)

  const first = description.dataRange ? undefined : await readFilePart(files, frame(0))
  const dataRange = description.dataRange ?? (first && finiteRange(format, first)) ?? [0, 1]
  if (first) warnings.push(`${path}: no DataRange, so it was taken from the voxels: ${dataRange.join(' to ')}`)
  const common: Omit<VolumeOptions, 'source'> = {
    dimensions,
    format,
    modelMatrix: description.modelMatrix,
    ...(description.worldMatrix && { worldMatrix: description.worldMatrix }),
    dataMap: { dataRange, valueRange: description.valueRange ?? dataRange, valueAxis: description.valueAxis },
    ...(description.swizzle && { swizzle: description.swizzle }),
    ...(description.interpolation && { interpolation: description.interpolation }),
    ...(description.wrapping && { wrapping: description.wrapping }),
    axes: description.axes,
    metadata: description.metadata,
  }
  const volumes = Array.from(
    { length: sequences },
    (_, i) => new Volume({ ...common, source: i === 0 && first ? memory(first) : fileSource(files, frame(i)) }),
  )
  return { volumes, warnings }
}
