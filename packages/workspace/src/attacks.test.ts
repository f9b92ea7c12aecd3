import { ProcessorNetwork } from '@ivw/network'
import { describe, expect, test } from 'vitest'
import { WorkspaceError } from './errors.ts'
import { loadNetwork } from './load-network.ts'
import { withFileParts } from './network-xml.ts'
import { saveNetwork } from './save-network.ts'
import { networkWithTypes } from './testing/test-processors.ts'
import { decodeWorkspace } from './text.ts'
import { parseWorkspace, serializeWorkspace } from './workspace.ts'

const inside = (network: string) =>
  `<?xml version="1.0" ?>\n<InviwoWorkspace version="2">\n<ProcessorNetwork>\n<ProcessorNetworkVersion content="20" />\n${network}</ProcessorNetwork>\n</InviwoWorkspace>\n`
const processors = (text: string, more = '') => inside(`<Processors>\n${text}\n</Processors>\n${more}`)
const source = (properties = '') =>
  `<Processor type="org.test.Source" identifier="Source"><Properties>${properties}</Properties></Processor>`
const number = (fields: string) => source(`<Property type="org.inviwo.FloatProperty" identifier="amount">${fields}</Property>`)

/** Opens the text beside what is open, and saves all. */
function open(text: string) {
  const network = networkWithTypes()
  network.apply([{ kind: 'addProcessor', processor: { type: 'org.test.Sink', identifier: 'Open' } }])
  const parsed = parseWorkspace(text)
  const issues = [...parsed.issues, ...loadNetwork(network, parsed.network)]
  return { network, issues, saved: serializeWorkspace({ ...parsed, network: withFileParts(saveNetwork(network), parsed.network) }) }
}

