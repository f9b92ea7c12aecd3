/** Where and why data could not be read; every field is optional but what is known is given. */
export interface DataErrorDetails {
  readonly file?: string
  /** Byte (or line, for text formats) at which the fault was seen. */
  readonly offset?: number
  readonly expected?: string
  readonly found?: string
  readonly cause?: unknown
}

/** A file, an array or a value that does not hold what it claims to hold. */
export class DataError extends Error {
  override readonly name = 'DataError'
  readonly file: string | undefined
  readonly offset: number | undefined
  readonly expected: string | undefined
  readonly found: string | undefined

  constructor(message: string, details: DataErrorDetails = {}) {
    super(sentence(message, details), { cause: details.cause })
    this.file = details.file
    this.offset = details.offset
    this.expected = details.expected
    this.found = details.found
  }
}

function sentence(message: string, { file, expected, found }: DataErrorDetails): string {
  const place = file ? `${file}: ` : ''
  const contrast = [expected && `expected ${expected}`, found && `found ${found}`].filter(Boolean).join(', ')
  return place + message + (contrast && ` (${contrast})`)
}
