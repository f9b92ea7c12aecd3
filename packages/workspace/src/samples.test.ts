import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ProcessorNetwork } from '@ivw/network'
import { describe, expect, test } from 'vitest'
import { loadNetwork } from './load-network.ts'
import type { SavedEdge, SavedNetwork } from './network-xml.ts'
import { saveNetwork } from './save-network.ts'
import { meaning } from './testing/meaning.ts'
import { parseWorkspace, serializeWorkspace } from './workspace.ts'

// Real workspaces may lie beside the repository; they are too large to be part of it.
const folder = join(import.meta.dirname, '../../../../shared/regression')
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.inv'))
      .map(name => join(folder, name))
  : []

describe.skipIf(files.length === 0)('real workspaces (skipped without the folder of samples)', () => {
  test.each(files)('%s', file => {
    const text = readFileSync(file, 'utf8')
    const workspace = parseWorkspace(text, { name: file })
    expect(workspace.issues).toEqual([])
    expect(workspace.network.processors.length).toBeGreaterThan(0)
    const written = serializeWorkspace(workspace)
    expect(meaning(parseWorkspace(written, { name: file }))).toEqual(meaning(workspace))
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
