import { attribute, element, mapElements, withAttribute, withChildren } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** The display name of a property became a child element. */
export const displayNameToElement: Migration = network =>
  mapElements(network, node => {
    const content = attribute(node, 'displayName')
    if (node.name !== 'Property' || content === undefined) return node
    return withChildren(withAttribute(node, 'displayName', undefined), [element('displayName', { content }), ...node.children])
  })
