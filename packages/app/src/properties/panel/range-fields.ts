import type { PropertyState, PropertyView } from '@ivw/engine/protocol'
import { ExpressionError, evaluateExpression } from '../numbers/expression.ts'
import { exactNumber } from '../numbers/number-format.ts'
import { isBoundEditable, minMaxOf, numbers, ordinalOf, packed, rangeKind } from '../numbers/ordinal.ts'

/** A part of a property's range that the user may change, as text: one number, or one for each component. */
export interface RangeField {
  readonly name: string
  readonly text: string
  /** The patch that a text makes. Throws ExpressionError. */
  patch(text: string): PropertyState
}

type Value = Pick<PropertyView, 'classIdentifier' | 'state'>

export function hasEditableRange(property: Value): boolean {
  return rangeFields(property).length > 0
}

/** Bounds that the constraints let the user change, and the increment along with them. */
export function rangeFields({ classIdentifier, state }: Value): readonly RangeField[] {
  if (rangeKind(classIdentifier)) return minMaxFields(classIdentifier, state)
  const ordinal = ordinalOf({ classIdentifier, state })
  if (!ordinal) return []
  const { type, minConstraint, maxConstraint } = ordinal
  const field = (name: string, key: 'min' | 'max' | 'increment'): RangeField => {
    const values = numbers(state[key], type.components, 0).map(value => exactNumber(value, type.kind))
    const text = new Set(values).size === 1 ? (values[0] ?? '') : values.join(', ')
    return { name, text, patch: typed => ({ [key]: packed(type, listOf(typed, type.components)) }) }
  }
  const bounds = [
    ...(isBoundEditable(minConstraint) ? [field('Minimum', 'min')] : []),
    ...(isBoundEditable(maxConstraint) ? [field('Maximum', 'max')] : []),
  ]
  return bounds.length > 0 ? [...bounds, field('Increment', 'increment')] : []
}

function minMaxFields(classIdentifier: string, state: PropertyState): readonly RangeField[] {
  const { limits, minSeparation } = minMaxOf(classIdentifier, state)
  const { min, max, kind } = limits
  const single = (typed: string) => listOf(typed, 1)[0] ?? 0
  return [
    // Both ends make one value of the state: each keeps the other.
    { name: 'Minimum', text: exactNumber(min, kind), patch: typed => ({ range: [single(typed), max] }) },
    { name: 'Maximum', text: exactNumber(max, kind), patch: typed => ({ range: [min, single(typed)] }) },
    { name: 'Increment', text: exactNumber(limits.increment, kind), patch: typed => ({ increment: single(typed) }) },
    { name: 'Least separation', text: exactNumber(minSeparation, kind), patch: typed => ({ minSeparation: single(typed) }) },
  ]
}

function listOf(text: string, count: number): readonly number[] {
  const typed = count === 1 ? [text] : text.split(/[,;]/)
  if (typed.length !== 1 && typed.length !== count) throw new ExpressionError(`Type one number, or ${count.toString()} with commas.`)
  const values = typed.map(part => evaluateExpression(part))
  return Array.from({ length: count }, (_, i) => values[i] ?? (values[0] as number))
}

/** All patches of a filled form in one; the texts are in the order of the fields. */
export function patchOf(fields: readonly RangeField[], texts: readonly string[]): PropertyState {
  const patches = fields.map((field, i) => (texts[i] === field.text ? {} : field.patch(texts[i] ?? '')))
  const range = patches.map(patch => patch.range as readonly [number, number] | undefined)
  const [low, high] = [range[0]?.[0], range[1]?.[1]]
  const both = low !== undefined && high !== undefined ? { range: [low, high] } : {}
  return Object.assign({}, ...patches, both) as PropertyState
}
