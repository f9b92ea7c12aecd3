import { attribute, mapElements, withAttribute } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** Keys that are the name of their type got its prefix, too. */
export const prefixMetaDataKeys: Migration = network =>
  mapElements(network, node => {
    const [type, key] = [attribute(node, 'type'), attribute(node, 'key')]
    const isTypeName = node.name === 'MetaDataItem' && key !== undefined && type === `org.inviwo.${key}`
    return isTypeName ? withAttribute(node, 'key', type) : node
  })
