import { KeyRound, LoaderCircle, type LucideIcon, MonitorSmartphone, Unplug } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { useStore } from '../store.ts'
import { Button } from '../ui/button.tsx'
import './session-screen.css'

/** Covers the page while it is not the one that owns the workspace, and says how to go on. */
export function SessionScreen() {
  const engine = useEngine()
  const isLong = useLongLoss()
  const session = useStore(state => state.session)
  // A page that lost its server for a moment stays usable; one that never had a workspace has nothing to show.
  const opened = useStore(state => state.loaded && (state.session.state !== 'connecting' || state.processors.size > 0))
  const startsPython = useStore(state => state.loaded && state.python.state === 'starting')
  // No console is to be seen yet that could show why the engine does not start.
  const failure = useStore(state => state.logs.findLast(entry => entry.level === 'error' && entry.source === 'Engine')?.text)
  if (session.state === 'taken-over')
    return (
      <Screen
        icon={MonitorSmartphone}
        title="Open in another tab"
        text={session.message ?? 'This workspace is open in another tab or window.'}
      >
        <Button variant="primary" autoFocus onClick={() => engine.perform('takeOver', {})}>
          Use It Here
        </Button>
      </Screen>
    )
  if (session.state === 'disconnected' && !(session.retrying && !isLong))
    return (
      <Screen
        icon={Unplug}
        title="Not connected"
        text={
          session.retrying
            ? 'The server does not answer. Your changes are kept, and the page goes on by itself when it answers again. A server that was started anew has another address: open the one that it printed.'
            : (session.message ?? 'The server does not answer.')
        }
      >
        <Button variant="primary" autoFocus onClick={() => location.reload()}>
          Connect Again
        </Button>
      </Screen>
    )
  if (opened) return null
  if (failure !== undefined)
    return (
      <Screen icon={Unplug} title="The engine could not start" text={failure}>
        <Button variant="primary" onClick={() => location.reload()}>
          Reload the Page
        </Button>
      </Screen>
    )
  return (
    <Screen
      icon={LoaderCircle}
      title="Connecting"
      text={session.message ?? (startsPython ? 'Starting Python …' : 'Starting the engine …')}
    />
  )
}

/** Milliseconds: what is done while the server is away for so short is journalled when it is back. */
const shortLoss = 3000

function useLongLoss(): boolean {
  const lost = useStore(state => state.session.state === 'disconnected')
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!lost) return setLong(false)
    const timer = setTimeout(() => setLong(true), shortLoss)
    return () => clearTimeout(timer)
  }, [lost])
  return isLong
}

/** Shown instead of the page when its address lacks the token. */
export function NoTokenScreen() {
  return (
    <Screen
      icon={KeyRound}
      title="This address lacks its key"
      text="Open the whole address that the server printed at its start, with the part behind #token=. It lets this page, and no other, talk to the server."
    />
  )
}

function Screen({ icon: Icon, title, text, children }: { icon: LucideIcon; title: string; text: string; children?: ReactNode }) {
  return (
    <div className="session-screen" role="alertdialog" aria-label={title}>
      <Icon aria-hidden size={28} className={Icon === LoaderCircle ? 'spin' : undefined} />
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  )
}
