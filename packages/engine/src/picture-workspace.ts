import { isPng, readPngText, withPngText } from '@ivw/data'
import { decodeWorkspace } from '@ivw/workspace'
import { workspaceKeyword as keyword } from './protocol.ts'

/** As much as is read of a workspace file. */
const limit = 64 * 2 ** 20

export function withWorkspace(png: Uint8Array, workspace: string): Uint8Array {
  return withPngText(png, keyword, workspace)
}

/**
 * The text of the workspace in the bytes of a file, which is a workspace or a PNG file that carries one.
 * Throws DataError, or Error with a sentence when a picture carries none.
 */
export function workspaceTextOf(bytes: Uint8Array, name: string): string {
  if (!isPng(bytes)) return decodeWorkspace(bytes)
  const text = readPngText(bytes, keyword, { name, limit })
  if (text === undefined) throw new Error(`${name} is a picture without a workspace`)
  return text
}
