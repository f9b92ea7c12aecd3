import { propertyClasses } from '@ivw/network'
import { describe, expect, test } from 'vitest'
import type { Issue } from '../errors.ts'
import { meaning } from '../testing/meaning.ts'
import { element } from '../xml/element.ts'
import { parseXml } from '../xml/parse-xml.ts'
import { writeXml } from '../xml/write-xml.ts'
import { propertyClassesInFiles } from './property-format.ts'
import { readProperty, type SavedProperty, writeProperty } from './property-xml.ts'

function read(xml: string): { property: SavedProperty; issues: Issue[] } {
  const issues: Issue[] = []
  return { property: readProperty(parseXml(xml), 'P', issues), issues }
}

const property = (type: string, inside: string) => `<Property type="org.inviwo.${type}" identifier="p">${inside}</Property>`

const bounds = (form: (n: number) => string) =>
  `<minConstraint content="1" /><maxConstraint content="3" /><minvalue ${form(-4)} /><maxvalue ${form(4)} /><increment ${form(1)} /><value ${form(2)} />`
const scalar = bounds(n => `content="${n}"`)
const vec2 = bounds(n => `x="${n}" y="0"`)
const vec3 = bounds(n => `x="${n}" y="0" z="1"`)
const vec4 = bounds(n => `x="${n}" y="0" z="1" w="2"`)
const constraints = { minConstraint: 'mutable', maxConstraint: 'ignore' }
const state = (form: (n: number) => unknown) => ({ ...constraints, min: form(-4), max: form(4), increment: form(1), value: form(2) })
const options = (value: string) =>
  `<options><option><id content="a" /><name content="A" />${value}</option></options><selectedIdentifier content="a" />`
const optionState = (value: unknown) => ({ options: [{ id: 'a', name: 'A', value }], selected: 'a' })
const extension = '<extension content="dat" /><description content="Inviwo dat" />'
const points = `<Point><pos content="0.2" /><rgba x="0" y="0.4" z="1" w="0" /></Point><Point><pos content="0.7" /><rgba x="1" y="0.9" z="0.2" w="0.5" /></Point>`
const pointStates = [
  { position: 0.2, color: [0, 0.4, 1, 0] },
  { position: 0.7, color: [1, 0.9, 0.2, 0.5] },
]
const view =
  '<zoomH_ x="0.1" y="0.9" /><zoomV_ x="0" y="0.5" /><showHistogram_ content="5" /><histogramSelection content="00000000000000000000000000000101" />'
const viewState = { zoomH: [0.1, 0.9], zoomV: [0, 0.5], histogramMode: 'log', histogramSelection: 5 }
const modes = '<acceptMode content="1" /><fileMode content="1" />'
const modeState = { acceptMode: 'save', fileMode: 'existingFile' }
const cameraBody =
  '<lookFrom x="0" y="0" z="4" /><lookTo x="0" y="0" z="0" /><lookUp x="0" y="1" z="0" /><near content="0.1" /><far content="50" /><aspectRatio content="1.5" />'
const cameraState = { lookFrom: [0, 0, 4], lookTo: [0, 0, 0], lookUp: [0, 1, 0], near: 0.1, far: 50, aspectRatio: 1.5 }
const empty = '<Properties />'

