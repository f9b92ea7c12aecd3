import type { ProcessorView } from '@ivw/engine/protocol'

type Processors = ReadonlyMap<string, ProcessorView>

/** What users call the processors; where several have one name, with their identifiers. */
export function processorNames(processors: Processors): ReadonlyMap<string, string> {
  const counts = new Map<string, number>()
  for (const { displayName } of processors.values()) counts.set(displayName, (counts.get(displayName) ?? 0) + 1)
  return new Map(
    [...processors.values()].map(({ identifier, displayName }) => [
      identifier,
      (counts.get(displayName) ?? 0) > 1 ? `${displayName} (${identifier})` : displayName,
    ]),
  )
}

export function processorName(processors: Processors, identifier: string): string {
  return processorNames(processors).get(identifier) ?? identifier
}
