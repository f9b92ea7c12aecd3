import type { PropertyState, PropertyView } from '@ivw/engine/protocol'
import { evaluateExpression } from '../numbers/expression.ts'
import { fit } from '../numbers/number-kind.ts'
import { ordinalOf, packed } from '../numbers/ordinal.ts'
import { parseHex } from './color.ts'

type Value = Pick<PropertyView, 'classIdentifier' | 'state'>

/** The value as text for the clipboard: a number, a list of numbers, a plain text, or JSON of the whole state. */
export function valueText({ classIdentifier, state }: Value): string {
  const ordinal = ordinalOf({ classIdentifier, state })
  if (ordinal) return ordinal.values.join(', ')
  if (isPlain(state)) return String(state.value)
  return JSON.stringify({ classIdentifier, state })
}

/** The patch that a text from the clipboard makes for a property; undefined when it does not fit. */
export function pastedState(property: Value, text: string): PropertyState | undefined {
  const { state } = property
  if (ordinalOf(property)) return pastedNumbers(property, text.trim())
  if (typeof state.value === 'boolean') return text === 'true' || text === 'false' ? { value: text === 'true' } : undefined
  if (typeof state.value === 'string') return { value: text }
  const copied = parsed(text)
  return copied?.classIdentifier === property.classIdentifier ? copied.state : undefined
}

function pastedNumbers(property: Value, text: string): PropertyState | undefined {
  const ordinal = ordinalOf(property)
  if (!ordinal) return undefined
  const color = text.startsWith('#') ? parseHex(text) : undefined
  const list = color?.slice(0, ordinal.type.components) ?? text.replace(/^\(?\[?|\]?\)?$/g, '').split(/[,;\s]+/)
  if (list.length !== ordinal.type.components) return undefined
  try {
    const values = list.map((item, i) => {
      const limits = ordinal.limits[i]
      const value = typeof item === 'number' ? item : evaluateExpression(item)
      return limits ? fit(value, limits) : value
    })
    return { value: packed(ordinal.type, values) }
  } catch {
    return undefined
  }
}

function isPlain(state: PropertyState): boolean {
  return typeof state.value === 'string' || typeof state.value === 'boolean'
}

function parsed(text: string): { classIdentifier: unknown; state: PropertyState } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('classIdentifier' in value) || !('state' in value)) return undefined
    const { classIdentifier, state } = value
    return typeof state === 'object' && state !== null ? { classIdentifier, state: state as PropertyState } : undefined
  } catch {
    return undefined
  }
}
