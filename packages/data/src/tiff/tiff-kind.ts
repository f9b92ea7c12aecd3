import type { PartReader } from '../array-kind.ts'

/** A TIFF of several pages is mostly a volume, unless the second one is a smaller copy. Undefined when it is none. */
export async function tiffKind(read: PartReader): Promise<'image' | 'volume' | undefined> {
  const head = viewOf(await read(0, 16))
  if (head.byteLength < 8) return undefined
  const order = head.getUint16(0)
  const little = order === 0x4949
  const version = head.getUint16(2, little)
  const big = version === 43
  if ((!little && order !== 0x4d4d) || (version !== 42 && !big) || (big && head.byteLength < 16)) return undefined
  const number = (view: DataView, at: number): number => (big ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little))
  const [countBytes, entryBytes] = big ? [8, 20] : [2, 12]

  const first = number(head, big ? 8 : 4)
  const start = viewOf(await read(first, countBytes))
  if (start.byteLength < countBytes) return undefined
  const count = big ? number(start, 0) : start.getUint16(0, little)
  const link = viewOf(await read(first + countBytes + count * entryBytes, big ? 8 : 4))
  if (link.byteLength < (big ? 8 : 4)) return undefined
  const second = number(link, 0)
  if (second === 0) return 'image'
  const entry = viewOf(await read(second + countBytes, entryBytes))
  // Entries are in the order of their tags, of which 254 is the lowest in use.
  const isThumbnail =
    entry.byteLength === entryBytes && entry.getUint16(0, little) === 254 && (entry.getUint32(big ? 12 : 8, little) & 1) === 1
  return isThumbnail ? 'image' : 'volume'
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
