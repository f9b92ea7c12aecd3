import { attribute, child, mapElements, withAttribute, withChildren } from '../xml/element.ts'
import type { Migration } from './migration.ts'

const directory = '2'
const directoryOnly = '4'

/** The file mode "directory only" was merged into "directory". */
export const mergeDirectoryModes: Migration = network =>
  mapElements(network, node => {
    const mode = node.name === 'Property' ? child(node, 'fileMode') : undefined
    if (!mode || attribute(mode, 'content') !== directoryOnly) return node
    return withChildren(
      node,
      node.children.map(inner => (inner === mode ? withAttribute(mode, 'content', directory) : inner)),
    )
  })
