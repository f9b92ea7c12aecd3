/** The network cannot do what was asked: a name is unknown or taken, a connection is impossible. */
export class NetworkError extends Error {
  override readonly name: string = 'NetworkError'
}

/** A property was given something that it cannot hold. */
export class PropertyError extends NetworkError {
  override readonly name = 'PropertyError'
  readonly path: string
  readonly expected: string
  readonly found: string

  constructor(path: string, expected: string, found: unknown) {
    const shown = describeValue(found)
    super(`${path}: expected ${expected}, found ${shown}`)
    this.path = path
    this.expected = expected
    this.found = shown
  }
}

/** An inport was read that has no data. The evaluator never runs a processor whose required inports are not ready. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError'
}

/** No processor type with this class identifier is registered. */
export class UnknownTypeError extends NetworkError {
  override readonly name = 'UnknownTypeError'
  readonly classIdentifier: string

  constructor(classIdentifier: string) {
    super(`No processor type ${classIdentifier} is registered`)
    this.classIdentifier = classIdentifier
  }
}

/** A value as a message shows it: JSON where that is short, else its beginning. */
export function describeValue(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint' || value === undefined) return String(value)
  const text = typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value))
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}
