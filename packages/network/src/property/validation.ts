import { PropertyError } from '../errors.ts'

/** Checks of single fields; `path` names the property in the message. */

export function expectBoolean(path: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw new PropertyError(path, 'true or false', value)
  return value
}

export function expectString(path: string, value: unknown): string {
  if (typeof value !== 'string') throw new PropertyError(path, 'a text', value)
  return value
}

export function expectNumber(path: string, value: unknown): number {
  if (typeof value !== 'number') throw new PropertyError(path, 'a number', value)
  return value
}

export function expectWholeNumber(path: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new PropertyError(path, 'a whole number', value)
  return value
}

/** Arrays are copied, so that a caller's later writes do not reach into a state. */
export function expectNumbers(path: string, value: unknown, count: number): readonly number[] {
  if (!Array.isArray(value) || value.length !== count || !value.every(item => typeof item === 'number'))
    throw new PropertyError(path, `${count} numbers`, value)
  return [...value]
}

export function expectPair(path: string, value: unknown): readonly [number, number] {
  const [a, b] = expectNumbers(path, value, 2)
  return [a as number, b as number]
}

export function expectOneOf<T extends string>(path: string, value: unknown, choices: readonly T[]): T {
  if (!choices.includes(value as T)) throw new PropertyError(path, `one of ${choices.join(', ')}`, value)
  return value as T
}

export function expectList<T>(path: string, value: unknown, item: (path: string, value: unknown) => T): readonly T[] {
  if (!Array.isArray(value)) throw new PropertyError(path, 'a list', value)
  return value.map((entry, i) => item(`${path}[${i}]`, entry))
}

export function expectRecord(path: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new PropertyError(path, 'named fields', value)
  return value as Readonly<Record<string, unknown>>
}
