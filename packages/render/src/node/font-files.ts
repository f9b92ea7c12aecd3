import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { FontId } from '../text/font-faces.ts'

/** Found through the package: this file may have been bundled into another one. */
const { resolve } = createRequire(import.meta.url)

/** The file of a font. */
export async function readFontFile(id: FontId): Promise<ArrayBuffer> {
  const file = id === 'arial' ? 'LiberationSans-Regular' : id
  const bytes = await readFile(resolve(`@ivw/render/fonts/${file}.ttf`))
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}
