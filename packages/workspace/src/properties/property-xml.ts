import { type PropertyPatch, sameValue, type UsageMode } from '@ivw/network'
import type { Issue } from '../errors.ts'
import { attribute, child, element, items, withChildren, type XmlElement } from '../xml/element.ts'
import { inOrderOf, reworded, sortedAmong, withRest, withTag } from '../xml/reword.ts'
import type { Field } from './field.ts'
import { propertyFormat } from './property-format.ts'
import { boolText, enumText } from './text-form.ts'

/** What a file says of a property: as a rule only what differs from its default. */
export type SavedProperty = Omit<PropertyPatch, 'children'> & {
  readonly children?: readonly SavedProperty[] | undefined
  /** Elements that mean nothing here, or could not be read. */
  readonly unread?: readonly XmlElement[] | undefined
  /** The element of the file, without what it nests. It is written back, but for what the state says otherwise. */
  readonly words?: XmlElement | undefined
  /** Nothing can be made of it; it is only written back. */
  readonly isExtra?: true | undefined
  /** The values of the live property after it was loaded. What is still so is written as the file has it. */
  readonly loaded?: Readonly<Record<string, unknown>> | undefined
  /** The processor's type has the property: when it is gone, it was taken away. */
  readonly wasMade?: true | undefined
  /** Where it stood in the file. */
  readonly line?: number | undefined
}

const usage = enumText<UsageMode>(['application', 'development'])

function metaField(name: string, key: string, read: (node: XmlElement) => unknown, write: (value: never) => XmlElement): Field {
  return {
    element: name,
    keys: [key],
    read: node => {
      const value = read(node)
      return value === undefined ? undefined : { [key]: value }
    },
    write: values => (values[key] === undefined ? undefined : write(values[key] as never)),
  }
}

const content = (node: XmlElement): string => attribute(node, 'content') ?? ''
const flag = (name: string, key: string): Field =>
  metaField(
    name,
    key,
    node => boolText.parse(content(node)),
    (value: boolean) => element(name, { content: boolText.format(value) }),
  )

/** The fields that every class has. */
export const headFields: readonly Field[] = [
  metaField('displayName', 'displayName', content, (value: string) => element('displayName', { content: value })),
  metaField(
    'semantics',
    'semantics',
    node => attribute(node, 'semantics') ?? attribute(node, 'content') ?? 'Default',
    (value: string) => element('semantics', { semantics: value }),
  ),
  metaField(
    'usageMode',
    'usageMode',
    node => usage.parse(content(node)),
    (value: UsageMode) => element('usageMode', { content: usage.format(value) }),
  ),
  flag('visible', 'visible'),
  flag('readonly', 'readOnly'),
]
const structure = ['Properties', 'OwnedPropertyIdentifiers']

/** `owner`: path of what holds the property, for messages. */
export function readProperty(node: XmlElement, owner: string, issues: Issue[]): SavedProperty {
  const identifier = attribute(node, 'identifier') ?? ''
  const classIdentifier = attribute(node, 'type') ?? ''
  const path = `${owner}.${identifier}`
  const { leading, trailing } = propertyFormat(classIdentifier)
  const fields = [...leading, ...trailing]
  const meta: Record<string, unknown> = {}
  const state: Record<string, unknown> = {}
  const unread: XmlElement[] = []
  for (const inner of node.children) {
    if (structure.includes(inner.name)) continue
    const head = headFields.find(known => known.element === inner.name)
    const field = head ?? fields.find(known => known.element === inner.name)
    const isFirst = child(node, inner.name) === inner
    const found = isFirst ? field?.read(inner) : undefined
    const tell = ({ name, line }: XmlElement, reason: string) => issues.push({ element: path, line, reason: `<${name}> ${reason}` })
    const reason = `cannot be read as part of a ${classIdentifier}`
    if (found) {
      Object.assign(head ? meta : state, found)
      for (const part of field?.unreadable?.(inner) ?? []) tell(part, reason)
    } else {
      unread.push(inner)
      if (field) tell(inner, isFirst ? reason : 'is there twice; the first one was used')
    }
  }
  const children = child(node, 'Properties') && readProperties(node, path, issues)
  return {
    classIdentifier,
    identifier,
    ...meta,
    state,
    ...(children && { children }),
    ...(unread.length > 0 && { unread }),
    ...(node.line !== undefined && { line: node.line }),
    words: withoutNested(node),
  }
}

/** What holds properties, and of these only that they were there. */
export function withoutNested(owner: XmlElement): XmlElement {
  const list = child(owner, 'Properties')
  if (!list) return owner
  const names = list.children.map(inner => element(inner.name, { identifier: attribute(inner, 'identifier') }))
  return withChildren(
    owner,
    owner.children.map(inner => (inner === list ? withChildren(list, names) : inner)),
  )
}

