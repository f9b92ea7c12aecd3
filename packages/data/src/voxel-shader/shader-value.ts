import { numberFunctions } from '../expression/functions.ts'

/** Numbers of a value: one of a scalar, two to four of a vector. Booleans are 0 and 1. */
export type ShaderValue = readonly number[]
export type ShaderType = 'bool' | 'int' | 'float' | 'vec2' | 'vec3' | 'vec4'

const sizes: Readonly<Record<ShaderType, number>> = { bool: 1, int: 1, float: 1, vec2: 2, vec3: 3, vec4: 4 }

export function isShaderType(name: string): name is ShaderType {
  return Object.hasOwn(sizes, name)
}

export const sizeOf = (type: ShaderType): number => sizes[type]

export function floatType(size: number): ShaderType {
  return (['float', 'vec2', 'vec3', 'vec4'] as const)[size - 1] ?? 'float'
}

/** What variables hold at one place, by name. */
export type Variables = Map<string, ShaderValue>

export interface ShaderPart {
  readonly type: ShaderType
  readonly evaluate: (variables: Variables) => ShaderValue
}

/** Applies a function of numbers to each component; scalars go with all of them. */
export function eachComponent(size: number, values: readonly ShaderValue[], apply: (...numbers: number[]) => number): ShaderValue {
  const result: number[] = []
  for (let i = 0; i < size; i++) result.push(apply(...values.map(value => (value.length === 1 ? value[0] : value[i]) as number)))
  return result
}

/** A function of the language and what it gives for these arguments; undefined where it takes no such arguments. */
export function shaderFunction(name: string, parameters: readonly ShaderPart[]): ShaderPart | undefined {
  const own = vectorFunctions[name]?.(parameters)
  if (own) return own
  const form = numberFunctions[name]?.find(({ arity }) => arity === parameters.length)
  const size = Math.max(...parameters.map(({ type }) => sizes[type]))
  if (!form || parameters.some(({ type }) => sizes[type] !== 1 && sizes[type] !== size)) return undefined
  const isWhole = form.whole === true && (name === 'int' || parameters.every(({ type }) => type === 'int'))
  return {
    type: isWhole && size === 1 ? 'int' : floatType(size),
    evaluate: variables => eachComponent(size, values(parameters, variables), form.apply),
  }
}

const values = (parts: readonly ShaderPart[], variables: Variables): ShaderValue[] => parts.map(({ evaluate }) => evaluate(variables))
const inner = (a: ShaderValue, b: ShaderValue): number => a.reduce((sum, x, i) => sum + x * (b[i] as number), 0)

function made(type: ShaderType, parts: readonly ShaderPart[], make: (...all: ShaderValue[]) => ShaderValue): ShaderPart {
  return { type, evaluate: variables => make(...values(parts, variables)) }
}

function vector(type: ShaderType) {
  return (parts: readonly ShaderPart[]): ShaderPart | undefined => {
    const count = parts.reduce((sum, part) => sum + sizes[part.type], 0)
    const size = sizes[type]
    if (parts.length === 1 && count === 1) return made(type, parts, value => new Array(size).fill(value[0]))
    const isLonger = parts.length === 1 && count > size
    return count === size || isLonger ? made(type, parts, (...all) => all.flat().slice(0, size)) : undefined
  }
}

function pair(parts: readonly ShaderPart[], type: ShaderType, make: (a: ShaderValue, b: ShaderValue) => ShaderValue) {
  const [a, b] = parts
  return parts.length === 2 && a && b && sizes[a.type] === sizes[b.type] ? made(type, parts, make) : undefined
}

/** Those of whole vectors; every other function of numbers works component by component. */
const vectorFunctions: Readonly<Record<string, (parts: readonly ShaderPart[]) => ShaderPart | undefined>> = {
  vec2: vector('vec2'),
  vec3: vector('vec3'),
  vec4: vector('vec4'),
  dot: parts => pair(parts, 'float', (a, b) => [inner(a, b)]),
  distance: parts => pair(parts, 'float', (a, b) => [Math.hypot(...a.map((x, i) => x - (b[i] as number)))]),
  length: parts => (parts.length === 1 ? made('float', parts, a => [Math.hypot(...a)]) : undefined),
  normalize: ([a, ...more]) =>
    a && more.length === 0 ? made(a.type, [a], value => value.map(x => x / (Math.hypot(...value) || 1))) : undefined,
  cross: parts =>
    parts.every(({ type }) => type === 'vec3')
      ? pair(parts, 'vec3', ([a = 0, b = 0, c = 0], [x = 0, y = 0, z = 0]) => [b * z - c * y, c * x - a * z, a * y - b * x])
      : undefined,
}
