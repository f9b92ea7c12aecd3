import { PropertyError } from '../errors.ts'

/** What an ordinal property holds: numbers of one kind, some of them, and what Inviwo takes when nothing is said. */
export interface OrdinalType {
  /** `Float`, `IntVec3`: the class identifier without `org.inviwo.` and `Property`. */
  readonly name: string
  readonly components: number
  readonly whole: boolean
  readonly lowest: number
  readonly highest: number
  readonly defaults: OrdinalDefaults
}

export interface OrdinalDefaults {
  readonly value: number
  readonly min: number
  readonly max: number
  readonly increment: number
}

const real = { whole: false, lowest: Number.NEGATIVE_INFINITY, highest: Number.POSITIVE_INFINITY }
const whole = (lowest: number, highest: number) => ({ whole: true, lowest, highest })

/** Numeric kinds by the names that Inviwo's classes carry. 64-bit kinds end where JSON numbers stop being exact. */
export const scalarKinds = {
  Float: { ...real, defaults: { value: 0, min: 0, max: 1, increment: 0.01 } },
  Double: { ...real, defaults: { value: 0, min: 0, max: 1, increment: 0.01 } },
  Int: { ...whole(-(2 ** 31), 2 ** 31 - 1), defaults: { value: 0, min: -100, max: 100, increment: 1 } },
  UInt: { ...whole(0, 2 ** 32 - 1), defaults: { value: 0, min: 0, max: 100, increment: 1 } },
  Int64: { ...whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), defaults: { value: 0, min: 0, max: 1024, increment: 1 } },
  Size_t: { ...whole(0, Number.MAX_SAFE_INTEGER), defaults: { value: 0, min: 0, max: 100, increment: 1 } },
} as const

export type ScalarKind = keyof typeof scalarKinds

export function scalarType(kind: ScalarKind): OrdinalType {
  return { ...scalarKinds[kind], name: kind, components: 1 }
}

/** Vectors and matrices: `components` numbers of the kind. Vectors of `Size_t` are called `IntSize`. */
export function vectorType(name: string, kind: ScalarKind, components: number): OrdinalType {
  return { ...scalarKinds[kind], name, components }
}

export function quaternionType(name: string): OrdinalType {
  return { ...real, name, components: 4, defaults: { value: 0, min: -1, max: 1, increment: 0.01 } }
}

/** The numbers of a value: one for scalars; one number given for several components stands for each. */
export function ordinalNumbers(type: OrdinalType, path: string, value: unknown): readonly number[] {
  const numbers = typeof value === 'number' ? Array<number>(type.components).fill(value) : value
  if (!Array.isArray(numbers) || numbers.length !== type.components || !numbers.every(number => holds(type, number)))
    throw new PropertyError(path, expectation(type), value)
  return [...numbers]
}

function holds(type: OrdinalType, number: unknown): boolean {
  if (typeof number !== 'number') return false
  return !type.whole || (Number.isInteger(number) && number >= type.lowest && number <= type.highest)
}

function expectation({ components, whole, lowest, highest }: OrdinalType): string {
  const count = components === 1 ? 'a' : `${components}`
  const noun = `${whole ? 'whole ' : ''}number${components === 1 ? '' : 's'}`
  return whole ? `${count} ${noun} from ${lowest} to ${highest}` : `${count} ${noun}`
}

/** The nearest value that the kind can hold: truncated towards zero and clamped, as a C++ cast between kinds would. */
export function castNumber(type: OrdinalType, number: number): number {
  if (!type.whole) return number
  if (Number.isNaN(number)) return 0
  return Math.min(Math.max(Math.trunc(number), type.lowest), type.highest) + 0
}
