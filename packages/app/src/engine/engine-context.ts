import { createContext, useContext } from 'react'
import type { EngineClient } from './client.ts'

export const EngineContext = createContext<EngineClient | undefined>(undefined)

/** The engine of this page. */
export function useEngine(): EngineClient {
  const engine = useContext(EngineContext)
  if (!engine) throw new Error('useEngine stands outside of EngineContext')
  return engine
}
