import type { ProcessorView, PropertyView } from '@ivw/engine/protocol'
import { describe, expect, test } from 'vitest'
import { exampleNetwork } from '../engine/fake-network.ts'
import { alikePairs, directionsOf, linkEdit, pairsBetween, partnerName, partnersOf, unlinkEdit, withPair } from './link-pairs.ts'

const [someProcessor] = [...exampleNetwork().processors.values()] as [ProcessorView]

function property(path: string, name: string, more: Partial<PropertyView> = {}): PropertyView {
  const identifier = path.slice(path.lastIndexOf('.') + 1)
  const classIdentifier = name.startsWith('Option') ? `org.inviwo.${name}` : `org.inviwo.${name}Property`
  const state = name.startsWith('Option') ? { options: [], selected: '' } : {}
  return { path, identifier, classIdentifier, displayName: identifier, isDefault: true, state, ...more }
}

function processor(identifier: string, properties: readonly PropertyView[]): ProcessorView {
  return { ...someProcessor, identifier, properties }
}

const group = (path: string, name: string, ...children: readonly PropertyView[]) => property(path, name, { children })
const link = (source: string, destination: string) => ({ source, destination })

describe('pairs between two processors', () => {
  test('with their directions', () => {
    const links = [link('A.x', 'B.x'), link('B.x', 'A.x'), link('A.y', 'B.z'), link('B.w', 'A.w'), link('A.x', 'C.x'), link('A.x', 'A.y')]
    expect(pairsBetween(links, 'A', 'B')).toEqual([
      { left: 'A.x', right: 'B.x', direction: 'both' },
      { left: 'A.y', right: 'B.z', direction: 'right' },
      { left: 'A.w', right: 'B.w', direction: 'left' },
    ])
    expect(pairsBetween(links, 'B', 'A').map(({ direction }) => direction)).toEqual(['both', 'left', 'right'])
  })

  test('inside of one processor are shown once', () => {
    expect(pairsBetween([link('A.x', 'A.y'), link('A.y', 'A.x'), link('A.z', 'A.x')], 'A', 'A')).toEqual([
      { left: 'A.x', right: 'A.y', direction: 'both' },
      { left: 'A.z', right: 'A.x', direction: 'right' },
    ])
  })

  test('are made, turned and removed', () => {
    const other = link('A.q', 'C.q')
    const both = withPair([other], { left: 'A.x', right: 'B.x' }, 'both')
    expect(both).toEqual([other, link('A.x', 'B.x'), link('B.x', 'A.x')])
    expect(withPair(both, { left: 'A.x', right: 'B.x' }, 'left')).toEqual([other, link('B.x', 'A.x')])
    expect(withPair(both, { left: 'B.x', right: 'A.x' }, undefined)).toEqual([other])
  })
})

test.each<[string, PropertyView, PropertyView, ReturnType<typeof directionsOf>]>([
  ['one class', property('A.x', 'Bool'), property('B.y', 'Bool'), ['both', 'right', 'left']],
  ['numbers', property('A.x', 'Float'), property('B.y', 'IntRef'), ['both', 'right', 'left']],
  ['a number and a text', property('A.x', 'Float'), property('B.y', 'String'), ['right']],
  ['a text and a number', property('A.x', 'String'), property('B.y', 'Float'), ['left']],
  ['an option and a number', property('A.x', 'OptionPropertyEnumInt'), property('B.y', 'Int'), ['both', 'right', 'left']],
  ['a truth and a number', property('A.x', 'Bool'), property('B.y', 'Float'), 'Bool and Float cannot be linked.'],
  ['itself', property('A.x', 'Float'), property('A.x', 'Float'), 'A property cannot be linked with itself.'],
  [
    'unequal groups',
    group('A.g', 'Composite', property('A.g.x', 'Float')),
    group('B.h', 'Composite'),
    'g and h hold different numbers of properties.',
  ],
  ['unequal lists', group('A.g', 'List', property('A.g.x', 'Float')), group('B.h', 'List'), ['both', 'right', 'left']],
])('what can be linked: %s', (_, left, right, expected) => {
  expect(directionsOf(left, right)).toEqual(expected)
})

