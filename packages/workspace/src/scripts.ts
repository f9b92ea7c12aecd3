import { attribute, child, childrenOf, element, withChildren, type XmlElement } from './xml/element.ts'

/** A Python script that a workspace holds. */
export interface WorkspaceScript {
  readonly name: string
  readonly text: string
}

const listName = 'PythonScripts'
const itemName = 'Script'
// Which of these Inviwo writes could not be found out; every form of its serializer is read.
const nameKeys = ['name', 'key', 'identifier']
const textKeys = ['content', 'script', 'text', 'source', 'code']

/** The scripts among the parts of a workspace that are not its network. */
export function readScripts(parts: readonly XmlElement[]): WorkspaceScript[] {
  return items(parts).map((item, index) => ({ name: nameOf(item) ?? `Script ${index + 1}`, text: textOf(item) ?? '' }))
}

/** The parts with these scripts in place of those that they hold. A script that is as it was stays as it was written. */
export function withScripts(parts: readonly XmlElement[], scripts: readonly WorkspaceScript[]): XmlElement[] {
  const before = items(parts)
  const written = scripts.map(
    ({ name, text }) => before.find(item => nameOf(item) === name && textOf(item) === text) ?? element(itemName, { name, content: text }),
  )
  const list = parts.find(part => part.name === listName)
  const others = list?.children.filter(item => item.name !== itemName) ?? []
  if (written.length + others.length === 0) return parts.filter(part => part !== list)
  const next = withChildren(list ?? element(listName), [...written, ...others])
  return list ? parts.map(part => (part === list ? next : part)) : [...parts, next]
}

const items = (parts: readonly XmlElement[]): XmlElement[] =>
  childrenOf(
    parts.find(part => part.name === listName),
    itemName,
  )

function nameOf(item: XmlElement): string | undefined {
  return fieldOf(item, nameKeys)
}

function textOf(item: XmlElement): string | undefined {
  return fieldOf(item, textKeys) ?? item.text
}

/** An attribute, or a child element's content. */
function fieldOf(item: XmlElement, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const inner = child(item, key)
    const value = attribute(item, key) ?? (inner && (attribute(inner, 'content') ?? inner.text))
    if (value !== undefined) return value
  }
  return undefined
}
