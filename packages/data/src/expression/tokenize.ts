import { DataError } from '../errors.ts'

export interface Token {
  readonly kind: 'number' | 'name' | 'operator' | 'end'
  readonly text: string
  readonly offset: number
}

const pattern = /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fF]?)|([A-Za-z_]\w*)|(<=|>=|==|!=|&&|\|\||[-+*/%()<>?:,!]))/y

/** Throws DataError at a character that no expression has. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  for (let start = 0; text.slice(start).trim() !== ''; start = pattern.lastIndex) {
    const [whole, number, name, operator] = pattern.exec(text) ?? []
    const found = number ?? name ?? operator
    if (whole === undefined || found === undefined)
      throw new DataError(`The formula has a character without meaning after character ${start}`, {
        offset: start,
        found: text.slice(start).trim(),
      })
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'operator'
    tokens.push({ kind, text: found, offset: start + whole.length - found.length })
  }
  return [...tokens, { kind: 'end', text: 'the end', offset: text.length }]
}
