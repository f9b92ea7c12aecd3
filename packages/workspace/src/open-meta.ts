import { readVector, writeVector } from './properties/field.ts'
import { boolText, numberText, plainText, type TextForm } from './properties/text-form.ts'
import { attribute, child, element, type XmlElement } from './xml/element.ts'

const jsonType = 'inviwo-ts.JsonMetaData'
const json: TextForm<unknown> = {
  parse: text => {
    try {
      return JSON.parse(text)
    } catch {
      return undefined
    }
  },
  format: value => JSON.stringify(value),
}

const scalars: ReadonlyMap<string, TextForm<never>> = new Map<string, TextForm<never>>([
  ['org.inviwo.BoolMetaData', boolText as TextForm<never>],
  ['org.inviwo.StringMetaData', plainText as TextForm<never>],
  ...['Int', 'UInt', 'Int64', 'Size_t', 'Float', 'Double'].map(
    name => [`org.inviwo.${name}MetaData`, numberText as TextForm<never>] as const,
  ),
  [jsonType, json as TextForm<never>],
])
const vectorType = /^org\.inviwo\.(?:(?:Int|UInt|Float|Double)Vec|(?:Int)?Size|Size_t)([234])MetaData$/

/** A value that a processor carries under a key of its own, as one item of a `MetaDataMap`. Undefined when the item has a structure of its own. */
export function readOpenMeta(item: XmlElement): unknown {
  const type = attribute(item, 'type') ?? ''
  const value = child(item, 'MetaData')
  const components = vectorType.exec(type)?.[1]
  if (!value) return undefined
  if (components !== undefined) return readVector(value, Number(components))
  return scalars.get(type)?.parse(attribute(value, 'content') ?? '')
}

/** `type`: as an earlier file had it, for values that still fit. */
export function writeOpenMeta(key: string, value: unknown, type = typeFor(value)): XmlElement {
  const held = fits(type, value) ? type : typeFor(value)
  const content = vectorType.test(held)
    ? writeVector('MetaData', value as number[])
    : element('MetaData', { content: (scalars.get(held) ?? json).format(value as never) })
  return element('MetaDataItem', { type: held, key }, [content])
}

function fits(type: string, value: unknown): boolean {
  const components = vectorType.exec(type)?.[1]
  if (components !== undefined) return isVector(value) && value.length === Number(components)
  if (type === jsonType) return true
  const form: unknown = scalars.get(type)
  return form !== undefined && typeof value === (form === boolText ? 'boolean' : form === plainText ? 'string' : 'number')
}

const isVector = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length >= 2 && value.length <= 4 && value.every(item => typeof item === 'number')

function typeFor(value: unknown): string {
  if (typeof value === 'boolean') return 'org.inviwo.BoolMetaData'
  if (typeof value === 'string') return 'org.inviwo.StringMetaData'
  if (typeof value === 'number') return `org.inviwo.${Number.isInteger(value) ? 'Int' : 'Double'}MetaData`
  return isVector(value) ? `org.inviwo.${value.every(Number.isInteger) ? 'Int' : 'Double'}Vec${value.length}MetaData` : jsonType
}
