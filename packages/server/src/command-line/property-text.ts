import type { Property, PropertyState } from '@ivw/network'
import { UsageError } from '../errors.ts'

/**
 * The change of a property's state that a text on the command line means: JSON where it is JSON (`0.5`, `[1, 2, 3]`, `true`), numbers
 * parted by commas or blanks for vectors, an option by its id or name, an object of fields for properties without a single value.
 */
export function stateFromText(property: Property, text: string): PropertyState {
  const state: PropertyState = property.state
  if ('selected' in state && Array.isArray(state.options)) return { selected: optionId(property, state.options, text) }
  if (!('value' in state)) return fields(property, text)
  if (typeof state.value === 'string') return { value: text }
  const json = parsed(text)
  if (Array.isArray(state.value) && !Array.isArray(json)) return { value: list(state.value, text) }
  return { value: json ?? text }
}

/** False for a property with options, none of which the text means. */
export function offersOption({ state }: Property, text: string): boolean {
  return !Array.isArray(state.options) || state.options.some(({ id, name }) => id === text || name === text)
}

function optionId(property: Property, options: readonly { id: string; name: string }[], text: string): string {
  const found = options.find(({ id }) => id === text) ?? options.find(({ name }) => name === text)
  if (found) return found.id
  throw new UsageError(`${property.path} has no option "${text}". It has: ${options.map(({ id }) => id).join(', ')}.`)
}

function fields(property: Property, text: string): PropertyState {
  const json = parsed(text)
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as PropertyState
  const names = Object.keys(property.state).join(', ')
  throw new UsageError(`${property.path} takes a JSON object with some of: ${names}.`)
}

function list(present: readonly unknown[], text: string): readonly unknown[] {
  const parts = text.split(/[\s,]+/).filter(part => part !== '')
  return present.every(part => typeof part === 'string') ? parts : parts.map(Number)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // Then it is not JSON, and means what it says.
  }
}