describe('pairs of the same class and identifier', () => {
  const camera = (owner: string) => group(`${owner}.camera`, 'Camera', property(`${owner}.camera.fov`, 'FloatRef'))
  const left = processor('A', [
    camera('A'),
    property('A.rate', 'Float'),
    property('A.hidden', 'Float', { visible: false }),
    group('A.light', 'SimpleLighting', property('A.light.power', 'Float'), property('A.light.rate', 'Float')),
  ])

  test('prefer the same place, take groups as a whole, and leave out what is hidden or of another class', () => {
    const right = processor('B', [
      group('B.light', 'SimpleLighting', property('B.light.rate', 'Float')),
      property('B.power', 'Int'),
      property('B.rate', 'Float'),
      property('B.hidden', 'Float'),
      camera('B'),
    ])
    expect(alikePairs(left, right, [])).toEqual([
      { left: 'A.camera', right: 'B.camera' },
      { left: 'A.rate', right: 'B.rate' },
      // The groups are unequal, so what is in them is paired.
      { left: 'A.light.rate', right: 'B.light.rate' },
    ])
  })

  test('leave alone what is linked already, and one processor by itself', () => {
    const right = processor('B', [camera('B'), group('B.g', 'Composite', property('B.g.rate', 'Float'))])
    expect(alikePairs(left, right, [link('A.camera', 'B.camera')])).toEqual([{ left: 'A.rate', right: 'B.g.rate' }])
    expect(alikePairs(left, left, [])).toEqual([])
  })
})

describe('an edit', () => {
  const named = (path: string, displayName: string) => property(path, 'Float', { displayName })
  const processors = new Map(
    [processor('A', [named('A.x', 'Size'), named('A.y', 'Rate')]), processor('B', [named('B.x', 'Size'), named('B.y', 'Step')])].map(
      view => [view.identifier, view],
    ),
  )
  const size = [link('A.x', 'B.x'), link('B.x', 'A.x')]
  const rate = [link('A.y', 'B.y')]

  test.each<[string, ReturnType<typeof link>[], ReturnType<typeof link>[]]>([
    ['Link Size', [], size],
    ['Unlink Size', size, []],
    ['Link Rate and Step', size, [...size, ...rate]],
    ['Link 2 Properties', [], [...size, ...rate]],
    ['Change Links of 2 Properties', size, rate],
  ])('is called %s', (name, before, after) => {
    expect(linkEdit(processors, before, after, false)?.name).toBe(name)
  })

  test('carries values to the right between what was not linked', () => {
    expect(linkEdit(processors, [], size, true)?.changes).toEqual([
      { kind: 'link', source: 'A.x', destination: 'B.x', carry: true },
      { kind: 'link', source: 'B.x', destination: 'A.x' },
    ])
    expect(linkEdit(processors, size.slice(0, 1), size, true)?.changes).toEqual([{ kind: 'link', source: 'B.x', destination: 'A.x' }])
  })

  test('is none when nothing changed', () => {
    expect(linkEdit(processors, size, size, true)).toBeUndefined()
  })

  test('of a link alone takes it away', () => {
    expect(unlinkEdit(processors, size)).toEqual({
      name: 'Unlink Size',
      changes: size.map(edge => ({ kind: 'unlink', ...edge })),
    })
  })
})

test('what a property is linked with', () => {
  const links = [link('A.x', 'B.x'), link('C.x', 'A.x'), link('B.x', 'A.x'), link('B.x', 'C.x')]
  expect(partnersOf(links, 'A.x')).toEqual([
    { left: 'A.x', right: 'B.x', direction: 'both' },
    { left: 'A.x', right: 'C.x', direction: 'left' },
  ])
})

test('what another property is called, also where processors have one name', () => {
  const of = (...identifiers: readonly string[]) =>
    new Map(identifiers.map(name => [name, { ...processor(name, [property(`${name}.x`, 'Float')]), displayName: 'Canvas' }]))
  expect([partnerName(of('A'), 'A.x'), partnerName(of('A', 'B'), 'B.x')]).toEqual(['Canvas: x', 'Canvas (B): x'])
})
