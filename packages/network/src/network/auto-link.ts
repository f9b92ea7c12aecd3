import { levelOf } from '../identifier.ts'
import type { Processor } from '../processor/processor.ts'
import { CameraProperty } from '../property/camera-property.ts'
import { PropertyGroup } from '../property/composite-property.ts'
import type { Property } from '../property/property.ts'
import type { Change } from './change.ts'
import { linkConverter } from './link-converters.ts'

/**
 * Links for a processor that the user has just added: its cameras follow those of the same name, and what declares targets
 * follows them first of all. The nearest processor's wins; the new property takes its value at once, and both follow each
 * other from then on.
 */
export function autoLinks(added: Processor, candidates: Iterable<Processor>): Change[] {
  const willing = allProperties(added).filter(property => property instanceof CameraProperty || property.autoLinkTargets.length > 0)
  if (willing.length === 0) return []
  const level = levelOf(added.identifier)
  const others = [...candidates]
    .filter(other => other !== added && levelOf(other.identifier) === level)
    .toSorted((a, b) => distance(a, added) - distance(b, added))
  return willing.flatMap(property => {
    const found = firstOf(others, other => targetIn(other, property)) ?? firstOf(others, other => namesakeIn(other, property))
    return found ? bothWays(found, property) : []
  })
}

function targetIn(other: Processor, { autoLinkTargets }: Property): Property | undefined {
  const targets = autoLinkTargets.filter(({ processor }) => processor === other.info.classIdentifier)
  return firstOf(targets, ({ path }) => other.property(path))
}

/** Only cameras are linked by name. */
function namesakeIn(other: Processor, property: Property): Property | undefined {
  if (!(property instanceof CameraProperty)) return undefined
  return allProperties(other).find(
    ({ classIdentifier, identifier }) => classIdentifier === property.classIdentifier && identifier === property.identifier,
  )
}

function bothWays(found: Property, property: Property): Change[] {
  const change = (source: Property, destination: Property) =>
    ({ kind: 'link', source: source.path, destination: destination.path }) as const
  return [
    ...(linkConverter(found, property) ? [{ ...change(found, property), carry: true } as const] : []),
    ...(linkConverter(property, found) ? [change(property, found)] : []),
  ]
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

/** Processors whose data reaches the given one, which is among them. */
export function upstreamOf(processor: Processor): ReadonlySet<Processor> {
  const found = new Set([processor])
  for (const consumer of found)
    for (const inport of consumer.inports) for (const { owner } of inport.connectedOutports) if (owner) found.add(owner as Processor)
  return found
}

function distance(a: Processor, b: Processor): number {
  const [first, second] = [a.meta.position, b.meta.position]
  return Math.hypot(first[0] - second[0], first[1] - second[1])
}

function allProperties(owner: { readonly properties: readonly Property[] }): readonly Property[] {
  return owner.properties.flatMap(property => (property instanceof PropertyGroup ? [property, ...allProperties(property)] : [property]))
}
