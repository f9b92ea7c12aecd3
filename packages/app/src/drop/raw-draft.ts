import { formatByName, formats } from '@ivw/data'
import type { RawDataView } from '@ivw/engine/protocol'

/** A description of a raw file while the user types it. */
export interface RawDraft {
  readonly dimensions: readonly [x: string, y: string, z: string]
  readonly format: string
  readonly bigEndian: boolean
  readonly byteOffset: string
}

export const formatNames: readonly string[] = formats.map(({ name }) => name)
const usualFormats = ['UINT8', 'UINT16', 'FLOAT32', 'FLOAT64'] as const

/** A first guess: the cube that has as many bytes as the file. */
export function guessDraft(bytes: number): RawDraft {
  const cubes = usualFormats.map(format => [format, Math.round(Math.cbrt(bytes / formatByName(format).bytes))] as const)
  const [format, edge] = cubes.find(([name, n]) => n > 0 && n ** 3 * formatByName(name).bytes === bytes) ?? ['UINT8', undefined]
  const length = edge === undefined ? '' : String(edge)
  return { dimensions: [length, length, length], format, bigEndian: false, byteOffset: '0' }
}

export function draftOf({ dimensions: [x, y, z], format, bigEndian, byteOffset }: RawDataView): RawDraft {
  return { dimensions: [String(x), String(y), String(z)], format, bigEndian, byteOffset: String(byteOffset) }
}

/** Undefined while something is missing or no whole number. */
export function rawDataOf({ dimensions, format, bigEndian, byteOffset }: RawDraft): RawDataView | undefined {
  const [x, y, z, offset] = [...dimensions, byteOffset].map(text => (/^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN))
  if (x === undefined || y === undefined || z === undefined || offset === undefined) return undefined
  return x >= 1 && y >= 1 && z >= 1 && offset >= 0 ? { dimensions: [x, y, z], format, bigEndian, byteOffset: offset } : undefined
}

/** Bytes that the file has to have at least. */
export function describedBytes({ dimensions: [x, y, z], format, byteOffset }: RawDataView): number {
  return byteOffset + x * y * z * formatByName(format).bytes
}

/** Whether the file holds what is described. */
export function isReadable(draft: RawDraft | undefined, bytes: number | undefined): boolean {
  const raw = draft && rawDataOf(draft)
  return raw !== undefined && (bytes === undefined || describedBytes(raw) <= bytes)
}
