import { attribute, mapElements, withAttribute } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** Property types got the prefix `org.inviwo.`. */
export const prefixPropertyTypes: Migration = network =>
  mapElements(network, node => {
    const type = attribute(node, 'type')
    const isBare = node.name === 'Property' && type !== undefined && !type.includes('.')
    return isBare ? withAttribute(node, 'type', `org.inviwo.${type}`) : node
  })