const cases: [type: string, inside: string, state: Readonly<Record<string, unknown>>][] = [
  ...['Float', 'Double', 'Int', 'UInt', 'Int64', 'Size_t'].map(
    kind => [`${kind}Property`, scalar, state(n => n)] as (typeof cases)[number],
  ),
  ['FloatRefProperty', scalar.replace(/<value.*/, ''), { ...constraints, min: -4, max: 4, increment: 1 }],
  ['IntRefProperty', '<value content="3" />', { value: 3 }],
  ...['FloatVec', 'DoubleVec', 'IntVec', 'UIntVec', 'IntSize'].flatMap(kind => [
    [`${kind}2Property`, vec2, state(n => [n, 0])] as (typeof cases)[number],
    [`${kind}3Property`, vec3, state(n => [n, 0, 1])] as (typeof cases)[number],
    [`${kind}4Property`, vec4, state(n => [n, 0, 1, 2])] as (typeof cases)[number],
  ]),
  ['FloatQuaternionProperty', vec4, state(n => [n, 0, 1, 2])],
  ['FloatMat2Property', '<value><col0 x="1" y="2" /><col1 x="3" y="4" /></value>', { value: [1, 2, 3, 4] }],
  [
    'DoubleMat3Property',
    '<value><col0 x="1" y="2" z="3" /><col1 x="4" y="5" z="6" /><col2 x="7" y="8" z="9" /></value>',
    { value: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
  ],
  ...['Float', 'Double', 'Int', 'Int64', 'Size_t'].map(
    kind =>
      [
        `${kind}MinMaxProperty`,
        '<range x="0" y="63" /><increment content="1" /><minSeparation content="2" /><value x="10" y="50" />',
        { range: [0, 63], increment: 1, minSeparation: 2, value: [10, 50] },
      ] as (typeof cases)[number],
  ),
  ['BoolProperty', '<value content="1" />', { value: true }],
  ['StringProperty', '<value content="  two&#x0A;lines &lt;b&gt; " />', { value: '  two\nlines <b> ' }],
  ['ButtonProperty', '', {}],
  ['ButtonGroupProperty', '', {}],
  ...['Int', 'UInt', 'Size_t', 'Char', 'UChar', 'EnumInt', 'EnumUInt', 'EnumChar'].map(
    kind => [`OptionProperty${kind}`, options('<value content="7" />'), optionState(7)] as (typeof cases)[number],
  ),
  ['OptionPropertyFloat', options('<value content="0.5" />'), optionState(0.5)],
  ['OptionPropertyDouble', options('<value content="0.5" />'), optionState(0.5)],
  ['OptionPropertyString', options('<value content="7" />'), optionState('7')],
  ['OptionPropertyFileExtension', options(`<value>${extension}</value>`), optionState({ extension: 'dat', description: 'Inviwo dat' })],
  ...['File', 'Directory'].map(
    kind =>
      [
        `${kind}Property`,
        `<absolutePath content="C:/a b/v.dat" /><workspaceRelativePath content="../v.dat" /><ivwdataRelativePath content="volumes/v.dat" /><selectedExtension>${extension}</selectedExtension>${modes}`,
        {
          value: 'C:/a b/v.dat',
          workspacePath: '../v.dat',
          dataPath: 'volumes/v.dat',
          selectedFilter: { extension: 'dat', description: 'Inviwo dat' },
          ...modeState,
        },
      ] as (typeof cases)[number],
  ),
  [
    'ImageEditorProperty',
    '<absolutePath content="/a.png" /><Dimension x="64" y="32" /><Labels><Label labelName="left"><topLeft x="0" y="0" /><size x="32" y="16" /></Label></Labels>',
    { value: '/a.png', dimensions: [64, 32], labels: [{ name: 'left', topLeft: [0, 0], size: [32, 16] }] },
  ],
  [
    'MultiFileProperty',
    `<value><item content="/a/1.png" /><item content="/a/2.png" /></value><workspaceRelativePath><files content="a" /><files content="a" /></workspaceRelativePath><ivwdataRelativePath><files content="" /><files content="" /></ivwdataRelativePath><nameFilter><filter>${extension}</filter></nameFilter>${modes}`,
    {
      value: ['/a/1.png', '/a/2.png'],
      workspacePaths: ['a', 'a'],
      dataPaths: ['', ''],
      filters: [{ extension: 'dat', description: 'Inviwo dat' }],
      ...modeState,
    },
  ],
  ['EventProperty', '<Event />', {}],
  [
    'EventProperty',
    '<Event><key content="262" /><states content="1" /><modifiers content="5" /></Event>',
    { matcher: { kind: 'key', key: 'ArrowRight', states: ['press'], modifiers: ['control', 'alt'] } },
  ],
  ['EventProperty', '<Event><key content="87" /></Event>', { matcher: { kind: 'key', key: 'W' } }],
  [
    'EventProperty',
    '<Event><buttons content="5" /><states content="10" /><modifiers content="0" /></Event>',
    { matcher: { kind: 'mouse', buttons: ['left', 'right'], states: ['move', 'doubleClick'], modifiers: [] } },
  ],
  [
    'EventProperty',
    '<Event><types content="3" /><states content="6" /><numFingers content="2" /><modifiers content="63" /></Event>',
    { matcher: { kind: 'gesture', types: ['pan', 'pinch'], states: ['updated', 'ended'], fingers: 2, modifiers: 'any' } },
  ],
  [
    'TransferFunctionProperty',
    `<TransferFunction><maskMin content="0.05" /><maskMax content="1" /><type content="0" /><Points>${points}</Points></TransferFunction>${view}`,
    { points: pointStates, mask: [0.05, 1], type: 'relative', ...viewState },
  ],
  [
    'IsoValueProperty',
    `<IsoValues><type content="1" /><IsoValues>${points.replaceAll('Point>', 'IsoValue>')}</IsoValues></IsoValues>${view}`,
    { points: pointStates, type: 'absolute', ...viewState },
  ],
  [
    'CameraProperty',
    `${empty}<collapsed content="1" /><Camera type="PerspectiveCamera">${cameraBody}<fov content="38" /></Camera>`,
    { collapsed: true, type: 'PerspectiveCamera', ...cameraState, fov: 38 },
  ],
  [
    'CameraProperty',
    `${empty}<Camera type="OrthographicCamera">${cameraBody}<width content="10" /></Camera>`,
    { type: 'OrthographicCamera', ...cameraState, width: 10 },
  ],
  [
    'CameraProperty',
    `${empty}<Camera type="SkewedPerspectiveCamera">${cameraBody}<fov content="38" /><offset x="0.03" y="0" /></Camera>`,
    { type: 'SkewedPerspectiveCamera', ...cameraState, fov: 38, offset: [0.03, 0] },
  ],
  ['CameraProperty', `${empty}<Camera><near content="0.5" /></Camera>`, { near: 0.5 }],
  ...['Composite', 'BoolComposite', 'IsoTF'].map(
    kind => [`${kind}Property`, `${empty}<collapsed content="1" />`, { collapsed: true }] as (typeof cases)[number],
  ),
  ['ListProperty', `<maxNumberOfElements content="3" />${empty}<collapsed content="0" />`, { maxNumberOfElements: 3, collapsed: false }],
  [
    'VolumeBasisProperty',
    `<overrideModel><col0 x="1" y="0" z="0" w="0" /><col1 x="0" y="1" z="0" w="0" /><col2 x="0" y="0" z="1" w="0" /><col3 x="5" y="6" z="7" w="1" /></overrideModel>${empty}`,
    { overrideModel: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 5, 6, 7, 1] },
  ],
  ['PositionProperty', `${empty}<positionWorldSpace x="1" y="2" z="3" />`, { positionWorldSpace: [1, 2, 3] }],
]

