import { NetworkError } from './errors.ts'

/** Identifiers hold ASCII letters, digits, `_` and `-`; a dot would break paths. */
export function checkIdentifier(what: 'Processor' | 'Port' | 'Property', identifier: string): void {
  const wrong = /[^A-Za-z0-9_-]/u.exec(identifier)
  if (wrong) throw new NetworkError(`${what} identifiers are not allowed to contain "${wrong[0]}". Found in "${identifier}"`)
  if (identifier === '') throw new NetworkError(`${what} identifiers must not be empty`)
}

/** A processor identifier as the network keeps it: starts with a letter or `_`, the rest alphanumeric or `_`. */
export function stripIdentifier(text: string): string {
  const start = text.replace(/^[^A-Za-z0-9_]+/u, '')
  const named = /^\d/u.test(start) ? `_${start}` : start
  const stripped = named.replace(/[^A-Za-z0-9_]/gu, '')
  return stripped === '' ? 'Processor' : stripped
}

/** `Foo` taken gives `Foo2`, `Foo7` taken gives `Foo8`. */
export function uniqueIdentifier(wanted: string, isTaken: (identifier: string) => boolean): string {
  const digits = /\d+$/u.exec(wanted)?.[0] ?? ''
  const base = wanted.slice(0, wanted.length - digits.length)
  let identifier = wanted
  for (let number = digits === '' ? 2 : Number(digits); isTaken(identifier); number++) identifier = `${base}${number}`
  return identifier
}

const separator = '/'

/** The composite that a processor lies in, by its identifier: `Outer/Inner` of `Outer/Inner/Source`; empty for the network itself. */
export function levelOf(identifier: string): string {
  return identifier.slice(0, Math.max(0, identifier.lastIndexOf(separator)))
}

/** The last part of a processor's identifier: what it is called inside of its composite, and in files. */
export function localIdentifier(identifier: string): string {
  return identifier.slice(identifier.lastIndexOf(separator) + 1)
}

/** The identifier of what is called `local` in a composite; the network itself is the empty level. */
export function identifierAt(level: string, local: string): string {
  return level === '' ? local : level + separator + local
}

/** @throws NetworkError where a part of the identifier is not allowed. */
export function checkProcessorIdentifier(identifier: string): void {
  for (const part of identifier.split(separator)) checkIdentifier('Processor', part)
}
