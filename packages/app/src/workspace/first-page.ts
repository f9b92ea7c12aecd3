import { useEffect } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { usePage } from '../page-context.ts'
import { useStore } from '../store.ts'
import { readWorkspaceLists } from './recent-workspaces.ts'
import { showsAtStart } from './start-page-choice.ts'

/** Lists of workspaces for the menus; and the start page, for a page that begins with nothing open. */
export function FirstPage(): null {
  const engine = useEngine()
  const { commands } = usePage()
  const connected = useStore(state => state.session.state === 'connected')
  const path = useStore(state => state.workspace.path)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is opened or saved becomes the most recent one
  useEffect(() => {
    if (connected) void readWorkspaceLists(engine)
  }, [connected, engine, path])
  useEffect(() => {
    if (!connected || begun.has(engine)) return
    begun.add(engine)
    if (!isNothingOpen() || !showsAtStart()) return
    // What earlier sessions left unsaved is asked about first, and alone.
    engine.request('unsaved', {}).then(
      ({ entries }) => {
        if (isNothingOpen() && !entries.some(({ state }) => state === 'unsaved')) commands.get('file.start').run()
      },
      () => undefined, // It is in the File menu.
    )
  }, [connected, engine, commands])
  return null
}

const begun = new WeakSet<object>()

function isNothingOpen(): boolean {
  const { processors, workspace } = useStore.getState()
  return processors.size === 0 && workspace.path === undefined
}
