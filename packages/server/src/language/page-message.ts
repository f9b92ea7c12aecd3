import { existsSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { checkedPath, isInside } from '../files/path-rules.ts'

/** What a page may ask for. Everything else of the protocol (commands, renaming files, settings) is not for it. */
const methods = [
  'initialize',
  'initialized',
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didClose',
  'textDocument/completion',
  'textDocument/hover',
  'textDocument/signatureHelp',
  'textDocument/definition',
  '$/cancelRequest',
] as const

export const pageMessage = z.looseObject({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.number(), z.string().max(100)]).optional(),
  method: z.enum(methods),
  params: z.looseObject({ textDocument: z.looseObject({ uri: z.string().max(10_000) }).optional() }).optional(),
})

export type PageMessage = z.infer<typeof pageMessage>

/** The files that a page has open: only they may be asked about, and only those of the given folders may be opened. */
export class OpenedFiles {
  readonly #folders: () => readonly string[]
  readonly #uris = new Set<string>()

  constructor(folders: () => readonly string[]) {
    this.#folders = folders
  }

  has(uri: string): boolean {
    return this.#uris.has(uri)
  }

  /** Why a message is not passed on, as a sentence; undefined when it is. */
  refuse({ method, params }: PageMessage): string | undefined {
    if (!method.startsWith('textDocument/')) return undefined
    const uri = params?.textDocument?.uri
    if (uri === undefined) return `${method} names no file.`
    if (method === 'textDocument/didOpen') {
      if (!this.#mayOpen(uri)) return 'Only files in the folders of processors and of the workspace are looked at.'
      this.#uris.add(uri)
      return undefined
    }
    if (!this.#uris.has(uri)) return 'The file is not open.'
    if (method === 'textDocument/didClose') this.#uris.delete(uri)
    return undefined
  }

  #mayOpen(uri: string): boolean {
    // A script that is in no file yet.
    if (/^untitled:[\w.%-]+$/.test(uri)) return true
    try {
      const path = realpathSync(checkedPath(fileURLToPath(uri)))
      return this.#folders().some(folder => existsSync(folder) && isInside(path, realpathSync(folder)))
    } catch {
      // No file address, a path that no file may have, or no such file: it is not in one of the folders.
      return false
    }
  }
}
