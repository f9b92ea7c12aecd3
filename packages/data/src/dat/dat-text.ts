import { DataError } from '../errors.ts'

/** A description of a volume is a page of text; what is larger is something else with the wrong name. */
const largestText = 1 << 20

export interface DatEntries {
  /** Last value of each key, by its name in lower case, with the name as written and its line. */
  readonly entries: ReadonlyMap<string, { readonly key: string; readonly value: string; readonly line: number }>
  /** In order of appearance. */
  readonly datFiles: readonly string[]
  readonly warnings: readonly string[]
}

/**
 * Splits the text of a `.dat` file into keys and values. UTF-8 with or without a mark, else Latin-1; any line ends;
 * lines that begin with `#` or `/` and all after a `#` are comments. Throws DataError when it is too large.
 */
export function parseDatText(bytes: Uint8Array, file: string): DatEntries {
  if (bytes.length > largestText)
    throw new DataError('A .dat file is a short text', { file, expected: `at most ${largestText} bytes`, found: `${bytes.length} bytes` })
  const entries = new Map<string, { key: string; value: string; line: number }>()
  const datFiles: string[] = []
  const warnings: string[] = []
  decodeText(bytes)
    .split(/\r\n|\r|\n/)
    .forEach((raw, i) => {
      const text = raw.trim()
      if (text === '' || text.startsWith('/') || text.startsWith('#')) return
      const content = text.split('#', 1)[0] ?? ''
      const colon = content.indexOf(':')
      if (colon < 0) {
        warnings.push(`${file}, line ${i + 1}: no "key: value", ignored`)
        return
      }
      const key = content.slice(0, colon).trim()
      const value = content.slice(colon + 1).trim()
      const name = key.toLowerCase()
      if (name === 'datfile') datFiles.push(value)
      else {
        if (entries.has(name)) warnings.push(`${file}, line ${i + 1}: ${key} is given twice, the last one counts`)
        entries.set(name, { key, value, line: i + 1 })
      }
    })
  return { entries, datFiles, warnings }
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: older tools wrote Latin-1, in which every byte is a character.
    return new TextDecoder('latin1').decode(bytes)
  }
}
