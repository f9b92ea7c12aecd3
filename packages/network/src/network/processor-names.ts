import { CompositeProcessor } from '../composite/composite-processor.ts'
import { NetworkError } from '../errors.ts'
import { checkIdentifier, identifierAt, levelOf, localIdentifier } from '../identifier.ts'
import type { Processor } from '../processor/processor.ts'

type Names = readonly (readonly [processor: Processor, to: string])[]
type Processors = ReadonlyMap<string, Processor>

/** The composite of this identifier; none for the network itself. @throws NetworkError when there is no such composite. */
export function compositeAt(processors: Processors, level: string): CompositeProcessor | undefined {
  const composite = processors.get(level)
  if (level === '' || composite instanceof CompositeProcessor) return composite as CompositeProcessor | undefined
  throw new NetworkError(`Expected a composite processor "${level}", found ${composite?.classIdentifier ?? 'nothing of that name'}`)
}

/** @throws NetworkError when one of the names is not allowed. */
export function checkNames(processors: Processors, names: Names): void {
  for (const [processor, to] of names) {
    compositeAt(processors, levelOf(to))
    checkIdentifier('Processor', localIdentifier(to))
    if (processors.has(to)) throw new NetworkError(`Processor identifier "${to}" already in use.`)
    if (to.startsWith(`${processor.identifier}/`)) throw new NetworkError(`${processor.identifier} cannot be put into itself`)
  }
}

/** Gives the processors other names, those inside of composites follow; returns what they were called. */
export function giveNames(processors: Processors, names: Names): ReadonlyMap<Processor, string> {
  const before = new Map<Processor, string>()
  for (const [processor, to] of names) {
    const levels = [processor.identifier, to].map(identifier => compositeAt(processors, levelOf(identifier)))
    if (levels[0] !== levels[1]) levels[0]?.release(processor)
    for (const [member, name] of withInside(processor, to)) {
      before.set(member, member.identifier)
      member.rename(name)
    }
    if (levels[0] !== levels[1]) levels[1]?.adopt(processor)
  }
  return before
}

function withInside(processor: Processor, to: string): Names {
  const inside = processor instanceof CompositeProcessor ? [...processor.children] : []
  return [[processor, to], ...inside.flatMap(child => withInside(child, identifierAt(to, localIdentifier(child.identifier))))]
}
