import { attribute, mapElements, withAttribute, type XmlElement } from '../xml/element.ts'
import type { Migration } from './migration.ts'

const renamed = new Map([
  ['transferFunction', 'TransferFunction'],
  ['dataPoints', 'Points'],
  ['point', 'Point'],
])

/** Transfer functions were renamed inside, and the position of a point became one number. */
export const renameTransferFunctionParts: Migration = network =>
  mapElements(network, node =>
    node.name === 'Property' && attribute(node, 'type') === 'org.inviwo.TransferFunctionProperty' ? mapElements(node, renamePart) : node,
  )

function renamePart(node: XmlElement): XmlElement {
  if (node.name === 'pos') {
    const x = attribute(node, 'x')
    return x === undefined ? node : { ...node, attributes: [['content', x]] }
  }
  const name = renamed.get(node.name)
  return name === undefined ? node : { ...withAttribute(node, 'size', undefined), name }
}
