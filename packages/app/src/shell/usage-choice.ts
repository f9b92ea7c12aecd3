import type { UsageMode } from '@ivw/engine/protocol'
import { create } from 'zustand'
import { layout } from './layout.ts'

const key = 'ivw.usage'

function stored(): UsageMode {
  const value = typeof localStorage === 'undefined' ? null : localStorage.getItem(key)
  return value === 'application' ? 'application' : 'development'
}

/** Application mode is for who uses a network, not for who makes it: properties that were chosen for that, and pictures. */
export const useUsageChoice = create<{ readonly mode: UsageMode }>(() => ({ mode: stored() }))

export function chooseUsage(mode: UsageMode): void {
  if (mode === useUsageChoice.getState().mode) return
  localStorage.setItem(key, mode)
  useUsageChoice.setState({ mode })
  if (mode === 'application') layout.leaveDevelopment()
  else layout.returnToDevelopment()
}
