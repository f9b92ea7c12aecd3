import { describe, expect, test } from 'vitest'
import { BoolProperty } from '../property/bool-property.ts'
import { ButtonProperty } from '../property/button-property.ts'
import { CameraProperty } from '../property/camera-property.ts'
import { CompositeProperty } from '../property/composite-property.ts'
import { FileProperty } from '../property/file-property.ts'
import { IsoTFProperty } from '../property/iso-value-property.ts'
import { OptionPropertyString } from '../property/option-properties.ts'
import type { Property } from '../property/property.ts'
import { DoubleProperty, FloatProperty, IntProperty } from '../property/scalar-properties.ts'
import { StringProperty } from '../property/string-property.ts'
import { TransferFunctionProperty } from '../property/transfer-function-property.ts'
import { FloatVec3Property, IntSize3Property, IntVec2Property } from '../property/vector-properties.ts'
import { Source } from '../testing/numbers.ts'
import { ProcessorNetwork } from './processor-network.ts'

/** Each property in a processor of its own: P0, P1, ... */
function networkOf<P extends readonly Property[]>(...properties: P): { network: ProcessorNetwork; processors: Source[]; properties: P } {
  const network = new ProcessorNetwork()
  const processors = properties.map((property, i) => {
    const processor = network.add(new Source(`P${i}_`))
    processor.addProperty(property)
    processor.setValid()
    return processor
  })
  return { network, processors, properties }
}

function linked(source: Property, destination: Property): void {
  const { network } = networkOf(source, destination)
  network.link(source, destination)
}

const float = (value = 0) => new FloatProperty('p', 'P', value)
const option = () =>
  new OptionPropertyString('p', 'P', [
    { id: 'a', name: 'First', value: 'x' },
    { id: 'b', name: 'Second', value: 'y' },
    { id: 'c', name: 'Third', value: 'z' },
  ])

describe('a link', () => {
  test('carries the next change, and invalidates who follows', () => {
    const { network, processors, properties } = networkOf(float(), float(0.2))
    const [a, b] = properties
    network.link(a, b)
    expect(b.value).toBe(0.2)
    a.value = 0.7
    expect(b.value).toBe(0.7)
    expect(processors[1]?.level).toBe('invalidOutput')
  })

  test('carries bounds only where the follower lets them travel', () => {
    const [a, b] = [float(), new FloatProperty('p', 'P', 0, { minConstraint: 'immutable', maxConstraint: 'ignore' })]
    linked(a, b)
    a.setState({ min: -5, max: 5, value: -3, increment: 0.5 })
    expect(b.state).toMatchObject({ value: 0, min: 0, max: 5, increment: 0.5 })
  })

  test('goes before the callbacks of the owner and after those of the property', () => {
    const { network, processors, properties } = networkOf(float(), float())
    const [a, b] = properties
    network.link(a, b)
    const order: string[] = []
    a.onChange(() => order.push('a changed'))
    b.onChange(() => order.push(`b changed, owner of a ${processors[0]?.level}`))
    a.value = 1
    expect(order).toEqual(['a changed', 'b changed, owner of a valid'])
  })

  test('cannot be made twice, to itself, or between what cannot follow', () => {
    const { network, properties } = networkOf(float(), float(), new BoolProperty('p', 'P'), new FloatVec3Property('p', 'P'))
    const [a, b, flag, vector] = properties
    network.link(a, b)
    expect(() => network.link(a, b)).toThrow('P0_.p and P1_.p are linked already')
    expect(() => network.link(a, a)).toThrow('P0_.p (org.inviwo.FloatProperty) cannot be linked to P0_.p')
    expect(() => network.link(a, flag)).toThrow('cannot be linked to P2_.p (org.inviwo.BoolProperty)')
    expect(() => network.link(a, vector)).toThrow('cannot be linked to')
    expect(() => network.link(a, float())).toThrow('p is not in the network')
  })

  test('goes with its property or processor', () => {
    const { network, processors, properties } = networkOf(float(), float(), float())
    const [a, b, c] = properties
    network.link(a, b)
    network.link(b, c)
    processors[1]?.removeProperty(b)
    expect(network.links).toEqual([])
    network.link(a, c)
    network.remove(processors[2] as Source)
    expect(network.links).toEqual([])
  })
})

describe('circles are harmless', () => {
  test('of two', () => {
    const { network, properties } = networkOf(float(), float())
    const [a, b] = properties
    network.link(a, b)
    network.link(b, a)
    a.value = 0.3
    expect([a.value, b.value]).toEqual([0.3, 0.3])
    b.value = 0.6
    expect([a.value, b.value]).toEqual([0.6, 0.6])
  })

  test('of many, in order', () => {
    const { network, properties } = networkOf(float(), new IntProperty('p', 'P'), new DoubleProperty('p', 'P', 0, { max: 9 }))
    const [a, b, c] = properties
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const)
      network.link(from, to)
    a.setState({ max: 10, value: 3.7 })
    expect([a.value, b.value, c.value]).toEqual([3.7, 3, 3])
  })

  test('of composites and their children', () => {
    const make = () => {
      const group = new CompositeProperty('g', 'G')
      group.addProperty(float())
      return group
    }
    const { network, properties } = networkOf(make(), make())
    const [a, b] = properties
    network.link(a, b)
    network.link(b, a)
    network.link(a.properties[0] as Property, b.properties[0] as Property)
    a.properties[0]?.setState({ value: 0.4 })
    expect(b.properties[0]?.state.value).toBe(0.4)
    b.properties[0]?.setState({ value: 0.9 })
    expect(a.properties[0]?.state.value).toBe(0.9)
  })

  test('chains of 5,000', () => {
    const network = new ProcessorNetwork()
    const processor = network.add(new Source())
    const all = Array.from({ length: 5000 }, (_, i) => processor.addProperty(new FloatProperty(`p${i}`, 'P')))
    for (const [i, property] of all.slice(1).entries()) network.link(all[i] as FloatProperty, property)
    const [first, last] = [all[0] as FloatProperty, all.at(-1) as FloatProperty]
    network.link(last, first)
    first.value = 0.5
    expect(last.value).toBe(0.5)
  })
})

