import { AppWindow, CircleCheck, CircleX, Cpu, LoaderCircle, type LucideIcon, Pause, RotateCw, Terminal, Unplug } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { menuEntry } from '../commands/menu-entry.ts'
import { useRunningSeconds } from '../network/use-running-seconds.ts'
import { usePage } from '../page-context.ts'
import { usePause } from '../python/pause.ts'
import { useStore } from '../store.ts'
import { Menu } from '../ui/menu.tsx'
import { chooseUsage, useUsageChoice } from './usage-choice.ts'
import './status-bar.css'

/** What runs, and on what; one line that never changes its height. */
export function StatusBar() {
  return (
    <footer className="status-bar">
      <RunningStatus />
      <span className="status-space" />
      <UsageStatus />
      <PausedStatus />
      <PythonAsks />
      <PythonStatus />
      <GpuStatus />
      <SessionStatus />
    </footer>
  )
}

function Item({ icon: Icon, tone, children, title }: { icon: LucideIcon; tone?: string; children: ReactNode; title?: string | undefined }) {
  return (
    <span className={`status-item ${tone ?? ''}`} title={title}>
      <Icon aria-hidden size={12} className={Icon === LoaderCircle ? 'spin' : undefined} />
      <span className="status-text">{children}</span>
    </span>
  )
}

function RunningStatus() {
  const { network } = usePage()
  const processors = useStore(state => state.processors)
  const { running, failed } = useMemo(() => {
    // A composite says what those inside of it say.
    const all = [...processors.values()].filter(({ composite }) => composite !== 'composite')
    return {
      running: all.filter(({ status }) => status.state === 'running'),
      failed: all.filter(({ status }) => status.state === 'error').length,
    }
  }, [processors])
  const seconds = useRunningSeconds(running.length > 0)
  const [first] = running
  if (first) {
    const { displayName, status } = first
    const percent = status.progress ? ` ${Math.round(status.progress.fraction * 100).toString()} %` : ''
    return (
      <>
        <Item icon={LoaderCircle} tone="status-running">
          {running.length === 1 ? `${displayName}${percent} ${status.progress?.text ?? ''}` : `${running.length.toString()} processors run`}
          {seconds !== undefined && `${running.length === 1 ? ' running' : ' for'} ${seconds.toString()} s`}
        </Item>
        <button type="button" className="status-button" onClick={() => network.cancel(running.map(({ identifier }) => identifier))}>
          Cancel
        </button>
      </>
    )
  }
  if (failed > 0)
    return (
      <Item icon={CircleX} tone="status-error">
        {failed === 1 ? '1 processor failed' : `${failed.toString()} processors failed`}
      </Item>
    )
  return <Item icon={CircleCheck}>Ready</Item>
}

/** The way back from application mode. */
function UsageStatus() {
  const mode = useUsageChoice(state => state.mode)
  if (mode === 'development') return null
  return (
    <button type="button" className="status-button" onClick={() => chooseUsage('development')}>
      <AppWindow aria-hidden size={12} /> Application mode – to development
    </button>
  )
}

function PausedStatus() {
  const { commands } = usePage()
  const paused = usePause(state => state.paused)
  if (!paused) return null
  return (
    <button type="button" className="status-button status-warning" onClick={() => commands.get('python.pause').run()}>
      <Pause aria-hidden size={12} /> Paused – resume
    </button>
  )
}

const pythonWords = {
  off: 'Python is left out',
  refused: 'Python was refused',
  starting: 'Python starts',
  ready: 'Python',
  stopped: 'Python stopped',
  asking: 'Python stopped again',
}

function PythonStatus() {
  const { commands } = usePage()
  const python = useStore(state => state.python)
  const ready = python.state === 'ready'
  const bad = python.state === 'refused' || python.state === 'stopped' || python.state === 'asking'
  const { reason } = python
  const text = ready ? `Python ${python.version ?? ''}` : pythonWords[python.state]
  const title = [python.reason, python.interpreter, python.numpy && `NumPy ${python.numpy}`].filter(Boolean).join('\n')
  return (
    <Menu
      trigger={
        <button type="button" className={`status-button ${bad ? 'status-error' : ''}`} title={title}>
          {python.state === 'starting' && <LoaderCircle aria-hidden size={12} className="spin" />}
          {bad && <CircleX aria-hidden size={12} />}
          <span className="status-text">{bad && reason ? (reason.startsWith('No Python') ? reason : `${text}: ${reason}`) : text}</span>
        </button>
      }
      items={[
        python.state === 'off' ? 'python.turnOn' : 'python.restart',
        'python.interpreter',
        'python.pause',
        'python.new',
        'view.console',
      ].map(id => menuEntry(commands.get(id)))}
    />
  )
}

/** It ended too often: the user says when it starts again. Or it cannot start: the user says with what it can. */
function PythonAsks() {
  const { commands } = usePage()
  const state = useStore(({ python }) => python.state)
  if (state === 'refused')
    return (
      <button type="button" className="status-button status-warning status-action" onClick={() => commands.get('python.interpreter').run()}>
        <Terminal aria-hidden size={12} /> Choose Interpreter…
      </button>
    )
  if (state !== 'asking') return null
  return (
    <button type="button" className="status-button status-warning status-action" onClick={() => commands.get('python.restart').run()}>
      <RotateCw aria-hidden size={12} /> Start Python again
    </button>
  )
}

function GpuStatus() {
  const gpu = useStore(state => state.gpu)
  const words = { starting: 'GPU starts', ready: gpu.backend, lost: 'GPU lost, recovering', none: 'No GPU' }
  return (
    <Item
      icon={gpu.state === 'lost' ? LoaderCircle : Cpu}
      tone={gpu.state === 'lost' || gpu.state === 'none' ? 'status-error' : ''}
      title={gpu.message}
    >
      {words[gpu.state]}
    </Item>
  )
}

function SessionStatus() {
  const session = useStore(state => state.session)
  if (session.state === 'connected') return null
  return (
    <Item icon={session.state === 'connecting' ? LoaderCircle : Unplug} tone="status-warning" title={session.message}>
      {session.state === 'connecting' ? 'Connecting' : 'Not connected'}
    </Item>
  )
}
