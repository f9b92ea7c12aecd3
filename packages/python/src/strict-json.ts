import { ProtocolError } from './errors.ts'

/** How numbers travel that JSON cannot hold. */
interface EncodedFloat {
  readonly $float: 'nan' | 'inf' | '-inf' | '-0'
}

/** JSON in which NaN, infinities and -0 survive, as `{"$float": "nan"}`. Throws TypeError for bigint and cycles. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'number' ? (encodedFloat(inner) ?? inner) : inner))
}

/** Throws ProtocolError for what is not JSON. Python writes strict JSON as well, so bare `NaN` is an error here. */
export function decodeJson(text: string): unknown {
  try {
    return text.includes('"$float"') ? JSON.parse(text, (_key, value: unknown) => decodedFloat(value) ?? value) : JSON.parse(text)
  } catch (cause) {
    throw new ProtocolError('A message is not JSON', { cause })
  }
}

function encodedFloat(value: number): EncodedFloat | undefined {
  if (Number.isNaN(value)) return { $float: 'nan' }
  if (value === Infinity) return { $float: 'inf' }
  if (value === -Infinity) return { $float: '-inf' }
  return Object.is(value, -0) ? { $float: '-0' } : undefined
}

const floats = new Map<unknown, number>([
  ['nan', NaN],
  ['inf', Infinity],
  ['-inf', -Infinity],
  ['-0', -0],
])

function decodedFloat(value: unknown): number | undefined {
  return typeof value === 'object' && value !== null && '$float' in value ? floats.get(value.$float) : undefined
}
