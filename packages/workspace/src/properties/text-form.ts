/** How a value is spelled in an attribute. */
export interface TextForm<T> {
  /** Undefined when the text is none of this kind. */
  parse(text: string): T | undefined
  format(value: T): string
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** Also what C++ libraries write for infinities and NaN: `inf`, `-nan(ind)`, `1.#INF`. */
export const numberText: TextForm<number> = {
  parse: text => {
    const trimmed = text.trim()
    if (decimal.test(trimmed)) return Number(trimmed)
    const [, sign, kind] = /^([+-]?)(?:1\.#)?(inf|infinity|nan|ind|qnan)(?:\(\w*\))?0*$/i.exec(trimmed) ?? []
    if (kind === undefined) return undefined
    if (!kind.toLowerCase().startsWith('inf')) return Number.NaN
    return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  },
  format: value => {
    if (Number.isNaN(value)) return 'nan'
    if (Object.is(value, -0)) return '-0'
    if (Number.isFinite(value)) return String(value)
    return value < 0 ? '-inf' : 'inf'
  },
}

/** A bound or a step: NaN would make every comparison with it false. */
export const boundText: TextForm<number> = {
  parse: text => {
    const value = numberText.parse(text)
    return value === undefined || Number.isNaN(value) ? undefined : value
  },
  format: numberText.format,
}

/** Truncated, and clamped to what JSON numbers hold exactly: size_t properties use 2^64 - 1 for "no limit". */
export const wholeText: TextForm<number> = {
  parse: text => {
    const value = numberText.parse(text)
    if (value === undefined || Number.isNaN(value)) return undefined
    return Math.min(Math.max(Math.trunc(value), Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER) + 0
  },
  format: numberText.format,
}

const bools = new Map([
  ['0', false],
  ['1', true],
  ['false', false],
  ['true', true],
])

export const boolText: TextForm<boolean> = {
  parse: text => bools.get(text.trim()),
  format: value => (value ? '1' : '0'),
}

export const plainText: TextForm<string> = { parse: text => text, format: value => value }

/** The number of a name in the list. */
export function enumText<T extends string>(names: readonly T[]): TextForm<T> {
  return {
    parse: text => (/^\d+$/.test(text) ? names[Number(text)] : undefined),
    format: value => String(names.indexOf(value)),
  }
}

/** Bits of a whole number below 2^32, the most significant first. */
export const bitText: TextForm<number> = {
  parse: text => (/^[01]{1,32}$/.test(text) ? Number.parseInt(text, 2) : undefined),
  format: value => value.toString(2).padStart(32, '0'),
}
