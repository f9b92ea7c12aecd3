import { parseWorkspace, type SavedProcessor, serializeWorkspace } from '@ivw/workspace'
import type { JournalEntry } from './page/home-services.ts'

/** The workspace that a journal's entry and its changes make together. @throws WorkspaceError when the entry is no workspace. */
export function journalledText({ id, text, changes = [] }: JournalEntry): string {
  const following = changes.filter(({ base }) => base === id)
  if (following.length === 0) return text
  const { network, parts } = parseWorkspace(text)
  let { connections, links, exposed = [] } = network
  let processors = byIdentifier(network.processors)
  for (const change of following) {
    const part = parseWorkspace(change.text).network
    for (const processor of part.processors) processors.set(processor.identifier, processor)
    const roots = new Set(part.processors.map(({ identifier }) => rootOf(identifier)))
    exposed = [...exposed.filter(({ path }) => !roots.has(rootOf(path))), ...(part.exposed ?? [])]
    if (!change.processors) continue
    const known = processors
    processors = byIdentifier(change.processors.map(identifier => known.get(identifier)).filter(processor => processor !== undefined))
    connections = part.connections
    links = part.links
  }
  return serializeWorkspace({ network: { ...network, processors: [...processors.values()], connections, links, exposed }, parts })
}

/** Whether it holds what no file has. */
export function isUnsaved({ id, modified, changes = [] }: JournalEntry): boolean {
  return changes.findLast(({ base }) => base === id)?.modified ?? modified
}

/** What lies inside of a composite is written with the outermost one. */
const rootOf = (path: string): string => path.split(/[./]/u, 1)[0] ?? path

const byIdentifier = (processors: readonly SavedProcessor[]): Map<string, SavedProcessor> =>
  new Map(processors.map(processor => [processor.identifier, processor]))
