import { attribute, child, element, mapElements, withChildren, type XmlElement } from '../../xml/element.ts'
import { nestedProperty } from './renames.ts'

const columns = [
  ['overrideA', '0'],
  ['overrideB', '0'],
  ['overrideC', '0'],
  ['overrideOffset', '1'],
] as const

/** The own basis of a volume source, once four vectors, became one matrix. */
export function overrideVectorsToMatrix(root: XmlElement): XmlElement {
  return mapElements(root, node => {
    const isBasis = node.name === 'Property' && attribute(node, 'type') === 'org.inviwo.VolumeBasisProperty'
    if (!isBasis || child(node, 'overrideModel')) return node
    const vectors = columns.map(([identifier, w], i) => {
      const property = nestedProperty(node, identifier)
      const value = property && child(property, 'value')
      const [x, y, z] = ['x', 'y', 'z'].map(axis => value && attribute(value, axis))
      return x === undefined ? undefined : element(`col${i}`, { x, y, z, w })
    })
    if (!vectors.every(vector => vector !== undefined)) return node
    return withChildren(node, [element('overrideModel', {}, vectors), ...node.children])
  })
}
