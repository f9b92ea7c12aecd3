import type { DataType } from '@ivw/network'
import { PythonObject } from '@ivw/python'
import { counted } from './number-text.ts'

const longest = 200

/** What a value is, also one of a type that this program knows by its name alone. */
export function valueSentence(type: DataType, value: unknown): string {
  const info = type.info(value)
  if (info !== type.classIdentifier) return info
  if (value instanceof PythonObject) return `A Python object, ${shortened(value.repr)}`
  if (Array.isArray(value)) return `A list of ${counted(value.length, 'item')}`
  if (typeof value === 'object' && value !== null) return `${type.classIdentifier} with ${counted(Object.keys(value).length, 'field')}`
  return `A plain value, ${shortened(JSON.stringify(value) ?? String(value))}`
}

function shortened(text: string): string {
  const line = text.replaceAll('\n', ' ')
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`
}
