import { attribute, mapElements, withAttribute } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** The shading mode became an option with whole numbers. */
export const shadingModeToInt: Migration = network =>
  mapElements(network, node =>
    node.name === 'Property' &&
    attribute(node, 'identifier') === 'shadingMode' &&
    attribute(node, 'type') === 'org.inviwo.OptionPropertyString'
      ? withAttribute(node, 'type', 'org.inviwo.OptionPropertyInt')
      : node,
  )
