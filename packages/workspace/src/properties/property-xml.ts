import type { PropertyPatch, PropertyState, UsageMode } from '@ivw/network'
import type { Issue } from '../errors.ts'
import { attribute, child, childrenOf, element, items, withoutLines, type XmlElement } from '../xml/element.ts'
import type { Field } from './field.ts'
import { propertyFormat } from './property-format.ts'
import { boolText, enumText } from './text-form.ts'

/** What a file says of a property: as a rule only what differs from its default. */
export type SavedProperty = Omit<PropertyPatch, 'children'> & {
  readonly children?: readonly SavedProperty[] | undefined
  /** Elements that mean nothing here, or could not be read. They are written back. */
  readonly unread?: readonly XmlElement[] | undefined
}

const usage = enumText<UsageMode>(['application', 'development'])

/** The fields that every class has. */
const head = [
  { element: 'displayName', read: (node: XmlElement) => ({ displayName: attribute(node, 'content') ?? '' }) },
  {
    element: 'semantics',
    read: (node: XmlElement) => ({ semantics: attribute(node, 'semantics') ?? attribute(node, 'content') ?? 'Default' }),
  },
  { element: 'usageMode', read: (node: XmlElement) => optional('usageMode', usage.parse(attribute(node, 'content') ?? '')) },
  { element: 'visible', read: (node: XmlElement) => optional('visible', boolText.parse(attribute(node, 'content') ?? '')) },
  { element: 'readonly', read: (node: XmlElement) => optional('readOnly', boolText.parse(attribute(node, 'content') ?? '')) },
]
const structure = ['Properties', 'OwnedPropertyIdentifiers']

function optional(key: string, value: unknown): Readonly<Record<string, unknown>> | undefined {
  return value === undefined ? undefined : { [key]: value }
}

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
    const [target, field] = [
      [meta, head.find(known => known.element === inner.name)] as const,
      [state, fields.find(known => known.element === inner.name)] as const,
    ].find(([, known]) => known) ?? [state, undefined]
    const found = field?.read(inner)
    if (found) Object.assign(target, found)
    else {
      unread.push(withoutLines(inner))
      if (field) issues.push({ element: path, line: inner.line, reason: `<${inner.name}> cannot be read as part of a ${classIdentifier}` })
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
  }
}

/** The `Properties` of a processor or a composite, with what `OwnedPropertyIdentifiers` says of them. */
export function readProperties(node: XmlElement, owner: string, issues: Issue[]): SavedProperty[] {
  const owned = new Set(items(node, 'OwnedPropertyIdentifiers', 'PropertyIdentifier').map(inner => attribute(inner, 'content')))
  const properties = new Map<string, SavedProperty>()
  for (const inner of items(node, 'Properties', 'Property')) {
    const property = readProperty(inner, owner, issues)
    const reason =
      property.identifier === ''
        ? 'a property without identifier was left out'
        : properties.has(property.identifier)
          ? 'two properties have this identifier; the first one was used'
          : undefined
    if (reason) issues.push({ element: `${owner}.${property.identifier}`, line: inner.line, reason })
    else properties.set(property.identifier, owned.has(property.identifier) ? { ...property, owned: true } : property)
  }
  return [...properties.values()]
}

export function writeProperty(property: SavedProperty): XmlElement {
  const { classIdentifier, identifier, displayName, semantics, usageMode, visible, readOnly, children, unread = [] } = property
  const state: PropertyState = property.state ?? {}
  const { leading, trailing } = propertyFormat(classIdentifier ?? '')
  // What could not be read stays in place of what could be written.
  const write = (fields: readonly Field[]) =>
    fields.filter(field => !unread.some(node => node.name === field.element)).map(field => field.write(state))
  const given = [
    displayName !== undefined && element('displayName', { content: displayName }),
    semantics !== undefined && element('semantics', { semantics }),
    usageMode !== undefined && element('usageMode', { content: usage.format(usageMode) }),
    visible !== undefined && element('visible', { content: boolText.format(visible) }),
    readOnly !== undefined && element('readonly', { content: boolText.format(readOnly) }),
    ...childrenOf({ name: '', attributes: [], children: unread }, 'MetaDataMap'),
    ...write(leading),
    ...(children ? writeProperties(children) : []),
    ...write(trailing),
    ...unread.filter(node => node.name !== 'MetaDataMap'),
  ]
  return element(
    'Property',
    { type: classIdentifier, identifier },
    given.filter(node => typeof node === 'object'),
  )
}

/** `OwnedPropertyIdentifiers` when there are any, then `Properties`. */
export function writeProperties(properties: readonly SavedProperty[]): XmlElement[] {
  const owned = properties
    .filter(property => property.owned)
    .map(({ identifier }) => element('PropertyIdentifier', { content: identifier }))
  return [
    ...(owned.length > 0 ? [element('OwnedPropertyIdentifiers', {}, owned)] : []),
    element('Properties', {}, properties.map(writeProperty)),
  ]
}
