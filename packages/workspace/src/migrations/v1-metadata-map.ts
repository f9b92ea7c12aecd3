import { attribute, mapElements, withAttribute } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** Meta data became a map whose keys are the types. */
export const metaDataListToMap: Migration = network =>
  mapElements(network, node =>
    node.name === 'MetaDataList'
      ? {
          ...node,
          name: 'MetaDataMap',
          children: node.children.map(item =>
            item.name === 'MetaData' ? { ...withAttribute(item, 'key', attribute(item, 'type')), name: 'MetaDataItem' } : item,
          ),
        }
      : node,
  )
