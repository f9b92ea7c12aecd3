import type { PropertyView } from '@ivw/engine/protocol'
import { expect, it } from 'vitest'
import { isFull, newElement, prefabsOf } from './new-element.ts'

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
