import { attribute, element, mapElements, withAttribute, withChildren, type XmlElement } from '../xml/element.ts'
import type { Migration } from './migration.ts'

const members = ['lookFrom', 'lookTo', 'lookUp', 'fovy', 'aspectRatio', 'nearPlane', 'farPlane']

/** Cameras became composites: what were named elements are nested properties. */
export const cameraToComposite: Migration = network =>
  mapElements(network, node => {
    if (node.name !== 'Property' || attribute(node, 'type') !== 'org.inviwo.CameraProperty') return node
    const nested = node.children.filter(child => members.includes(child.name))
    if (nested.length === 0) return node
    const others = node.children.filter(child => !members.includes(child.name))
    return withChildren(node, [...others, element('Properties', {}, nested.map(toProperty))])
  })

function toProperty(node: XmlElement): XmlElement {
  const kind = node.name.startsWith('look') ? 'FloatVec3' : 'Float'
  const typed = withAttribute(node, 'type', attribute(node, 'type') ?? `org.inviwo.${kind}Property`)
  return { ...withAttribute(typed, 'identifier', attribute(node, 'identifier') ?? node.name), name: 'Property' }
}
