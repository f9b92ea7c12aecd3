import { sameValue } from '@ivw/network'
import { parseWorkspace, type SavedEdge, type SavedNetwork, type SavedProcessor, type SavedProperty } from '@ivw/workspace'

/** Names in a phrase; how many there are is said of the rest. */
const named = 4

/**
 * What a user should know before choosing between a file and a later text of the same workspace: phrases, the most telling first.
 * `file` is undefined when there is none.
 */
export function workspaceDifferences(file: string | undefined, text: string): readonly string[] {
  const after = parseWorkspace(text)
  if (file === undefined) return [count(after.network.processors.length, 'processor')]
  const before = parsed(file)
  if (!before) return ['The file cannot be read as a workspace any more']
  const phrases = [...processorPhrases(before.network, after.network)]
  phrases.push(...edgePhrases('connection', before.network.connections, after.network.connections))
  phrases.push(...edgePhrases('link', before.network.links, after.network.links))
  if (!sameValue(before.parts, after.parts)) phrases.push('Scripts, annotations or other parts changed')
  return phrases
}

function parsed(text: string) {
  try {
    return parseWorkspace(text)
  } catch {
    // Another program broke it; that is a difference, too.
    return undefined
  }
}

function processorPhrases(before: SavedNetwork, after: SavedNetwork): readonly string[] {
  const old = new Map(before.processors.map(processor => [processor.identifier, processor]))
  const now = new Map(after.processors.map(processor => [processor.identifier, processor]))
  const added = [...now.keys()].filter(identifier => !old.has(identifier))
  const removed = [...old.keys()].filter(identifier => !now.has(identifier))
  const changed = [...now.values()].flatMap(processor => {
    const other = old.get(processor.identifier)
    return other ? changesOf(other, processor) : []
  })
  return [
    ...(added.length > 0 ? [`${count(added.length, 'processor')} added: ${listed(added)}`] : []),
    ...(removed.length > 0 ? [`${count(removed.length, 'processor')} removed: ${listed(removed)}`] : []),
    ...(changed.length > 0 ? [`Changed: ${listed(changed)}`] : []),
  ]
}

/** `Ball (radius, colour)`. */
function changesOf(before: SavedProcessor, after: SavedProcessor): readonly string[] {
  const words = changedProperties(before.properties, after.properties, '')
  if (before.displayName !== after.displayName) words.push('name')
  if (!sameValue(before.meta.position, after.meta.position)) words.push('place')
  return words.length > 0 ? [`${after.displayName || after.identifier} (${listed(words)})`] : []
}

function changedProperties(before: readonly SavedProperty[], after: readonly SavedProperty[], prefix: string): string[] {
  const old = new Map(before.map(property => [property.identifier, property]))
  const now = new Map(after.map(property => [property.identifier, property]))
  return [...new Set([...old.keys(), ...now.keys()])].flatMap(identifier => {
    const [one, other] = [old.get(identifier), now.get(identifier)]
    const path = prefix + identifier
    const inner = changedProperties(one?.children ?? [], other?.children ?? [], `${path}.`)
    return inner.length > 0 || sameValue(one?.state ?? {}, other?.state ?? {}) ? inner : [path]
  })
}

function edgePhrases(what: string, before: readonly SavedEdge[], after: readonly SavedEdge[]): readonly string[] {
  const key = ({ source, destination }: SavedEdge) => `${source} to ${destination}`
  const [old, now] = [new Set(before.map(key)), new Set(after.map(key))]
  const added = [...now].filter(edge => !old.has(edge))
  const removed = [...old].filter(edge => !now.has(edge))
  return [
    ...(added.length > 0 ? [`${count(added.length, what)} added: ${listed(added)}`] : []),
    ...(removed.length > 0 ? [`${count(removed.length, what)} removed: ${listed(removed)}`] : []),
  ]
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`

function listed(names: readonly string[]): string {
  return names.length <= named ? names.join(', ') : `${names.slice(0, named).join(', ')} and ${names.length - named} more`
}
