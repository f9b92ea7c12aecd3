import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseWorkspace, serializeWorkspace } from '../workspace.ts'
import { attribute, child, mapElements, withAttribute, type XmlElement } from '../xml/element.ts'
import { parseXml } from '../xml/parse-xml.ts'
import { writeXml } from '../xml/write-xml.ts'
import { migrateNetwork, networkVersion } from './network-migrations.ts'

// Each `NAME.before.inv` becomes `NAME.after.inv`: `network-N-...` by the step from version N to N + 1 alone, the others by all that
// happens when a workspace is read.
const folder = join(import.meta.dirname, 'fixtures')
const names = readdirSync(folder)
  .filter(name => name.endsWith('.before.inv'))
  .map(name => name.replace('.before.inv', ''))
const textOf = (name: string, side: 'before' | 'after') => readFileSync(join(folder, `${name}.${side}.inv`), 'utf8')
const rootOf = (name: string, side: 'before' | 'after') => parseXml(textOf(name, side))

function step(root: XmlElement, version: number): string {
  const network = child(root, 'ProcessorNetwork')
  if (!network) throw new Error('The fixture has no network')
  const migrated = mapElements(migrateNetwork(network, version, version + 1), node =>
    node.name === 'ProcessorNetworkVersion' ? withAttribute(node, 'content', String(version + 1)) : node,
  )
  return writeXml({ ...root, children: root.children.map(part => (part === network ? migrated : part)) })
}

describe('one step of the network', () => {
  const steps = names.filter(name => name.startsWith('network-'))
  const versionOf = (name: string) => Number(/\d+/.exec(name)?.[0])

  test.each(steps)('%s', name => {
    const before = rootOf(name, 'before')
    const stored = child(child(before, 'ProcessorNetwork') ?? before, 'ProcessorNetworkVersion')
    expect(stored && attribute(stored, 'content')).toBe(String(versionOf(name)))
    expect(step(before, versionOf(name))).toBe(writeXml(rootOf(name, 'after')))
  })

  test.each(steps)('%s: done twice is done once', name => {
    expect(step(rootOf(name, 'after'), versionOf(name))).toBe(writeXml(rootOf(name, 'after')))
  })

  test('there is a fixture for every version', () => {
    const versions = new Set(steps.map(versionOf))
    expect([...versions].sort((a, b) => a - b)).toEqual(Array.from({ length: networkVersion }, (_, i) => i))
  })
})

/** Without what reading adds to the fixture: lists that are not there, and what every processor has. */
function asWritten(root: XmlElement): string {
  const lists = ['PortGroups', 'MetaDataMap', 'Connections', 'PropertyLinks', 'Properties']
  const bare = mapElements(root, node => {
    if (node.name === 'MetaDataMap') return undefined
    return lists.includes(node.name) && node.children.length === 0 ? undefined : node
  })
  return writeXml(bare)
}

describe('reading', () => {
  test.each(names.filter(name => !name.startsWith('network-')))('%s', name => {
    const written = serializeWorkspace(parseWorkspace(textOf(name, 'before')))
    expect(asWritten(parseXml(written))).toBe(asWritten(rootOf(name, 'after')))
    // And what was written stays as it is.
    expect(serializeWorkspace(parseWorkspace(written))).toBe(written)
  })
})

test('the chain begins at the stored version', () => {
  const old = parseXml(
    '<ProcessorNetwork><Processor type="Background" /><Property identifier="a"><fileMode content="4" /></Property></ProcessorNetwork>',
  )
  expect(writeXml(migrateNetwork(old, 0))).toContain('org.inviwo.Background')
  expect(writeXml(migrateNetwork(old, 17))).toContain('type="Background"')
  expect(writeXml(migrateNetwork(old, 17))).toContain('fileMode content="2"')
  expect(migrateNetwork(old, networkVersion)).toBe(old)
  expect(migrateNetwork(old, 9999)).toBe(old)
  expect(networkVersion).toBe(20)
})
