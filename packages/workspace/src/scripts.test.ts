import { expect, test } from 'vitest'
import { parseWorkspace, readScripts, serializeWorkspace, withScripts } from './index.ts'

const workspace = (inner: string) =>
  parseWorkspace(
    `<?xml version="1.0" ?><InviwoWorkspace version="2"><ProcessorNetwork/><PythonScripts>${inner}</PythonScripts></InviwoWorkspace>`,
  )

test.each([
  ['attributes', '<Script name="A" content="print(1)&#x0A;print(2)"/>'],
  ['a map', '<Script key="A" content="print(1)&#x0A;print(2)"/>'],
  ['elements', '<Script><name content="A"/><script content="print(1)&#x0A;print(2)"/></Script>'],
])('a script that is written as %s is read, and written back as it was', (_form, text) => {
  const read = workspace(text)
  expect(readScripts(read.parts)).toEqual([{ name: 'A', text: 'print(1)\nprint(2)' }])
  const unchanged = withScripts(read.parts, readScripts(read.parts))
  expect(serializeWorkspace({ ...read, parts: unchanged })).toBe(serializeWorkspace(read))
})

test('an edited script, a new one and one that is gone', () => {
  const read = workspace('<Script name="A" content="1"/><Script name="B" content="2"/><Other x="1"/>')
  const next = [
    { name: 'A', text: 'x = "<&>"\n\tprint(x)\n' },
    { name: 'C', text: '' },
  ]
  const again = parseWorkspace(serializeWorkspace({ ...read, parts: withScripts(read.parts, next) }))
  expect(readScripts(again.parts)).toEqual(next)
  expect(JSON.stringify(again.parts)).toContain('Other')
})

test('without scripts there is no list of them', () => {
  const none = parseWorkspace('<InviwoWorkspace version="2"><ProcessorNetwork/></InviwoWorkspace>')
  expect(readScripts(none.parts)).toEqual([])
  const some = withScripts(none.parts, [{ name: 'A', text: '1' }])
  expect(some.map(part => part.name)).toContain('PythonScripts')
  expect(withScripts(some, [])).toEqual(none.parts)
})
