import { expect, test } from 'vitest'
import {
  listOf,
  parseWorkspace,
  readAnnotations,
  readPictures,
  serializeWorkspace,
  withAnnotations,
  withPictures,
  type XmlElement,
} from './index.ts'

const workspace = (inner: string) =>
  parseWorkspace(`<?xml version="1.0" ?><InviwoWorkspace version="2"><ProcessorNetwork/>${inner}</InviwoWorkspace>`)

const property = (identifier: string, value = '') =>
  `<Property type="org.inviwo.StringProperty" identifier="${identifier}">${value}</Property>`

const full = workspace(`<WorkspaceAnnotations>
  <Properties>
    ${property('title', '<value content="Ball &amp; Box"/>')}
    ${property('author')}
    ${property('tags', '<value content="volume, iso"/>')}
    ${property('description', '<semantics semantics="Multiline"/><value content="One&#x0A;two"/>')}
    ${property('mood', '<value content="fine"/>')}
  </Properties>
  <Canvases><CanvasImage><name content="Canvas"/><size x="256" y="128"/><base64 content="/9j/ AAAA"/></CanvasImage></Canvases>
  <Network><name content="Network"/><size x="256" y="256"/><base64 content="/9j/BBBB"/></Network>
  <Sound loud="1"/>
</WorkspaceAnnotations>`)

const saved = (parts: readonly XmlElement[]) => parseWorkspace(serializeWorkspace({ ...full, parts }))

test('title, author, tags, categories and description are read, and pictures', () => {
  expect(readAnnotations(full.parts)).toEqual({
    title: 'Ball & Box',
    author: '',
    tags: 'volume, iso',
    categories: '',
    description: 'One\ntwo',
  })
  expect(readPictures(full.parts)).toEqual({
    canvases: [{ name: 'Canvas', size: [256, 128], base64: '/9j/AAAA' }],
    network: { name: 'Network', size: [256, 256], base64: '/9j/BBBB' },
  })
  expect(readAnnotations([])).toEqual({ title: '', author: '', tags: '', categories: '', description: '' })
  expect(readPictures([])).toEqual({ canvases: [] })
})

test('what nobody changed is written as it was', () => {
  expect(withAnnotations(full.parts, readAnnotations(full.parts))).toBe(full.parts)
  expect(withPictures(full.parts, { canvases: [] })).toBe(full.parts)
  expect(withAnnotations([], readAnnotations([]))).toEqual([])
})

test('edits are written in the form of Inviwo, and all that is not understood stays', () => {
  const next = { title: '', author: 'A. <Nobody>', tags: 'x', categories: 'Teaching', description: 'Three\n\nfour' }
  const edited = saved(withAnnotations(full.parts, next))
  expect(readAnnotations(edited.parts)).toEqual(next)
  const text = serializeWorkspace(edited)
  for (const part of ['identifier="mood"', '<value content="fine" />', 'semantics="Multiline"', '<Sound loud="1" />', '/9j/ AAAA'])
    expect(text).toContain(part)
  expect(text).toContain('<Property type="org.inviwo.StringProperty" identifier="categories">')
  expect(readAnnotations(withAnnotations([], { title: 'New' }))).toMatchObject({ title: 'New', author: '' })
})

test('new pictures take the place of the old ones', () => {
  const picture = { name: 'Second', size: [2, 1] as const, base64: '/9j/CCCC' }
  const pictures = readPictures(saved(withPictures(full.parts, { canvases: [picture, picture], network: picture })).parts)
  expect(pictures).toEqual({ canvases: [picture, picture], network: picture })
  expect(readPictures(withPictures(full.parts, { canvases: [picture] })).network?.base64).toBe('/9j/BBBB')
  expect(readPictures(withPictures([], { canvases: [picture] })).canvases).toEqual([picture])
})

test('lists of tags', () => {
  expect(listOf(' volume, iso ,,volume; Data Frame')).toEqual(['volume', 'iso', 'Data Frame'])
  expect(listOf('')).toEqual([])
})
