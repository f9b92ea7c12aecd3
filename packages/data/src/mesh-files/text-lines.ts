import { DataError } from '../errors.ts'

/** Bytes that become text at a time. */
const block = 2 ** 18
const longestLine = 2 ** 22

/** The lines of a text, which may be longer than a string can be, with their numbers from 1. Throws DataError for a line without end. */
export function* textLines(bytes: Uint8Array, file: string): Generator<readonly [line: string, number: number]> {
  const decoder = new TextDecoder()
  let rest = ''
  let number = 0
  for (let at = 0; at < bytes.length; at += block) {
    const isLast = at + block >= bytes.length
    const lines = (rest + decoder.decode(bytes.subarray(at, at + block), { stream: !isLast })).split(/\r\n|\n|\r(?!$)/)
    rest = isLast ? '' : (lines.pop() ?? '')
    if (rest.length > longestLine)
      throw new DataError(`Line ${number + lines.length + 1} is too long`, { file, expected: `at most ${longestLine} characters` })
    for (const line of lines) yield [line, ++number]
  }
}

/** Throws DataError when the word is no number. */
export function numberIn(word: string | undefined, file: string, line: number): number {
  const value = word === undefined || word === '' ? Number.NaN : Number(word)
  if (Number.isFinite(value)) return value
  throw new DataError(`Line ${line} cannot be understood`, {
    file,
    offset: line,
    expected: 'a number',
    found: JSON.stringify(word?.slice(0, 40) ?? ''),
  })
}
