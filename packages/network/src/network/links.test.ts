import { describe, expect, test } from 'vitest'
import { BoolProperty } from '../property/bool-property.ts'
import { ButtonGroupProperty, ButtonProperty } from '../property/button-property.ts'
import { CameraProperty } from '../property/camera-property.ts'
import { CompositeProperty } from '../property/composite-property.ts'
import { DirectoryProperty, FileProperty } from '../property/file-property.ts'
import { IsoTFProperty, IsoValueProperty } from '../property/iso-value-property.ts'
import { ListProperty } from '../property/list-property.ts'
import { FloatMinMaxProperty } from '../property/min-max-property.ts'
import { OptionPropertyInt, OptionPropertyString } from '../property/option-properties.ts'
import type { Property } from '../property/property.ts'
import { DoubleProperty, FloatProperty, IntProperty } from '../property/scalar-properties.ts'
import { StringProperty } from '../property/string-property.ts'
import { TransferFunctionProperty } from '../property/transfer-function-property.ts'
import {
  DoubleVec2Property,
  FloatVec3Property,
  IntSize3Property,
  IntVec2Property,
  UIntVec2Property,
} from '../property/vector-properties.ts'
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

  test.each([
    ['editable', 'editable', { value: -3, min: -5, max: 5 }],
    ['ignore', 'ignore', { value: -3, min: -5, max: 5 }],
    ['mutable', 'editable', { value: 0, min: 0, max: 5 }],
    ['immutable', 'ignore', { value: 0, min: 0, max: 5 }],
    ['editable', 'mutable', { value: -3, min: -5, max: 1 }],
    ['ignore', 'immutable', { value: -3, min: -5, max: 1 }],
    ['mutable', 'immutable', { value: 0, min: 0, max: 1 }],
  ] as const)('carries bounds only where the follower lets them travel: %s, %s', (minConstraint, maxConstraint, expected) => {
    for (const source of [float(), new DoubleProperty('p', 'P')]) {
      const follower = new FloatProperty('p', 'P', 0, { minConstraint, maxConstraint })
      linked(source, follower)
      source.setState({ min: -5, max: 5, value: -3, increment: 0.5 })
      expect(follower.state).toMatchObject({ ...expected, increment: 0.5, minConstraint, maxConstraint })
    }
  })

  test('carries the value at once when it is asked to, forth and not back', () => {
    const [a, b, c] = [float(0.7), new IntProperty('p', 'P', 3), new IntProperty('p', 'P', 4)]
    const { network } = networkOf(a, b, c)
    network.link(b, c)
    const undo = network.apply([
      { kind: 'link', source: 'P1_.p', destination: 'P0_.p' },
      { kind: 'link', source: 'P0_.p', destination: 'P1_.p', carry: true },
    ])
    expect([a.value, b.value, c.value]).toEqual([0.7, 0, 0])
    const redo = network.apply(undo)
    expect([a.value, b.value, c.value, network.links.length]).toEqual([0.7, 3, 4, 1])
    network.apply(redo)
    expect([a.value, b.value, c.value, network.links.length]).toEqual([0.7, 0, 0, 3])
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

describe('what a change reaches', () => {
  /** Groups of two numbers each, with a log of what is set. */
  function groups(...names: readonly string[]) {
    const network = new ProcessorNetwork()
    const processor = network.add(new Source('P'))
    const log: string[] = []
    const made = names.map(name => {
      const group = processor.addProperty(new CompositeProperty(name, name))
      for (const child of ['x', 'y']) {
        const property = group.addProperty(new FloatProperty(child, child))
        property.onChange(() => log.push(`${name}.${child}`))
      }
      return group
    })
    const at = (path: string) => processor.property(path) as FloatProperty
    const link = (...paths: readonly string[]) => {
      for (const [i, path] of paths.slice(1).entries()) network.link(at(paths[i] as string), at(path))
    }
    return { network, log, made, at, link }
  }

  test('depth first, in the order of the links, each property once', () => {
    const { log, at, link } = groups('a', 'b', 'c', 'd')
    link('a.x', 'b.x', 'c.x')
    link('a.x', 'd.x')
    link('a.x', 'c.x')
    link('d.x', 'b.x')
    at('a.x').value = 0.5
    expect(log).toEqual(['a.x', 'b.x', 'c.x', 'd.x'])
  })

  test('the links of the groups around what was set', () => {
    const { log, at, link } = groups('a', 'b', 'c')
    link('a.x', 'b.x')
    link('b', 'c')
    at('a.x').value = 0.5
    expect(log).toEqual(['a.x', 'b.x', 'c.x'])
  })

  test('the links of the children of a group that was set', () => {
    const { log, at, link } = groups('a', 'b', 'c')
    link('a', 'b')
    link('b.y', 'c.x')
    at('a.y').value = 0.5
    expect(log).toEqual(['a.y', 'b.y', 'c.x'])
  })

  test('a group after its child', () => {
    const { log, at, link } = groups('a', 'b', 'c')
    link('a', 'c')
    link('a.x', 'b.y')
    at('a.x').value = 0.5
    expect(log).toEqual(['a.x', 'b.y', 'c.x'])
  })

  test('groups are set by position; unequal numbers of children are left alone, and that is told', () => {
    const { network, made, at, link } = groups('a', 'b', 'c')
    const [, b, c] = made
    b?.addProperty(float())
    link('a', 'b')
    link('a', 'c')
    const failed: string[] = []
    network.observe({ linkFailed: (source, destination) => failed.push(`${source.path} -> ${destination.path}`) })
    at('a.x').value = 0.5
    expect(failed).toEqual([`${made[0]?.path} -> ${b?.path}`])
    expect(at('b.x').value).toBe(0)
    expect(c?.properties.map(({ state }) => state.value)).toEqual([0.5, 0])
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
    ['negative to unsigned', new IntVec2Property('p', 'P'), new UIntVec2Property('p', 'P'), { value: [-1, 5] }, { value: [0, 5] }],
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
    ['int without such an option', new IntProperty('p', 'P'), option(), { value: 7 }, { selected: 'a' }],
    ['option to option by number', option(), option(), { selected: 'c' }, { selected: 'c' }],
    [
      'options of different classes',
      option(),
      new OptionPropertyInt(
        'p',
        'P',
        [10, 20].map(value => ({ id: `id${value}`, name: `${value}`, value })),
      ),
      { selected: 'c' },
      { selected: 'id20' },
    ],
    ['no option to text', option(), new StringProperty('p', 'P', 'x'), { options: [], selected: '' }, { value: '' }],
    ['folder to text', new DirectoryProperty('p', 'P'), new StringProperty('p', 'P'), { value: '/a' }, { value: '/a' }],
    ['text to folder', new StringProperty('p', 'P'), new DirectoryProperty('p', 'P'), { value: '/a' }, { value: '/a' }],
    [
      'whole vector to real',
      new IntVec2Property('p', 'P'),
      new DoubleVec2Property('p', 'P'),
      { value: [3, -4] },
      { value: [3, -4], min: [-100, -100] },
    ],
    [
      'double vector to text',
      new DoubleVec2Property('p', 'P'),
      new StringProperty('p', 'P'),
      { value: [1, 0.5] },
      { value: 'dvec2(1.000000, 0.500000)' },
    ],
    [
      'size vector to text',
      new IntSize3Property('p', 'P'),
      new StringProperty('p', 'P'),
      { value: [1, 2, 3] },
      { value: 'u64vec3(1, 2, 3)' },
    ],
    ['iso values to both', new IsoValueProperty('p', 'P'), new IsoTFProperty('p', 'P'), { type: 'absolute' }, {}],
    ['truth to truth', new BoolProperty('p', 'P'), new BoolProperty('p', 'P'), { value: true }, { value: true }],
    [
      'interval to interval',
      new FloatMinMaxProperty('p', 'P'),
      new FloatMinMaxProperty('p', 'P'),
      { range: [-2, 2], value: [-1, 1], minSeparation: 0.5 },
      { range: [-2, 2], value: [-1, 1], minSeparation: 0.5 },
    ],
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

  test('cameras keep the aspect ratio of their own picture', () => {
    const [a, b, c] = [new CameraProperty('p', 'P'), new CameraProperty('p', 'P'), new CameraProperty('p', 'P')]
    const { network } = networkOf(a, b, c)
    network.link(a, b)
    network.link(a, c)
    b.resize(300, 100)
    a.resize(200, 100)
    a.setState({ fov: 50 })
    expect([a, b, c].map(({ value }) => [value.aspectRatio, value.fov])).toEqual([
      [2, 50],
      [3, 50],
      [2, 50],
    ])
  })

  test('a file keeps what it asks for', () => {
    const filters = ['raw', 'dat'].map(extension => ({ extension, description: extension }))
    const [a, b, c] = [
      new FileProperty('p', 'P', '', { filters }),
      new FileProperty('p', 'P', '', { filters: filters.toReversed(), acceptMode: 'save', contentType: 'volume' }),
      new FileProperty('p', 'P'),
    ]
    const { network } = networkOf(a, b, c)
    network.link(a, b)
    network.link(a, c)
    a.setState({ value: '/x.dat', selectedFilter: filters[1] })
    expect(b.state).toMatchObject({ value: '/x.dat', selectedFilter: filters[1], acceptMode: 'save', contentType: 'volume' })
    expect(c.state).toMatchObject({ value: '/x.dat', filters: [{ extension: '*' }], selectedFilter: { extension: '*' } })
  })

  test('a list gets the elements of the other', () => {
    const list = () =>
      new ListProperty('p', 'P', { number: id => new FloatProperty(id, 'Number'), text: id => new StringProperty(id, 'Text') })
    const [a, b] = [list(), list()]
    linked(a, b)
    b.construct(1)
    a.construct(0).setState({ value: 0.25 })
    a.construct(1).setState({ value: 'word' })
    expect(b.properties.map(({ identifier, state }) => [identifier, state.value])).toEqual([
      ['number', 0.25],
      ['text', 'word'],
    ])
    a.removeProperty(a.properties[0] as Property)
    expect(b.properties.map(({ identifier }) => identifier)).toEqual(['text'])
  })

  describe('buttons', () => {
    const pressed: string[] = []
    const button = (name: string) => new ButtonProperty(name, name, { action: () => pressed.push(name) })
    const take = () => pressed.splice(0)

    test('press those that follow, each once', () => {
      const [a, b, c] = [button('a'), button('b'), button('c')]
      const { network } = networkOf(a, b, c)
      network.link(a, b)
      network.link(b, c)
      network.link(c, a)
      a.press()
      expect(take()).toEqual(['a', 'b', 'c'])
      a.press()
      expect(take()).toEqual(['a', 'b', 'c'])
    })

    test('press the same one of a linked group', () => {
      const group = (name: string) => {
        const buttons = [0, 1, 2].map(i => ({ name: `${name}${i}`, action: () => pressed.push(`${name}${i}`) }))
        return new ButtonGroupProperty(name, name, buttons)
      }
      const [a, b] = [group('a'), group('b')]
      linked(a, b)
      a.press(2)
      expect(take()).toEqual(['a2', 'b2'])
      // Other names are no press.
      a.setState({ buttons: [{ name: 'x', icon: '', tooltip: '' }] })
      expect(take()).toEqual([])
    })

    test('in linked groups follow a press, and not another change of their group', () => {
      const group = (name: string) => {
        const made = new CompositeProperty(name, name)
        const [number, press] = [made.addProperty(float()), made.addProperty(button(`${name}Button`))]
        return { made, number, press }
      }
      const [a, b, c] = [group('a'), group('b'), group('c')]
      const { network } = networkOf(a.made, b.made, c.made)
      network.link(a.made, b.made)
      network.link(b.made, c.made)
      a.number.value = 0.5
      expect([take(), c.number.value]).toEqual([[], 0.5])
      a.press.press()
      expect(take()).toEqual(['aButton', 'bButton', 'cButton'])
    })
  })
})
