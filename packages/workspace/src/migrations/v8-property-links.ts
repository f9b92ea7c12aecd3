import { childrenOf, mapElements, withChildren, type XmlElement } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** A link names its two ends directly; before, it held a list of pairs, each of which becomes a link. */
export const flattenPropertyLinks: Migration = network =>
  mapElements(network, node =>
    node.name === 'PropertyLinks'
      ? withChildren(
          node,
          node.children.flatMap(link => (link.name === 'PropertyLink' ? pairs(link) : [link])),
        )
      : node,
  )

function pairs(link: XmlElement): XmlElement[] {
  const lists = childrenOf(link, 'Properties')
  if (lists.length === 0) return [link]
  const ends: XmlElement[] = []
  for (const list of lists)
    mapElements(list, node => (node.name === 'first' || node.name === 'second' || node.name === 'last' ? collect(ends, node) : node))
  const starts = ends.filter(end => end.name === 'first')
  const targets = ends.filter(end => end.name !== 'first')
  return starts.flatMap((start, i) => {
    const target = targets[i]
    if (!target) return []
    return [
      withChildren(link, [
        { ...start, name: 'SourceProperty' },
        { ...target, name: 'DestinationProperty' },
      ]),
    ]
  })
}

function collect(found: XmlElement[], node: XmlElement): XmlElement {
  found.push(node)
  return node
}
