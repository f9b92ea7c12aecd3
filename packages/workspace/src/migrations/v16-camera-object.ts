import { attribute, child, element, items, mapElements, withAttribute, withChildren, type XmlElement } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** Members of the new camera in order, with the identifiers that nested properties had for them over time. */
const members: readonly (readonly [name: string, identifiers: readonly string[]])[] = [
  ['lookFrom', ['lookFrom']],
  ['lookTo', ['lookTo']],
  ['lookUp', ['lookUp']],
  ['near', ['near', 'nearPlane']],
  ['far', ['far', 'farPlane']],
  ['aspectRatio', ['aspectRatio']],
  ['fov', ['fov', 'fovy']],
  ['width', ['width']],
  ['offset', ['offset']],
]

const largestFloat = '3.4028235e+38'

/**
 * The values of a camera moved from its nested properties, which only refer to them now, into a `Camera` element. It gets
 * no type: the projection that is there stays.
 */
export const cameraToObject: Migration = network =>
  mapElements(network, node => {
    if (node.name !== 'Property' || attribute(node, 'type') !== 'org.inviwo.CameraProperty' || child(node, 'Camera')) return node
    const nested = items(node, 'Properties', 'Property')
    const values = members.flatMap(([name, identifiers]) => {
      const value = nested
        .filter(property => identifiers.includes(attribute(property, 'identifier') ?? ''))
        .map(property => child(property, 'value'))[0]
      return value ? [{ ...value, name }] : []
    })
    const kept = node.children
      .filter(inner => inner.name !== 'OwnedPropertyIdentifiers')
      .map(inner => (inner.name === 'Properties' ? withChildren(inner, inner.children.map(referring)) : inner))
    return withChildren(node, [...kept, element('Camera', {}, values)])
  })

function referring(property: XmlElement): XmlElement {
  const identifier = attribute(property, 'identifier') ?? ''
  const name = members.find(([, identifiers]) => identifiers.includes(identifier))?.[0]
  if (name === undefined) return property
  const type = attribute(property, 'type')?.replace(/(Ref)?Property$/, 'RefProperty')
  const others = property.children.filter(node => node.name !== 'value')
  const children = name === 'aspectRatio' ? withBounds(others, '0', largestFloat) : others
  return withChildren(withAttribute(withAttribute(property, 'type', type), 'identifier', name), children)
}

function withBounds(children: readonly XmlElement[], low: string, high: string): XmlElement[] {
  const others = children.filter(node => node.name !== 'minvalue' && node.name !== 'maxvalue')
  return [...others, element('minvalue', { content: low }), element('maxvalue', { content: high })]
}
