import type { DanglingEdge } from './observer.ts'

type Ends = Pick<DanglingEdge, 'kind' | 'source' | 'destination'>

/** Edges that wait for an end to come back. */
export class DanglingEdges {
  #edges: readonly DanglingEdge[] = []
  readonly #changed: (edges: readonly DanglingEdge[]) => void

  constructor(changed: (edges: readonly DanglingEdge[]) => void) {
    this.#changed = changed
  }

  get all(): readonly DanglingEdge[] {
    return this.#edges
  }

  of(processor: string): readonly DanglingEdge[] {
    return this.#edges.filter(edge => processorOf(edge.source) === processor || processorOf(edge.destination) === processor)
  }

  has(ends: Ends): boolean {
    return this.#edges.some(edge => sameEnds(edge, ends))
  }

  add(edge: DanglingEdge): void {
    this.#set([...this.#edges.filter(other => !sameEnds(other, edge)), edge])
  }

  remove(ends: Ends): void {
    if (this.has(ends)) this.#set(this.#edges.filter(edge => !sameEnds(edge, ends)))
  }

  rename(from: string, to: string): void {
    if (this.of(from).length === 0) return
    const renamed = (path: string) => (processorOf(path) === from ? to + path.slice(from.length) : path)
    this.#set(this.#edges.map(edge => ({ ...edge, source: renamed(edge.source), destination: renamed(edge.destination) })))
  }

  #set(edges: readonly DanglingEdge[]): void {
    this.#edges = edges
    this.#changed(edges)
  }
}

function sameEnds(a: Ends, b: Ends): boolean {
  return a.kind === b.kind && a.source === b.source && a.destination === b.destination
}

function processorOf(path: string): string {
  return path.slice(0, path.indexOf('.'))
}
