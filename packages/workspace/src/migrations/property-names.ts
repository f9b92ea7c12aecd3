import { attribute, mapElements, withAttribute, type XmlElement } from '../xml/element.ts'
import { renameLinkEnds } from './modules/renames.ts'

interface Renamed {
  /** Without `org.inviwo.` */
  readonly processor: string
  readonly from: string
  readonly to: string
  /** What it is now; without `org.inviwo.` */
  readonly type: string
}

/** Properties, also those in groups, that got other names without a new version of the file or of a module. */
const renamed: readonly Renamed[] = [{ processor: 'PathLinesDeprecated', from: 'dt', to: 'stepSize', type: 'FloatProperty' }]

/** Processors that have a property by its present name keep the other one, too. */
export function renameOldProperties(root: XmlElement): XmlElement {
  return renamed.reduce((node, change) => {
    const has = (identifier: string) => hasProperty(node, `org.inviwo.${change.processor}`, identifier)
    return has(change.from) && !has(change.to) ? renameProperty(node, change) : node
  }, root)
}

const isCalled = (node: XmlElement, identifier: string): boolean => node.name === 'Property' && attribute(node, 'identifier') === identifier

/** `inside`: of a processor of that type. */
function hasProperty(node: XmlElement, type: string, identifier: string, inside = false): boolean {
  if (inside && isCalled(node, identifier)) return true
  const isInside = inside || (node.name === 'Processor' && attribute(node, 'type') === type)
  return node.children.some(inner => hasProperty(inner, type, identifier, isInside))
}

function renameProperty(root: XmlElement, { processor, from, to, type }: Renamed): XmlElement {
  const linked = renameLinkEnds(root, processor, names => names.map(name => (name === from ? to : name)))
  return mapElements(linked, node => {
    if (node.name !== 'Processor' || attribute(node, 'type') !== `org.inviwo.${processor}`) return node
    return mapElements(node, inner =>
      isCalled(inner, from) ? withAttribute(withAttribute(inner, 'identifier', to), 'type', `org.inviwo.${type}`) : inner,
    )
  })
}
