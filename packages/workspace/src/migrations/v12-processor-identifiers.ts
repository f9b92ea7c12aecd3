import { attribute, mapElements, withAttribute } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** Characters that processor identifiers may not have became spaces. */
export const replaceInvalidCharacters: Migration = network =>
  mapElements(network, node => {
    const identifier = attribute(node, 'identifier')
    if (node.name !== 'Processor' || identifier === undefined) return node
    return withAttribute(node, 'identifier', identifier.replace(/[^A-Za-z0-9_\- ]/g, ' '))
  })
