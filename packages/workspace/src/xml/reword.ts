import { sameValue } from '@ivw/network'
import { attribute, child, withChildren, type XmlElement } from './element.ts'

/**
 * The new element in the words of the old one: the old one itself where both say the same, else the new one with what
 * only the old one has, as long as that does not change what is read from it.
 */
export function reworded(now: XmlElement, old: XmlElement, read: (node: XmlElement) => unknown): XmlElement {
  const meaning = read(now)
  if (sameValue(read(old), meaning)) return old
  const joined = withRest(now, old)
  return sameValue(read(joined), meaning) ? joined : now
}

/** The new element with the attributes, the text and the children of the old one whose names it lacks. */
export function withRest(now: XmlElement, old: XmlElement): XmlElement {
  const children = old.children.filter(({ name }) => !child(now, name))
  const tagged = withTag(now, old)
  return children.length === 0 ? tagged : { ...tagged, children: inOrderOf(old, [...now.children, ...children]) }
}

/** The new element with the attributes of the old one that it lacks, and its text. */
export function withTag(now: XmlElement, old: Tag | undefined): XmlElement {
  const attributes = old?.attributes.filter(([name]) => attribute(now, name) === undefined) ?? []
  const text = now.text ?? old?.text
  if (attributes.length === 0 && text === now.text) return now
  return { ...now, attributes: [...now.attributes, ...attributes], ...(text !== undefined && { text }) }
}

/** An element without what lies in it. */
export type Tag = Pick<XmlElement, 'attributes' | 'text'>

/** Undefined when there is nothing to keep. */
export function tagOf({ attributes, text }: XmlElement): Tag | undefined {
  if (attributes.length === 0 && text === undefined) return undefined
  return { attributes, ...(text !== undefined && { text }) }
}

/** The nodes that the old element has, too, by name, in its order; the others stay where they are. */
export function inOrderOf(old: XmlElement | undefined, nodes: readonly XmlElement[]): readonly XmlElement[] {
  if (!old) return nodes
  const positions = new Map<string, number>()
  old.children.forEach(({ name }, i) => {
    if (!positions.has(name)) positions.set(name, i)
  })
  return sortedAmong(nodes, node => positions.get(node.name))
}

/** Items with a position are sorted by it among the places that they take; those without stay where they are. */
export function sortedAmong<T>(items: readonly T[], position: (item: T) => number | undefined): readonly T[] {
  const placed = items
    .map(item => ({ item, at: position(item) }))
    .filter((entry): entry is { item: T; at: number } => entry.at !== undefined)
    .sort((a, b) => a.at - b.at)
  let next = 0
  return items.map(item => (position(item) === undefined ? item : (placed[next++]?.item ?? item)))
}

/** The list with the items of the old one that are not in it, by their attribute. */
export function withMissing(now: XmlElement, old: XmlElement, key: string, wanted: (item: XmlElement) => boolean): XmlElement {
  const has = new Set(now.children.map(item => attribute(item, key)))
  const missing = old.children.filter(item => !has.has(attribute(item, key)) && wanted(item))
  return missing.length === 0 ? now : withChildren(now, [...now.children, ...missing])
}
