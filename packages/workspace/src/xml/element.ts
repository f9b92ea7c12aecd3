/**
 * A node of a workspace file. Plain data, so that parts that mean nothing here can travel through the network's open
 * records and the protocol. Attributes are pairs: their names come from outside and must never become object keys.
 */
export interface XmlElement {
  readonly name: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly children: readonly XmlElement[]
  /** Text between the tags, other than white space. */
  readonly text?: string
  /** Where it begins in the text it was read from. */
  readonly line?: number
}

export type Attributes = Readonly<Record<string, string | undefined>>

/** Attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes = {}, children: readonly XmlElement[] = []): XmlElement {
  const given = Object.entries(attributes).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return { name, attributes: given, children }
}

export function attribute(node: XmlElement, name: string): string | undefined {
  return node.attributes.find(([key]) => key === name)?.[1]
}

export function child(node: XmlElement, name: string): XmlElement | undefined {
  return node.children.find(other => other.name === name)
}

export function childrenOf(node: XmlElement | undefined, name: string): XmlElement[] {
  return node?.children.filter(other => other.name === name) ?? []
}

/** The children of a list element: `<Properties><Property/>...`. */
export function items(node: XmlElement, list: string, item: string): XmlElement[] {
  return childrenOf(child(node, list), item)
}

export function withAttribute(node: XmlElement, name: string, value: string | undefined): XmlElement {
  const others = node.attributes.filter(([key]) => key !== name)
  const at = node.attributes.findIndex(([key]) => key === name)
  if (value === undefined) return { ...node, attributes: others }
  const index = at < 0 ? others.length : at
  return { ...node, attributes: [...others.slice(0, index), [name, value] as const, ...others.slice(index)] }
}

export function withChildren(node: XmlElement, children: readonly XmlElement[]): XmlElement {
  return { ...node, children }
}

/** The element and everything below it, changed from the leaves up; `undefined` removes. */
export function mapElements(node: XmlElement, change: (node: XmlElement) => XmlElement | undefined): XmlElement {
  return inner(node, change) ?? node
}

function inner(node: XmlElement, change: (node: XmlElement) => XmlElement | undefined): XmlElement | undefined {
  let same = true
  const children: XmlElement[] = []
  for (const before of node.children) {
    const after = inner(before, change)
    same &&= after === before
    if (after) children.push(after)
  }
  return change(same ? node : { ...node, children })
}

/** A copy without line numbers: what is kept must not depend on where it stood. */
export function withoutLines(node: XmlElement): XmlElement {
  const { line: _, ...rest } = node
  return { ...rest, children: node.children.map(withoutLines) }
}
