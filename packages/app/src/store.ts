import type { EngineMessage } from '@ivw/engine/protocol'
import { create } from 'zustand'
import type { Disposable, EngineClient } from './engine/client.ts'
import { type AppState, emptyState } from './state/app-state.ts'
import { appendLogs, applyPatches, applySnapshot } from './state/apply-patches.ts'

export type { AppState }

/** `useStore(state => state.processors.get(identifier))`; outside of React `useStore.getState()`. */
export const useStore = create<AppState>(() => emptyState)

/** Keeps the store up to date with what an engine says. */
export function followEngine(engine: EngineClient): Disposable {
  return engine.onMessage(receive)
}

function receive(message: EngineMessage): void {
  if (message.kind === 'snapshot') useStore.setState(state => applySnapshot(state, message.snapshot))
  else if (message.kind === 'patch') useStore.setState(state => applyPatches(state, message.patches))
  else if (message.kind === 'log') useStore.setState(state => appendLogs(state, message.entries))
}

export function select(identifiers: Iterable<string>): void {
  const selection = new Set(identifiers)
  useStore.setState(state => (sameSet(state.selection, selection) ? state : { selection }))
}

/** Shows the network inside of a composite, or that of the workspace. */
export function enterLevel(level: string, selection: Iterable<string> = []): void {
  useStore.setState({ level, selection: new Set(selection) })
}

/** Selects what the engine is making, unless the user selects something else before it answers. */
export async function selectMade(making: Promise<readonly string[]>): Promise<void> {
  const before = useStore.getState().selection
  const made = new Set(await making)
  const others = new Set([...useStore.getState().selection].filter(identifier => !made.has(identifier)))
  if (sameSet(others, before)) select(made)
}

export function clearLogs(): void {
  useStore.setState({ logs: [], logsDropped: 0 })
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every(item => b.has(item))
}
