import { DataError } from '../errors.ts'
import {
  eachComponent,
  floatType,
  type ShaderPart,
  type ShaderType,
  type ShaderValue,
  shaderFunction,
  sizeOf,
  type Variables,
} from './shader-value.ts'
import { type ShaderToken, shaderTokens } from './tokens.ts'

/** Functions besides those of the language, such as reading a volume; they are given names of objects as they stand. */
export type ObjectFunction = (objects: readonly string[], values: readonly ShaderPart[]) => ShaderPart | undefined

/** From weak to strong; operators of one line bind alike, from the left. */
const precedence: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']]
const componentNames = ['xyzw', 'rgba', 'stpq'] as const

/** Reads the expressions of a shader (GLSL 4.5, 5): scalars, vectors, their components, operators, functions. */
export class ExpressionParser {
  /** Variables that can be read, with their types. */
  readonly variables = new Map<string, ShaderType>()
  /** Samplers and structures. */
  readonly objects = new Set<string>()
  readonly #functions: Readonly<Record<string, ObjectFunction>>
  readonly #tokens: readonly ShaderToken[]
  #next = 0

  constructor(text: string, functions: Readonly<Record<string, ObjectFunction>>) {
    this.#tokens = shaderTokens(text)
    this.#functions = functions
  }

  get token(): ShaderToken {
    return this.#tokens[this.#next] as ShaderToken
  }

  takes(text: string): boolean {
    if (this.token.kind === 'number' || this.token.kind === 'end' || this.token.text !== text) return false
    this.#next++
    return true
  }

  expect(text: string): void {
    if (!this.takes(text)) throw this.mistake(`"${text}"`)
  }

  name(expected: string): string {
    const { kind, text } = this.token
    if (kind !== 'name') throw this.mistake(expected)
    this.#next++
    return text
  }

  mistake(expected: string): DataError {
    const { line, text, kind } = this.token
    return new DataError(`Line ${line} of the shader cannot be understood`, { expected, found: kind === 'end' ? text : `"${text}"` })
  }

  expression(): ShaderPart {
    const condition = this.#operation(0)
    if (!this.takes('?')) return condition
    const yes = this.expression()
    this.expect(':')
    const no = this.expression()
    if (sizeOf(yes.type) !== sizeOf(no.type)) throw this.mistake('two values of the same type')
    const type = yes.type === no.type ? yes.type : floatType(sizeOf(yes.type))
    return { type, evaluate: variables => (condition.evaluate(variables)[0] ? yes.evaluate(variables) : no.evaluate(variables)) }
  }

  #operation(level: number): ShaderPart {
    const operators = precedence[level]
    if (!operators) return this.#unary()
    let left = this.#operation(level + 1)
    for (let operator = operators.find(text => this.takes(text)); operator; operator = operators.find(text => this.takes(text)))
      left = this.operation(operator, left, this.#operation(level + 1))
    return left
  }

  /** Throws DataError when the operands do not go together. */
  operation(operator: string, left: ShaderPart, right: ShaderPart): ShaderPart {
    const [a, b] = [sizeOf(left.type), sizeOf(right.type)]
    if (a !== b && a !== 1 && b !== 1) throw this.mistake(`values for "${operator}" of the same size`)
    const size = Math.max(a, b)
    const isWhole = left.type === 'int' && right.type === 'int'
    const apply = operations[operator] as (a: number, b: number) => number
    const isComparison = !'+-*/%'.includes(operator)
    const type = isComparison ? 'bool' : isWhole ? 'int' : floatType(size)
    const compute = operator === '/' && isWhole ? (x: number, y: number) => Math.trunc(x / y) : apply
    return {
      type,
      evaluate: variables => {
        const [x, y] = [left.evaluate(variables), right.evaluate(variables)]
        return isComparison ? [compared(operator, apply, x, y)] : eachComponent(size, [x, y], compute)
      },
    }
  }

  #unary(): ShaderPart {
    if (this.takes('+')) return this.#unary()
    if (this.takes('-')) {
      const { type, evaluate } = this.#unary()
      return { type, evaluate: variables => evaluate(variables).map(x => -x) }
    }
    if (this.takes('!')) {
      const { evaluate } = this.#unary()
      return { type: 'bool', evaluate: variables => [evaluate(variables)[0] ? 0 : 1] }
    }
    let part = this.#operand()
    while (this.takes('.'))
      part = components(part, this.name('components, such as xyz'), () => this.mistake(`components of a ${part.type}`))
    return part
  }

  #operand(): ShaderPart {
    const { kind, text } = this.token
    if (this.takes('(')) {
      const inner = this.expression()
      this.expect(')')
      return inner
    }
    if (kind === 'number') {
      this.#next++
      const value = [Number(text.replace(/[fFuU]$/, ''))]
      return { type: /[.eEfF]/.test(text) ? 'float' : 'int', evaluate: () => value }
    }
    if (kind !== 'name') throw this.mistake('a number, a name or "("')
    if (text === 'true' || text === 'false') {
      this.#next++
      return { type: 'bool', evaluate: () => [text === 'true' ? 1 : 0] }
    }
    const type = this.variables.get(text)
    if (!type && this.#tokens[this.#next + 1]?.text !== '(') throw this.mistake('a variable or a function')
    this.#next++
    return type ? { type, evaluate: variables => variables.get(text) as ShaderValue } : this.#call(text)
  }

  #call(name: string): ShaderPart {
    const unknown = this.mistake(`arguments that ${name} takes, or a function that is known here`)
    this.expect('(')
    const [objects, values]: [string[], ShaderPart[]] = [[], []]
    while (!this.takes(')')) {
      if (objects.length + values.length > 0) this.expect(',')
      if (this.token.kind === 'name' && this.objects.has(this.token.text)) objects.push(this.name('a name'))
      else values.push(this.expression())
    }
    const part = this.#functions[name]?.(objects, values) ?? (objects.length === 0 ? shaderFunction(name, values) : undefined)
    if (!part) throw unknown
    return part
  }
}

/** Indices of components by their names; undefined when a value of this size has no such components. */
export function componentIndices(names: string, size: number): readonly number[] | undefined {
  const set = componentNames.find(letters => [...names].every(letter => letters.slice(0, size).includes(letter)))
  return set && names.length <= 4 ? [...names].map(letter => set.indexOf(letter)) : undefined
}

function components({ type, evaluate }: ShaderPart, names: string, mistake: () => DataError): ShaderPart {
  const indices = componentIndices(names, sizeOf(type))
  if (!indices) throw mistake()
  return {
    type: floatType(indices.length),
    evaluate: (variables: Variables) => {
      const value = evaluate(variables)
      return indices.map(i => value[i] as number)
    },
  }
}

/** Vectors are equal when all components are. */
function compared(operator: string, apply: (a: number, b: number) => number, x: ShaderValue, y: ShaderValue): number {
  if (operator === '!=') return x.some((a, i) => a !== y[i]) ? 1 : 0
  return x.every((a, i) => apply(a, y[i] as number)) ? 1 : 0
}

const yes = (condition: boolean): number => (condition ? 1 : 0)
const operations: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '<': (a, b) => yes(a < b),
  '>': (a, b) => yes(a > b),
  '<=': (a, b) => yes(a <= b),
  '>=': (a, b) => yes(a >= b),
  '==': (a, b) => yes(a === b),
  '!=': (a, b) => yes(a !== b),
  '&&': (a, b) => yes(a !== 0 && b !== 0),
  '||': (a, b) => yes(a !== 0 || b !== 0),
}
