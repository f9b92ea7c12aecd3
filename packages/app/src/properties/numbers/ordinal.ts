import type { PropertyState, PropertyView } from '@ivw/engine/protocol'
import { type NumberKind, type NumberLimits, unlimited } from './number-kind.ts'

/** The shape of the numbers in an ordinal property. */
export interface OrdinalType {
  readonly kind: NumberKind
  readonly shape: 'scalar' | 'vector' | 'matrix' | 'quaternion'
  /** How many numbers; 16 for a 4 by 4 matrix. */
  readonly components: number
}

const ordinalClass =
  /^org\.inviwo\.(Float|Double|IntSize|Int64|UInt64|Int|UInt|Size_t|Char|UChar)(?:(Vec)?([234])|Mat([234])|(Quaternion))?(?:Ref|Opt)?Property$/
const rangeClass = /^org\.inviwo\.(Float|Double|IntSizeT|Int64|UInt64|Int|UInt|Size_t|Char|UChar)MinMaxProperty$/

/** Undefined when the class is no ordinal property. */
export function ordinalType(classIdentifier: string): OrdinalType | undefined {
  const match = ordinalClass.exec(classIdentifier)
  if (!match) return undefined
  const [, base = '', , size, columns, quaternion] = match
  const kind = kindOf(base)
  if (quaternion) return { kind, shape: 'quaternion', components: 4 }
  if (columns) return { kind, shape: 'matrix', components: Number(columns) ** 2 }
  if (size) return { kind, shape: 'vector', components: Number(size) }
  return { kind, shape: 'scalar', components: 1 }
}

/** The kind of numbers in a MinMax property. */
export function rangeKind(classIdentifier: string): NumberKind | undefined {
  const match = rangeClass.exec(classIdentifier)
  return match?.[1] === undefined ? undefined : kindOf(match[1])
}

function kindOf(base: string): NumberKind {
  if (base === 'Float') return 'single'
  return base === 'Double' ? 'double' : 'integer'
}

export type Constraint = 'editable' | 'mutable' | 'immutable' | 'ignore'

/** An ordinal property, one entry for each number, scalars too. */
export interface Ordinal {
  readonly type: OrdinalType
  readonly values: readonly number[]
  readonly limits: readonly NumberLimits[]
  readonly minConstraint: Constraint
  readonly maxConstraint: Constraint
}

/** Undefined when the property is of another class. */
export function ordinalOf({ classIdentifier, state }: Pick<PropertyView, 'classIdentifier' | 'state'>): Ordinal | undefined {
  const type = ordinalType(classIdentifier)
  if (!type) return undefined
  const minConstraint = constraint(state.minConstraint)
  const maxConstraint = constraint(state.maxConstraint)
  const values = numbers(state.value, type.components, 0)
  const min = numbers(state.min, type.components, unlimited.min)
  const max = numbers(state.max, type.components, unlimited.max)
  const increment = numbers(state.increment, type.components, 0)
  const limits = values.map(
    (_, i): NumberLimits => ({
      kind: type.kind,
      min: min[i] as number,
      max: max[i] as number,
      clampMin: minConstraint !== 'ignore',
      clampMax: maxConstraint !== 'ignore',
      increment: increment[i] as number,
    }),
  )
  return { type, values, limits, minConstraint, maxConstraint }
}

/** The form in which states hold the numbers of a type. */
export function packed({ shape }: OrdinalType, values: readonly number[]): number | readonly number[] {
  return shape === 'scalar' ? (values[0] ?? 0) : values
}

/** A list of exactly `count` numbers from whatever a state holds. */
export function numbers(value: unknown, count: number, fallback: number): readonly number[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return Array.from({ length: count }, (_, i) => {
    const item = list[i]
    return typeof item === 'number' ? item : fallback
  })
}

function constraint(value: unknown): Constraint {
  return value === 'mutable' || value === 'immutable' || value === 'ignore' ? value : 'editable'
}

/** Whether the user may change a bound. */
export function isBoundEditable(value: Constraint): boolean {
  return value === 'editable' || value === 'ignore'
}

/** A MinMax property. */
export interface MinMax {
  readonly value: readonly [number, number]
  readonly limits: NumberLimits
  readonly minSeparation: number
}

export function minMaxOf(classIdentifier: string, state: PropertyState): MinMax {
  const [start = 0, end = 1] = numbers(state.value, 2, 0)
  const [min = 0, max = 1] = numbers(state.range, 2, 0)
  const [increment = 0] = numbers(state.increment, 1, 0)
  const [minSeparation = 0] = numbers(state.minSeparation, 1, 0)
  const kind = rangeKind(classIdentifier) ?? 'double'
  return { value: [start, end], limits: { kind, min, max, clampMin: true, clampMax: true, increment }, minSeparation }
}
