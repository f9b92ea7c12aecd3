import { processorOf } from './find-by-path.ts'
import type { DanglingEdge } from './observer.ts'

type Ends = Pick<DanglingEdge, 'kind' | 'source' | 'destination'>

/** Edges that wait for an end to come back. There may be thousands, where the types of a large workspace are not known. */
export class DanglingEdges {
  #edges = new Map<string, DanglingEdge>()
  #ofProcessor = new Map<string, Set<string>>()
  #all: readonly DanglingEdge[] | undefined
  readonly #changed: () => void

  constructor(changed: () => void) {
    this.#changed = changed
  }

  get all(): readonly DanglingEdge[] {
    this.#all ??= [...this.#edges.values()]
    return this.#all
  }

  of(processor: string): readonly DanglingEdge[] {
    return [...(this.#ofProcessor.get(processor) ?? [])].map(key => this.#edges.get(key)).filter(edge => edge !== undefined)
  }

  get(ends: Ends): DanglingEdge | undefined {
    return this.#edges.get(keyOf(ends))
  }

  add(edge: DanglingEdge): void {
    this.#delete(edge)
    this.#insert(edge)
    this.#tell()
  }

  remove(ends: Ends): void {
    if (this.#delete(ends)) this.#tell()
  }

  /** Edges keep their places. */
  rename(from: string, to: string): void {
    if (!this.#ofProcessor.has(from)) return
    const renamed = (path: string) => (processorOf(path) === from ? to + path.slice(from.length) : path)
    const edges = this.all.map(edge => ({ ...edge, source: renamed(edge.source), destination: renamed(edge.destination) }))
    this.#edges = new Map()
    this.#ofProcessor = new Map()
    for (const edge of edges) this.#insert(edge)
    this.#tell()
  }

  #insert(edge: DanglingEdge): void {
    const key = keyOf(edge)
    this.#edges.set(key, edge)
    for (const processor of processorsOf(edge)) {
      const keys = this.#ofProcessor.get(processor)
      if (keys) keys.add(key)
      else this.#ofProcessor.set(processor, new Set([key]))
    }
  }

  #delete(ends: Ends): boolean {
    const key = keyOf(ends)
    if (!this.#edges.delete(key)) return false
    for (const processor of processorsOf(ends)) {
      const keys = this.#ofProcessor.get(processor)
      keys?.delete(key)
      if (keys?.size === 0) this.#ofProcessor.delete(processor)
    }
    return true
  }

  #tell(): void {
    this.#all = undefined
    this.#changed()
  }
}

function keyOf({ kind, source, destination }: Ends): string {
  return `${kind} ${source} ${destination}`
}

function processorsOf({ source, destination }: Ends): readonly string[] {
  return [processorOf(source), processorOf(destination)]
}
