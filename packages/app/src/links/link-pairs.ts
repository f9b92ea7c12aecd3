import { type Change, canFollow, type EdgeView, type ProcessorView, type PropertyView } from '@ivw/engine/protocol'
import type { Edit } from '../network/network-changes.ts'
import { splitPath } from '../network/ports.ts'
import { propertyAt } from '../properties/panel/property-tree.ts'
import { processorName } from './processor-names.ts'

/** Which end follows: `right` means that the right property takes what the left one has. */
export type LinkDirection = 'both' | 'right' | 'left'

/** Two properties that are linked, by path. */
export interface LinkPair {
  readonly left: string
  readonly right: string
  readonly direction: LinkDirection
}

type Ends = Pick<LinkPair, 'left' | 'right'>
type Processors = ReadonlyMap<string, ProcessorView>

/** Pairs between two processors, which may be one and the same, in the order in which they were linked. */
export function pairsBetween(links: readonly EdgeView[], left: string, right: string): readonly LinkPair[] {
  const pairs = new Map<string, LinkPair>()
  for (const { source, destination } of links) {
    const [from, to] = [splitPath(source)[0], splitPath(destination)[0]]
    const forth = from === left && to === right
    const back = from === right && to === left
    if (!forth && !back) continue
    const opposite = pairs.get(keyOf({ left: destination, right: source }))
    if (forth && back && opposite) pairs.set(keyOf(opposite), { ...opposite, direction: 'both' })
    else if (forth) add(pairs, { left: source, right: destination, direction: 'right' })
    else add(pairs, { left: destination, right: source, direction: 'left' })
  }
  return [...pairs.values()]
}

function add(pairs: Map<string, LinkPair>, pair: LinkPair): void {
  const known = pairs.get(keyOf(pair))
  pairs.set(keyOf(pair), known && known.direction !== pair.direction ? { ...pair, direction: 'both' } : pair)
}

export function keyOf({ left, right }: Ends): string {
  return `${left} ${right}`
}

/** Links with those of one pair as its direction says; none without a direction. What stays keeps its place. */
export function withPair(links: readonly EdgeView[], { left, right }: Ends, direction: LinkDirection | undefined): readonly EdgeView[] {
  const wanted = [
    ...(direction === 'both' || direction === 'right' ? [{ source: left, destination: right }] : []),
    ...(direction === 'both' || direction === 'left' ? [{ source: right, destination: left }] : []),
  ]
  const others = links.filter(link => !isBetween(link, left, right) || wanted.some(edge => sameEdge(edge, link)))
  return [...others, ...wanted.filter(edge => !others.some(link => sameEdge(edge, link)))]
}

/** The ways in which two properties can be linked, the best one first; a sentence when there is none. */
export function directionsOf(left: PropertyView, right: PropertyView): readonly LinkDirection[] | string {
  if (left.path === right.path) return 'A property cannot be linked with itself.'
  if (left.classIdentifier === right.classIdentifier && isUnequalGroup(left, right))
    return `${left.displayName} and ${right.displayName} hold different numbers of properties.`
  const [forth, back] = [canFollow(left, right), canFollow(right, left)]
  if (!forth && !back) return `${className(left)} and ${className(right)} cannot be linked.`
  return [...(forth && back ? (['both'] as const) : []), ...(forth ? (['right'] as const) : []), ...(back ? (['left'] as const) : [])]
}

/** Groups are set child by child; lists make the elements that they lack. */
function isUnequalGroup(left: PropertyView, right: PropertyView): boolean {
  if (left.classIdentifier === 'org.inviwo.ListProperty') return false
  return left.children?.length !== right.children?.length
}

/** `FloatVec3`, `Camera`, `OptionInt`. */
export function className({ classIdentifier }: PropertyView): string {
  return classIdentifier.replace(/^org\.inviwo\./, '').replace(/Property$|(?<=^Option)Property/, '')
}

/**
 * Pairs of the same class and identifier that are not linked yet, a group rather than its children. Properties at the same
 * place go before others.
 */
export function alikePairs(left: ProcessorView, right: ProcessorView, links: readonly EdgeView[]): readonly Ends[] {
  if (left.identifier === right.identifier) return []
  const linked = new Set(pairsBetween(links, left.identifier, right.identifier).flatMap(pair => [pair.left, pair.right]))
  const candidates = visible(right.properties)
  const taken = new Set<string>()
  const partnerOf = (property: PropertyView) => {
    const fitting = candidates.filter(other => isAlike(property, other) && !isInside(other.path, taken))
    const place = splitPath(property.path)[1]
    return fitting.find(other => splitPath(other.path)[1] === place) ?? fitting[0]
  }
  const walk = (properties: readonly PropertyView[]): readonly Ends[] =>
    properties.flatMap(property => {
      if (property.visible === false || linked.has(property.path)) return []
      const partner = partnerOf(property)
      if (!partner) return walk(property.children ?? [])
      if (linked.has(partner.path)) return []
      taken.add(partner.path)
      return [{ left: property.path, right: partner.path }]
    })
  return walk(left.properties)
}

