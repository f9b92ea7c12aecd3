import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ProcessorNetwork, stripIdentifier } from '@ivw/network'
import { describe, expect, test } from 'vitest'
import { loadNetwork } from './load-network.ts'
import type { SavedEdge, SavedNetwork } from './network-xml.ts'
import { saveNetwork } from './save-network.ts'
import { meaning as plain } from './testing/meaning.ts'
import { parseWorkspace, serializeWorkspace } from './workspace.ts'
import { attribute, items, type XmlElement } from './xml/element.ts'
import { parseXml } from './xml/parse-xml.ts'

// Real workspaces may lie beside the repository; they are too large to be part of it.
const folder = join(import.meta.dirname, '../../../../shared/regression')
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.inv'))
      .map(name => join(folder, name))
  : []

const unordered = ['Points', 'IsoValues', 'TransferFunction', 'OwnedPropertyIdentifiers']

/** What an element says, with numbers by value and points in any order, to compare files that spell it differently. */
function meaning(node: XmlElement): unknown {
  const number = (text: string) => (/^-?[\d.]+(e[+-]?\d+)?$/i.test(text) ? Number(text) : text)
  const attributes = node.attributes.map(([name, value]) => `${name}=${number(value)}`)
  const children = node.children.map(inner => JSON.stringify(meaning(inner)))
  // Directory properties of the third kind became those of the second.
  if (node.name === 'fileMode' && attributes[0] === 'content=4') attributes[0] = 'content=2'
  return [node.name, ...attributes.sort(), ...(unordered.includes(node.name) ? children.sort() : children)]
}

function typeOf(property: XmlElement): string | undefined {
  const isShadingMode = attribute(property, 'identifier') === 'shadingMode'
  return isShadingMode ? 'org.inviwo.OptionPropertyEnumInt' : attribute(property, 'type')
}

/** Every property with what it says itself, by path. */
function properties(root: XmlElement): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>()
  const visit = (node: XmlElement, path: string): void => {
    for (const property of items(node, 'Properties', 'Property')) {
      const own = `${path}.${attribute(property, 'identifier')}`
      const said = property.children.filter(inner => inner.name !== 'Properties').map(inner => JSON.stringify(meaning(inner)))
      found.set(own, [typeOf(property), ...said.sort()])
      visit(property, own)
    }
  }
  const network = root.children.find(node => node.name === 'ProcessorNetwork') ?? root
  for (const processor of items(network, 'Processors', 'Processor'))
    visit(processor, stripIdentifier(attribute(processor, 'identifier') ?? ''))
  return found
}

describe.skipIf(files.length === 0)('real workspaces (skipped without the folder of samples)', () => {
  test.each(files)('%s', file => {
    const text = readFileSync(file, 'utf8')
    const workspace = parseWorkspace(text, { name: file })
    expect(workspace.issues).toEqual([])
    expect(workspace.network.processors.length).toBeGreaterThan(0)
    const written = serializeWorkspace(workspace)
    expect(plain(parseWorkspace(written, { name: file }))).toEqual(plain(workspace))
  })
})

test.skipIf(files.length === 0)('with no processor type known, a live network keeps every word', () => {
  for (const file of files) {
    const { network: saved, parts } = parseWorkspace(readFileSync(file, 'utf8'))
    const network = new ProcessorNetwork()
    loadNetwork(network, saved)
    const text = (processors: SavedNetwork) => serializeWorkspace({ network: processors, parts })
    const live = saveNetwork(network)
    const { connections, links } = saved
    expect(text({ ...live, connections, links }), file).toBe(text(saved))
    // Those whose ends nobody knows dangle, and a live network lists them by inport.
    expect(sorted(live.connections), file).toEqual(sorted(connections))
    expect(sorted(live.links), file).toEqual(sorted(links))
  }
})

const sorted = (edges: readonly SavedEdge[]) => edges.map(({ source, destination }) => `${source} ${destination}`).sort()

test.skipIf(files.length === 0)('no property of a real workspace says less after it was written', () => {
  const lost: string[] = []
  let compared = 0
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const before = properties(parseXml(text))
    const after = properties(parseXml(serializeWorkspace(parseWorkspace(text))))
    for (const [path, said] of before) {
      // Its class and a colour were renamed by the module that it comes from.
      if (path.startsWith('SplitImage')) continue
      const now = after.get(path) ?? []
      lost.push(...said.filter(statement => !now.includes(statement)).map(statement => `${file}: ${path}: ${statement}`))
      compared++
    }
  }
  expect(lost).toEqual([])
  expect(compared).toBeGreaterThan(1000)
})
