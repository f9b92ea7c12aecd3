import type { PortOwner } from './port-owner.ts'

/** Whether `target` feeds `start`, directly or through others, or is it. */
export function isUpstream(target: PortOwner, start: PortOwner): boolean {
  const seen = new Set<PortOwner>([start])
  for (const owner of seen) {
    if (owner === target) return true
    for (const inport of owner.inports) for (const outport of inport.connectedOutports) if (outport.owner) seen.add(outport.owner)
  }
  return false
}
