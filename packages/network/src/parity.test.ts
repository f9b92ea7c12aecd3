import {
  bufferTypes,
  type Connectivity,
  type DrawType,
  formats,
  type Interpolation,
  type LayerRole,
  numpyDtype,
  typeRange,
  type Wrap,
} from '@ivw/data'
import { expect, test } from 'vitest'
import type { InvalidationLevel } from './invalidation.ts'
import { dataType } from './port/data-types.ts'
import { Inport } from './port/inport.ts'
import { Outport } from './port/outport.ts'
import { createProperty, propertyClasses } from './property/create-property.ts'
import type { PropertyState, SerializationMode, UsageMode } from './property/description.ts'
import { constraints } from './property/ordinal-property.ts'
import type { Property } from './property/property.ts'

// What both languages must agree on. This test writes it (`npx vitest run packages/network/src/parity.test.ts -u` after an intended
// change), python/tests/test_parity.py compares the Python side with it.
const fixture = '../../../fixtures/parity.json'

/** Every member of a union of texts: leaving one out is a type error. */
const every =
  <T extends string>() =>
  <const U extends readonly T[]>(...names: [T] extends [U[number]] ? U : never): readonly T[] =>
    names

const enumerations = {
  bufferType: bufferTypes,
  connectivity: every<Connectivity>()('none', 'strip', 'loop', 'fan', 'adjacency', 'stripAdjacency'),
  constraint: constraints,
  drawType: every<DrawType>()('points', 'lines', 'triangles'),
  interpolation: every<Interpolation>()('linear', 'nearest'),
  invalidationLevel: every<InvalidationLevel>()('valid', 'invalidOutput', 'invalidResources'),
  layerRole: every<LayerRole>()('color', 'depth', 'picking'),
  serializationMode: every<SerializationMode>()('default', 'all', 'none'),
  usageMode: every<UsageMode>()('application', 'development'),
  wrapping: every<Wrap>()('clamp', 'repeat', 'mirror'),
}

/** What a constructor needs that has no default. */
function least(classIdentifier: string): PropertyState {
  if (/RefProperty/u.test(classIdentifier)) return { value: make(classIdentifier.replace('Ref', '')).state.value }
  if (/OptionProperty/u.test(classIdentifier)) return { options: [] }
  if (/ButtonGroup/u.test(classIdentifier)) return { buttons: [] }
  return {}
}

function make(classIdentifier: string, state: PropertyState = least(classIdentifier)): Property {
  return createProperty({ classIdentifier, identifier: 'p', displayName: 'P', state })
}

/** Properties as they are when nothing is said but their names. */
function defaults() {
  // They know a matcher that Python has no class for.
  const described = propertyClasses.filter(name => name !== 'org.inviwo.EventProperty')
  return Object.fromEntries(described.map(name => [name, make(name).describe()]))
}

/** How values and bounds act upon each other: what a property is after one change. */
function changes() {
  const bounds = { value: 5, min: 0, max: 10, increment: 1 }
  const ordinals = ['Float', 'Int', 'Double', 'Int64', 'Size_t'].flatMap(kind =>
    constraints.flatMap(constraint =>
      [{ value: 12 }, { value: 0 }, { min: 7 }, { min: 12 }, { max: 3 }, { increment: 2 }].map(patch => ({
        classIdentifier: `org.inviwo.${kind}Property`,
        state: { ...bounds, minConstraint: constraint, maxConstraint: constraint },
        patch,
      })),
    ),
  )
  const vector = { value: [1, 2, 3], min: [0, 0, 0], max: [4, 4, 4], increment: [1, 1, 1] }
  const vectors = ['FloatVec3', 'IntVec3', 'IntSize3'].flatMap(kind =>
    [{ value: [9, 2, 9] }, { min: [2, 2, 2] }, { min: [0, 6, 0] }, { max: [0, 9, 2] }].map(patch => ({
      classIdentifier: `org.inviwo.${kind}Property`,
      state: { ...vector, minConstraint: 'editable', maxConstraint: 'immutable' },
      patch,
    })),
  )
  const range = { value: [2, 6], range: [0, 10], increment: 1, minSeparation: 2 }
  const ranges = ['FloatMinMax', 'IntMinMax', 'DoubleMinMax'].flatMap(kind =>
    [
      ...[{ value: [-3, 4] }, { value: [5, 20] }, { value: [5, 5] }, { value: [8, 3] }, { value: [9.0, 10.0] }],
      ...[{ range: [3, 5] }, { range: [8, 20] }, { range: [9, 1] }, { minSeparation: 6 }, { increment: 3 }],
    ].map(patch => ({ classIdentifier: `org.inviwo.${kind}Property`, state: range, patch })),
  )
  const options = { options: ['a', 'b', 'c'].map(id => ({ id, name: id.toUpperCase(), value: id })), selected: 'b' }
  const choices = [{ selected: 'c' }].map(patch => ({
    classIdentifier: 'org.inviwo.OptionPropertyString',
    state: options,
    patch,
  }))
  return [...ordinals, ...vectors, ...ranges, ...choices].map(({ classIdentifier, state, patch }) => {
    const property = make(classIdentifier, state)
    property.setState(patch)
    return { classIdentifier, state, patch, after: property.state }
  })
}

/** Ports by the class identifier of what they carry. */
function ports() {
  const shapes = ['Volume', 'Layer', 'Image', 'Mesh', 'Buffer', 'DataFrame']
  const sequences = ['Volume', 'Layer', 'Image', 'Mesh'].map(item => `${item}.shared_ptr.vector`)
  const lists = ['FLOAT32', 'FLOAT64', 'INT32', 'UINT32', 'Vec3FLOAT32', 'Vec2UINT32', 'Vec4INT32'].map(item => `${item}.vector`)
  return [...shapes, ...sequences, ...lists].map(name => {
    const type = dataType(`org.inviwo.${name}`)
    const inport = (options = {}) => new Inport('i', type, options).classIdentifier
    return {
      dataType: type.classIdentifier,
      color: type.color,
      inport: inport(),
      multiInport: inport({ multi: true }),
      flatMultiInport: inport({ multi: true, flat: true }),
      outport: new Outport('o', type).classIdentifier,
    }
  })
}

test('what both languages must agree on is as it was written down', async () => {
  const dataFormats = formats.map(format => ({ ...format, dtype: numpyDtype(format), range: typeRange(format) }))
  const sections = {
    enumerations: Object.entries(enumerations),
    formats: dataFormats,
    ports: ports(),
    properties: defaults(),
    changes: changes(),
  }
  const { properties, ...others } = sections
  // One line for each thing, so that a difference is one line.
  const lines = Object.entries({ ...others, properties: Object.values(properties) }).map(
    ([name, things]) => `"${name}": [\n${things.map(thing => JSON.stringify(thing)).join(',\n')}\n]`,
  )
  await expect(`{\n${lines.join(',\n')}\n}\n`).toMatchFileSnapshot(fixture)
})
