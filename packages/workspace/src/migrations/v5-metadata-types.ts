import { attribute, mapElements, withAttribute } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** Types of meta data got the prefix `org.inviwo.`. */
export const prefixMetaDataTypes: Migration = network =>
  mapElements(network, node => {
    const type = attribute(node, 'type')
    const isBare = node.name === 'MetaDataItem' && type !== undefined && !type.includes('.')
    return isBare ? withAttribute(node, 'type', `org.inviwo.${type}`) : node
  })
