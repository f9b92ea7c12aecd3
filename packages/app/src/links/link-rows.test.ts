import type { PropertyView } from '@ivw/engine/protocol'
import { expect, test } from 'vitest'
import { groupsAround, linkRows, rowAfterKey, rowFor } from './link-rows.ts'

function property(path: string, children?: readonly PropertyView[], visible = true): PropertyView {
  const identifier = path.slice(path.lastIndexOf('.') + 1)
  const classIdentifier = children ? 'org.inviwo.CompositeProperty' : 'org.inviwo.FloatProperty'
  return { path, identifier, classIdentifier, displayName: identifier, isDefault: true, state: {}, visible, ...(children && { children }) }
}

const properties = [
  property('P.rate'),
  property('P.light', [property('P.light.power'), property('P.light.hidden', undefined, false), property('P.light.rate')]),
  property('P.end'),
]
const paths = (search: string, ...open: readonly string[]) => linkRows(properties, search, new Set(open)).map(row => row.property.path)

test('groups are closed until they are opened, or hold what is looked for', () => {
  expect(paths('')).toEqual(['P.rate', 'P.light', 'P.end'])
  expect(paths('', 'P.light')).toEqual(['P.rate', 'P.light', 'P.light.power', 'P.light.rate', 'P.end'])
  expect(paths('rate')).toEqual(['P.rate', 'P.light', 'P.light.rate'])
})

test('a closed group stands for what is in it', () => {
  const closed = linkRows(properties, '', new Set())
  expect(rowFor(closed, 'P.light.rate')?.property.path).toBe('P.light')
  expect(rowFor(linkRows(properties, '', groupsAround(['P.light.rate'])), 'P.light.rate')?.property.path).toBe('P.light.rate')
  expect(rowFor(linkRows(properties, 'end', new Set()), 'P.light.rate')).toBeUndefined()
})

test.each([
  ['ArrowDown', 1, 2],
  ['ArrowDown', 4, undefined],
  ['ArrowUp', 0, undefined],
  ['Home', 3, 0],
  ['End', 0, 4],
  ['ArrowRight', 1, 2],
  ['ArrowRight', 0, undefined],
  ['ArrowLeft', 3, 1],
  ['ArrowLeft', 0, undefined],
  ['x', 0, undefined],
] as const)('%s from line %i', (key, from, to) => {
  expect(rowAfterKey(linkRows(properties, '', new Set(['P.light'])), from, key)).toBe(to)
})
