import { useEffect } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { usePage } from '../page-context.ts'
import { useStore } from '../store.ts'

/** Once a workspace is open, the user is asked about changes that earlier sessions left unsaved. */
export function Recovery(): null {
  const engine = useEngine()
  const { commands } = usePage()
  const connected = useStore(state => state.session.state === 'connected')
  useEffect(() => {
    if (!connected || askedIn.has(engine)) return
    askedIn.add(engine)
    engine.request('unsaved', {}).then(
      ({ entries }) => {
        if (entries.some(({ state }) => state === 'unsaved')) commands.get('file.recover').run()
      },
      () => askedIn.delete(engine), // The connection was lost again; the next one asks.
    )
  }, [connected, engine, commands])
  return null
}

const askedIn = new WeakSet<object>()
