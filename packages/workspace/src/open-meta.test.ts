import { expect, test } from 'vitest'
import { readOpenMeta, writeOpenMeta } from './open-meta.ts'
import { attribute } from './xml/element.ts'
import { parseXml } from './xml/parse-xml.ts'

test.each([
  ['org.inviwo.BoolMetaData', '<MetaData content="1" />', true],
  ['org.inviwo.Size_tMetaData', '<MetaData content="12" />', 12],
  ['org.inviwo.DoubleVec2MetaData', '<MetaData x="0" y="4095" />', [0, 4095]],
  ['org.inviwo.Size3MetaData', '<MetaData x="1" y="2" z="3" />', [1, 2, 3]],
  ['org.inviwo.IntSize3MetaData', '<MetaData x="1" y="2" z="3" />', [1, 2, 3]],
])('a value of type %s is read, and keeps its type', (type, content, value) => {
  const item = parseXml(`<MetaDataItem type="${type}" key="k">${content}</MetaDataItem>`)
  expect(readOpenMeta(item)).toEqual(value)
  const written = writeOpenMeta('k', value, type)
  expect([attribute(written, 'type'), readOpenMeta(written)]).toEqual([type, value])
})