/** The `Properties` of a processor or a composite, with what `OwnedPropertyIdentifiers` says of them. */
export function readProperties(node: XmlElement, owner: string, issues: Issue[]): SavedProperty[] {
  const owned = new Set(items(node, 'OwnedPropertyIdentifiers', 'PropertyIdentifier').map(inner => attribute(inner, 'content')))
  const taken = new Set<string>()
  return (child(node, 'Properties')?.children ?? []).map(inner => {
    const identifier = attribute(inner, 'identifier') ?? ''
    const reason =
      inner.name !== 'Property'
        ? `a <${inner.name}> among the properties was left out`
        : identifier === ''
          ? 'a property without identifier was left out'
          : taken.has(identifier)
            ? 'two properties have this identifier; the first one was used'
            : undefined
    if (reason !== undefined) {
      issues.push({ element: `${owner}.${identifier}`, line: inner.line, reason })
      return { identifier, isExtra: true, words: inner }
    }
    taken.add(identifier)
    const property = readProperty(inner, owner, issues)
    return owned.has(identifier) ? { ...property, owned: true } : property
  })
}

export function writeProperty(property: SavedProperty): XmlElement {
  const { classIdentifier, identifier, children, words, isExtra } = property
  if (isExtra && words) return words
  const { leading, trailing } = propertyFormat(classIdentifier ?? '')
  const write = (fields: readonly Field[], values: object): XmlElement[] =>
    fields.map(field => writeField(field, values as Readonly<Record<string, unknown>>, words)).filter(node => node !== undefined)
  const nodes = [
    ...write(headFields, property),
    ...write(leading, property.state ?? {}),
    ...(children ? writeProperties(children, words) : []),
    ...write(trailing, property.state ?? {}),
  ]
  const rest = (words?.children ?? property.unread ?? []).filter(node => {
    const isFirst = !words || child(words, node.name) === node
    return !isFirst || !nodes.some(other => other.name === node.name)
  })
  const metaData = rest.filter(node => node.name === 'MetaDataMap')
  const others = rest.filter(node => node.name !== 'MetaDataMap')
  const attributes = words?.attributes.filter(([name]) => name !== 'type' && name !== 'identifier') ?? []
  const head = nodes.filter(node => headFields.some(field => field.element === node.name)).length
  const all = [...nodes.slice(0, head), ...metaData, ...nodes.slice(head), ...others]
  const written = element('Property', { type: classIdentifier, identifier }, inOrderOf(words, all))
  return withTag({ ...written, attributes: [...written.attributes, ...attributes] }, words)
}

/** What the values say, else what the file said. */
function writeField(field: Field, values: Readonly<Record<string, unknown>>, words: XmlElement | undefined): XmlElement | undefined {
  const old = words && child(words, field.element)
  const isSaid = field.keys.some(key => values[key] !== undefined)
  if (old && !isSaid) return old
  const before = old && field.read(old)
  // As it stands there, also where a part of it cannot be read or is not written for these values.
  if (before && field.keys.every(key => values[key] === undefined || sameValue(values[key], before[key]))) return old
  const now = field.write(values)
  if (now || !old) return now && old ? reworded(now, old, field.read) : now
  const said = field.read(old) ?? {}
  // Nothing more to say, or something that is not written any more.
  return field.keys.every(key => sameValue(said[key], values[key])) ? old : undefined
}

/** `OwnedPropertyIdentifiers` when there are any, then `Properties`. `words`: what held them in the file. */
export function writeProperties(properties: readonly SavedProperty[], words?: XmlElement): XmlElement[] {
  const list = words && child(words, 'OwnedPropertyIdentifiers')
  const owned = properties
    .filter(property => property.owned)
    .map(({ identifier }) => {
      const before = list?.children.find(inner => attribute(inner, 'content') === identifier)
      const now = element('PropertyIdentifier', { content: identifier })
      return before ? withRest(now, before) : now
    })
  const known = new Set(words && child(words, 'Properties')?.children.map(inner => attribute(inner, 'identifier')))
  const order = list?.children.map(inner => attribute(inner, 'content')) ?? []
  const nameless = list?.children.filter(inner => !known.has(attribute(inner, 'content'))) ?? []
  const names = sortedAmong([...owned, ...nameless], inner => {
    const at = order.indexOf(attribute(inner, 'content'))
    return at < 0 ? undefined : at
  })
  return [
    ...(names.length > 0 || list ? [withTag(element('OwnedPropertyIdentifiers', {}, names), list)] : []),
    withTag(element('Properties', {}, properties.map(writeProperty)), words && child(words, 'Properties')),
  ]
}
