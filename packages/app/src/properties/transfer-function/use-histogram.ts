import type { EdgeView, HistogramView } from '@ivw/engine/protocol'
import { useEffect, useState } from 'react'
import { useEngine } from '../../engine/engine-context.ts'
import { type AppState, useStore } from '../../store.ts'

/** The values behind a property, asked anew when what stands before its processor has run. Undefined where there are none. */
export function useHistogram(path: string): HistogramView | undefined {
  const engine = useEngine()
  const [histogram, setHistogram] = useState<HistogramView>()

  useEffect(() => {
    let latest = 0
    const ask = () => {
      const request = ++latest
      engine.request('histogram', { path }).then(
        answer => request === latest && setHistogram(answer),
        // A processor without data has no histogram; the editor works without one.
        () => request === latest && setHistogram(undefined),
      )
    }
    ask()
    const [owner = ''] = path.split('.')
    const stop = useStore.subscribe((state, before) => {
      if (state.connections !== before.connections || upstreamRan(owner, state, before)) ask()
    })
    return () => {
      latest++
      stop()
    }
  }, [engine, path])

  return histogram
}

function upstreamRan(owner: string, state: AppState, before: AppState): boolean {
  if (state.processors === before.processors) return false
  return [...upstream(owner, state.connections)].some(identifier => {
    const status = state.processors.get(identifier)?.status
    return status?.state === 'success' && status !== before.processors.get(identifier)?.status
  })
}

/** Identifiers of all processors that a processor's inputs come from. */
export function upstream(identifier: string, connections: readonly EdgeView[]): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [identifier]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const { source, destination } of connections) {
      const [from = ''] = source.split('.')
      if (!destination.startsWith(`${next}.`) || found.has(from)) continue
      found.add(from)
      waiting.push(from)
    }
  return found
}