function isAlike(property: PropertyView, other: PropertyView): boolean {
  const isSame = property.classIdentifier === other.classIdentifier && property.identifier === other.identifier
  return isSame && typeof directionsOf(property, other) !== 'string'
}

function isInside(path: string, groups: ReadonlySet<string>): boolean {
  return [...groups].some(group => path === group || path.startsWith(`${group}.`))
}

function visible(properties: readonly PropertyView[]): readonly PropertyView[] {
  return properties.flatMap(property => (property.visible === false ? [] : [property, ...visible(property.children ?? [])]))
}

/**
 * The step from some links to others; undefined when nothing changes. `carry`: what was not linked before takes the value at
 * once, the right one of the left one where both follow each other.
 */
export function linkEdit(
  processors: Processors,
  before: readonly EdgeView[],
  after: readonly EdgeView[],
  carry: boolean,
): Edit | undefined {
  const gone = before.filter(link => !after.some(other => sameEdge(link, other)))
  const made = after.filter(link => !before.some(other => sameEdge(link, other)))
  if (gone.length + made.length === 0) return undefined
  const isNew = (link: EdgeView) => !before.some(other => isBetween(other, link.source, link.destination))
  const isFirst = (link: EdgeView) => made.find(other => isBetween(other, link.source, link.destination)) === link
  return {
    name: stepName(processors, gone, made),
    changes: [
      ...gone.map(link => ({ kind: 'unlink', ...ends(link) }) as const),
      ...made.map((link): Change => ({ kind: 'link', ...ends(link), ...(carry && isNew(link) && isFirst(link) && { carry: true }) })),
    ],
  }
}

/** Takes links away: `Unlink Camera`. */
export function unlinkEdit(processors: Processors, links: readonly EdgeView[]): Edit {
  return { name: stepName(processors, links, []), changes: links.map(link => ({ kind: 'unlink', ...ends(link) }) as const) }
}

function stepName(processors: Processors, gone: readonly EdgeView[], made: readonly EdgeView[]): string {
  const pairs = new Set([...made, ...gone].map(({ source, destination }) => [source, destination].toSorted().join(' ')))
  const verb = made.length === 0 ? 'Unlink' : gone.length === 0 ? 'Link' : 'Change Links of'
  const [first] = [...made, ...gone]
  if (pairs.size !== 1 || !first) return `${verb} ${pairs.size.toString()} Properties`
  const [one, other] = [first.source, first.destination].map(path => propertyAt(processors, path)?.displayName ?? path)
  return one === other ? `${verb} ${one}` : `${verb} ${one} and ${other}`
}

/** Links that start or end at a property, one entry for each of the properties at their other ends. */
export function partnersOf(links: readonly EdgeView[], path: string): readonly LinkPair[] {
  const directions = new Map<string, LinkDirection>()
  for (const { source, destination } of links) {
    if (source !== path && destination !== path) continue
    const other = source === path ? destination : source
    const direction = source === path ? 'right' : 'left'
    const known = directions.get(other)
    directions.set(other, known && known !== direction ? 'both' : direction)
  }
  return [...directions].map(([right, direction]) => ({ left: path, right, direction }))
}

/** `Volume Raycaster: Camera`. */
export function partnerName(processors: Processors, path: string): string {
  const [identifier] = splitPath(path)
  return `${processorName(processors, identifier)}: ${propertyAt(processors, path)?.displayName ?? path}`
}

/** `→` for a link to the right. */
export const arrows: Readonly<Record<LinkDirection, string>> = { both: '↔', right: '→', left: '←' }

export function linksBetween(links: readonly EdgeView[], first: string, second: string): readonly EdgeView[] {
  return links.filter(link => isBetween(link, first, second))
}

function isBetween({ source, destination }: EdgeView, first: string, second: string): boolean {
  return (source === first && destination === second) || (source === second && destination === first)
}

function sameEdge(a: EdgeView, b: EdgeView): boolean {
  return a.source === b.source && a.destination === b.destination
}

function ends({ source, destination }: EdgeView): EdgeView {
  return { source, destination }
}
