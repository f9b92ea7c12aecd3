import type { DanglingEdge } from './observer.ts'
import type { ProcessorNetwork } from './processor-network.ts'

/**
 * Makes the dangling edges of a processor whose ends are both there now: a script adds its ports when it has run, which is after
 * the workspace was loaded.
 */
export function reviveEdges(network: ProcessorNetwork, identifier: string): void {
  for (const { kind, source, destination } of network.danglingOf(identifier).filter(edge => endsAreThere(network, edge)))
    network.apply([{ kind, source, destination, dangling: true }])
}

function endsAreThere(network: ProcessorNetwork, { kind, source, destination }: DanglingEdge): boolean {
  if (kind === 'link') return [source, destination].every(path => network.propertyByPath(path) !== undefined)
  return network.portByPath(source, 'out') !== undefined && network.portByPath(destination, 'in') !== undefined
}
