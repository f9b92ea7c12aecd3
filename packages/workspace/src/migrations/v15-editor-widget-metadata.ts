import { attribute, element, mapElements, withChildren, type XmlElement } from '../xml/element.ts'
import type { Migration } from './migration.ts'

const parts: readonly (readonly [old: string, type: string, key: string])[] = [
  ['position', 'org.inviwo.IntVec2MetaData', 'PropertyEditorWidgetPosition'],
  ['dimensions', 'org.inviwo.IntVec2MetaData', 'PropertyEditorWidgetSize'],
  ['visibility', 'org.inviwo.BoolMetaData', 'PropertyEditorWidgetVisible'],
  ['dockstatus', 'org.inviwo.IntMetaData', 'PropertyEditorWidgetDockStatus'],
]

/** One item about the window of a property's editor was split into four. */
export const splitEditorWidgetMetaData: Migration = network =>
  mapElements(network, node =>
    node.name === 'MetaDataMap'
      ? withChildren(
          node,
          node.children.flatMap(item => (attribute(item, 'type') === 'org.inviwo.PropertyEditorWidgetMetaData' ? split(item) : [item])),
        )
      : node,
  )

function split(item: XmlElement): XmlElement[] {
  return parts.flatMap(([old, type, key]) => {
    const value = item.children.find(node => node.name.toLowerCase() === old)
    return value ? [element('MetaDataItem', { type, key }, [{ ...value, name: 'MetaData' }])] : []
  })
}
