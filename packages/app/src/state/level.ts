import type { ProcessorView } from '@ivw/engine/protocol'

/** The composite in which a processor lies; empty for the network itself. */
export function levelOf(identifier: string): string {
  return identifier.slice(0, Math.max(0, identifier.lastIndexOf('/')))
}

/** What a processor is called inside of its composite. */
export function localIdentifier(identifier: string): string {
  return identifier.slice(identifier.lastIndexOf('/') + 1)
}

export function identifierAt(level: string, local: string): string {
  return level === '' ? local : `${level}/${local}`
}

/** The composites around a level, the outermost first, itself last. */
export function levelsAbove(level: string): readonly string[] {
  return level === '' ? [] : level.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'))
}

type Processors = ReadonlyMap<string, ProcessorView>

let last: { readonly processors: Processors; readonly level: string; readonly found: Processors } | undefined

/** The processors of a network: that of the workspace, or that inside of a composite. The same object as long as nothing changes. */
export function processorsAt({ processors, level }: { readonly processors: Processors; readonly level: string }): Processors {
  if (last?.processors !== processors || last.level !== level) last = { processors, level, found: filtered(processors, level) }
  return last.found
}

function filtered(processors: Processors, level: string): Processors {
  const here = [...processors].filter(([identifier]) => levelOf(identifier) === level)
  return here.length === processors.size ? processors : new Map(here)
}

/** The nearest composite that is still there. */
export function existingLevel(processors: Processors, level: string): string {
  return levelsAbove(level).findLast(identifier => processors.get(identifier)?.composite === 'composite') ?? ''
}
