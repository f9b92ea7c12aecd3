import type { EdgeView, ProcessorView, PropertyView } from '@ivw/engine/protocol'
import { useState } from 'react'
import { propertyAt } from '../properties/panel/property-tree.ts'
import { useStore } from '../store.ts'
import { alikePairs, directionsOf, keyOf, type LinkDirection, type LinkPair, linkEdit, pairsBetween, withPair } from './link-pairs.ts'

export type LinkSide = 'left' | 'right'

/** What the dialog is about to do with the links of the network, which stay as they are until it is applied. */
export function useLinkDraft(left: ProcessorView | undefined, initialRight: string) {
  const [before] = useState<readonly EdgeView[]>(() => useStore.getState().links)
  const [links, setLinks] = useState(before)
  const [rightIdentifier, setRight] = useState(initialRight)
  const right = useStore(state => state.processors.get(rightIdentifier))
  const pairs = left && right ? pairsBetween(links, left.identifier, right.identifier) : []

  return {
    right,
    setRight,
    pairs,
    setDirection: (pair: LinkPair, direction: LinkDirection | undefined) => setLinks(current => withPair(current, pair, direction)),
    /** Links two properties as well as they can be; answers with a sentence why it does not, or with the pair. */
    pair: (one: PropertyView, other: PropertyView): LinkPair | string => {
      const known = pairs.find(found => keyOf(found) === keyOf({ left: one.path, right: other.path }) || isReverse(found, one, other))
      if (known) return known
      const directions = directionsOf(one, other)
      if (typeof directions === 'string') return directions
      const made = { left: one.path, right: other.path, direction: directions[0] ?? 'both' }
      setLinks(current => withPair(current, made, made.direction))
      return made
    },
    /** Pairs what is of the same class and identifier; answers how many pairs that made. */
    pairAlike: (): number => {
      const found = left && right ? alikePairs(left, right, links) : []
      setLinks(current => found.reduce<readonly EdgeView[]>((all, ends) => withPair(all, ends, 'both'), current))
      return found.length
    },
    /** The step that does it to the links as they are by then. */
    edit: (carry: boolean) => {
      const { processors, links: current } = useStore.getState()
      return linkEdit(processors, current, rebased(current, before, links), carry)
    },
    isChanged: links !== before && linkEdit(new Map(), before, links, false) !== undefined,
  }
}

/** Scripts may have changed links meanwhile. */
function rebased(current: readonly EdgeView[], before: readonly EdgeView[], after: readonly EdgeView[]): readonly EdgeView[] {
  const has = (links: readonly EdgeView[], { source, destination }: EdgeView) =>
    links.some(link => link.source === source && link.destination === destination)
  const kept = current.filter(link => has(after, link) || !has(before, link))
  return [...kept, ...after.filter(link => !has(before, link) && !has(kept, link))]
}

/** Inside of one processor both orders are the same pair. */
function isReverse(pair: LinkPair, one: PropertyView, other: PropertyView): boolean {
  return pair.left === other.path && pair.right === one.path
}

/** Ways in which a pair of the list can point. */
export function waysOf(processors: ReadonlyMap<string, ProcessorView>, pair: LinkPair): readonly LinkDirection[] {
  const [left, right] = [propertyAt(processors, pair.left), propertyAt(processors, pair.right)]
  const ways = left && right ? directionsOf(left, right) : []
  // A link that is there is possible, whatever the rules say.
  return typeof ways === 'string' ? [pair.direction] : ways
}