describe('every class', () => {
  test.each(cases)('%s', (type, inside, expected) => {
    const { property: found, issues } = read(property(type, inside))
    expect(found.state).toEqual(expected)
    expect(found.unread).toBeUndefined()
    expect(issues).toEqual([])
    // From its values alone, without the words of the file.
    expect(writeXml(writeProperty(meaning(found) as SavedProperty))).toBe(writeXml(parseXml(property(type, inside))))
  })

  test('has its form in the file', () => {
    expect(propertyClasses.filter(name => !propertyClassesInFiles.includes(name))).toEqual([])
  })
})

test('what every class has', () => {
  const inside =
    '<displayName content="A &amp; B" /><semantics semantics="Color" /><usageMode content="0" /><visible content="0" /><readonly content="1" />'
  const { property: found } = read(property('BoolProperty', inside))
  expect(meaning(found)).toEqual({
    classIdentifier: 'org.inviwo.BoolProperty',
    identifier: 'p',
    displayName: 'A & B',
    semantics: 'Color',
    usageMode: 'application',
    visible: false,
    readOnly: true,
    state: {},
  })
  expect(writeXml(writeProperty(meaning(found) as SavedProperty))).toBe(writeXml(parseXml(property('BoolProperty', inside))))
})

test('nested and owned properties', () => {
  const inside = `<OwnedPropertyIdentifiers><PropertyIdentifier content="b" /></OwnedPropertyIdentifiers><Properties>
    <Property type="org.inviwo.BoolProperty" identifier="a"><value content="0" /></Property><Property type="org.inviwo.IntProperty" identifier="b" /></Properties>`
  const { property: found } = read(property('CompositeProperty', inside))
  expect(found.children?.map(({ identifier, owned }) => [identifier, owned])).toEqual([
    ['a', undefined],
    ['b', true],
  ])
  expect(writeXml(writeProperty(found))).toBe(writeXml(parseXml(property('CompositeProperty', inside))))
})

