import { expect, test } from 'vitest'
import { readNumberLists, withNumberLists } from './number-lists.ts'
import { element } from './xml/element.ts'

const type = 'org.inviwo.ParallelCoordinates'
const axes = element(
  'enabledAxes',
  {},
  [2, 0, 1].map(number => element('axis', { content: String(number) })),
)
const other = element('other')

test('a list is read as meta data', () => {
  expect(readNumberLists(type, [other, axes])).toEqual({ enabledAxes: [2, 0, 1] })
  expect(readNumberLists(type, [other])).toEqual({})
  expect(readNumberLists('org.inviwo.Background', [axes])).toEqual({})
})

test('it is written in its place, as it was when it says the same', () => {
  expect(withNumberLists(type, { enabledAxes: [2, 0, 1] }, [axes, other])[0]).toBe(axes)
  const [changed, kept] = withNumberLists(type, { enabledAxes: [1, 2] }, [axes, other])
  expect(changed?.children.map(({ attributes }) => attributes[0]?.[1])).toEqual(['1', '2'])
  expect(kept).toBe(other)
  expect(withNumberLists(type, { enabledAxes: [0] }, [other]).map(({ name }) => name)).toEqual(['other', 'enabledAxes'])
  expect(withNumberLists(type, {}, [axes])).toEqual([axes])
})

test('items of two numbers are pairs', () => {
  const field = 'org.inviwo.RBFVectorFieldGenerator2D'
  const places = element('samplesx', {}, [element('samplex', { x: '0.5', y: '-1e-1' }), element('samplex', { x: '1' })])
  expect(readNumberLists(field, [places])).toEqual({ samplesx: [[0.5, -0.1]] })
  expect(withNumberLists(field, { samplesx: [[0.5, -0.1]], samplesy: [[2, 0.25]] }, [places])).toEqual([
    places,
    element('samplesy', {}, [element('sampley', { x: '2', y: '0.25' })]),
  ])
  expect(withNumberLists(field, { samplesx: [] }, [places])).toEqual([element('samplesx', {}, [])])
})
