import type { PropertyView } from '@ivw/engine/protocol'
import { expect, it } from 'vitest'
import { allows, isFull, movedElement, newElement, prefabsOf } from './new-element.ts'

const prefab = { classIdentifier: 'org.inviwo.FloatProperty', identifier: 'weight', displayName: 'Weight', state: { value: 1 } }
const element = (identifier: string): PropertyView => ({ ...prefab, identifier, path: `P.list.${identifier}`, isDefault: true })
const list = (identifiers: readonly string[], maxNumberOfElements = 0): PropertyView => ({
  classIdentifier: 'org.inviwo.ListProperty',
  identifier: 'list',
  displayName: 'Weights',
  path: 'P.list',
  isDefault: true,
  state: { collapsed: false, maxNumberOfElements, prefabs: [prefab] },
  children: identifiers.map(element),
})

it('gives a free identifier and a numbered name', () => {
  expect(newElement(list([]), prefab)).toEqual({
    kind: 'addProperty',
    owner: 'P.list',
    property: { ...prefab, owned: true, serializationMode: 'all' },
  })
  expect(newElement(list(['weight', 'weight2']), prefab)).toMatchObject({ property: { identifier: 'weight3', displayName: 'Weight 3' } })
})

it('knows the prefabs and when a list is full', () => {
  expect(prefabsOf(list([]))).toEqual([prefab])
  expect(prefabsOf({ ...list([]), state: {} })).toEqual([])
  expect(isFull(list(['weight'], 1))).toBe(true)
  expect(isFull(list(['weight'], 2))).toBe(false)
  expect(isFull(list(['weight'], 0))).toBe(false)
})

it('knows what the user may do, and where an element goes', () => {
  const flagged = { ...list([]), state: { uiFlags: ['add'] } }
  expect([allows(flagged, 'add'), allows(flagged, 'remove'), allows(list([]), 'remove')]).toEqual([true, false, true])
  expect(allows({ ...flagged, readOnly: true }, 'add')).toBe(false)
  const two = list(['a', 'b'])
  expect(movedElement(two, 'P.list.a', 1)).toEqual({ kind: 'moveProperty', path: 'P.list.a', index: 1 })
  expect([movedElement(two, 'P.list.b', 1), movedElement(two, 'P.list.a', -1)]).toEqual([undefined, undefined])
})