describe('what is no workspace is refused as a whole, before anything of it is used', () => {
  const many = (count: number, text: (i: number) => string) => Array.from({ length: count }, (_, i) => text(i)).join('')
  test.each<[string, () => string]>([
    [
      'X01 billion laughs',
      () => `<!DOCTYPE x [${many(9, i => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`)}]><InviwoWorkspace a="&e9;" />`,
    ],
    [
      'X02 a quadratic bomb',
      () => `<!DOCTYPE x [<!ENTITY a "${'A'.repeat(50_000)}">]><InviwoWorkspace>${'&a;'.repeat(3000)}</InviwoWorkspace>`,
    ],
    ['X03 an external entity', () => '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><InviwoWorkspace>&a;</InviwoWorkspace>'],
    ['X03 an external definition', () => '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><InviwoWorkspace />'],
    ['X04 a million nested elements', () => inside('<a>'.repeat(1_000_000) + '</a>'.repeat(1_000_000))],
    ['X04 a text of 100 MB', () => inside(`<a>${'x'.repeat(100_000_000)}</a>`)],
    ['X05 nothing', () => ''],
    ['X05 zeros', () => '\0'.repeat(1000)],
    ['X05 a lone surrogate for a name', () => `<\uD800 />`],
    ['another root', () => '<html><InviwoWorkspace /></html>'],
    ['no end of it', () => inside('').replace('</InviwoWorkspace>', '')],
  ])('%s', (_, text) => {
    const refused = text()
    expect(() => parseWorkspace(refused)).toThrow(WorkspaceError)
  })

  test('X05 a small file that is cut after any of its bytes', () => {
    const bytes = new TextEncoder().encode(number('<displayName content="größer &amp; ärger 𝄞" /><value content="1" />').trimEnd())
    const whole = new TextEncoder().encode(processors(new TextDecoder().decode(bytes)).trimEnd())
    for (let length = 0; length < whole.length; length++)
      expect(() => parseWorkspace(decodeWorkspace(whole.subarray(0, length))), `${length} bytes`).toThrow(WorkspaceError)
    expect(parseWorkspace(decodeWorkspace(whole)).issues).toEqual([])
  })
})

test('X04 a million attributes, a million siblings: no more than they are', () => {
  const attributes = Array.from({ length: 1_000_000 }, (_, i) => `a${i}="1"`).join(' ')
  expect(parseWorkspace(`<InviwoWorkspace><odd ${attributes} />${'<b />'.repeat(200_000)}</InviwoWorkspace>`).parts).toHaveLength(200_001)
})

describe('X05 characters that no XML may have come back as they were', () => {
  test.each(['\u0001', '\u0000', '\uFFFF', '\u2028', '\r\n', '\t', '\u0085', '&#x1;', '&#0;', '&unknown;', '&', '%'])('%j', character => {
    const written = `<InviwoWorkspace><part text="a${character}b" /></InviwoWorkspace>`
    const parsed = parseWorkspace(written)
    const saved = serializeWorkspace(parsed)
    expect(parseWorkspace(saved).parts).toEqual(parsed.parts)
  })
})

/** What is wrong, how many issues it makes on which line, and what has to be in the saved file all the same. */
const faults: readonly (readonly [name: string, text: string, lines: readonly (number | undefined)[], kept: readonly string[]])[] = [
  ['two processors of one identifier', processors(`${source()}\n${source()}`), [7], ['identifier="Source2"']],
  [
    'a link to a port that is not there, and one to a processor that is not',
    processors(
      source(),
      '<Connections>\n<Connection src="Source.image" dst="Source.nothing" />\n<Connection src="Gone.a" dst="Source.b" /></Connections>',
    ),
    [10, 9, 10],
    ['dst="Source.nothing"', 'src="Gone.a"'],
  ],
  [
    'a cycle',
    processors(
      '<Processor type="org.test.Filter" identifier="A" />\n<Processor type="org.test.Filter" identifier="B" />',
      '<Connections>\n<Connection src="A.out" dst="B.in" />\n<Connection src="B.out" dst="A.in" />\n<Connection src="A.out" dst="A.in" /></Connections>',
    ),
    [11, 12],
    ['src="A.out" dst="B.in"', 'src="B.out" dst="A.in"', 'src="A.out" dst="A.in"'],
  ],
  ['an unknown class', processors('<Processor type="org.nobody.X" identifier="X"><odd a="1" /></Processor>'), [6], ['<odd a="1" />']],
  [
    'a property of an unknown class',
    processors(source('<Property type="org.nobody.P" identifier="p"><odd a="1" /></Property>')),
    [6],
    ['<odd a="1" />'],
  ],
  ['version 9999', processors(source()).replace('content="20"', 'content="9999"'), [4], ['<ProcessorNetworkVersion content="9999" />']],
  ['text where a number belongs', processors(number('\n<value content="much" />')), [7], ['<value content="much" />']],
  [
    'a text for a bool',
    processors(source('<Property type="org.inviwo.BoolProperty" identifier="flag"><value content="7" /></Property>')),
    [6],
    ['<value content="7" />'],
  ],
  [
    'limits that are no numbers',
    processors(number('<minvalue content="nan" /><maxvalue content="-nan(ind)" />')),
    [6, 6],
    ['<minvalue content="nan" />', '<maxvalue content="-nan(ind)" />'],
  ],
  [
    'a minimum above the maximum',
    processors(number('<minvalue content="5" /><maxvalue content="-5" />')),
    [6],
    ['<minvalue content="5" />', '<maxvalue content="-5" />'],
  ],
  [
    'a vector that is too short',
    processors(source('<Property type="org.inviwo.FloatVec3Property" identifier="direction"><value x="1" /></Property>')),
    [6],
    ['<value x="1" />'],
  ],
  [
    'an option that there is not',
    processors(source('<Property type="org.inviwo.OptionPropertyInt" identifier="mode"><selectedIdentifier content="z" /></Property>')),
    [6],
    ['<selectedIdentifier content="z" />'],
  ],
  [
    'a property of another kind',
    processors(source('<Property type="org.inviwo.StringProperty" identifier="amount"><value content="words" /></Property>')),
    [6],
    ['<value content="words" />'],
  ],
  [
    'two properties of one identifier',
    processors(
      source(
        '<Property type="org.inviwo.FloatProperty" identifier="amount" /><Property type="org.inviwo.FloatProperty" identifier="amount"><odd /></Property>',
      ),
    ),
    [6],
    ['<odd />'],
  ],
  [
    'an element twice',
    processors(number('<value content="0.5" /><value content="0.7" />')),
    [6],
    ['<value content="0.5" />', '<value content="0.7" />'],
  ],
  ['a property without identifier', processors(source('<Property type="org.inviwo.FloatProperty"><odd /></Property>')), [6], ['<odd />']],
  ['a processor without type', processors('<Processor identifier="N"><odd /></Processor>'), [6], ['<odd />']],
  ['something else among the processors', processors(`<Thing a="1" />${source()}`), [6], ['<Thing a="1" />']],
  [
    'a connection that says nothing',
    processors(source(), '<Connections>\n<Connection a="1" /></Connections>'),
    [9],
    ['<Connection a="1" />'],
  ],
  [
    'a position that is no number',
    processors(
      '<Processor type="org.test.Source" identifier="S"><MetaDataMap><MetaDataItem type="org.inviwo.ProcessorMetaData" key="org.inviwo.ProcessorMetaData"><position x="nan" y="inf" /></MetaDataItem></MetaDataMap></Processor>',
    ),
    [],
    ['<position x="nan" y="inf" />'],
  ],
  ['no network', '<InviwoWorkspace version="2"><Other a="1" /></InviwoWorkspace>', [1], ['<Other a="1" />']],
  [
    'two networks',
    processors(source()).replace('</InviwoWorkspace>', '<ProcessorNetwork odd="1" /></InviwoWorkspace>'),
    [],
    ['<ProcessorNetwork odd="1" />'],
  ],
]

describe('X06 what is wrong costs only itself, is told with its line, and is saved as it was', () => {
  test.each(faults)('%s', (_, text, lines, kept) => {
    const { network, issues, saved } = open(text)
    expect(issues.map(({ line }) => line)).toEqual(lines)
    expect(network.processors.has('Open')).toBe(true)
    for (const part of kept) expect(saved).toContain(part)
    // A good value beside the bad one arrives; nothing was made worse for the next time.
    expect(open(saved.replace(/<Processor type="org.test.Sink"[\s\S]*?<\/Processor>/, '')).issues.length).toBeLessThanOrEqual(issues.length)
  })
})

describe('X07 names that JavaScript reserves are names like others', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', '\\u005f_proto__'])('%s', name => {
    const property = `<Property type="${name}" identifier="${name}"><polluted content="1" /><${name.replace('\\', '')} polluted="1" /></Property>`
    const meta = `<MetaDataMap><MetaDataItem type="org.inviwo.StringMetaData" key="${name}"><MetaData content="polluted" /></MetaDataItem></MetaDataMap>`
    const text = processors(
      `<Processor type="${name}" identifier="${name}">${meta}<Properties>${property}</Properties></Processor>${source(property)}`,
      `<Connections><Connection src="${name}.${name}" dst="Source.${name}" /></Connections><PropertyLinks><PropertyLink src="${name}.${name}" dst="Source.${name}" /></PropertyLinks>`,
    )
    const { saved } = open(text)
    for (const kept of [`key="${name}"`, 'content="polluted"', `type="${name}" identifier="${name}"`, 'polluted="1"'])
      expect(saved).toContain(kept)
    const fresh: Record<string, unknown> = {}
    expect(fresh.polluted).toBeUndefined()
    expect(fresh.content).toBeUndefined()
    expect(new ProcessorNetwork().processors.size).toBe(0)
  })
})

describe('X09 numbers at the edges come back as they were written', () => {
  test.each([
    '1e999',
    '-1e999',
    '-0',
    '9007199254740993',
    '1e-400',
    'inf',
    '-inf',
    'nan',
    '-nan(ind)',
    '1.#INF',
    '0x10',
    '1e+10',
    '+.5',
    '1.',
  ])('%s', text => {
    const { network, saved } = open(
      processors(source(`<Property type="org.inviwo.DoubleProperty" identifier="free"><value content="${text}" /></Property>`)),
    )
    expect(saved).toContain(`<value content="${text}" />`)
    expect(network.propertyByPath('Source.free')?.state.value).toBeTypeOf('number')
  })
})
