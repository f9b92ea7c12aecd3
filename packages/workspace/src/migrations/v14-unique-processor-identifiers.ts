import { stripIdentifier, uniqueIdentifier } from '@ivw/network'
import { attribute, mapElements, withAttribute, withChildren } from '../xml/element.ts'
import type { Migration } from './migration.ts'

/** Identifiers lost their spaces; what became equal by that was numbered. */
export const makeIdentifiersUnique: Migration = network =>
  mapElements(network, node => {
    if (node.name !== 'Processors') return node
    const taken = new Set<string>()
    return withChildren(
      node,
      node.children.map(processor => {
        const identifier = attribute(processor, 'identifier')
        if (processor.name !== 'Processor' || identifier === undefined) return processor
        const unique = uniqueIdentifier(stripIdentifier(identifier), other => taken.has(other))
        taken.add(unique)
        return withAttribute(processor, 'identifier', unique)
      }),
    )
  })
