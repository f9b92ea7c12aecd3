import { describe, expect, test } from 'vitest'
import { WorkspaceError } from '../errors.ts'
import { attribute, element, withAttribute, withoutLines } from './element.ts'
import { decodeEntities, encodeEntities } from './entities.ts'
import { parseXml } from './parse-xml.ts'
import { writeXml } from './write-xml.ts'

const small = `<?xml version="1.0" ?>
<InviwoWorkspace version="2">
    <!-- said by nobody -->
    <Property type="a.b" identifier="x">
        <value content="1 &lt; 2 &amp;&amp; &quot;3&quot;&#x0A;next" />
        <note>some text</note>
    </Property>
</InviwoWorkspace>
`

describe('reading', () => {
  test('elements, attributes, text and lines', () => {
    const root = parseXml(small)
    expect(root).toMatchObject({ name: 'InviwoWorkspace', line: 2, attributes: [['version', '2']] })
    const property = root.children[0]
    expect(property).toMatchObject({ name: 'Property', line: 4 })
    expect(attribute(property?.children[0] ?? root, 'content')).toBe('1 < 2 && "3"\nnext')
    expect(property?.children[1]?.text).toBe('some text')
  })

  test('a byte order mark and Windows line ends change nothing', () => {
    const windows = `\uFEFF${small.replaceAll('\n', '\r\n')}`
    expect(parseXml(windows)).toEqual(parseXml(small))
  })

  test('white space and tabs inside of values are kept', () => {
    expect(attribute(parseXml('<a b="  x\ty " />'), 'b')).toBe('  x\ty ')
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])('the name %s is like any other (X07)', name => {
    const text = `<root><${name} ${name}="1"><${name} content="deep" /></${name}></root>`
    const [node] = parseXml(text).children
    expect(node).toMatchObject({ name, attributes: [[name, '1']] })
    expect(node?.children[0]).toMatchObject({ name, attributes: [['content', 'deep']] })
    expect(writeXml(parseXml(text))).toContain(`<${name} ${name}="1">`)
    expect(({} as Record<string, unknown>).content).toBeUndefined()
  })
})

describe('refused', () => {
  const deep = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>`
  test.each<[string, string, RegExp]>([
    ['X01 an entity bomb', bomb, /Document types are refused/],
    [
      'X02 a quadratic bomb',
      `<!DOCTYPE x [<!ENTITY a "${'A'.repeat(50_000)}">]><x>${'&a;'.repeat(3000)}</x>`,
      /Document types are refused/,
    ],
    ['X03 an external entity', '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><x />', /Document types are refused/],
    ['a document type in disguise', '<x>\n<! doctype x></x>', /Document types are refused/],
    ['X04 a million nested elements', deep(1_000_000), /nested deeper than 256/],
    ['257 nested elements', deep(257), /nested deeper than 256/],
    ['X04 more than 64 MB', `<a>${'x'.repeat(64 * 1024 * 1024)}</a>`, /at most 67108864 are read/],
    ['ten million open comments', `<a>${'<!--'.repeat(10_000_000)}</a>`, /not well formed|cannot be parsed/],
    ['no XML', 'hello', /not well formed/],
    ['nothing', '', /not well formed/],
    ['an open tag', '<a><b></a>', /not well formed/],
    ['two roots', '<a /><b />', /not well formed/],
    ['the same attribute twice', '<a b="1" b="2" />', /not well formed/],
  ])('%s', (_, text, message) => {
    expect(() => parseXml(text)).toThrow(WorkspaceError)
    expect(() => parseXml(text)).toThrow(message)
  })

  test('X01 takes no time', () => {
    // The best of five: a busy machine is not the parser's fault.
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      expect(() => parseXml(bomb)).toThrow(WorkspaceError)
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(50)
  })

  test('X05 a file cut at any place', () => {
    const end = small.trimEnd().length
    for (let length = 0; length < end; length++) expect(() => parseXml(small.slice(0, length)), `${length}`).toThrow(WorkspaceError)
  })
})

test('angle brackets in comments, CDATA and values are not counted as depth', () => {
  const many = '<b>'.repeat(300)
  expect(parseXml(`<a c="${many.replaceAll('<', '&lt;')}"><!-- ${many} --><![CDATA[${many}]]></a>`).text).toBe(many)
})

test('256 nested elements and many attributes are read', () => {
  expect(parseXml('<a>'.repeat(256) + '</a>'.repeat(256)).name).toBe('a')
  const many = Array.from({ length: 100_000 }, (_, i) => `k${i}="v"`).join(' ')
  expect(parseXml(`<a ${many} />`).attributes).toHaveLength(100_000)
})

test('X05 control characters and lone surrogates do no harm', () => {
  const text = `<a b="\u0001\uD800" />`
  expect(() => writeXml(parseXml(text))).not.toThrow()
})

describe('writing', () => {
  test('what was written is read back', () => {
    const root = element('Root', { a: `<&>"'`, b: 'two\nlines\tand a tab', skipped: undefined }, [
      element('Empty'),
      element('Leaf', { x: '1' }),
    ])
    expect(withoutLines(parseXml(writeXml(root)))).toEqual(root)
  })

  test('it looks as Inviwo writes it', () => {
    const root = element('A', { v: '2' }, [element('B', {}, [element('C', { content: 'x\ny' })]), element('D')])
    expect(writeXml(root)).toBe(`<?xml version="1.0" ?>
<A v="2">
    <B>
        <C content="x&#x0A;y" />
    </B>
    <D />
</A>
`)
  })
})

test('entities are decoded once, and only those that XML knows', () => {
  expect(decodeEntities('&amp;lt; &#65;&#x42; &nbsp; &#xFFFFFF; &')).toBe('&lt; AB &nbsp; &#xFFFFFF; &')
  expect(encodeEntities('a\u0000b')).toBe('a&#x00;b')
})

test('an attribute keeps its place when it is replaced', () => {
  const node = element('a', { x: '1', y: '2' })
  expect(withAttribute(node, 'x', '3').attributes).toEqual([
    ['x', '3'],
    ['y', '2'],
  ])
  expect(withAttribute(node, 'z', '3').attributes.at(-1)).toEqual(['z', '3'])
  expect(withAttribute(node, 'x', undefined).attributes).toEqual([['y', '2']])
})
