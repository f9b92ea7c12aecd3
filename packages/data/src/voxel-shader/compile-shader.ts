import { componentIndices, ExpressionParser, type ObjectFunction } from './expression-parser.ts'
import { isShaderType, type ShaderPart, type ShaderType, sizeOf, type Variables } from './shader-value.ts'

export interface ShaderSurroundings {
  /** Variables that the shader may declare as `in`, and does not have to. */
  readonly inputs: Readonly<Record<string, ShaderType>>
  readonly outputs: Readonly<Record<string, ShaderType>>
  /** Types of uniforms that are there, such as `sampler3D`, by name. */
  readonly uniforms: Readonly<Record<string, string>>
  readonly functions: Readonly<Record<string, ObjectFunction>>
}

/** Runs `main` once: reads inputs and sets outputs. */
export type ShaderProgram = (variables: Variables) => void
type Statement = (variables: Variables) => 'done' | 'returned'

const assignments = ['=', '+=', '-=', '*=', '/='] as const

/**
 * Makes a program of a shader in GLSL: `main` with declarations, assignments, `if` and `return`. Loops and functions of its own are not
 * understood. As in GLSL of desktops, whole numbers become floats where these are wanted. Throws DataError with the line of a mistake.
 */
export function compileShader(text: string, surroundings: ShaderSurroundings): ShaderProgram {
  return new ShaderParser(text, surroundings).parse()
}

class ShaderParser extends ExpressionParser {
  readonly #surroundings: ShaderSurroundings

  constructor(text: string, surroundings: ShaderSurroundings) {
    super(text, surroundings.functions)
    this.#surroundings = surroundings
    for (const [name, type] of [...Object.entries(surroundings.inputs), ...Object.entries(surroundings.outputs)])
      this.variables.set(name, type)
    for (const name of Object.keys(surroundings.uniforms)) this.objects.add(name)
  }

  parse(): ShaderProgram {
    while (!this.takes('void')) this.#declaration()
    this.expect('main')
    this.expect('(')
    this.takes('void')
    this.expect(')')
    const body = this.#block()
    if (this.token.kind !== 'end') throw this.mistake('nothing after main: functions of its own are not understood')
    return variables => void body(variables)
  }

  /** `uniform sampler3D volume;` and the like name what is there already. */
  #declaration(): void {
    const { inputs, outputs, uniforms } = this.#surroundings
    const kinds: Readonly<Record<string, Readonly<Record<string, string>>>> = { uniform: uniforms, in: inputs, out: outputs }
    const known = kinds[this.token.text]
    if (!known) throw this.mistake('a declaration (uniform, in, out) or "void main()"')
    this.expect(this.token.text)
    const type = this.name('a type')
    const all = Object.entries(known).filter(([, knownType]) => knownType === type)
    if (!all.some(([name]) => name === this.token.text))
      throw this.mistake(all.map(([name]) => name).join(' or ') || `one of the types ${[...new Set(Object.values(known))].join(', ')}`)
    this.expect(this.token.text)
    this.expect(';')
  }

  #block(): Statement {
    this.expect('{')
    const statements: Statement[] = []
    while (!this.takes('}')) statements.push(this.#statement())
    return variables => (statements.some(statement => statement(variables) === 'returned') ? 'returned' : 'done')
  }

  #statement(): Statement {
    if (this.token.text === '{') return this.#block()
    if (this.takes('if')) return this.#condition()
    if (this.takes('return')) {
      this.expect(';')
      return () => 'returned'
    }
    const isConstant = this.takes('const')
    const { text } = this.token
    if (isShaderType(text)) return this.#variable(this.name('a type') as ShaderType)
    if (isConstant) throw this.mistake('a type')
    return this.#assignment()
  }

  #condition(): Statement {
    this.expect('(')
    const { evaluate } = this.expression()
    this.expect(')')
    const yes = this.#statement()
    const no: Statement = this.takes('else') ? this.#statement() : () => 'done'
    return variables => (evaluate(variables)[0] ? yes(variables) : no(variables))
  }

  #variable(type: ShaderType): Statement {
    const name = this.name('a name')
    const value = this.takes('=') ? this.#converted(this.expression(), type) : undefined
    this.expect(';')
    this.variables.set(name, type)
    const nothing = new Array(sizeOf(type)).fill(0)
    return variables => {
      variables.set(name, value?.evaluate(variables) ?? nothing)
      return 'done'
    }
  }

  #assignment(): Statement {
    const name = this.token.text
    const type = this.variables.get(name)
    if (!type || name in this.#surroundings.inputs) throw this.mistake('a statement: a declaration, an assignment, if or return')
    this.expect(name)
    const indices = this.takes('.')
      ? componentIndices(this.name('components'), sizeOf(type))
      : Array.from({ length: sizeOf(type) }, (_, i) => i)
    if (!indices) throw this.mistake(`components of a ${type}`)
    const operator = assignments.find(text => this.takes(text))
    if (!operator) throw this.mistake(assignments.join(' '))
    const target: ShaderPart = {
      type: indices.length === sizeOf(type) ? type : ((['float', 'vec2', 'vec3', 'vec4'] as const)[indices.length - 1] ?? 'float'),
      evaluate: variables => indices.map(i => variables.get(name)?.[i] ?? 0),
    }
    const right = this.expression()
    const value = this.#converted(operator === '=' ? right : this.operation(operator.slice(0, 1), target, right), target.type)
    this.expect(';')
    return variables => {
      const numbers = value.evaluate(variables)
      const next = [...(variables.get(name) ?? new Array(sizeOf(type)).fill(0))]
      indices.forEach((i, n) => {
        next[i] = numbers[n] as number
      })
      variables.set(name, next)
      return 'done'
    }
  }

  /** Whole numbers become floats; nothing else changes its type. */
  #converted(part: ShaderPart, type: ShaderType): ShaderPart {
    if (part.type !== type && !(part.type === 'int' && type === 'float')) throw this.mistake(`a ${type} before it, not a ${part.type}`)
    return part
  }
}
