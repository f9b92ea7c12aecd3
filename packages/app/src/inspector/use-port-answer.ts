import { useEffect, useState } from 'react'
import type { EngineClient } from '../engine/client.ts'
import { useEngine } from '../engine/engine-context.ts'
import { upstream } from '../properties/transfer-function/use-histogram.ts'
import { type AppState, useStore } from '../store.ts'
import type { InspectedPort } from './open-inspectors.ts'

export interface PortAnswer<T> {
  readonly value: T | undefined
  /** Why there is none. */
  readonly problem: string | undefined
}

/**
 * What the engine says of a port, asked anew when the processors before it have run. One question at a time: while one is
 * answered, later ones are the last one. `key` says what is asked; the answer to another question stays until the new one is there.
 */
export function usePortAnswer<T>(port: InspectedPort, key: string, ask: (engine: EngineClient) => Promise<T>): PortAnswer<T> {
  const engine = useEngine()
  const [answer, setAnswer] = useState<PortAnswer<T>>({ value: undefined, problem: undefined })
  const { path, direction } = port

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is asked
  useEffect(() => {
    let current = true
    let asking = false
    let again = false
    const question = async () => {
      again = asking
      if (asking) return
      asking = true
      try {
        const value = await ask(engine)
        if (current) setAnswer({ value, problem: undefined })
      } catch (error) {
        if (current) setAnswer({ value: undefined, problem: error instanceof Error ? error.message : String(error) })
      }
      asking = false
      if (again && current) void question()
    }
    void question()
    const stop = useStore.subscribe((state, before) => {
      if (state.connections !== before.connections || hasRun({ path, direction }, state, before)) void question()
    })
    return () => {
      current = false
      stop()
    }
  }, [engine, path, direction, key])

  return answer
}

function hasRun({ path, direction }: InspectedPort, state: AppState, before: AppState): boolean {
  if (state.processors === before.processors) return false
  const [owner = ''] = path.split('.')
  const makers = direction === 'out' ? [owner] : [...upstream(owner, state.connections)]
  return makers.some(identifier => {
    const status = state.processors.get(identifier)?.status
    return status?.state === 'success' && status !== before.processors.get(identifier)?.status
  })
}
