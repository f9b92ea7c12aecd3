import { attribute, mapElements, withAttribute } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** The shading mode became an option with values of an enumeration. */
export const shadingModeToEnum: Migration = network =>
  mapElements(network, node =>
    node.name === 'Property' &&
    attribute(node, 'identifier') === 'shadingMode' &&
    attribute(node, 'type') === 'org.inviwo.OptionPropertyInt'
      ? withAttribute(node, 'type', 'org.inviwo.OptionPropertyEnumInt')
      : node,
  )
