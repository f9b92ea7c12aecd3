import type { EnginePort } from './client.ts'

/** The engine in a Web Worker; `onCrash` hears of a worker that could not start or died. */
export function startWorker(onCrash: (message: string) => void): EnginePort {
  const worker = new Worker(new URL('../../../engine/src/browser/worker.ts', import.meta.url), { type: 'module', name: 'engine' })
  worker.onerror = event => onCrash(event.message || 'The engine could not be loaded.')
  return worker
}
