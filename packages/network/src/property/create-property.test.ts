import { describe, expect, test } from 'vitest'
import { BoolCompositeProperty, CompositeProperty } from './composite-property.ts'
import { createProperty, propertyClasses } from './create-property.ts'
import type { PropertyDescription } from './description.ts'
import { ListProperty } from './list-property.ts'
import { FloatProperty } from './scalar-properties.ts'
import { UnknownProperty } from './unknown-property.ts'

/** States that differ from the default, or the least that the class can be made from. */
const states: Readonly<Record<string, PropertyDescription['state']>> = {
  'org.inviwo.IntVec3Property': { value: [1, 2, 3], min: [0, 0, 0], max: [9, 9, 9], increment: [1, 1, 2], minConstraint: 'immutable' },
  'org.inviwo.FloatVec3RefProperty': { value: [1, 2, 3], maxConstraint: 'ignore' },
  'org.inviwo.Size_tMinMaxProperty': { value: [3, 9], range: [1, 20], increment: 2, minSeparation: 4 },
  'org.inviwo.OptionPropertyString': {
    options: [
      { id: 'a', name: 'A', value: 'x' },
      { id: 'b', name: 'B', value: 'y' },
    ],
    selected: 'b',
  },
  'org.inviwo.ButtonGroupProperty': { buttons: [{ name: 'Go', icon: 'play', tooltip: 'Start' }] },
  'org.inviwo.FileProperty': {
    value: 'x.dat',
    filters: [{ extension: 'raw', description: 'Raw' }],
    selectedFilter: { extension: 'dat', description: 'Dat' },
    acceptMode: 'save',
    fileMode: 'existingFile',
    contentType: 'volume',
  },
  'org.inviwo.ImageEditorProperty': { dimensions: [64, 32], labels: [{ name: 'left', topLeft: [0, 0], size: [32, 32] }] },
  'org.inviwo.TransferFunctionProperty': {
    points: [],
    mask: [0.1, 0.9],
    type: 'absolute',
    zoomH: [0, 0.5],
    histogramMode: 'p99',
    histogramSelection: 3,
  },
  'org.inviwo.IsoValueProperty': { points: [{ position: 0.5, color: [1, 0, 0, 1] }], type: 'relative', zoomV: [0.2, 0.4] },
  'org.inviwo.CameraProperty': { type: 'SkewedPerspectiveCamera', offset: [0.1, 0.2], lookFrom: [1, 2, 3], collapsed: true },
  'org.inviwo.CompositeProperty': { collapsed: true },
  'org.inviwo.EventProperty': { matcher: { kind: 'key', key: 'W', states: ['press'], modifiers: [] } },
}

describe.each(propertyClasses)('%s', classIdentifier => {
  test('comes back from its description', () => {
    const made = createProperty({ classIdentifier, identifier: 'p', displayName: 'P', state: states[classIdentifier] ?? {} })
    expect(made.classIdentifier).toBe(classIdentifier)
    const description = made.describe()
    expect(description.state).toMatchObject(states[classIdentifier] ?? {})
    expect(JSON.parse(JSON.stringify(description))).toEqual(description)
    expect(createProperty(description).describe()).toEqual(description)
  })
})

test('everything that was said is kept', () => {
  const description: PropertyDescription = {
    classIdentifier: 'org.inviwo.FloatProperty',
    identifier: 'scale',
    displayName: 'Scale',
    help: 'How *large*',
    invalidationLevel: 'invalidResources',
    semantics: 'SpinBox',
    visible: false,
    readOnly: true,
    usageMode: 'application',
    serializationMode: 'all',
    owned: true,
    state: { value: 2, min: 1, max: 3, increment: 0.5, minConstraint: 'immutable', maxConstraint: 'ignore' },
  }
  expect(createProperty(description).describe()).toEqual(description)
})

test('a state that the class cannot hold is refused', () => {
  const wrong = { classIdentifier: 'org.inviwo.IntProperty', identifier: 'n', displayName: 'N', state: { value: 'five' } }
  expect(() => createProperty(wrong)).toThrow('n: expected a whole number from -2147483648 to 2147483647, found "five"')
})

test.each<[string, PropertyDescription['state']]>([
  ['FloatProperty', { value: 43 }],
  ['FloatRefProperty', { value: 43, min: 0, max: 1 }],
  ['IntVec2Property', { value: [5, 500], min: [0, 0], max: [255, 255] }],
  ['IntMinMaxProperty', { value: [-4, 500], range: [0, 255] }],
])('a %s of a file may lie outside of its bounds until it is changed', (name, state) => {
  const made = createProperty({ classIdentifier: `org.inviwo.${name}`, identifier: 'p', displayName: 'P', state })
  expect(made.state).toMatchObject(state)
  expect(createProperty(made.describe()).describe()).toEqual(made.describe())
  made.setState({ increment: made.state.increment })
  expect(made.state.value).not.toEqual(state.value)
})

test('groups come back with their children, however deep', () => {
  const outer = new CompositeProperty('outer', 'Outer', { collapsed: true })
  const inner = outer.addProperty(new BoolCompositeProperty('inner', 'Inner', true))
  inner.addProperty(new FloatProperty('x', 'X', 0.25))
  const copy = createProperty(outer.describe())
  expect(copy.describe()).toEqual(outer.describe())
  expect(copy).toBeInstanceOf(CompositeProperty)
})

test('check boxes of groups keep their name', () => {
  const plane = new BoolCompositeProperty('plane', 'Plane', true, { checkedIdentifier: 'enable' })
  plane.addProperty(new FloatProperty('x', 'X', 0.25))
  const copy = createProperty(plane.describe()) as BoolCompositeProperty
  expect([copy.checked, copy.properties.map(({ identifier }) => identifier)]).toEqual([true, ['enable', 'x']])
})

test('lists come back with their elements and can make more', () => {
  const list = new ListProperty('list', 'List', { x: id => new FloatProperty(id, 'X') })
  list.construct().setState({ value: 0.5 })
  const copy = createProperty(list.describe()) as ListProperty
  expect(copy.describe()).toEqual(list.describe())
  expect(copy.construct().identifier).toBe('x2')
})

describe('a class that is unknown here', () => {
  const unknown = {
    classIdentifier: 'org.other.FancyProperty',
    identifier: 'fancy',
    displayName: 'Fancy',
    state: { glow: [1, 2], deep: { a: 1 } },
  }

  test('keeps what it got', () => {
    const property = createProperty(unknown)
    expect(property).toBeInstanceOf(UnknownProperty)
    expect(property.describe()).toMatchObject(unknown)
    property.setState({ glow: [3], more: true })
    expect(property.state).toEqual({ glow: [3], deep: { a: 1 }, more: true })
  })

  test('shows its children when it has any', () => {
    const property = createProperty({ ...unknown, state: { collapsed: false }, children: [new FloatProperty('x', 'X').describe()] })
    expect(property.classIdentifier).toBe('org.other.FancyProperty')
    expect((property as CompositeProperty).property('x')?.state.value).toBe(0)
  })
})
