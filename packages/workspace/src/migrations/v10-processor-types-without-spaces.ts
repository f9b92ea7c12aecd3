import { attribute, mapElements, withAttribute } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** The class identifiers of some processors had spaces. */
export const removeSpacesFromTypes: Migration = network =>
  mapElements(network, node => {
    const type = attribute(node, 'type')
    return node.name === 'Processor' && type?.includes(' ') ? withAttribute(node, 'type', type.replaceAll(' ', '')) : node
  })
