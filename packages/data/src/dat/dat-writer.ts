import { DataError } from '../errors.ts'
import type { Files } from '../files.ts'
import { extensionOf, fileNameOf } from '../path.ts'
import type { Volume } from '../volume.ts'

/**
 * Writes a volume as a `.dat` description and, beside it, a `.raw` file of the same name, little-endian. `readDat` gives the
 * same volume back: matrices, ranges, axes, sampling and metadata that fit into one line. Throws DataError for another extension.
 */
export async function writeDat(volume: Volume, path: string, files: Files, signal?: AbortSignal): Promise<void> {
  if (extensionOf(path) !== 'dat') throw new DataError('A volume is written under another name', { file: path, expected: '.dat' })
  const rawPath = `${path.slice(0, -'dat'.length)}raw`
  const array = await volume.read(signal)
  // First the numbers: a description without them would be a broken file.
  await files.write(rawPath, new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  await files.write(path, new TextEncoder().encode(datText(volume, fileNameOf(rawPath))))
}

/** The description of a volume whose numbers are in `rawFile`. */
export function datText(volume: Volume, rawFile: string): string {
  const { dimensions, format, modelMatrix: m, worldMatrix: w, dataMap, axes, swizzle, interpolation, wrapping, metadata } = volume
  const rows = [0, 1, 2].map(i => [m[i], m[4 + i], m[8 + i]])
  const worldRows = [0, 1, 2, 3].map(i => [w[i], w[4 + i], w[8 + i], w[12 + i]])
  const lines: readonly (readonly [key: string, value: string | readonly (number | undefined)[]])[] = [
    ['RawFile', rawFile],
    ['Resolution', dimensions],
    ['Format', format.name],
    ['ByteOffset', '0'],
    ['ByteOrder', 'LittleEndian'],
    ...rows.map((row, i) => [`BasisVector${i + 1}`, row] as const),
    ['Offset', m.slice(12, 15)],
    ...worldRows.map((row, i) => [`WorldVector${i + 1}`, row] as const),
    ['DataRange', dataMap.dataRange],
    ['ValueRange', dataMap.valueRange],
    ['ValueName', dataMap.valueAxis.name],
    ['ValueUnit', dataMap.valueAxis.unit],
    ...axes.flatMap(({ name, unit }, i) => [[`Axis${i + 1}Name`, name] as const, [`Axis${i + 1}Unit`, unit] as const]),
    ['SwizzleMask', swizzle],
    ['Interpolation', interpolation],
    ['Wrapping', wrapping.join(' ')],
    ...Object.entries(metadata).map(([key, value]) => [key, typeof value === 'string' && /^\w+$/.test(key) ? value : ''] as const),
  ]
  return (
    lines
      .map(([key, value]) => [key, typeof value === 'string' ? value : value.join(' ')] as const)
      // What does not fit into a line, or would be cut off as a comment, is left out.
      .filter(([, value]) => value.trim() !== '' && !/[#\r\n]/.test(value))
      .map(([key, value]) => `${key}: ${value}\n`)
      .join('')
  )
}
