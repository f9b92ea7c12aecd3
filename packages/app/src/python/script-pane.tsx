import type { LogEntry } from '@ivw/engine/protocol'
import { Eraser, ListX, Play, Square } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { FrameLinks } from '../console/frame-links.tsx'
import { useEngine } from '../engine/engine-context.ts'
import { usePage } from '../page-context.ts'
import { useStore } from '../store.ts'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { RemedyButton } from './remedy-button.tsx'
import { clearScript, runScript, runWords, type ScriptRun, useScriptRuns } from './script-run.ts'
import './script-pane.css'

/** Runs the file as a script on the network, as it is in the editor. F5 anywhere in the editor does the same. */
export function RunScriptButton({ path }: { path: string }) {
  const engine = useEngine()
  const { editor } = usePage()
  const button = useRef<HTMLSpanElement>(null)
  const running = useScriptRuns(state => state.runs.get(path)?.state === 'running')
  const start = useCallback(() => void runScript(engine, path, editor.stateOf(path)?.doc.toString()), [engine, editor, path])
  useRunKey(button, start)
  return (
    <span ref={button}>
      <IconButton icon={Play} label="Run as script" shortcut="F5" disabled={running} onClick={start} />
    </span>
  )
}

/** Below the code once it has run as a script: how that went, and what it printed. */
export function ScriptPane({ path }: { path: string }) {
  const run = useScriptRuns(state => state.runs.get(path))
  if (!run) return null
  return (
    <section className="script-pane" aria-label="Script">
      <Bar path={path} run={run} />
      <Output run={run} />
    </section>
  )
}

function Bar({ path, run }: { path: string; run: ScriptRun }) {
  const engine = useEngine()
  const clears = useScriptRuns(state => state.clears)
  const running = run.state === 'running'
  return (
    <div className="script-bar" role="toolbar" aria-label="Run">
      <IconButton icon={Square} label="Stop" disabled={!running} onClick={() => engine.perform('interruptPython', {})} />
      <IconButton icon={Eraser} label="Clear output" onClick={() => clearScript(path)} />
      <IconButton
        icon={ListX}
        label="Clear output on every run"
        pressed={clears}
        onClick={() => useScriptRuns.setState({ clears: !clears })}
      />
      <span className={classes('script-state', `script-${run.state}`)} role="status">
        {runWords(run)}
      </span>
    </div>
  )
}

/** Everything of its source since it began; the console has the same beside all else. */
function Output({ run }: { run: ScriptRun }) {
  const box = useRef<HTMLDivElement>(null)
  const logs = useStore(state => state.logs)
  const lines = useMemo(() => logs.filter(({ id, source }) => id > run.after && source === run.name), [logs, run.after, run.name])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest line is shown whenever one is added
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
  }, [lines.length])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must scroll by keyboard
    <div ref={box} className="script-output" role="log" aria-label="Output of the script" tabIndex={0}>
      {lines.map(line => (
        <Line key={line.id} line={line} />
      ))}
      {run.refusal !== undefined && <p className="script-line script-line-error">{run.refusal}</p>}
    </div>
  )
}

function Line({ line: { level, text, traceback, frames = [] } }: { line: LogEntry }) {
  const innermost = frames.at(-1)
  return (
    <div className={classes('script-line', `script-line-${level}`)}>
      <span>{(traceback ?? text).trimEnd()}</span> {innermost && <FrameLinks frame={innermost} />}
      <RemedyButton text={text} />
    </div>
  )
}

/** Outside of the editor F5 stays the browser's. */
function useRunKey(inside: { readonly current: HTMLElement | null }, run: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isHere = event.target instanceof Node && inside.current?.closest('.python-editor')?.contains(event.target)
      if (event.key !== 'F5' || event.ctrlKey || event.shiftKey || event.altKey || event.metaKey || !isHere) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [inside, run])
}
