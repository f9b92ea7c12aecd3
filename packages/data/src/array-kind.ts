import { npyHeadBytes, npyKind } from './npy/npy-kind.ts'
import { tiffKind } from './tiff/tiff-kind.ts'

/** Bytes of a file; fewer at its end. */
export type PartReader = (offset: number, length: number) => Promise<Uint8Array>

/** Names of files whose content tells whether they are an image or a volume. */
export const isOfTwoKinds = (name: string): boolean => /\.(npy|tiff?)$/i.test(name)

/** What the numbers in such a file mostly are, told from a few of its bytes; undefined when neither, or when the file is damaged. */
export async function arrayKind(name: string, read: PartReader): Promise<'image' | 'volume' | undefined> {
  return /\.npy$/i.test(name) ? npyKind(await read(0, npyHeadBytes)) : tiffKind(read)
}
