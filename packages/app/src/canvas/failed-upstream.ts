import type { EdgeView, ProcessorView } from '@ivw/engine/protocol'
import { splitPath } from '../network/ports.ts'

/** The nearest processor on the way to this one that failed, if any: why nothing arrives. */
export function failedUpstream(
  identifier: string,
  processors: ReadonlyMap<string, ProcessorView>,
  connections: readonly EdgeView[],
): ProcessorView | undefined {
  const seen = new Set([identifier])
  // Grows while it is walked.
  for (const processor of seen) {
    const view = processors.get(processor)
    if (processor !== identifier && view?.status.error) return view
    for (const { source, destination } of connections) if (splitPath(destination)[0] === processor) seen.add(splitPath(source)[0])
  }
  return undefined
}
