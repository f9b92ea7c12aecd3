import { mapElements } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** `dimension` was renamed. */
export const renameDimension: Migration = network =>
  mapElements(network, node => (node.name === 'dimension' ? { ...node, name: 'dimensions' } : node))
