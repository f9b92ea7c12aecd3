import type { PropertyView } from '@ivw/engine/protocol'
import { describe, expect, it } from 'vitest'
import { checkOf, inUsageMode, isChanged, propertyAt, shownProperties } from './property-tree.ts'

function property(path: string, more: Partial<PropertyView> = {}): PropertyView {
  const identifier = path.split('.').at(-1) ?? path
  return {
    classIdentifier: 'org.inviwo.BoolProperty',
    identifier,
    displayName: identifier,
    path,
    isDefault: true,
    state: { value: true },
    ...more,
  }
}

const check = property('Ray.light.checked', { visible: false })
const light = property('Ray.light', {
  classIdentifier: 'org.inviwo.BoolCompositeProperty',
  displayName: 'Lighting',
  state: { collapsed: false },
  children: [
    check,
    property('Ray.light.ambient'),
    property('Ray.light.specularColor', { displayName: 'Specular Colour', isDefault: false }),
  ],
})
const hidden = property('Ray.hidden', { visible: false })
const step = property('Ray.step', { displayName: 'Step Size' })
const all = [light, hidden, step]

const paths = (properties: readonly PropertyView[]): string[] =>
  properties.flatMap(({ path, children }) => [path, ...paths(children ?? [])])

describe('shownProperties', () => {
  it('leaves hidden ones out', () => {
    expect(paths(shownProperties(all, ''))).not.toContain('Ray.hidden')
  })

  it('finds by name and identifier, all words', () => {
    expect(paths(shownProperties(all, 'size st'))).toEqual(['Ray.step'])
    expect(paths(shownProperties(all, 'hidden'))).toEqual([])
  })

  it('shows a group with what matches in it, check box included', () => {
    expect(paths(shownProperties(all, 'specular'))).toEqual(['Ray.light', 'Ray.light.checked', 'Ray.light.specularColor'])
  })

  it('shows the whole of a group that matches itself', () => {
    expect(shownProperties(all, 'lighting')).toEqual([light])
  })
})

describe('inUsageMode', () => {
  const chosen = (path: string, more: Partial<PropertyView> = {}) => property(path, { usageMode: 'application', ...more })
  const group = property('Ray.group', { state: {}, children: [chosen('Ray.group.a'), property('Ray.group.b')] })
  const rest = property('Ray.rest', { state: {}, children: [property('Ray.rest.a'), chosen('Ray.rest.hidden', { visible: false })] })

  it('shows in application mode what was chosen for it, in its groups', () => {
    expect(paths(inUsageMode([step, chosen('Ray.mode'), group, rest, hidden], 'application'))).toEqual([
      'Ray.mode',
      'Ray.group',
      'Ray.group.a',
    ])
    expect(inUsageMode(all, 'development')).toBe(all)
  })

  it('keeps the check box of a group that was chosen', () => {
    expect(paths(inUsageMode([{ ...light, usageMode: 'application' }], 'application'))).toEqual(['Ray.light', 'Ray.light.checked'])
    expect(inUsageMode([light], 'application')).toEqual([])
  })
})

it('finds a property by its path', () => {
  const processors = new Map([['Ray', { properties: all } as never]])
  expect(propertyAt(processors, 'Ray.light.ambient')?.identifier).toBe('ambient')
  expect(propertyAt(processors, 'Ray.step')).toBe(step)
  expect(propertyAt(processors, 'Ray.light.none')).toBeUndefined()
  expect(propertyAt(processors, 'Other.step')).toBeUndefined()
})

it('finds the check box of a group', () => {
  expect(checkOf(light)).toBe(check)
  expect(checkOf(step)).toBeUndefined()
  expect(checkOf({ ...light, classIdentifier: 'org.inviwo.CompositeProperty', children: [property('Ray.light.first')] })).toBeUndefined()
  const plane = { ...light, classIdentifier: 'org.inviwo.PlaneProperty', children: [property('Ray.plane.enable', { visible: false })] }
  expect(checkOf(plane)?.identifier).toBe('enable')
})

it('tells changes of children', () => {
  expect(isChanged(light)).toBe(true)
  expect(isChanged(step)).toBe(false)
})
