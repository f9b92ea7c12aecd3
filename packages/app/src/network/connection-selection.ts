import type { EdgeView } from '@ivw/engine/protocol'
import { create } from 'zustand'
import { useStore } from '../store.ts'
import { edgeId } from './graph.ts'

const useSelected = create<ReadonlySet<string>>(() => new Set())

/** Which connections are selected; the engine does not know of it. */
export const selectedConnections = {
  mark(id: string, selected: boolean): void {
    const next = new Set(useSelected.getState())
    if (selected) next.add(id)
    else next.delete(id)
    useSelected.setState(next, true)
  },
  select(id: string): void {
    useSelected.setState(new Set([id]), true)
  },
  get connections(): readonly EdgeView[] {
    const selected = useSelected.getState()
    return useStore.getState().connections.filter(edge => selected.has(edgeId(edge)))
  },
}

export function useConnectionSelection(): ReadonlySet<string> {
  return useSelected()
}
