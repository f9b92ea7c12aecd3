/** What is wrong with a typed number, as a sentence for the user. */
export class ExpressionError extends Error {
  override name = 'ExpressionError'
}

const constants: Readonly<Record<string, number>> = {
  pi: Math.PI,
  tau: 2 * Math.PI,
  e: Math.E,
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  nan: Number.NaN,
}

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  abs: Math.abs,
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  atan2: Math.atan2,
  cbrt: Math.cbrt,
  ceil: Math.ceil,
  cos: Math.cos,
  deg: value => (value * 180) / Math.PI,
  exp: Math.exp,
  floor: Math.floor,
  log: Math.log,
  log10: Math.log10,
  log2: Math.log2,
  max: Math.max,
  min: Math.min,
  pow: Math.pow,
  rad: value => (value * Math.PI) / 180,
  round: Math.round,
  sin: Math.sin,
  sqrt: Math.sqrt,
  tan: Math.tan,
}

/**
 * The number that a user typed: `0.5`, `2*pi/3`, `sqrt(2)^3`, `x*2` with the variables given, `0,5` with a decimal comma.
 * Angles in radians. Throws ExpressionError; nothing but arithmetic is ever evaluated.
 */
export function evaluateExpression(text: string, variables: Readonly<Record<string, number>> = {}): number {
  const decimalComma = /^\s*[+-]?\d+,\d+\s*$/.test(text)
  const parser = new Parser(decimalComma ? text.replace(',', '.') : text, variables)
  return parser.whole()
}

const deepest = 100

class Parser {
  readonly #tokens: readonly string[]
  readonly #variables: Readonly<Record<string, number>>
  #next = 0
  #depth = 0

  constructor(text: string, variables: Readonly<Record<string, number>>) {
    this.#tokens = tokens(text)
    this.#variables = variables
  }

  whole(): number {
    if (this.#tokens.length === 0) throw new ExpressionError('Type a number.')
    const value = this.#sum()
    const rest = this.#tokens[this.#next]
    if (rest !== undefined) throw new ExpressionError(`“${rest}” was not expected here.`)
    return value
  }

  #sum(): number {
    let value = this.#product()
    for (;;) {
      if (this.#take('+')) value += this.#product()
      else if (this.#take('-')) value -= this.#product()
      else return value
    }
  }

  #product(): number {
    let value = this.#signed()
    for (;;) {
      if (this.#take('*')) value *= this.#signed()
      else if (this.#take('/')) value /= this.#signed()
      else if (this.#take('%')) value %= this.#signed()
      else return value
    }
  }

  #signed(): number {
    if (++this.#depth > deepest) throw new ExpressionError('This expression is nested too deeply.')
    try {
      if (this.#take('-')) return -this.#signed()
      if (this.#take('+')) return this.#signed()
      const base = this.#primary()
      return this.#take('^') || this.#take('**') ? base ** this.#signed() : base
    } finally {
      this.#depth--
    }
  }

  #primary(): number {
    const token = this.#tokens[this.#next++]
    if (token === undefined) throw new ExpressionError('Something is missing at the end.')
    if (token === '(') return this.#closed(this.#sum())
    if (/^[\d.]/.test(token)) return Number(token)
    if (/^[a-z]/i.test(token)) return this.#named(token)
    throw new ExpressionError(`“${token}” was not expected here.`)
  }

  #named(name: string): number {
    const lower = name.toLowerCase()
    if (this.#take('(')) {
      const call = own(functions, lower)
      if (!call) throw new ExpressionError(`There is no function “${name}”.`)
      const values = [this.#sum()]
      while (this.#take(',')) values.push(this.#sum())
      return this.#closed(call(...values))
    }
    const value = own(this.#variables, name) ?? own(constants, lower)
    if (value === undefined) throw new ExpressionError(`“${name}” is no number.`)
    return value
  }

  #closed(value: number): number {
    if (!this.#take(')')) throw new ExpressionError('A closing bracket is missing.')
    return value
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#next] !== token) return false
    this.#next++
    return true
  }
}

function tokens(text: string): string[] {
  const found = text.matchAll(/\s*((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|[a-z_]\w*|\*\*|\S)/giy)
  return [...found].map(match => match[1] as string)
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
