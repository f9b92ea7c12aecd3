import { attribute, items, type XmlElement } from '../xml/element.ts'
import { renameProperties } from './modules/renames.ts'

interface Renamed {
  /** Without `org.inviwo.` */
  readonly type: string
  readonly from: string
  readonly to: string
}

/** Properties that got other names without a new version of the file or of a module. */
const renamed: readonly Renamed[] = [{ type: 'PathLinesDeprecated', from: 'dt', to: 'stepSize' }]

/** Processors that have a property by its present name keep the other one, too. */
export function renameOldProperties(root: XmlElement): XmlElement {
  return renamed.reduce((node, { type, from, to }) => {
    const has = (identifier: string) => hasProperty(node, `org.inviwo.${type}`, identifier)
    return has(from) && !has(to) ? renameProperties(node, type, { [from]: to }) : node
  }, root)
}

function hasProperty(node: XmlElement, type: string, identifier: string): boolean {
  if (node.name === 'Processor' && attribute(node, 'type') === type)
    return items(node, 'Properties', 'Property').some(property => attribute(property, 'identifier') === identifier)
  return node.children.some(inner => hasProperty(inner, type, identifier))
}
