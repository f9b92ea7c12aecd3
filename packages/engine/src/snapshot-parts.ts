import type { EngineMessage, ProcessorView, Snapshot } from './protocol.ts'

/** Processors in a part of a large snapshot. */
const partSize = 200

/**
 * The views of all; those of a large network go to `ahead` part by part as they are made, but for the last ones: whoever gets them reads
 * one part while the next one is made.
 */
export function viewsInParts<P>(
  processors: readonly P[],
  viewOf: (processor: P) => ProcessorView,
  ahead: (part: readonly ProcessorView[]) => void,
): readonly ProcessorView[] {
  let at = 0
  for (; at + partSize < processors.length; at += partSize) ahead(processors.slice(at, at + partSize).map(viewOf))
  return processors.slice(at).map(viewOf)
}

/** Puts the parts of a snapshot together again. */
export class SnapshotParts {
  #ahead: ProcessorView[] = []

  /** The message as if all had come with it; undefined for a part. */
  whole(message: EngineMessage): Exclude<EngineMessage, { kind: 'processors' }> | undefined {
    if (message.kind === 'processors') {
      this.#ahead.push(...message.processors)
      return undefined
    }
    if (this.#ahead.length === 0) return message
    if (message.kind === 'snapshot') return { ...message, snapshot: this.#joined(message.snapshot) }
    if (message.kind !== 'patch') return message
    const patches = message.patches.map(patch => (patch.kind === 'reset' ? { ...patch, snapshot: this.#joined(patch.snapshot) } : patch))
    return { ...message, patches }
  }

  #joined(snapshot: Snapshot): Snapshot {
    const processors = [...this.#ahead, ...snapshot.processors]
    this.#ahead = []
    return { ...snapshot, processors }
  }
}
