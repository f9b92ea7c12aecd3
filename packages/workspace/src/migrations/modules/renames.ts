import { stripIdentifier } from '@ivw/network'
import { attribute, child, items, mapElements, withAttribute, withChildren, type XmlElement } from '../../xml/element.ts'

/** Processors of old types get their new ones; both without `org.inviwo.`. */
export function renameTypes(root: XmlElement, types: Readonly<Record<string, string>>): XmlElement {
  const table = new Map(Object.entries(types).map(([from, to]) => [`org.inviwo.${from}`, `org.inviwo.${to}`]))
  return mapElements(root, node => {
    const type = node.name === 'Processor' ? table.get(attribute(node, 'type') ?? '') : undefined
    return type === undefined ? node : withAttribute(node, 'type', type)
  })
}

/** Properties of a processor type get new identifiers, also those in its groups. */
export function renameProperties(root: XmlElement, processorType: string, identifiers: Readonly<Record<string, string>>): XmlElement {
  const table = new Map(Object.entries(identifiers))
  const renamed = (property: XmlElement): XmlElement => {
    const identifier = property.name === 'Property' ? table.get(attribute(property, 'identifier') ?? '') : undefined
    return identifier === undefined ? property : withAttribute(property, 'identifier', identifier)
  }
  const linked = renameLinkEnds(root, processorType, names => names.map(name => table.get(name) ?? name))
  return mapElements(linked, node => {
    const properties = node.name === 'Processor' && attribute(node, 'type') === `org.inviwo.${processorType}` && child(node, 'Properties')
    if (!properties) return node
    const changed = mapElements(properties, renamed)
    return withChildren(
      node,
      node.children.map(inner => (inner === properties ? changed : inner)),
    )
  })
}

/** Links that name properties of such processors by path name them as they are called now. `change`: identifiers from the outside in. */
export function renameLinkEnds(
  root: XmlElement,
  processorType: string,
  change: (names: readonly string[]) => readonly string[],
): XmlElement {
  const identifiers = new Set<string>()
  const end = (node: XmlElement, name: string): XmlElement => {
    const [processor = '', ...names] = attribute(node, name)?.split('.') ?? []
    return identifiers.has(stripIdentifier(processor)) ? withAttribute(node, name, [processor, ...change(names)].join('.')) : node
  }
  mapElements(root, node => {
    const isOfType = node.name === 'Processor' && attribute(node, 'type') === `org.inviwo.${processorType}`
    if (isOfType) identifiers.add(stripIdentifier(attribute(node, 'identifier') ?? ''))
    return node
  })
  if (identifiers.size === 0) return root
  return mapElements(root, node => (node.name === 'PropertyLink' ? end(end(node, 'src'), 'dst') : node))
}

/** The nested property of that identifier. */
export function nestedProperty(property: XmlElement, identifier: string): XmlElement | undefined {
  return items(property, 'Properties', 'Property').find(inner => attribute(inner, 'identifier') === identifier)
}