test('an unknown class keeps what it says, nested properties and options are understood', () => {
  const inside = `<MetaDataMap><MetaDataItem type="t" key="k" /></MetaDataMap><selectedIdentifier content="x" /><Properties><Property type="org.inviwo.BoolProperty" identifier="a"><value content="1" /></Property></Properties><strange a="1"><deep>text</deep></strange>`
  const { property: found, issues } = read(property('NobodyKnowsProperty', inside))
  expect(found).toMatchObject({
    state: { selected: 'x' },
    children: [{ identifier: 'a', state: { value: true } }],
    unread: [{ name: 'MetaDataMap' }, { name: 'strange' }],
  })
  expect(issues).toEqual([])
  expect(writeXml(writeProperty(found))).toBe(writeXml(parseXml(property('NobodyKnowsProperty', inside))))
})

describe('what cannot be read is listed and written back', () => {
  test.each<[string, string]>([
    ['FloatProperty', '<value content="abc" />'],
    ['FloatProperty', '<minvalue content="nan" />'],
    ['FloatVec3Property', '<value x="1" y="2" />'],
    ['IntProperty', '<value content="" />'],
    ['FloatProperty', '<minConstraint content="9" />'],
    ['BoolProperty', '<value content="maybe" />'],
    ['FloatMat2Property', '<value><col0 x="1" y="2" /></value>'],
    ['CameraProperty', '<Properties /><Camera type="FishEyeCamera" />'],
    ['TransferFunctionProperty', '<TransferFunction><Points><Point><pos content="x" /></Point></Points></TransferFunction>'],
  ])('%s %s', (type, inside) => {
    const { property: found, issues } = read(property(type, inside))
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({
      element: 'P.p',
      line: 1,
      reason: expect.stringContaining(`cannot be read as part of a org.inviwo.${type}`),
    })
    expect(found.state).toEqual({})
    expect(writeXml(writeProperty(found))).toBe(writeXml(parseXml(property(type, inside))))
  })
})

test('of a camera, what can be read is read, and the rest is listed and written back', () => {
  const inside = '<Camera type="PerspectiveCamera">\n<lookFrom x="1" y="2" z="3" />\n<fov content="wide" /><far content="50" /></Camera>'
  const { property: found, issues } = read(property('CameraProperty', inside))
  expect(found.state).toEqual({ type: 'PerspectiveCamera', lookFrom: [1, 2, 3], far: 50 })
  expect(issues).toEqual([{ element: 'P.p', line: 3, reason: '<fov> cannot be read as part of a org.inviwo.CameraProperty' }])
  expect(writeXml(writeProperty(found))).toBe(writeXml(parseXml(property('CameraProperty', inside))))
})

test('a transfer function with a hundred thousand points is refused, and kept (X16)', () => {
  const point = element('Point', {}, [element('pos', { content: '0.5' }), element('rgba', { x: '0', y: '0', z: '0', w: '0' })])
  const list = element(
    'Points',
    {},
    Array.from({ length: 100_000 }, () => point),
  )
  const node = element('Property', { type: 'org.inviwo.TransferFunctionProperty', identifier: 'p' }, [
    element('TransferFunction', {}, [list]),
  ])
  const issues: Issue[] = []
  const found = readProperty(node, 'P', issues)
  expect(issues).toHaveLength(1)
  expect(found.state).toEqual({})
  expect(writeProperty(found).children[0]?.children[0]?.children).toHaveLength(100_000)
})

test.each<[string, number]>([
  ['1e+10', 1e10],
  ['.5', 0.5],
  ['-3.', -3],
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['nan', Number.NaN],
  ['-nan(ind)', Number.NaN],
  ['1.#INF', Number.POSITIVE_INFINITY],
  ['-1.#IND', Number.NaN],
  ['-0', -0],
])('the number %s', (text, value) => {
  expect(read(property('DoubleProperty', `<value content="${text}" />`)).property.state?.value).toBe(value)
})

test('whole numbers are truncated, and end where they stop being exact', () => {
  const value = (text: string) => read(property('Size_tProperty', `<value content="${text}" />`)).property.state?.value
  expect(value('18446744073709551615')).toBe(Number.MAX_SAFE_INTEGER)
  expect(value('3.7')).toBe(3)
})

test('points come in any order and without type or mask', () => {
  const reversed =
    '<Point><pos content="1" /><rgba x="1" y="1" z="1" w="1" /></Point><Point><pos content="0" /><rgba x="0" y="0" z="0" w="0" /></Point>'
  const { property: found } = read(
    property('TransferFunctionProperty', `<TransferFunction><Points>${reversed}</Points></TransferFunction>`),
  )
  expect(found.state).toMatchObject({ mask: [0, 1], type: 'relative', points: [{ position: 0 }, { position: 1 }] })
})
