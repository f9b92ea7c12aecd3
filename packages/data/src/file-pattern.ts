export interface FilePatternOptions {
  /** `###` also matches numbers with less than three digits. Default true. */
  readonly matchShorterNumbers?: boolean | undefined
  /** Only files whose number is from the first to the second one. */
  readonly range?: readonly [from: number, to: number] | undefined
}

export interface PatternMatch {
  readonly name: string
  /** What stands for the first `#`; undefined when the pattern has none. */
  readonly index: number | undefined
}

/**
 * The names that match a pattern, sorted by number, then by name (by their bytes). `#` stands for digits, at least as many as there are
 * signs, `*` for anything, `?` for one character.
 */
export function matchFiles(pattern: string, names: readonly string[], options: FilePatternOptions = {}): PatternMatch[] {
  const expression = toExpression(pattern, options.matchShorterNumbers ?? true)
  const matches = names.flatMap((name): PatternMatch[] => {
    const found = expression.exec(name)
    if (!found) return []
    return [{ name, index: found[1] === undefined ? undefined : Number(found[1]) }]
  })
  const { range } = options
  const kept = range ? matches.filter(({ index }) => index !== undefined && index >= range[0] && index <= range[1]) : matches
  return kept.sort((a, b) => (a.index ?? 0) - (b.index ?? 0) || (a.name < b.name ? -1 : 1))
}

function toExpression(pattern: string, matchShorterNumbers: boolean): RegExp {
  const parts = pattern.split(/(#+|\*|\?)/).map(part => {
    if (part === '*') return '.*'
    if (part === '?') return '.'
    if (part.startsWith('#')) return `(\\d{${matchShorterNumbers ? 1 : part.length},})`
    return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`, 's')
}
