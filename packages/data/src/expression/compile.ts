import { DataError } from '../errors.ts'
import { numberFunctions } from './functions.ts'
import { type Token, tokenize } from './tokenize.ts'

/** Values of the variables, in the order in which they were named. */
export type Formula = (...variables: number[]) => number

type Kind = 'int' | 'float' | 'bool'
/** Booleans are 0 and 1. */
interface Part {
  readonly kind: Kind
  readonly evaluate: (variables: readonly number[]) => number
}

/** From weak to strong; operators of one line bind alike, from the left. */
const precedence: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']]

/**
 * Makes a function of a formula as shaders have it: numbers, variables, constants, `+ - * / %`, comparisons, `a ? b : c` and GLSL's
 * functions of numbers. As there, numbers without a point are whole, so that `1/2` is 0. Throws DataError with the place of the mistake.
 */
export function compileFormula(text: string, variables: readonly string[], constants: Readonly<Record<string, number>> = {}): Formula {
  const { evaluate } = new Parser(text, variables, constants).parse()
  return (...values) => evaluate(values)
}

class Parser {
  readonly #tokens: readonly Token[]
  readonly #variables: readonly string[]
  readonly #constants: Readonly<Record<string, number>>
  #next = 0

  constructor(text: string, variables: readonly string[], constants: Readonly<Record<string, number>>) {
    this.#tokens = tokenize(text)
    this.#variables = variables
    this.#constants = constants
  }

  parse(): Part {
    const part = this.#choice()
    if (this.#token.kind !== 'end') throw this.#mistake('an operator or the end')
    return part
  }

  get #token(): Token {
    return this.#tokens[this.#next] as Token
  }

  #takes(text: string): boolean {
    if (this.#token.kind !== 'operator' || this.#token.text !== text) return false
    this.#next++
    return true
  }

  #expect(text: string): void {
    if (!this.#takes(text)) throw this.#mistake(`"${text}"`)
  }

  /** `why` comes first, before a long list of what is expected. */
  #mistake(expected: string, why?: string): DataError {
    const { offset, text, kind } = this.#token
    const place = `The formula cannot be understood at character ${offset + 1}`
    return new DataError(why === undefined ? place : `${place}: ${why}`, {
      offset,
      expected,
      found: kind === 'end' ? text : `"${text}"`,
    })
  }

  #choice(): Part {
    const condition = this.#operation(0)
    if (!this.#takes('?')) return condition
    const yes = this.#choice()
    this.#expect(':')
    const no = this.#choice()
    const kind = yes.kind === no.kind ? yes.kind : 'float'
    return { kind, evaluate: values => (condition.evaluate(values) ? yes.evaluate(values) : no.evaluate(values)) }
  }

  #operation(level: number): Part {
    const operators = precedence[level]
    if (!operators) return this.#unary()
    let left = this.#operation(level + 1)
    for (let operator = operators.find(text => this.#takes(text)); operator; operator = operators.find(text => this.#takes(text)))
      left = operation(operator, left, this.#operation(level + 1))
    return left
  }

  #unary(): Part {
    if (this.#takes('+')) return this.#unary()
    if (this.#takes('-')) {
      const { kind, evaluate } = this.#unary()
      return { kind, evaluate: values => -evaluate(values) }
    }
    if (this.#takes('!')) {
      const { evaluate } = this.#unary()
      return { kind: 'bool', evaluate: values => (evaluate(values) ? 0 : 1) }
    }
    return this.#operand()
  }

  #operand(): Part {
    const { kind, text } = this.#token
    if (this.#takes('(')) {
      const inner = this.#choice()
      this.#expect(')')
      return inner
    }
    if (kind !== 'number' && kind !== 'name') throw this.#mistake('a number, a name or "("')
    this.#next++
    if (kind === 'number') return number(text)
    if (this.#takes('(')) return this.#call(text)
    const index = this.#variables.indexOf(text)
    if (index >= 0) return { kind: 'float', evaluate: values => values[index] as number }
    const constant = this.#constants[text]
    if (constant !== undefined) return { kind: 'float', evaluate: () => constant }
    this.#next--
    throw this.#mistake(`one of ${[...this.#variables, ...Object.keys(this.#constants)].join(', ')} or a function`)
  }

  #call(name: string): Part {
    const forms = numberFunctions[name]
    if (!forms) {
      this.#next -= 2
      throw this.#mistake(`one of the functions ${Object.keys(numberFunctions).join(', ')}`, `"${name}" is no function`)
    }
    const parameters: Part[] = []
    do parameters.push(this.#choice())
    while (this.#takes(','))
    const form = forms.find(({ arity }) => arity === parameters.length)
    if (!form) throw this.#mistake(`${forms.map(({ arity }) => arity).join(' or ')} values for ${name}`)
    this.#expect(')')
    const isWhole = form.whole && (name === 'int' || parameters.every(({ kind }) => kind === 'int'))
    return { kind: isWhole ? 'int' : 'float', evaluate: values => form.apply(...parameters.map(({ evaluate }) => evaluate(values))) }
  }
}

function number(text: string): Part {
  const value = Number(text.replace(/[fF]$/, ''))
  return { kind: /^\d+$/.test(text) ? 'int' : 'float', evaluate: () => value }
}

function operation(operator: string, { kind: a, evaluate: left }: Part, { kind: b, evaluate: right }: Part): Part {
  const kind: Kind = a === 'int' && b === 'int' ? 'int' : 'float'
  const yes = (test: (values: readonly number[]) => boolean): Part => ({ kind: 'bool', evaluate: values => (test(values) ? 1 : 0) })
  switch (operator) {
    case '+':
      return { kind, evaluate: values => left(values) + right(values) }
    case '-':
      return { kind, evaluate: values => left(values) - right(values) }
    case '*':
      return { kind, evaluate: values => left(values) * right(values) }
    case '/':
      if (kind === 'int') return { kind, evaluate: values => Math.trunc(left(values) / right(values)) }
      return { kind, evaluate: values => left(values) / right(values) }
    case '%':
      return { kind, evaluate: values => left(values) % right(values) }
    case '<':
      return yes(values => left(values) < right(values))
    case '>':
      return yes(values => left(values) > right(values))
    case '<=':
      return yes(values => left(values) <= right(values))
    case '>=':
      return yes(values => left(values) >= right(values))
    case '==':
      return yes(values => left(values) === right(values))
    case '!=':
      return yes(values => left(values) !== right(values))
    case '&&':
      return yes(values => left(values) !== 0 && right(values) !== 0)
    default:
      return yes(values => left(values) !== 0 || right(values) !== 0)
  }
}
