import { attribute, mapElements, withAttribute, type XmlElement } from '../xml/element.ts'
import { renameLinkEnds } from './modules/renames.ts'

const processorType = 'PathLinesDeprecated'
const isStep = (node: XmlElement): boolean => node.name === 'Property' && attribute(node, 'identifier') === 'dt'

/** Path lines called the size of their steps `dt` at first, in some files a double; the change came without a version. */
export function renamePathLineStep(network: XmlElement): XmlElement {
  const linked = renameLinkEnds(network, processorType, names => names.map(name => (name === 'dt' ? 'stepSize' : name)))
  return mapElements(linked, node => {
    if (node.name !== 'Processor' || attribute(node, 'type') !== `org.inviwo.${processorType}`) return node
    return mapElements(node, inner =>
      isStep(inner) ? withAttribute(withAttribute(inner, 'identifier', 'stepSize'), 'type', 'org.inviwo.FloatProperty') : inner,
    )
  })
}
