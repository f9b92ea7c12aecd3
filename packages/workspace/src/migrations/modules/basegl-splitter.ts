import { attribute, mapElements, withAttribute, type XmlElement } from '../../xml/element.ts'
import { renameLinkEnds } from './renames.ts'

/** The splitter of a split image became a property class of its own, and one of its colours was renamed. */
export function splitImageToSplitter(root: XmlElement): XmlElement {
  const linked = renameLinkEnds(root, 'SplitImage', names => names.map(name => (name === 'triColor' ? 'hoverColor' : name)))
  return mapElements(linked, node =>
    node.name === 'Processor' && attribute(node, 'type') === 'org.inviwo.SplitImage' ? mapElements(node, renamePart) : node,
  )
}

function renamePart(node: XmlElement): XmlElement {
  if (node.name !== 'Property') return node
  if (attribute(node, 'identifier') === 'triColor') return withAttribute(node, 'identifier', 'hoverColor')
  return attribute(node, 'type') === 'org.inviwo.BoolCompositeProperty' ? withAttribute(node, 'type', 'org.inviwo.SplitterProperty') : node
}
