import { attribute, mapElements, withAttribute } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** Processor types got the prefix `org.inviwo.`. */
export const prefixProcessorTypes: Migration = network =>
  mapElements(network, node => {
    const type = attribute(node, 'type')
    const isBare = node.name === 'Processor' && type !== undefined && type.split('.').length < 3
    return isBare ? withAttribute(node, 'type', `org.inviwo.${type}`) : node
  })
