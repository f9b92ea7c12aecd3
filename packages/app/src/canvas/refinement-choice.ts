import { create } from 'zustand'
import type { EngineClient } from '../engine/client.ts'

const key = 'ivw.refinement'

/** Whether slow pictures are drawn coarsely while things change. Kept by the browser, as a theme is. */
export const useRefinement = create<{ readonly enabled: boolean }>(() => ({
  enabled: typeof localStorage === 'undefined' || localStorage.getItem(key) !== 'off',
}))

export function toggleRefinement(): void {
  const enabled = !useRefinement.getState().enabled
  localStorage.setItem(key, enabled ? 'on' : 'off')
  useRefinement.setState({ enabled })
}

/** Tells the engine, which starts with it enabled. */
export function sendRefinement(engine: EngineClient): void {
  const send = () => engine.perform('setRefinement', useRefinement.getState())
  if (!useRefinement.getState().enabled) send()
  useRefinement.subscribe(send)
}
