import { readdirSync, readFileSync } from 'node:fs'
import {
  allPropertyClasses,
  CompositeProperty,
  createProperty,
  definePropertyTypes,
  PlaceholderProcessor,
  PropertyGroup,
} from '@ivw/network'
import { describe, expect, test } from 'vitest'
import { propertyTypes } from './property-types.ts'

definePropertyTypes(propertyTypes)

test('every class of this folder is among them', () => {
  const files = readdirSync(import.meta.dirname).filter(name => !name.includes('.test.'))
  const text = files.map(name => readFileSync(`${import.meta.dirname}/${name}`, 'utf8')).join('')
  const declared = [...text.matchAll(/static override readonly classIdentifier(?:: string)? = '(.+)'/gu)].map(([, name]) => name)
  expect(declared.length).toBeGreaterThan(20)
  expect(allPropertyClasses()).toEqual(expect.arrayContaining(declared))
})

describe.each(propertyTypes.map(({ classIdentifier }) => classIdentifier))('%s', classIdentifier => {
  test('is made of its name, and comes back from its description', () => {
    const made = createProperty({ classIdentifier, identifier: 'p', displayName: 'P', state: {} })
    expect(made.classIdentifier).toBe(classIdentifier)
    const description = JSON.parse(JSON.stringify(made.describe()))
    const again = createProperty(description)
    expect(again.describe()).toEqual(made.describe())
    expect(again.constructor).toBe(made.constructor)
  })
})

test('children take what the description says of them, and the class goes on', () => {
  const lamp = createProperty({
    classIdentifier: 'org.inviwo.PositionProperty',
    identifier: 'lamp',
    displayName: 'Lamp',
    state: { positionWorldSpace: [1, 2, 3], collapsed: true },
  })
  expect(lamp).toBeInstanceOf(PropertyGroup)
  if (!(lamp instanceof PropertyGroup)) return
  expect(lamp.property('position')?.state.value).toEqual([1, 2, 3])
  lamp.property('position')?.setState({ value: [4, 5, 6] })
  expect(lamp.state).toMatchObject({ positionWorldSpace: [4, 5, 6], collapsed: true })
})

test('of a class that only has a name, the children are those that are given', () => {
  const child = createProperty({
    classIdentifier: 'org.inviwo.FloatProperty',
    identifier: 'phase',
    displayName: 'Phase',
    state: { value: 0.5 },
  })
  const material = createProperty({
    classIdentifier: 'org.inviwo.AdvancedMaterialProperty',
    identifier: 'material',
    displayName: 'Material',
    state: {},
    children: [child.describe()],
  })
  expect(material).toBeInstanceOf(CompositeProperty)
  expect((material as CompositeProperty).property('phase')?.state.value).toBe(0.5)
})

test('a placeholder shows them', () => {
  const properties = [{ classIdentifier: 'org.inviwo.SimpleLightingProperty', identifier: 'lighting', displayName: 'Lighting' }]
  const placeholder = new PlaceholderProcessor({ type: 'org.nobody.Lit', identifier: 'Lit', properties })
  expect((placeholder.property('lighting') as PropertyGroup).properties.map(({ identifier }) => identifier)).toContain('shadingMode')
})

test('where a file gives a child no name, the class does', () => {
  const { children = [], ...own } = createProperty({
    classIdentifier: 'org.inviwo.IntegralLineVectorToMesh.ColorByProperty',
    identifier: 'velocity',
    displayName: 'Color by velocity',
    state: { key: 'Color by velocity' },
  }).describe()
  const nameless = children.map(child => ({ ...child, displayName: child.identifier, state: {} }))
  const made = createProperty({ ...own, children: nameless }) as CompositeProperty
  expect(made.property('scaleBy')?.displayName).toBe('Scale by')
  expect([made.state.collapsed, made.describe().state.key]).toEqual([false, 'Color by velocity'])
})
