import type { FailureView } from '@ivw/engine/protocol'
import { create } from 'zustand'
import type { EngineClient } from '../engine/client.ts'
import { sentence } from '../shell/notices.ts'
import { useStore } from '../store.ts'
import { nameOf } from '../ui/file-path.ts'

/** The last run of one script. */
export interface ScriptRun {
  readonly state: 'running' | 'succeeded' | 'failed'
  readonly milliseconds: number
  readonly failure?: FailureView | undefined
  /** What refused to run it at all. */
  readonly refusal?: string
  /** Entries of the log after this one, from the source `name`, are its output. */
  readonly after: number
  readonly name: string
}

export interface ScriptRuns {
  /** By the path of the script. */
  readonly runs: ReadonlyMap<string, ScriptRun>
  /** Whether a new run takes the place of what the ones before have printed. */
  readonly clears: boolean
}

export const useScriptRuns = create<ScriptRuns>(() => ({ runs: new Map(), clears: true }))

/** Runs a script, as it is in the editor when `source` is given; what it prints and how it ends is in `useScriptRuns`. */
export async function runScript(engine: EngineClient, path: string, source: string | undefined): Promise<void> {
  const { runs, clears } = useScriptRuns.getState()
  const before = runs.get(path)
  if (before?.state === 'running') return
  const name = nameOf(path)
  const started = { state: 'running' as const, milliseconds: 0, name, after: before && !clears ? before.after : lastEntry() }
  setRun(path, started)
  try {
    const { succeeded, milliseconds, failure } = await engine.request('runScript', { name, path, ...(source !== undefined && { source }) })
    setRun(path, { ...started, state: succeeded ? 'succeeded' : 'failed', milliseconds, failure })
  } catch (error) {
    setRun(path, { ...started, state: 'failed', refusal: sentence(error) })
  }
}

/** Forgets what a script has printed; one that runs goes on. */
export function clearScript(path: string): void {
  const run = useScriptRuns.getState().runs.get(path)
  if (run?.state === 'running') setRun(path, { ...run, after: lastEntry() })
  else setRun(path, undefined)
}

/** As Inviwo's editor says it. */
export function runWords(run: ScriptRun | undefined): string {
  if (!run) return ''
  if (run.state === 'running') return 'Running ...'
  return `${run.state === 'succeeded' ? 'Executed Successfully' : 'Failed'} (${duration(run.milliseconds)})`
}

export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds).toString()} ms` : `${(milliseconds / 1000).toFixed(2)} s`
}

const lastEntry = (): number => useStore.getState().logs.at(-1)?.id ?? 0

function setRun(path: string, run: ScriptRun | undefined): void {
  useScriptRuns.setState(({ runs }) => {
    const next = new Map(runs)
    if (run) next.set(path, run)
    else next.delete(path)
    return { runs: next }
  })
}