test('a group follows when the target of a child link is in it', () => {
  const inner = new CompositeProperty('g', 'G')
  const child = inner.addProperty(float())
  const outer = new CompositeProperty('g', 'G')
  const other = outer.addProperty(float())
  const { network, properties } = networkOf(float(), inner, outer)
  network.link(properties[0], child)
  network.link(inner, outer)
  properties[0].value = 0.8
  expect(other.value).toBe(0.8)
})

describe('converters', () => {
  test.each<[string, Property, Property, object, object]>([
    [
      'float to int truncates',
      new FloatProperty('p', 'P', 0, { max: 50 }),
      new IntProperty('p', 'P'),
      { value: 7.9 },
      { value: 7, min: 0, max: 50 },
    ],
    ['int to float', new IntProperty('p', 'P'), float(), { value: -3 }, { value: -3, min: -100, max: 100, increment: 1 }],
    ['negative to unsigned', new IntVec2Property('p', 'P'), new IntVec2Property('p', 'P'), { value: [-1, 5] }, { value: [-1, 5] }],
    [
      'float vector to size vector',
      new FloatVec3Property('p', 'P', [0, 0, 0], { max: 9 }),
      new IntSize3Property('p', 'P'),
      { value: [1.5, 2.5, 3] },
      { value: [1, 2, 3], max: [9, 9, 9] },
    ],
    ['scalar to text', float(), new StringProperty('p', 'P'), { value: 0.25 }, { value: '0.25' }],
    [
      'vector to text',
      new FloatVec3Property('p', 'P'),
      new StringProperty('p', 'P'),
      { value: [1, 0.5, 0] },
      { value: 'vec3(1.000000, 0.500000, 0.000000)' },
    ],
    ['whole vector to text', new IntVec2Property('p', 'P'), new StringProperty('p', 'P'), { value: [1, 2] }, { value: 'ivec2(1, 2)' }],
    ['option to text', option(), new StringProperty('p', 'P'), { selected: 'b' }, { value: 'Second' }],
    ['option to int', option(), new IntProperty('p', 'P'), { selected: 'c' }, { value: 2, min: 0, max: 2, increment: 1 }],
    ['int to option', new IntProperty('p', 'P'), option(), { value: 1 }, { selected: 'b' }],
    ['option to option by number', option(), option(), { selected: 'c' }, { selected: 'c' }],
    ['file to text', new FileProperty('p', 'P'), new StringProperty('p', 'P'), { value: '/a.dat' }, { value: '/a.dat' }],
    ['text to file', new StringProperty('p', 'P'), new FileProperty('p', 'P'), { value: '/a.dat' }, { value: '/a.dat' }],
  ])('%s', (_, source, destination, change, expected) => {
    linked(source, destination)
    source.setState(change)
    expect(destination.state).toMatchObject(expected)
  })

  test('an option with more entries selects the last of a shorter one', () => {
    const short = new OptionPropertyString('p', 'P', option().options.slice(0, 2))
    const long = option()
    linked(long, short)
    long.selected = 'c'
    expect(short.selected).toBe('b')
  })

  test('plain and ref', () => {
    let held = 0
    const access = { get: () => held, set: (value: number) => (held = value) }
    const [a, b] = [float(), new FloatProperty('p', 'P', undefined, { access })]
    linked(a, b)
    a.value = 0.5
    expect(held).toBe(0.5)
  })

  test('transfer functions and iso values with both together', () => {
    const both = new IsoTFProperty('p', 'P')
    const tf = new TransferFunctionProperty('p', 'P')
    linked(tf, both)
    tf.setState({ points: [] })
    expect(both.transferFunction.points).toEqual([])
    const [isoTf, follower] = [new IsoTFProperty('p', 'P'), new TransferFunctionProperty('p', 'P')]
    linked(isoTf, follower)
    isoTf.transferFunction.setState({ mask: [0.2, 0.8] })
    expect(follower.value.mask).toEqual([0.2, 0.8])
  })

  test('a transfer function leaves the view of the follower alone', () => {
    const [a, b] = [new TransferFunctionProperty('p', 'P'), new TransferFunctionProperty('p', 'P')]
    linked(a, b)
    a.setState({ mask: [0.1, 0.9], zoomH: [0, 0.5] })
    expect(b.state).toMatchObject({ mask: [0.1, 0.9], zoomH: [0, 1] })
  })

  test('cameras, and parts of cameras', () => {
    const [a, b] = [new CameraProperty('p', 'P'), new CameraProperty('p', 'P')]
    const { network } = networkOf(a, b)
    network.link(a, b)
    network.link(b, a)
    a.setState({ type: 'OrthographicCamera', lookFrom: [1, 2, 3] })
    expect(b.value).toEqual(a.value)
    b.property('width')?.setState({ value: 3 })
    expect(a.value.width).toBe(3)
  })

  test('buttons press', () => {
    const pressed: string[] = []
    const [a, b] = [new ButtonProperty('p', 'P'), new ButtonProperty('p', 'P', { action: () => pressed.push('b') })]
    linked(a, b)
    a.press()
    expect(pressed).toEqual(['b'])
  })
})
