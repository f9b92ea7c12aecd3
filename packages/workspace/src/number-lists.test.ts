import { expect, test } from 'vitest'
import { readNumberList, withNumberList } from './number-lists.ts'
import { element } from './xml/element.ts'

const type = 'org.inviwo.ParallelCoordinates'
const axes = element(
  'enabledAxes',
  {},
  [2, 0, 1].map(number => element('axis', { content: String(number) })),
)
const other = element('other')

test('a list is read as meta data', () => {
  expect(readNumberList(type, [other, axes])).toEqual({ enabledAxes: [2, 0, 1] })
  expect(readNumberList(type, [other])).toEqual({})
  expect(readNumberList('org.inviwo.Background', [axes])).toEqual({})
})

test('it is written in its place, as it was when it says the same', () => {
  expect(withNumberList(type, { enabledAxes: [2, 0, 1] }, [axes, other])[0]).toBe(axes)
  const [changed, kept] = withNumberList(type, { enabledAxes: [1, 2] }, [axes, other])
  expect(changed?.children.map(({ attributes }) => attributes[0]?.[1])).toEqual(['1', '2'])
  expect(kept).toBe(other)
  expect(withNumberList(type, { enabledAxes: [0] }, [other]).map(({ name }) => name)).toEqual(['other', 'enabledAxes'])
  expect(withNumberList(type, {}, [axes])).toEqual([axes])
})
