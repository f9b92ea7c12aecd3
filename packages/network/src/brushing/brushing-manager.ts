import { IndexSet } from '@ivw/data'
import type { Disposable } from '../disposable.ts'
import { Signal } from '../signal.ts'

/** Which of a target's three sets. */
export type BrushingAction = 'filter' | 'select' | 'highlight'

/** What is brushed: rows are named by the numbers of a data frame's index column. Processors may agree on other names. */
export const brushingTargets = { row: 'row', column: 'column' } as const

/** Plain, as it travels; sets as in IndexSet.toRanges. */
export interface BrushingSets {
  readonly filters: Readonly<Record<string, readonly number[]>>
  readonly select: readonly number[]
  readonly highlight: readonly number[]
}

interface Sets {
  /** By source: what one filters out, another cannot bring back. */
  readonly filters: Map<string, IndexSet>
  filter: IndexSet
  select: IndexSet
  highlight: IndexSet
}

/** The selections that the processors of one Brushing & Linking processor share. */
export class BrushingManager {
  readonly #targets = new Map<string, Sets>()
  readonly #changed = new Signal<[target: string, action: BrushingAction]>()

  onChange(callback: (target: string, action: BrushingAction) => void): Disposable {
    return this.#changed.add(callback)
  }

  /** Replaces a set; of filters that of `source`. Returns whether that changed anything. */
  brush(action: BrushingAction, target: string, indices: IndexSet, source = ''): boolean {
    const sets = this.#setsOf(target)
    const before = sets[action]
    if (action !== 'filter') sets[action] = indices
    else {
      if (indices.size > 0) sets.filters.set(source, indices)
      else sets.filters.delete(source)
      sets.filter = IndexSet.union(sets.filters.values())
    }
    if (sets[action].equals(before)) return false
    this.#changed.fire(target, action)
    return true
  }

  indices(action: BrushingAction, target: string): IndexSet {
    return this.#targets.get(target)?.[action] ?? IndexSet.empty
  }

  /** What one source filters out. */
  filterOf(source: string, target: string): IndexSet {
    return this.#targets.get(target)?.filters.get(source) ?? IndexSet.empty
  }

  /** Those that anybody has brushed. */
  get targets(): readonly string[] {
    return [...this.#targets.keys()]
  }

  describe(): Readonly<Record<string, BrushingSets>> {
    return Object.fromEntries(
      [...this.#targets].map(([target, { filters, select, highlight }]) => [
        target,
        {
          filters: Object.fromEntries([...filters].map(([source, set]) => [source, set.toRanges()])),
          select: select.toRanges(),
          highlight: highlight.toRanges(),
        },
      ]),
    )
  }

  #setsOf(target: string): Sets {
    const known = this.#targets.get(target)
    if (known) return known
    const sets = { filters: new Map(), filter: IndexSet.empty, select: IndexSet.empty, highlight: IndexSet.empty }
    this.#targets.set(target, sets)
    return sets
  }
}
