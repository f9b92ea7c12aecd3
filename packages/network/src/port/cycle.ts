import type { PortOwner } from './port-owner.ts'

/**
 * Whether `target` feeds `start`, directly or through others, or is it. Searches from both ends in turn, so that a network
 * built in any order costs little: a processor without followers, or without feeders, is answered at once.
 */
export function isUpstream(target: PortOwner, start: PortOwner): boolean {
  const up = reach(start, feeders)
  const down = reach(target, followers)
  for (;;) {
    const above = up.next()
    if (above.done) return false
    if (above.value === target) return true
    const below = down.next()
    if (below.done) return false
    if (below.value === start) return true
  }
}

function* reach(start: PortOwner, next: (owner: PortOwner) => Iterable<PortOwner | undefined>): Generator<PortOwner> {
  const seen = new Set<PortOwner>([start])
  for (const owner of seen) {
    yield owner
    for (const other of next(owner)) if (other) seen.add(other)
  }
}

function* feeders(owner: PortOwner): Generator<PortOwner | undefined> {
  for (const inport of owner.inports) for (const outport of inport.connectedOutports) yield outport.seenAt
}

function* followers(owner: PortOwner): Generator<PortOwner | undefined> {
  for (const outport of owner.outports) for (const inport of outport.connectedInports) yield inport.seenAt
}
