import type { EdgeView, PortView, ProcessorView } from '@ivw/engine/protocol'
import { dataTypeName, isContainerOf, withArticle } from './data-type-name.ts'
import { findPort, splitPath } from './ports.ts'

/** True when an inport takes what an outport gives, by type alone. */
export function typesFit(outport: PortView, inport: PortView): boolean {
  return (
    outport.dataType === inport.dataType || takesEverything(inport) || (inport.flat && isContainerOf(outport.dataType, inport.dataType))
  )
}

/** Inports that take any data at all. */
function takesEverything(inport: PortView): boolean {
  return inport.dataType === '' || inport.dataType.endsWith('.Any')
}

/**
 * Whether `source` (an outport's path) may be connected to `destination` (an inport's path): true, or a sentence why not.
 * An inport that is full counts as free: its connection is replaced. The engine checks again and has the last word.
 */
export function checkConnection(
  processors: ReadonlyMap<string, ProcessorView>,
  connections: readonly EdgeView[],
  source: string,
  destination: string,
): true | string {
  const from = findPort(processors, source)
  const to = findPort(processors, destination)
  if (!from || !to) return 'This port is gone.'
  if (from.direction !== 'out' || to.direction !== 'in') return 'A connection goes from an outport to an inport.'
  if (from.processor === to.processor) return `“${from.processor.displayName}” cannot feed itself.`
  if (!typesFit(from.port, to.port))
    return `“${to.port.identifier}” takes ${withArticle(dataTypeName(to.port.dataType))}, not ${withArticle(dataTypeName(from.port.dataType))}.`
  if (connections.some(edge => edge.source === source && edge.destination === destination)) return 'These ports are connected already.'
  if (reaches(connections, to.processor.identifier, from.processor.identifier))
    return `This would make a cycle: “${from.processor.displayName}” already depends on “${to.processor.displayName}”.`
  return true
}

/** True when data flows from one processor to another, over any number of connections. */
export function reaches(connections: readonly EdgeView[], from: string, to: string): boolean {
  const next = new Map<string, string[]>()
  for (const { source, destination } of connections) {
    const [start] = splitPath(source)
    const [end] = splitPath(destination)
    next.set(start, [...(next.get(start) ?? []), end])
  }
  const seen = new Set([from])
  const waiting = [from]
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    if (current === to) return true
    for (const other of next.get(current) ?? []) {
      if (seen.has(other)) continue
      seen.add(other)
      waiting.push(other)
    }
  }
  return false
}
