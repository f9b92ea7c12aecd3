import { DataError } from '../errors.ts'

export interface ShaderToken {
  readonly kind: 'number' | 'name' | 'operator' | 'end'
  readonly text: string
  /** From 1. */
  readonly line: number
}

const pattern = /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFuU]?)|([A-Za-z_]\w*)|(<=|>=|==|!=|&&|\|\||[-+*/]=|[-+*/%()<>?:,!;{}.=]))/y

/**
 * Words of a shader. Comments and lines for the preprocessor that bring nothing (`#version`, `#include` of what is built in) are left
 * out. Throws DataError with the line of anything else.
 */
export function shaderTokens(text: string): ShaderToken[] {
  const plain = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, comment => comment.replace(/[^\n]/g, ' '))
  const code = plain.split('\n').map((line, i) => (/^\s*#/.test(line) ? directive(line.trim(), i + 1) : line))
  const tokens = code.flatMap((line, i) => wordsOf(line, i + 1))
  return [...tokens, { kind: 'end', text: 'the end', line: code.length }]
}

function directive(text: string, line: number): string {
  if (/^#\s*(version\b|include\s+"utils\/[\w/.-]+\.glsl"$)/.test(text)) return ''
  throw new DataError(`Line ${line} of the shader has an instruction that is not known here`, {
    expected: '#version, or #include of a file of utils/',
    found: text,
  })
}

function wordsOf(text: string, line: number): ShaderToken[] {
  const tokens: ShaderToken[] = []
  pattern.lastIndex = 0
  for (let start = 0; text.slice(start).trim() !== ''; start = pattern.lastIndex) {
    const [whole, number, name, operator] = pattern.exec(text) ?? []
    if (whole === undefined)
      throw new DataError(`Line ${line} of the shader has a character without meaning`, { found: text.slice(start).trim() })
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'operator'
    tokens.push({ kind, text: (number ?? name ?? operator) as string, line })
  }
  return tokens
}
